"""The workspace's clock and time travel."""

import gc
import weakref
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.web.async_client import AsyncWebClient

from playground.acts.travel import LONGEST_WAIT, CoachHooks, a_month_later, later
from playground.clock import Clock, Stopwatch
from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import MONDAY_MORNING

THURSDAY = 26
ZONES = ("Europe/London", "Europe/Stockholm", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu")

moments = st.builds(
    lambda moment, zone: moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)),
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),  # noqa: DTZ001 - made aware above
    st.sampled_from(ZONES),
)


class Coach:
    """Says something in Ada's DM at each planned moment; the last one only once."""

    def __init__(self, playground: Playground, client: AsyncWebClient, *plan: datetime) -> None:
        self.plan, self._playground, self._client = list(plan), playground, client
        playground.coach = CoachHooks(self.next_send, self.tick)

    async def next_send(self) -> datetime | None:
        return min(self.plan, default=None)

    async def tick(self) -> None:
        now = self._playground.clock.now()
        for due in [moment for moment in self.plan if moment <= now]:
            self.plan.remove(due)
            await self._client.chat_postMessage(channel="U0ADA0000", text=f"It is {due:%a %H:%M}")


async def test_journey_stops_wherever_something_is_planned(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    friday, next_friday = (MONDAY_MORNING + timedelta(days=d, hours=7) for d in (4, 11))
    Coach(playground, client, friday, next_friday)
    await ada.travel("week")

    assert [m.text for m in ada.messages()] == ["It is Fri 16:00"]
    assert ada.messages()[0].ts.startswith(str(int(friday.timestamp())))
    assert playground.clock.now() == MONDAY_MORNING + timedelta(days=7)


async def test_next_goes_to_the_next_message(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    friday = MONDAY_MORNING + timedelta(days=4, hours=7)
    Coach(playground, client, friday)
    await ada.travel("next")

    assert playground.clock.now() == friday
    with pytest.raises(AssertionError, match="Nothing is planned"):
        await ada.travel("next")


async def test_a_journey_to_a_message_ends_where_none_has_come_by_then(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    friday, next_friday = (MONDAY_MORNING + timedelta(days=d, hours=7) for d in (4, 11))
    saturday = friday + timedelta(days=1)
    Coach(playground, client, friday, next_friday)

    assert await ada.travel_to_message(saturday)
    assert playground.clock.now() == friday
    assert not await ada.travel_to_message(saturday)
    assert playground.clock.now() == saturday
    assert [m.text for m in ada.messages()] == ["It is Fri 16:00"]


async def test_next_is_now_where_a_clock_that_runs_has_passed_it(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    playground.clock.running = True
    Coach(playground, client, MONDAY_MORNING - timedelta(seconds=1))
    await ada.travel("next")

    assert [m.text for m in ada.messages()] == ["It is Mon 08:59"]
    assert playground.clock.now() < MONDAY_MORNING + timedelta(hours=1)


async def test_next_passes_over_moments_at_which_nothing_is_said(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    coach = Coach(playground, client, *(MONDAY_MORNING + timedelta(days=d) for d in (1, 2)))

    async def say_nothing_the_first_time() -> None:
        if playground.clock.now() < MONDAY_MORNING + timedelta(days=2):
            coach.plan.pop(0)
        else:
            await coach.tick()

    playground.coach = CoachHooks(coach.next_send, say_nothing_the_first_time)
    await ada.travel("next")

    assert playground.clock.now() == MONDAY_MORNING + timedelta(days=2)


class Moods(Coach):
    """A coach whose greeting on the fourth day is another one than on the other days."""

    async def tick(self) -> None:
        now = self._playground.clock.now()
        for due in [moment for moment in self.plan if moment <= now]:
            self.plan.remove(due)
            mood = "How are you" if due.day == THURSDAY else "Good morning on day"
            await self._client.chat_postMessage(channel="U0ADA0000", text=f"{mood} {due.day}")


async def test_new_goes_past_what_was_said_before_to_what_was_not(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    mornings = [MONDAY_MORNING + timedelta(days=d) for d in range(1, 60)]
    Moods(playground, client, *mornings)

    await ada.travel("new")
    assert [m.text for m in ada.messages()] == ["Good morning on day 24"]
    await ada.travel("new")
    assert ada.messages()[-1].text == f"How are you {THURSDAY}"
    assert playground.clock.now() == MONDAY_MORNING + timedelta(days=3)

    await ada.travel("new")
    assert playground.clock.now() == MONDAY_MORNING + timedelta(days=3) + LONGEST_WAIT
    with pytest.raises(AssertionError, match="Nothing is planned"):
        await ada.travel("new")


async def test_a_month_on_is_the_same_day_and_hour_of_the_next(
    playground: Playground, ada: Actor
) -> None:
    await ada.travel("month")

    assert playground.clock.now() == datetime(2026, 12, 23, 9, tzinfo=UTC)


@given(moments)
def test_a_month_later_is_in_the_next_month_at_the_same_time_on_the_wall(local: datetime) -> None:
    there = a_month_later(local)

    assert (there.month - local.month) % 12 == 1
    assert there.time() == local.time()
    assert there.day == local.day or (there + timedelta(days=1)).day == 1


async def test_the_page_announces_when_the_coach_speaks_not_when_it_works(
    playground: Playground,
) -> None:
    saturday, monday = MONDAY_MORNING + timedelta(days=5), MONDAY_MORNING + timedelta(days=7)

    async def at(moment: datetime) -> datetime | None:
        return moment

    async def tick() -> None: ...

    playground.coach = CoachHooks(partial(at, saturday), tick, partial(at, monday))
    async with ClientSession(playground.url) as session, session.get("/_/state") as answer:
        clock = (await answer.json())["clock"]

    assert datetime.fromisoformat(clock["next_send"]) == monday


async def test_coach_that_plans_the_past_forever_does_not_hold_the_journey(
    playground: Playground, ada: Actor
) -> None:
    async def always_overdue() -> datetime | None:
        return MONDAY_MORNING

    async def tick() -> None: ...

    playground.coach = CoachHooks(always_overdue, tick)
    await ada.travel("day")

    assert playground.clock.now() == MONDAY_MORNING + timedelta(days=1)


@pytest.mark.parametrize("to", ["yesterday", "2026-11-24", "2026-11-24T09:00"])
async def test_place_in_time_must_be_an_instant(ada: Actor, to: str) -> None:
    with pytest.raises(AssertionError, match="date and time with its zone"):
        await ada.travel(to)


async def test_time_goes_forward_only(ada: Actor) -> None:
    with pytest.raises(AssertionError, match="only goes forward"):
        await ada.travel("2026-11-22T09:00+00:00")


def test_clock_refuses_to_go_back_and_needs_a_zone() -> None:
    clock = Clock(MONDAY_MORNING, running=False)

    with pytest.raises(ValueError, match="only goes forward"):
        clock.travel_to(MONDAY_MORNING - timedelta(seconds=1))
    with pytest.raises(ValueError, match="with a time zone"):
        Clock(datetime(2026, 11, 23))  # noqa: DTZ001 - that is what is refused


def test_running_clock_runs_on_from_where_it_was_set() -> None:
    stopwatch = Stopwatch(lambda: 0.0)
    clock = Clock(MONDAY_MORNING, elapsed=stopwatch)
    stopwatch.advance(5)
    clock.travel_to(MONDAY_MORNING + timedelta(days=1))
    stopwatch.advance(7)

    assert clock.now() == MONDAY_MORNING + timedelta(days=1, seconds=7)


@given(moments)
def test_a_day_later_shows_the_same_time_on_the_wall(local: datetime) -> None:
    assert later(local, 1).replace(tzinfo=None) == local.replace(tzinfo=None) + timedelta(days=1)


async def test_a_playground_that_has_stopped_keeps_no_coach_alive(
    playground: Playground, client: AsyncWebClient
) -> None:
    coach = weakref.ref(Coach(playground, client, MONDAY_MORNING))
    await client.api_test()

    await playground.stop()

    gc.collect()
    assert coach() is None

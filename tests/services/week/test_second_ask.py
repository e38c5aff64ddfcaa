"""Asked a second time: once, on a day that fits, and never for what was answered or put off."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.weeks import SECOND, CheckInKind, Rhythm, Slot, Week, at_local, occasion_of
from bot.domain.calendar.working_days import Absence, WorkingDays
from bot.domain.delivery.delivery import LEASE, Delivery, NotDeliveredError
from bot.domain.delivery.moment import Seen, last_day_for
from bot.domain.plan.case import CaseDraft
from bot.domain.week.check_in import PlanCheckIn, ReviewCheckIn, SecondAsk
from bot.domain.week.second_ask import second_due
from bot.services.coach import Coach
from tests.services.engine import (
    ADA,
    FRIDAY,
    MONDAY,
    DirectMessages,
    Hands,
    Londoners,
    Statuses,
    live_until,
)
from tests.speeds import few

A_DAY = timedelta(days=1)
AN_HOUR = timedelta(hours=1)
A_WEEK = timedelta(weeks=1)
BOTH: frozenset[CheckInKind] = frozenset({"plan", "review"})
TWICE = Rhythm(stopped=frozenset({"nudge"}), asks_twice=BOTH)
ZONES = sorted(available_timezones())

Act = Callable[[Coach], Awaitable[object]]


@pytest.fixture
async def coach(coach: Coach) -> Coach:
    """Ada wants to be asked once more when she does not answer."""
    await coach.cases.aim(ADA, CaseDraft("Staff Engineer"), TWICE)
    return coach


def seconds(dms: DirectMessages) -> list[type[object]]:
    return [type(one.about) for one in dms.to(ADA) if isinstance(one, SecondAsk)]


async def test_a_plan_that_nobody_answered_comes_once_more_the_next_day(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    sent_at = await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert sent_at == [MONDAY, MONDAY + A_DAY]
    assert seconds(dms) == [PlanCheckIn]


async def test_it_is_left_at_that_for_whoever_did_not_choose_it(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.choose(ADA, Rhythm())

    await live_until(coach, clock, FRIDAY + A_WEEK)

    assert seconds(dms) == []


ACTS: dict[str, Act] = {
    "sets a goal": lambda coach: coach.goals.commit(ADA, "get the design doc reviewed"),
    "puts it off": lambda coach: coach.schedule.snooze(ADA, "plan", "hour"),
    "skips the week": lambda coach: coach.schedule.skip(ADA, "plan"),
    "pauses": lambda coach: coach.schedule.pause(ADA, (MONDAY + 2 * A_DAY).date()),
    "stops it": lambda coach: coach.schedule.stop(ADA, "plan"),
    "wants it once": lambda coach: coach.second_asks.choose(ADA, "plan", twice=False),
    "has nothing to say": lambda coach: coach.second_asks.settle(ADA, "plan"),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=list(ACTS))
@pytest.mark.parametrize(
    "after", few([AN_HOUR, timedelta(hours=23)], AN_HOUR), ids=["soon", "just before"]
)
async def test_whoever_reacted_is_not_asked_again(
    coach: Coach, clock: Hands, dms: DirectMessages, act: Act, after: timedelta
) -> None:
    await live_until(coach, clock, MONDAY)
    clock.at = MONDAY + after

    await act(coach)
    await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert seconds(dms) == []


@pytest.mark.parametrize("act", few(ACTS.values(), ACTS["sets a goal"]), ids=list(ACTS))
async def test_nor_whoever_reacts_while_slack_refuses_the_second(
    coach: Coach, clock: Hands, dms: DirectMessages, act: Act
) -> None:
    await live_until(coach, clock, MONDAY)
    clock.at = MONDAY + A_DAY
    dms.faults.append(NotDeliveredError("ratelimited", is_permanent=False, retry_after=60))
    await coach.deliveries.tick()

    await act(coach)
    await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert seconds(dms) == []


async def test_a_friday_goes_into_mondays_message_since_nobody_works_at_the_weekend(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.stop(ADA, "plan")
    await coach.schedule.resume(ADA, "plan")
    clock.at = FRIDAY - AN_HOUR

    sent_at = await live_until(coach, clock, MONDAY + A_WEEK)

    assert sent_at == [FRIDAY, MONDAY + A_WEEK]
    (_, plan) = dms.to(ADA)
    assert isinstance(plan, PlanCheckIn)
    assert plan.look_back == Week(MONDAY.date())


async def test_monday_does_not_look_back_at_a_friday_that_was_answered(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await live_until(coach, clock, FRIDAY)
    await coach.wins.capture(ADA, "fixed the login page")

    await live_until(coach, clock, MONDAY + A_WEEK)

    assert [one.look_back for one in dms.to(ADA) if isinstance(one, PlanCheckIn)] == [None, None]


async def test_who_works_on_saturday_hears_of_friday_there_and_not_on_monday_again(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.work_on(ADA, frozenset(range(6)), "")
    await coach.goals.commit(ADA, "get the design doc reviewed", week_of=MONDAY.date())

    sent_at = await live_until(coach, clock, MONDAY + A_WEEK)

    assert sent_at == [MONDAY, FRIDAY, FRIDAY + A_DAY, MONDAY + A_WEEK]
    assert seconds(dms) == [ReviewCheckIn]
    assert [one.look_back for one in dms.to(ADA) if isinstance(one, PlanCheckIn)] == [None, None]


async def test_a_week_that_was_told_before_friday_has_been_answered(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.work_on(ADA, frozenset(range(6)), "")
    await live_until(coach, clock, MONDAY)
    change = await coach.goals.commit(ADA, "get the design doc reviewed")
    await coach.goals.finish(ADA, change.goal.id)
    await coach.wins.capture(ADA, "fixed the login page")

    await live_until(coach, clock, MONDAY + A_WEEK)

    assert seconds(dms) == []


async def test_a_day_off_in_between_is_waited_for_and_a_week_off_lets_it_go(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await live_until(coach, clock, MONDAY)
    one_day = frozenset(range(5)) - {1}
    await coach.schedule.work_on(ADA, one_day, "")

    first = await live_until(coach, clock, FRIDAY - AN_HOUR)
    only_mondays = frozenset({0})
    await coach.schedule.work_on(ADA, only_mondays, "")
    rest = await live_until(coach, clock, FRIDAY + A_WEEK - AN_HOUR)

    assert first == [MONDAY + 2 * A_DAY]
    assert rest == [FRIDAY, MONDAY + A_WEEK]
    assert dms.notes == [""] * 4


async def test_after_an_outage_it_does_not_come_too_late_and_nobody_is_told(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await live_until(coach, clock, MONDAY)
    clock.at = FRIDAY - AN_HOUR

    await live_until(coach, clock, FRIDAY)

    assert seconds(dms) == []
    assert dms.notes == ["", ""]


async def test_a_vacation_status_lets_it_go(
    coach: Coach, clock: Hands, dms: DirectMessages, statuses: Statuses
) -> None:
    await live_until(coach, clock, MONDAY)
    statuses.says = Seen(away_until=MONDAY + 5 * A_DAY)

    await live_until(coach, clock, MONDAY + 3 * A_DAY + 12 * AN_HOUR)

    assert seconds(dms) == []


async def test_do_not_disturb_is_waited_for_within_the_window(
    coach: Coach, clock: Hands, dms: DirectMessages, statuses: Statuses
) -> None:
    await live_until(coach, clock, MONDAY)
    statuses.says = Seen(quiet_until=MONDAY + A_DAY + 3 * AN_HOUR)

    sent_at = await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert sent_at == [MONDAY + A_DAY + 3 * AN_HOUR]
    assert seconds(dms) == [PlanCheckIn]


async def test_whoever_moves_in_between_is_asked_by_the_new_clock_once(
    coach: Coach, clock: Hands, dms: DirectMessages, london: Londoners
) -> None:
    await live_until(coach, clock, MONDAY)
    london.zone = "America/New_York"

    sent_at = await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert sent_at == [MONDAY + A_DAY + 5 * AN_HOUR]
    assert seconds(dms) == [PlanCheckIn]


async def test_it_is_one_of_the_two_a_day_and_gives_way(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    tuesday = Slot(1, time(9, 0))
    soon = CaseDraft("Staff Engineer", decision_on=MONDAY.date() + A_WEEK + A_DAY)
    await coach.cases.aim(ADA, soon, Rhythm(review=tuesday, asks_twice=BOTH))
    await coach.schedule.skip_nudges(ADA)
    await live_until(coach, clock, MONDAY)
    await coach.schedule.look_again(ADA)

    await live_until(coach, clock, MONDAY + A_DAY + 10 * AN_HOUR)
    on_tuesday = [type(one).__name__ for one in dms.to(ADA)[1:]]
    await live_until(coach, clock, MONDAY + 2 * A_DAY + 10 * AN_HOUR)

    assert sorted(on_tuesday) == ["NudgeNote", "ReviewCheckIn"]
    assert [type(one).__name__ for one in dms.to(ADA)[3:]] == ["SecondAsk", "SecondAsk"]


async def test_chosen_in_the_message_it_counts_for_that_one_already(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    await coach.schedule.choose(ADA, Rhythm(stopped=frozenset({"nudge"})))
    await live_until(coach, clock, MONDAY)

    again_at = await coach.second_asks.choose(ADA, "plan", twice=True)
    await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert again_at == MONDAY + A_DAY
    assert seconds(dms) == [PlanCheckIn]


async def test_of_a_first_whose_outcome_was_unknown_there_is_one_second(
    coach: Coach, clock: Hands, dms: DirectMessages
) -> None:
    clock.at = MONDAY
    dms.faults.append(RuntimeError("the process went away"))
    await coach.deliveries.tick()
    clock.go(LEASE)

    await live_until(coach, clock, FRIDAY - AN_HOUR)

    assert seconds(dms) == [PlanCheckIn]


weekdays = st.frozensets(st.integers(0, 6), min_size=1)
slots = st.builds(Slot, st.integers(0, 6), st.times().map(lambda at: at.replace(microsecond=0)))


@given(
    st.sampled_from(["plan", "review"]),
    slots,
    weekdays,
    st.sampled_from(ZONES),
    st.dates(date(2026, 1, 1), date(2030, 12, 1)),
    st.integers(0, 5),
)
def test_in_every_zone_it_comes_on_a_working_day_while_the_question_is_of_use(
    kind: CheckInKind, slot: Slot, weekdays: frozenset[int], zone: str, day: date, away: int
) -> None:
    tz = ZoneInfo(zone)
    rhythm = Rhythm(plan=slot, review=slot, asks_twice=BOTH, weekdays=weekdays)
    sent_on = day + timedelta(days=(slot.weekday - day.weekday()) % 7)
    working = WorkingDays(weekdays, away=(Absence(sent_on + A_DAY, sent_on + away * A_DAY),))
    first = Delivery("", ADA, kind, occasion_of(kind, at_local(sent_on, slot.at, tz), tz))

    due = second_due(first, sent_on, rhythm, working, tz)

    last_on = last_day_for(first, rhythm)
    assert last_on
    days = [sent_on + ahead * A_DAY for ahead in range(1, (last_on - sent_on).days + 1)]
    fitting = [one for one in days if working.includes(one)]
    if not fitting:
        assert due is None
        return
    assert due
    assert due.kind == SECOND[kind]
    assert due.next_due_at == at_local(fitting[0], slot.at, tz)
    assert due.next_due_at.tzinfo is UTC

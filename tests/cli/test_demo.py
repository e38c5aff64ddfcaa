"""The demo's story, as somebody lives through it who presses the buttons of its time bar."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time

import pytest

from bot.app import running
from bot.cli import demo_play
from bot.cli.demo import ADAS_CAST, LIVED, connected, demo_settings, live, with_play
from bot.cli.demo_play import ENDED_EARLY, NOT_THIS_TIME, OVER, PACE, SAID, SILENCE, YES
from bot.cli.demo_story import tell_story
from bot.domain.commands import CommandNames
from bot.domain.member import Member
from bot.domain.wins.win import WinFilter
from bot.services.coach import Coach
from handlers.manifest import manifest_for
from playground.clock import Clock
from playground.people import ADA, MARTA, TEAM_ID
from playground.server import Playground
from playground.testkit import Actor
from tests.speeds import few
from tests.stories import generous

START = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
HALF_A_YEAR = timedelta(days=182)
MOST_PRESSES = 20
LEAST = 5
MOST_OPEN = 1
LAST_TALKED, MOST_WEEKS = r"You and (\w+) last talked (\d+) weeks ago", 10
WEEKEND = {5, 6}
SUNDAY = datetime(2026, 11, 29, 15, 0, tzinfo=UTC)
LEAP_DAY = datetime(2028, 2, 29, 9, 30, tzinfo=UTC)
BOXING_WEEK = datetime(2027, 1, 14, 9, 30, tzinfo=UTC)
"""Twenty days after Christmas Day."""

LEAST_WATCHED, MOST_WATCHED = timedelta(seconds=40), timedelta(seconds=70)
MOST_WORKED = timedelta(seconds=20)
"""Of a processor; together with the waits half a year takes about a minute and a half."""

THERE = Member(TEAM_ID, ADA.id)


@dataclass(frozen=True)
class Demo:
    """The workspace and the coach in it."""

    playground: Playground
    coach: Coach

    @property
    def ada(self) -> Actor:
        return self.playground.actor(ADA.id)


@asynccontextmanager
async def opened_demo(
    folder: Path,
    start: datetime = START,
    *,
    lived: bool = False,
    pace: timedelta = timedelta(0),
) -> AsyncIterator[Demo]:
    """What `nextrung demo` opens, with a clock that stands still.

    Ada has `lived` through the weeks before it, or nobody has ever answered the coach.
    """
    clock = Clock(start - LIVED if lived else start, running=False)
    async with AsyncExitStack() as stack:
        playground = Playground(manifest_for(CommandNames()), clock=clock, limits=generous())
        await playground.start()
        stack.push_async_callback(playground.stop)
        settings = demo_settings(playground, folder / "demo.db")
        coach = await stack.enter_async_context(running(settings, clock.now))
        await stack.enter_async_context(connected(coach, playground))
        if lived:
            decided_on = await live(coach, playground, start)
            playground.coach = with_play(playground, decided_on, pace)
        else:
            await tell_story(coach.database, coach.coach, ADAS_CAST)
        yield Demo(playground, coach.coach)


async def announced_at(playground: Playground) -> datetime | None:
    """What the page says will come next."""
    hooks = playground.coach
    return await hooks.speaks_at() if hooks and hooks.speaks_at else None


@pytest.mark.slow
async def test_half_a_year_takes_at_most_twenty_presses_of_what_is_new(tmp_path: Path) -> None:
    async with opened_demo(tmp_path) as demo:
        ada, playground, presses = demo.ada, demo.playground, 0
        while playground.clock.now() < START + HALF_A_YEAR:
            await ada.open_home()
            await ada.travel("new")
            presses += 1

    assert LEAST < presses <= MOST_PRESSES


@pytest.mark.parametrize("looks_in", [True, pytest.param(False, marks=pytest.mark.slow)])
async def test_what_is_announced_as_next_is_what_comes_next(
    tmp_path: Path, *, looks_in: bool
) -> None:
    async with opened_demo(tmp_path) as demo:
        ada, playground = demo.ada, demo.playground
        announced: list[datetime | None] = []
        arrived: list[datetime] = []
        while playground.clock.now() < START + HALF_A_YEAR / 4:
            if looks_in:
                await ada.open_home()
            announced.append(await announced_at(playground))
            if announced[-1] is None:
                break
            await ada.travel("next")
            arrived.append(playground.clock.now())

    assert len(arrived) > LEAST
    assert announced[: len(arrived)] == arrived


@pytest.mark.parametrize("start", [SUNDAY, LEAP_DAY, BOXING_WEEK])
async def test_three_weeks_were_answered_and_every_meeting_is_on_a_working_day(
    tmp_path: Path, start: datetime
) -> None:
    async with opened_demo(tmp_path, start, lived=True) as demo:
        words = "\n".join(map(demo.ada.reads, demo.ada.messages()))
        posted = demo.ada.messages("ada-marta-1-1")
        [talk] = await demo.coach.talks.latest(THERE)
        around = await demo.coach.people.list_of(THERE)
        marta = next(p for p in around.people if p.slack_id == MARTA.id)
        now = demo.playground.clock.now()

    assert now == start
    assert "Set already:\nAgree with the three teams" in words
    assert {promise.state for promise in talk.promises if promise.is_mine} == {"kept"}
    assert "Done: " in words
    assert "Saved: " in words
    assert posted
    days = [talk.held_on, talk.next_talk_on, *(promise.by_on for promise in talk.promises)]
    assert not {day.weekday() for day in days if day} & WEEKEND
    assert (talk.held_on.month, talk.held_on.day) != (12, 25)
    assert marta.told_on == talk.held_on


async def test_thanks_of_a_teammate_are_saved_as_a_win(tmp_path: Path) -> None:
    async with opened_demo(tmp_path, SUNDAY, lived=True) as demo:
        before = (await demo.coach.wins.page(THERE, WinFilter())).total

        await demo.ada.message_shortcut("Save as a win", "Thanks @Ada")
        await demo.ada.submit()

        assert (await demo.coach.wins.page(THERE, WinFilter())).total == before + 1


ENDS = {
    YES: ("promoted", timedelta(0), "[Thank Marta]"),
    NOT_THIS_TIME: ("not_this_time", timedelta(0), SAID),
    SILENCE: ("asked", timedelta(1), "Some hear early"),
}
"""The stage of the case, how long after the decision it ends, and what is in front then."""


async def playing(demo: Demo, ending: str, stopped: asyncio.Event) -> None:
    """Plays as the page does, without waiting between two acts."""
    assert demo.playground.coach
    assert demo.playground.coach.play
    await demo.playground.coach.play.run(ending, stopped)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("ending", "start"),
    few([(YES, START), (NOT_THIS_TIME, LEAP_DAY), (SILENCE, SUNDAY)], (YES, START)),
)
async def test_a_play_goes_to_the_decision_and_records_its_ending(
    tmp_path: Path, ending: str, start: datetime
) -> None:
    async with opened_demo(tmp_path, start, lived=True) as demo:
        await playing(demo, ending, asyncio.Event())
        await demo.coach.background.settle()
        said = [one for one in demo.ada.messages() if one.bot_id and not one.is_ephemeral]
        met = re.findall(LAST_TALKED, "\n".join(map(demo.ada.reads, said)))

        stage, later, words = ENDS[ending]
        case = await demo.coach.cases.case(THERE)
        assert case
        assert case.decision_on
        assert (case.stage, case.decision_on + later) == (stage, demo.playground.clock.now().date())
        assert words in demo.ada.sees()
        assert "Ask for a meeting" in "\n".join(map(demo.ada.reads, said))
        assert len((await demo.coach.check_ins.plan(THERE)).carried) <= MOST_OPEN
        assert {name for name, weeks in met} == {"Kenji", "Priya"}
        assert max(int(weeks) for _, weeks in met) <= MOST_WEEKS
        assert not {datetime.fromtimestamp(float(one.ts), UTC).weekday() for one in said} & WEEKEND


@pytest.mark.slow
async def test_a_play_waits_for_a_minute_and_is_over_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[timedelta] = []

    async def waits(_stopped: asyncio.Event, pace: timedelta) -> bool:
        waited.append(pace)
        return False

    monkeypatch.setattr(demo_play, "_waits", waits)
    async with opened_demo(tmp_path, lived=True, pace=PACE) as demo:
        began = process_time()
        await playing(demo, YES, asyncio.Event())
        worked = timedelta(seconds=process_time() - began)
        first = demo.ada.notices()
        await playing(demo, YES, asyncio.Event())

    assert LEAST_WATCHED < sum(waited, timedelta()) < MOST_WATCHED
    assert worked < MOST_WORKED
    assert (first, demo.ada.notices()) == ([], [OVER])


@pytest.mark.slow
async def test_a_play_says_where_a_visitor_has_ended_it(tmp_path: Path) -> None:
    async with opened_demo(tmp_path, lived=True) as demo:
        await demo.ada.slash("/promo forget")
        await demo.ada.choose("Are you sure?", ["Yes, delete everything that you keep about me"])
        await demo.ada.submit()
        await demo.coach.background.settle()
        await playing(demo, YES, asyncio.Event())

    assert demo.ada.notices() == [ENDED_EARLY]


async def test_a_play_that_is_stopped_leaves_everything_usable(tmp_path: Path) -> None:
    async with opened_demo(tmp_path, lived=True) as demo:
        stopped = asyncio.Event()
        stopped.set()
        await playing(demo, YES, stopped)
        await demo.ada.slash("/win wrote it down at last")

        assert demo.playground.clock.now() - START < timedelta(days=4)
        assert "wrote it down at last" in demo.ada.sees()
        assert not demo.ada.has_modal()

"""The demo's story, as somebody lives through it who presses the buttons of its time bar."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import running
from bot.cli.demo import ADAS_CAST, connected, demo_settings
from bot.cli.demo_story import tell_story
from bot.domain.commands import CommandNames
from handlers.manifest import manifest_for
from playground.clock import Clock
from playground.people import ADA
from playground.server import Playground
from tests.stories import generous

START = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
HALF_A_YEAR = timedelta(days=182)
MOST_PRESSES = 20
LEAST = 5


@asynccontextmanager
async def opened_demo(folder: Path, start: datetime = START) -> AsyncIterator[Playground]:
    """What `nextrung demo` opens, with a clock that stands still."""
    clock = Clock(start, running=False)
    async with AsyncExitStack() as stack:
        playground = Playground(manifest_for(CommandNames()), clock=clock, limits=generous())
        await playground.start()
        stack.push_async_callback(playground.stop)
        settings = demo_settings(playground, folder / "demo.db")
        coach = await stack.enter_async_context(running(settings, clock.now))
        await tell_story(coach.database, coach.coach, ADAS_CAST)
        await stack.enter_async_context(connected(coach, playground))
        yield playground


async def announced_at(playground: Playground) -> datetime | None:
    """What the page says will come next."""
    hooks = playground.coach
    return await hooks.speaks_at() if hooks and hooks.speaks_at else None


async def test_half_a_year_takes_at_most_twenty_presses_of_what_is_new(tmp_path: Path) -> None:
    async with opened_demo(tmp_path) as playground:
        ada, presses = playground.actor(ADA.id), 0
        while playground.clock.now() < START + HALF_A_YEAR:
            await ada.open_home()
            await ada.travel("new")
            presses += 1

    assert LEAST < presses <= MOST_PRESSES


@pytest.mark.parametrize("looks_in", [True, pytest.param(False, marks=pytest.mark.slow)])
async def test_what_is_announced_as_next_is_what_comes_next(
    tmp_path: Path, *, looks_in: bool
) -> None:
    async with opened_demo(tmp_path) as playground:
        ada, announced, arrived = playground.actor(ADA.id), [], []
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

"""A member's story, end to end: the pretend workspace, the real coach, and a clock that stands.

`async with story(...) as told:` opens it; the fixture `story` is one over Socket Mode on SQLite.
"""

import os
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy.exc import SQLAlchemyError

from bot.app import running
from bot.domain.commands import CommandNames
from bot.domain.member import Member
from bot.process.connections import SLACK_PATH, serving, socket_mode
from bot.process.running import Running
from bot.services.coach import Coach
from bot.settings import Settings
from bot.storage.database.errors import StorageError
from bot.storage.workspace.members import MemberStore
from handlers.manifest import SCOPES, manifest_for
from playground.clock import Clock, Stopwatch
from playground.limits import Limits
from playground.people import ADA, KENJI, MARTA, PRIYA, TEAM_ID
from playground.server import CoachHooks, Playground
from playground.testkit import Actor
from tests.secrecy import assert_nothing_private_was_said
from tests.spoken import assert_controls_are_told_apart

Route = Literal["socket", "http"]

UNHURRIED = 10
"""How many times longer than Slack the pretend one waits for an answer, and so may the coach.

What a machine that is busy with other tests takes is no part of a story; a test on lateness sets
`running.app.answer_within`, or lets the stopwatch `advance`.
"""

MONDAY_MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
"""Half an hour before the plan of the week is due in London."""


def generous() -> Limits:
    """Stories are told faster than people type; the limits have tests of their own."""
    return Limits(channel_burst=1000, workspace_per_minute=100_000, tiers=False)


@dataclass(frozen=True)
class Story:
    """Everybody in it. `route` is how Slack reaches the coach."""

    playground: Playground
    running: Running
    clock: Clock
    ada: Actor
    marta: Actor
    kenji: Actor
    priya: Actor

    @property
    def coach(self) -> Coach:
        return self.running.coach

    @property
    def member(self) -> Member:
        """Ada, as the coach knows her."""
        return Member(TEAM_ID, ADA.id)

    async def tick(self) -> None:
        """Lets the coach send what is due now."""
        await self.coach.deliveries.tick()

    async def travel(self, instant: datetime, *, unseen: bool = False) -> None:
        """Moves the clock straight to an instant, then lets the coach send what is due.

        Ada looks in now and then on the way, unless what comes is `unseen`: then she is silent.
        """
        if not unseen:
            await self._look_in(instant)
        self.clock.travel_to(instant)
        await self.tick()

    async def _look_in(self, instant: datetime) -> None:
        """A sign of life and no more: it brings nobody back into reach."""
        with suppress(StorageError, SQLAlchemyError, OSError):
            async with self.running.database.writing() as connection:
                await MemberStore(connection, self.member).hear(instant)


def decline_optional_scopes(opened: Story) -> None:
    """Whoever installed the coach granted only what it needs."""
    opened.playground.backstage.installation.scopes = frozenset(SCOPES)


@asynccontextmanager
async def opened_story(
    database_url: str,
    *,
    route: Route = "socket",
    start: datetime = MONDAY_MORNING,
    names: CommandNames | None = None,
    words_differ: bool = True,
) -> AsyncIterator[Story]:
    clock = unhurried_clock(start)
    async with AsyncExitStack() as stack:
        playground = Playground(
            manifest_for(names or CommandNames()),
            clock=clock,
            limits=generous(),
            recording=recording_path(),
        )
        await playground.start()
        stack.push_async_callback(playground.stop)
        settings = settings_for(playground, database_url, names or CommandNames())
        coach = await stack.enter_async_context(running(settings, clock.now))
        coach.app.answer_within *= UNHURRIED
        coach.coach.background.apart = 0
        await stack.enter_async_context(connected(coach, playground, route))
        yield Story(
            playground=playground,
            running=coach,
            clock=clock,
            ada=playground.actor(ADA.id),
            marta=playground.actor(MARTA.id),
            kenji=playground.actor(KENJI.id),
            priya=playground.actor(PRIYA.id),
        )
        await assert_nothing_private_was_said(playground, coach.database)
        assert_controls_are_told_apart(playground, words_differ=words_differ)


def unhurried_clock(start: datetime) -> Clock:
    """It stands still, and the stopwatch of the protocol goes slowly."""
    return Clock(start, running=False, elapsed=Stopwatch(lambda: time.monotonic() / UNHURRIED))


def settings_for(playground: Playground, database_url: str, names: CommandNames) -> Settings:
    return Settings(
        slack_bot_token=SecretStr(playground.bot_token),
        slack_app_token=SecretStr(playground.app_token),
        slack_signing_secret=SecretStr(playground.signing_secret),
        slack_api_url=playground.api_url,
        database_url=database_url,
        renamed={field: getattr(names, field) for field in ("win", "goal", "agenda", "promo")},
    )


@asynccontextmanager
async def connected(coach: Running, playground: Playground, route: Route) -> AsyncIterator[None]:
    async def tick() -> None:
        await coach.coach.deliveries.tick()

    playground.coach = CoachHooks(next_send=coach.coach.deliveries.next_send_at, tick=tick)
    if route == "socket":
        async with socket_mode(coach, playground.app_token):
            yield
    else:
        async with listening(coach) as url:
            playground.use_http(url)
            yield


@asynccontextmanager
async def listening(coach: Running) -> AsyncIterator[str]:
    """The coach's HTTP server on a free port of loopback; answers the address for Slack."""
    async with serving(coach, "127.0.0.1", 0) as url:
        yield f"{url}{SLACK_PATH}"


def recording_path() -> Path | None:
    """Where CI wants what went over the wire, one file a story; None elsewhere."""
    folder = os.environ.get("NEXTRUNG_RECORDINGS")
    if not folder:
        return None
    Path(folder).mkdir(parents=True, exist_ok=True)
    return Path(folder) / uuid4().hex


@pytest.fixture
async def story(sqlite_url: str) -> AsyncIterator[Story]:
    """Socket Mode and SQLite: the way most people run it."""
    async with opened_story(sqlite_url) as opened:
        yield opened


@pytest.fixture(params=["socket", "http"])
async def either_route(request: pytest.FixtureRequest, sqlite_url: str) -> AsyncIterator[Story]:
    """The same story over both routes."""
    async with opened_story(sqlite_url, route=request.param) as opened:
        yield opened

"""Sending: everybody in every workspace due in the same minute, with Slack's limits kept.

The whole engine: claims, moments, composing, messages drawn and posted over HTTP, confirmations,
against a Slack in a process of its own (`strict_slack`). What would only be waited for is skipped,
here and there. In a fresh process, for its memory.
"""

import asyncio
import gc
import multiprocessing
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bench.databases import opened, postgresql, sqlite
from bench.memory import held_now
from bench.people import (
    NOW,
    NoBoard,
    NoLetters,
    NoPresence,
    NoProfiles,
    give_wins,
    give_work,
    make_due,
    meet,
)
from bench.strict_slack import Reached, strict_slack
from bench.table import Side, Table
from bench.timing import watched
from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import Posted
from bot.domain.member import Member
from bot.domain.week.check_in import Outgoing
from bot.process.logs import set_up_logs
from bot.services.coach import Coach, coach_of
from bot.slack.bolt.validators import remember_validators
from bot.slack.send.messenger import SlackMessenger
from bot.slack.views.outgoing import look
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering

PEOPLE = 400
"""The issue's 100,000 in 1,000 workspaces is `python -m bench sending --scale 250`."""

IN_A_WORKSPACE = 100
WINS_EACH = 5
A_TICK = timedelta(seconds=20)
MOST_TICKS = 100
SHARES = (0.1, 0.5, 1.0)
WHAT_ARRIVED = (
    "sent",
    "lost",
    "doubled",
    "refused",
    "malformed",
    "furthest behind another workspace",
    "s",
    "processor, ms a person",
)
WHAT_IT_TOOK = (
    "longest stall, ms",
    "of it at work, ms",
    "longest callback at work, ms",
    *(f"memory at {share:.0%}, MB" for share in SHARES),
)
Figures = tuple[float | None, ...]
Place = Callable[[], AbstractAsyncContextManager[str]]
PLACES: dict[str, Place] = {"SQLite": sqlite, "PostgreSQL": postgresql}


@dataclass
class Time:
    """Runs as it does; what would only be waited for is skipped."""

    began: float = field(default_factory=time.perf_counter)
    skipped: timedelta = timedelta(0)

    def now(self) -> datetime:
        return NOW + timedelta(seconds=time.perf_counter() - self.began) + self.skipped


@dataclass
class Counting:
    """A messenger that looks at the memory once so many messages are out."""

    messenger: SlackMessenger
    people: int
    sent: int = 0
    memory: dict[float, float | None] = field(default_factory=dict)

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        posted = await self.messenger.send(member, message, delivery_id, note)
        self.sent += 1
        for share in SHARES:
            if share not in self.memory and self.sent >= share * self.people:
                self.memory[share] = held_now()
        return posted

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        return await self.messenger.find(member, delivery_id)


async def measure(scale: float) -> AsyncIterator[Table]:
    people = max(1, int(PEOPLE * scale))
    with ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        found = {
            name: await asyncio.wrap_future(processes.submit(fan_out, people, name))
            for name in PLACES
        }
    crowd = f"{people:,} people in {people // together_of(people):,} workspaces"
    arrived = tuple(Side(name, figures[0]) for name, figures in found.items())
    took = tuple(Side(name, figures[1]) for name, figures in found.items())
    yield Table(f"{crowd} due in the same minute", WHAT_ARRIVED, arrived)
    yield Table("What that takes", WHAT_IT_TOOK, took)


def together_of(people: int) -> int:
    """How many are in each workspace."""
    return min(IN_A_WORKSPACE, people)


def fan_out(people: int, name: str) -> tuple[Figures, Figures]:
    return asyncio.run(_fan_out(people - people % together_of(people), PLACES[name]))


async def _fan_out(people: int, place: Place) -> tuple[Figures, Figures]:
    set_up_logs("CRITICAL")
    remember_validators()
    async with (
        place() as url,
        opened(url) as database,
        strict_slack(people, together_of(people)) as slack,
    ):
        await _fill(database, people)
        gc.freeze()
        async with watched() as stall:
            began, worked = time.perf_counter(), time.process_time()
            counting = await _until_all_have_it(database, slack, people)
            took = time.perf_counter() - began
            busy = (time.process_time() - worked) * 1000 / people
        found = await slack.arrived()
    arrived = (
        found.sent,
        found.lost,
        found.doubled,
        found.refused,
        found.malformed,
        found.behind,
        took,
        busy,
    )
    memory = (counting.memory.get(share) for share in SHARES)
    return arrived, (stall.longest, stall.at_work, stall.callback, *memory)


async def _fill(database: Database, people: int) -> None:
    """Some at a time, so that the memory is that of the sending."""
    together = together_of(people)
    for start in range(0, people, 1000):
        some = range(start, min(start + 1000, people))
        await meet(database, some, together)
        await give_work(database, some, together)
        await give_wins(database, some, WINS_EACH, together=together)
        await make_due(database, some, NOW, together)


async def _until_all_have_it(database: Database, slack: Reached, people: int) -> Counting:
    clock = Time()
    client = AsyncWebClient("xoxb-bench", base_url=f"{slack.url}/api/", session=slack.session)
    client.retry_handlers.clear()
    counting = Counting(SlackMessenger(client, look), people)
    deliveries = _coach(database, counting, clock).deliveries
    for _ in range(MOST_TICKS):
        await deliveries.tick()
        if counting.sent >= people:
            break
        clock.skipped += A_TICK
        await slack.skip(A_TICK.total_seconds())
    return counting


def _coach(database: Database, counting: Counting, clock: Time) -> Coach:
    return coach_of(
        database=database,
        rendering=Rendering([BUILT_IN]),
        profiles=NoProfiles(),
        presence=NoPresence(),
        messenger=counting,
        board=NoBoard(),
        letters=NoLetters(),
        now=clock.now,
        commands=CommandNames(),
    )

"""Sending: everybody in every workspace due in the same minute, with Slack's limits kept.

The whole engine but the network: claims, moments, composing, confirmations, against a Slack that
refuses whoever goes beyond its limits and counts what arrives. Time is moved by hand, so that the
pauses that Slack asks for cost nothing here. In a fresh process, for its memory.
"""

import asyncio
import multiprocessing
from collections import Counter
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.databases import folder, opened
from bench.due import peak_memory
from bench.people import NOW, NoPresence, NoProfiles, make_due, meet
from bench.table import Side, Table
from bench.timing import duration, watched
from bot.domain.allowance import BURST, PER_SECOND
from bot.domain.check_in import Outgoing, Posted
from bot.domain.commands import CommandNames
from bot.domain.delivery import NotDeliveredError
from bot.domain.member import Member
from bot.logs import set_up_logs
from bot.rendering import BUILT_IN, Rendering
from bot.services.coach import coach_of
from bot.storage.database import Database

PEOPLE = 800
"""The issue's 100,000 in 1,000 workspaces is `python -m bench sending --scale 125`."""

IN_A_WORKSPACE = 100
A_TICK = timedelta(seconds=20)
MOST_TICKS = 100
COLUMNS = ("sent", "doubled", "refused", "s", "longest stall, ms", "peak memory, MB")
Figures = tuple[float | None, ...]


@dataclass
class StrictSlack:
    """Counts what it took, and refuses what is too much for one workspace."""

    now: datetime = NOW
    took: Counter[Member] = field(default_factory=Counter)
    refused: int = 0
    _left: dict[str, tuple[datetime, float]] = field(default_factory=dict)

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        del message, delivery_id, note
        await asyncio.sleep(0)
        at, left = self._left.get(member.team_id, (self.now, float(BURST)))
        left = min(left + (self.now - at).total_seconds() * PER_SECOND, BURST)
        if left < 1:
            self.refused += 1
            raise NotDeliveredError("ratelimited", is_permanent=False, retry_after=1)
        self._left[member.team_id] = (self.now, left - 1)
        self.took[member] += 1
        return Posted(f"D{member.user_id}", "1.0", None)

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        del member, delivery_id
        return None


async def measure(scale: float) -> AsyncIterator[Table]:
    few, many = max(1, int(PEOPLE * scale / 4)), max(1, int(PEOPLE * scale))
    with ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        sides = [
            Side(
                f"{people:,} people in {-(-people // IN_A_WORKSPACE):,} workspaces",
                await asyncio.wrap_future(processes.submit(fan_out, people)),
            )
            for people in (few, many)
        ]
    yield Table("Everybody due in the same minute, SQLite", COLUMNS, tuple(sides))


def fan_out(people: int) -> Figures:
    return asyncio.run(_fan_out(people))


async def _fan_out(people: int) -> Figures:
    set_up_logs("CRITICAL")
    slack = StrictSlack()
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            await meet(database, range(people), IN_A_WORKSPACE)
            await make_due(database, range(people), NOW, IN_A_WORKSPACE)
            async with watched() as stall:
                took = await duration(lambda: _until_all_have_it(database, slack, people))
    doubled = slack.took.total() - len(slack.took)
    sent = len(slack.took)
    assert sent == people
    return sent, doubled, slack.refused, took / 1000, stall.longest, peak_memory()


async def _until_all_have_it(database: Database, slack: StrictSlack, people: int) -> None:
    coach = coach_of(
        database=database,
        rendering=Rendering([BUILT_IN]),
        profiles=NoProfiles(),
        presence=NoPresence(),
        messenger=slack,
        now=lambda: slack.now,
        commands=CommandNames(),
    )
    for _ in range(MOST_TICKS):
        await coach.delivering.tick()
        if slack.took.total() >= people:
            return
        slack.now += A_TICK

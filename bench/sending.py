"""Sending: everybody in every workspace due in the same minute, with Slack's limits kept.

The whole engine but the network: claims, moments, composing, messages drawn, confirmations, against
a Slack that has the limits of the stand-in and counts what arrives. Time is moved by hand, so that
the pauses that Slack asks for cost nothing here. In a fresh process, for its memory.
"""

import asyncio
import gc
import multiprocessing
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bench.databases import opened, postgresql, sqlite
from bench.due import peak_memory
from bench.people import NOW, NoPresence, NoProfiles, give_wins, give_work, make_due, meet
from bench.table import Side, Table
from bench.timing import duration, watched
from bot.domain.check_in import Outgoing, Posted
from bot.domain.commands import CommandNames
from bot.domain.delivery import NotDeliveredError
from bot.domain.member import Member
from bot.logs import set_up_logs
from bot.rendering import BUILT_IN, Rendering
from bot.services.coach import coach_of
from bot.slack.views.outgoing import look
from bot.storage.database import Database
from playground.limits import Limits

PEOPLE = 400
"""The issue's 100,000 in 1,000 workspaces is `python -m bench sending --scale 250`."""

IN_A_WORKSPACE = 100
WINS_EACH = 5
A_TICK = timedelta(seconds=20)
MOST_TICKS = 100
POST = "chat.postMessage"
COLUMNS = (
    "sent",
    "lost",
    "doubled",
    "refused",
    "s",
    "processor, ms a person",
    "longest stall, ms",
    "of it at work, ms",
    "furthest behind another workspace",
    "peak memory, MB",
)
Figures = tuple[float | None, ...]
Place = Callable[[], AbstractAsyncContextManager[str]]
PLACES: dict[str, Place] = {"SQLite": sqlite, "PostgreSQL": postgresql}


@dataclass
class StrictSlack:
    """Counts what it took, and refuses what is too much for one workspace.

    `behind` is how many messages one workspace had more than another while both were still waiting
    and neither had used up what Slack lets it have at once.
    """

    teams: int
    now: datetime = NOW
    took: Counter[Member] = field(default_factory=Counter)
    of_team: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    behind: int = 0

    def __post_init__(self) -> None:
        began = self.now
        self._limits = Limits(elapsed=lambda: (self.now - began).total_seconds())  # noqa: PLW0108 - time moves

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        del delivery_id, note
        look(message)
        await asyncio.sleep(0)
        wait = self._limits.retry_after(POST, member.team_id, member.user_id)
        if wait is not None:
            self.refused += 1
            raise NotDeliveredError("ratelimited", is_permanent=False, retry_after=wait)
        self._count(member)
        return Posted(f"D{member.user_id}", "1.0", None)

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        del member, delivery_id
        return None

    def _count(self, member: Member) -> None:
        self.took[member] += 1
        self.of_team[member.team_id] += 1
        if self.took.total() % self.teams == 0 and self.now == NOW:
            fewest = min(self.of_team.values()) if len(self.of_team) == self.teams else 0
            self.behind = max(self.behind, max(self.of_team.values()) - fewest)


async def measure(scale: float) -> AsyncIterator[Table]:
    few, many = max(1, int(PEOPLE * scale / 4)), max(1, int(PEOPLE * scale))
    with ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        for name in PLACES:
            sides = [
                Side(
                    f"{people:,} people in {-(-people // IN_A_WORKSPACE):,} workspaces",
                    await asyncio.wrap_future(processes.submit(fan_out, people, name)),
                )
                for people in (few, many)
            ]
            yield Table(f"Everybody due in the same minute, {name}", COLUMNS, tuple(sides))


def fan_out(people: int, name: str) -> Figures:
    return asyncio.run(_fan_out(people, PLACES[name]))


async def _fan_out(people: int, place: Place) -> Figures:
    set_up_logs("CRITICAL")
    slack = StrictSlack(-(-people // IN_A_WORKSPACE))
    async with place() as url, opened(url) as database:
        await _fill(database, people)
        gc.freeze()
        async with watched() as stall:
            began = time.process_time()
            took = await duration(lambda: _until_all_have_it(database, slack, people))
            busy = (time.process_time() - began) * 1000 / people
    return (
        slack.took.total(),
        people - len(slack.took),
        slack.took.total() - len(slack.took),
        slack.refused,
        took / 1000,
        busy,
        stall.longest,
        stall.at_work,
        slack.behind,
        peak_memory(),
    )


async def _fill(database: Database, people: int) -> None:
    """Some at a time, so that the memory is that of the sending."""
    for start in range(0, people, 1000):
        some, together = range(start, min(start + 1000, people)), IN_A_WORKSPACE
        await meet(database, some, together)
        await give_work(database, some, together)
        await give_wins(database, some, WINS_EACH, together=together)
        await make_due(database, some, NOW, together)


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
        if len(slack.took) >= people:
            return
        slack.now += A_TICK

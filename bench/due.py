"""Due: what it costs to bring everybody their Monday message at nine.

A column that is claimed in batches, against an APScheduler job for each person. Either way the
message is composed from the database; only the sending is left out. Each runs in a fresh process.
"""

import asyncio
import gc
import multiprocessing
from collections.abc import AsyncIterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bench.databases import folder, opened
from bench.memory import peak_memory
from bench.people import NOW, TZ, NoBoard, NoLetters, NoPresence, NoProfiles, make_due, meet, member
from bench.table import Side, Table
from bench.timing import Act, duration, median, one_at_a_time, percentile, watched
from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import Posted
from bot.domain.member import Member
from bot.domain.week.check_in import Outgoing
from bot.process.logs import set_up_logs
from bot.services.coach import Coach, coach_of
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering

PEOPLE = 500
"""`--scale 4` makes it 2,000."""

IDLE = (100, 100_000)
TICKS = 100
WEEK = timedelta(weeks=1)

Figures = tuple[float | None, ...]

COLUMNS = ("all sent, s", "peak memory, MB", "longest stall of the loop, ms")


@dataclass
class Counting:
    """A messenger that only counts; `all_sent` is set with the last one."""

    expected: int
    sent: int = 0

    def __post_init__(self) -> None:
        self.all_sent = asyncio.Event()

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        del message, delivery_id, note
        self.sent += 1
        if self.sent >= self.expected:
            self.all_sent.set()
        return Posted(f"D{member.user_id}", f"{self.sent}.0", None)

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        del member, delivery_id
        return None


@dataclass
class Desk:
    """Where a stored job finds what it needs: it is pickled, so it brings along only names."""

    coach: Coach
    counting: Counting


DESKS: dict[str, Desk] = {}


async def measure(scale: float) -> AsyncIterator[Table]:
    people = max(1, int(PEOPLE * scale))
    with ProcessPoolExecutor(
        1, mp_context=multiprocessing.get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        sides = [
            Side(name, await asyncio.wrap_future(processes.submit(work, people)))
            for name, work in (
                ("column, claimed in batches", in_batches),
                ("one APScheduler job a person", job_a_person),
            )
        ]
    yield Table(f"{people:,} people due at the same minute, SQLite", COLUMNS, tuple(sides))
    idle = [await idle_tick(max(1, int(rows * scale))) for rows in IDLE]
    yield Table("A tick when nobody is due", ("p50 ms", "p99 ms"), tuple(idle))


def in_batches(people: int) -> Figures:
    return asyncio.run(_in_batches(people))


def job_a_person(people: int) -> Figures:
    return asyncio.run(_job_a_person(people))


async def _in_batches(people: int) -> Figures:
    set_up_logs("ERROR")
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            counting = Counting(people)
            coach = coach_on(database, counting)
            await meet(database, range(people))
            await make_due(database, range(people), NOW)
            figures = await _watched(coach.deliveries.tick)
    assert counting.sent == people
    return figures


async def _job_a_person(people: int) -> Figures:
    """Each job composes and sends what a member is due, and comes again in a week."""
    set_up_logs("ERROR")
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            counting = Counting(people)
            DESKS["bench"] = Desk(coach_on(database, counting), counting)
            await meet(database, range(people))
            scheduler = scheduler_with_jobs(place, people)

            async def run() -> None:
                scheduler.resume()
                await counting.all_sent.wait()

            figures = await _watched(run)
            scheduler.shutdown(wait=False)
    assert counting.sent == people
    return figures


async def send_plan(number: int) -> None:
    """What a stored job does."""
    desk = DESKS["bench"]
    who = member(number)
    await desk.counting.send(who, await desk.coach.check_ins.plan(who), "")


def scheduler_with_jobs(place: Path, people: int) -> AsyncIOScheduler:
    """Paused, with a weekly job for each person that was due a moment ago."""
    store = SQLAlchemyJobStore(f"sqlite:///{place / 'jobs.db'}")
    scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=TZ)
    scheduler.start(paused=True)
    weekly = CronTrigger(day_of_week="mon", hour=9, timezone=TZ)
    for number in range(people):
        scheduler.add_job(
            send_plan,
            weekly,
            (number,),
            id=str(number),
            coalesce=True,
            misfire_grace_time=None,
            next_run_time=NOW - WEEK * 52,
        )
    return scheduler


async def idle_tick(rows: int) -> Side:
    """Nobody is due before tomorrow."""
    set_up_logs("ERROR")
    with folder() as place:
        async with opened(f"sqlite:///{place / 'coach.db'}") as database:
            await meet(database, range(rows))
            await make_due(database, range(rows), NOW + timedelta(days=1))
            tick = coach_on(database, Counting(0)).deliveries.tick
            await tick()
            durations = await one_at_a_time(tick, TICKS)
    figures = (median(durations), percentile(durations, 0.99))
    return Side(f"{rows:,} people", figures)


def coach_on(database: Database, counting: Counting) -> Coach:
    return coach_of(
        database=database,
        rendering=Rendering([BUILT_IN]),
        profiles=NoProfiles(),
        presence=NoPresence(),
        messenger=counting,
        board=NoBoard(),
        letters=NoLetters(),
        now=lambda: NOW,
        commands=CommandNames(),
    )


async def _watched(act: Act) -> Figures:
    gc.freeze()  # as the coach does once it has started
    async with watched() as stall:
        took = await duration(act)
    return took / 1000, peak_memory(), stall.longest

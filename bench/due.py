"""Due: what it costs to claim everybody whose moment has come, beside a job a person.

The coach claims, moves the due date on and writes a delivery row; APScheduler runs a job that does
nothing and writes when it is next. The same settings of the database, a process of its own each.
"""

import asyncio
import gc
import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import Engine, create_engine, event, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from bench.databases import folder, fresh_on, opened, postgresql_server, sqlite
from bench.memory import peak_memory
from bench.people import NOW, TZ, make_due, meet
from bench.rows import Figure, Figures
from bench.timing import A_LOOK, Act, median, watched
from bot.services.delivery.reach import Allowances
from bot.services.delivery.tick import BATCH, Claims, batched, turns_of
from bot.storage.database.database import Database
from bot.storage.database.engines import PRAGMAS
from bot.storage.database.tables import deliveries

PEOPLE = 10_000
FOR_THE_STALL = 100_000
ROUNDS = 3
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the wall and of processor time, MB at most, ms that the loop stood at most."""

    seconds: float
    worked: float
    memory: float
    stall: float


async def measure(scale: float) -> Figures:
    people = max(1, int(PEOPLE * scale))
    rounds = max(1, round(ROUNDS * min(scale, 1)))
    own, peers = [], []
    for _ in range(rounds):
        async with sqlite() as url:
            await _fill(url, people)
            own.append(await alone(partial(claim, url)))
        peers.append(await alone(partial(jobs, people)))
    figures = _beside("due sqlite", own, peers)
    async with sqlite() as url:
        await _fill(url, max(1, int(FOR_THE_STALL * scale)))
        many = await alone(partial(claim, url))
    made_of = f"{many.stall:.0f} ms, {many.seconds:.1f} s for all of them"
    figures["stall many"] = Figure(many.stall, made_of)
    figures["due postgresql"] = await on_postgresql(people, rounds, peers)
    return figures


async def on_postgresql(people: int, rounds: int, peers: list[Took]) -> Figure:
    """So many workers share the people; beside the same scheduler, which has SQLite."""
    own = []
    async with postgresql_server() as server:
        for _ in range(rounds):
            url = await fresh_on(server)
            await _fill(url, people)
            workers = await asyncio.gather(*(alone(partial(claim, url)) for _ in range(WORKERS)))
            assert await _written(url) == people
            own.append(max(workers, key=lambda worker: worker.seconds))
    return _beside("due postgresql", own, peers)["due postgresql"]


async def alone(work: Callable[[], Took]) -> Took:
    """In a process of its own, for its memory."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as processes:
        return await asyncio.wrap_future(processes.submit(work))


def claim(url: str) -> Took:
    return asyncio.run(_claim(url))


def jobs(people: int) -> Took:
    return asyncio.run(_jobs(people))


async def _claim(url: str) -> Took:
    """As a tick does, round after round, without sending anything."""
    async with opened(url) as database:
        claims = Claims(database, Allowances(), lambda: NOW)

        async def work() -> None:
            while teams := claims.open_to(await claims.teams_due()):
                turns = turns_of(len(teams))
                for some in batched(teams, BATCH // turns):
                    await claims.due(some, turns)

        return await _watched(work)


async def _jobs(people: int) -> Took:
    """Each was due a moment ago and comes again in a week."""
    with job_engine() as engine:
        store = SQLAlchemyJobStore(engine=engine)
        scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=TZ)
        weekly = CronTrigger(day_of_week="mon", hour=9, timezone=TZ)
        for number in range(people):
            scheduler.add_job(
                nothing,
                weekly,
                id=str(number),
                coalesce=True,
                misfire_grace_time=None,
                next_run_time=datetime.now(weekly.timezone) - timedelta(seconds=1),
            )
        set_pragma(engine, "PRAGMA synchronous = OFF")  # until all of them are there
        scheduler.start(paused=True)
        set_pragma(engine, "PRAGMA synchronous = FULL")
        DONE.all = asyncio.Event()
        DONE.left = people

        async def work() -> None:
            scheduler.resume()
            await DONE.all.wait()

        took = await _watched(work)
        scheduler.shutdown(wait=False)
    return took


class Done:
    left: int = 0
    all: asyncio.Event


DONE = Done()


async def nothing() -> None:
    """What a stored job does."""
    DONE.left -= 1
    if not DONE.left:
        DONE.all.set()


@contextmanager
def job_engine() -> Iterator[Engine]:
    """With the coach's own settings: a log that is written ahead and synced with each commit.

    On SQLite alone: it needs a driver that waits, and for PostgreSQL we have none.
    """
    with folder() as place:
        engine = create_engine(f"sqlite:///{place / 'jobs.db'}")

        def set_up(connection: DBAPIConnection, _entry: object) -> None:
            cursor = connection.cursor()
            for pragma in PRAGMAS:
                cursor.execute(pragma)
            cursor.close()

        event.listen(engine, "connect", set_up)
        yield engine
        engine.dispose()


def set_pragma(engine: Engine, pragma: str) -> None:
    """On the one connection that its pool has."""
    with engine.connect() as connection:
        connection.exec_driver_sql(pragma)


async def _watched(work: Act) -> Took:
    gc.freeze()  # as the coach does once it has started
    began, worked = time.perf_counter(), time.process_time()
    async with watched() as stall:
        await work()
        took = time.perf_counter() - began, time.process_time() - worked
        await asyncio.sleep(A_LOOK * 2)  # a stall is seen by whoever has a turn after it
    return Took(*took, peak_memory() or 0, stall.longest)


async def _fill(url: str, people: int) -> None:
    async with opened(url) as database:
        await meet(database, range(people))
        await make_due(database, range(people), NOW)


async def _written(url: str) -> int:
    database = Database(url)
    async with database.reading() as connection:
        found = await connection.scalar(select(func.count()).select_from(deliveries))
    await database.stop()
    return int(found)


def _beside(key: str, own: list[Took], peers: list[Took]) -> dict[str, Figure]:
    mine, other = map(_medians, (own, peers))
    return {
        key: Figure(
            other["seconds"] / mine["seconds"],
            f"{mine['seconds']:.2f} beside {other['seconds']:.2f} s, {mine['worked']:.2f} beside"
            f" {other['worked']:.2f} s of processor time",
        ),
        "due memory": Figure(
            mine["memory"] / other["memory"],
            f"{mine['memory']:.0f} beside {other['memory']:.0f} MB",
        ),
        "stall": Figure(
            mine["stall"] / other["stall"], f"{mine['stall']:.0f} beside {other['stall']:.0f} ms"
        ),
    }


def _medians(took: list[Took]) -> dict[str, float]:
    return {of: median([getattr(one, of) for one in took]) for of in Took.__slots__}

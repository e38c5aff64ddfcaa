"""Importing: a list of 10,000 lines, twice, and what it costs a `/win` meanwhile."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from statistics import median

from bench.coaches import Counting, coach_on
from bench.databases import opened, postgresql, sqlite
from bench.people import meet, member
from bench.table import Side, Table
from bench.timing import duration, one_at_a_time
from bot.services.coach import Coach

LINES = 10_000
TIMES = 200
PAUSE = 0.02
COLUMNS = ("seconds", "new lines", "known lines", "/win, median ms")
DATABASES = {"SQLite": sqlite, "PostgreSQL": postgresql}


async def measure(scale: float) -> AsyncIterator[Table]:
    lines = max(1, int(LINES * scale))
    for name, place in DATABASES.items():
        async with place() as url, opened(url) as database:
            await meet(database, range(2))
            coach = coach_on(database, Counting(0))
            alone = median(await one_at_a_time(partial(win, coach), TIMES, PAUSE))
            before = Side("nothing to import", (None, None, None, alone))
            first = Side("first time", await imported(coach, lines))
            again = Side("again", await imported(coach, lines))
            yield Table(f"{lines:,} lines imported, {name}", COLUMNS, (before, first, again))


async def imported(coach: Coach, lines: int) -> tuple[float, ...]:
    """Seconds, lines that were new and known, and the `/win` of somebody else meanwhile."""
    counts: list[tuple[int, int]] = []

    async def bring_in() -> None:
        summary = await coach.win_imports.bring_in(member(0), listed(lines))
        counts.append((summary.new, summary.known))

    importing = asyncio.create_task(duration(bring_in))
    wins = [await duration(partial(win, coach))]
    while not importing.done():
        wins += await one_at_a_time(partial(win, coach), 1)
        await asyncio.sleep(PAUSE)
    return await importing / 1000, *counts[0], median(wins)


async def win(coach: Coach) -> object:
    return await coach.wins.capture(member(1), "cut the cost of storage by 18%")


def listed(lines: int) -> str:
    """A brag document: points with dates and numbers, and a heading above each fifty."""
    points = (
        f"{_heading(number)}- {1 + number % 28} May 2026: moved the invoices of customer {number}, "
        f"down {number % 90}%\n"
        for number in range(lines)
    )
    return "".join(points)


def _heading(number: int) -> str:
    return f"\n## Customers from {number}\n\n" if number % 50 == 0 else ""

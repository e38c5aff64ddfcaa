"""A Monday at nine by `nextrung serve`, with Slack's limits kept, and a `/win` in the midst of it.

The Slack is a process of its own that keeps the stand-in's limits by the clock on the wall. The
optional scopes are granted, so that what a message asks besides is counted, too.
"""

import asyncio
import time
from datetime import datetime, timedelta

from bench.acking import open_home
from bench.commands import HttpRoute, win_command
from bench.databases import opened, sqlite
from bench.people import NOW, give_wins, give_work, make_due, meet
from bench.processes import How, Measured, coach, started
from bench.rows import Figure, Figures
from bench.strict_slack import Reached, strict_slack
from bench.timing import duration, percentile
from bot.domain.delivery.delivery import BURST, PER_SECOND

SECONDS = 60
QUIET_SECONDS = 15
IN_THE_ONE = 400
MANY = 100
IN_EACH = 200
WINS_EACH = 3
EVERY = 0.05
"""Seconds from one `/win` to the next."""


async def measure(scale: float) -> Figures:
    seconds = max(5, SECONDS * min(scale, 1))
    figures = await a_minute(1, max(10, int(IN_THE_ONE * scale)), seconds)
    return figures | await a_minute(
        max(2, int(MANY * scale)), max(10, int(IN_EACH * scale)), seconds
    )


async def a_minute(workspaces: int, people: int, seconds: float) -> dict[str, Figure]:
    """So many people are due in each; what arrived, and what a `/win` took before and meanwhile."""
    everybody = workspaces * people
    async with sqlite() as url, strict_slack(everybody, people, by_the_wall=True) as slack:
        await _fill(url, everybody, people)
        before_nine, a_while = NOW - timedelta(hours=1), QUIET_SECONDS * seconds / SECONDS
        quiet = await wins_of(url, slack, before_nine, a_while) if workspaces > 1 else []
        async with started(*at(NOW, url, slack)) as running:
            await asyncio.sleep(seconds)
            arrived, worked = await slack.arrived(), running.processor_seconds()
            meanwhile = await wins_during(running, a_while if workspaces > 1 else 0)
    permitted = min((BURST + PER_SECOND * seconds) * workspaces, everybody)
    sent = arrived.sent or 1
    name = "one" if workspaces == 1 else "many"
    made_of = (
        f"{arrived.sent:,} of {permitted:,.0f} in {seconds:.0f} s, 429 {arrived.refused} times"
    )
    figures = {f"permitted {name}": Figure(arrived.sent / permitted, made_of)}
    if workspaces > 1:
        before, during = (percentile(some, 0.99) for some in (quiet, meanwhile))
        figures |= {
            "message": Figure(
                worked * 1000 / sent,
                f"{worked:.1f} s of processor time for {sent:,}, start included",
            ),
            "calls": Figure(arrived.others / sent, f"{arrived.others:,} beside {sent:,} messages"),
            "win meanwhile": Figure(
                during / before, f"p99 {during:.1f} ms beside {before:.1f} ms without"
            ),
        }
    return figures


def at(instant: datetime, url: str, slack: Reached) -> How:
    _, settings = coach("serve", url, f"{slack.url}/api/")
    return ("-m", "bench.at_nine", instant.isoformat()), settings


async def wins_of(url: str, slack: Reached, instant: datetime, seconds: float) -> list[float]:
    """What a `/win` takes while nobody is due."""
    async with started(*at(instant, url, slack)) as running:
        await open_home(running.port)
        return await wins_during(running, seconds)


async def wins_during(running: Measured, seconds: float) -> list[float]:
    """In milliseconds; each is begun when its time has come, whatever the one before took."""
    route = HttpRoute(running.port)
    until = time.monotonic() + seconds
    under_way = []
    while time.monotonic() < until:
        under_way.append(asyncio.create_task(duration(lambda: route.command(win_command()))))
        await asyncio.sleep(EVERY)
    took = await asyncio.gather(*under_way)
    await route.close()
    return list(took)


async def _fill(url: str, everybody: int, together: int) -> None:
    """Some at a time, so that no statement is too long."""
    async with opened(url) as database:
        for start in range(0, everybody, 1000):
            some = range(start, min(start + 1000, everybody))
            await meet(database, some, together)
            await give_work(database, some, together)
            await give_wins(database, some, WINS_EACH, together=together)
            await make_due(database, some, NOW, together)

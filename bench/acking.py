"""`/win`, as Slack brings it, to `nextrung serve` and `nextrung run`, beside bare Bolt.

Each is a process of its own, started as an operator starts it; they take turns, so that all meet
the same weather. Everybody has opened Home, so that it has to follow each win.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from sqlalchemy import func, select

from bench.commands import MEMBERS, HttpRoute, home_opened, win_command
from bench.databases import fresh_on, postgresql_server, sqlite
from bench.processes import Measured, coach, peer, started
from bench.rows import Figure, Figures
from bench.slack import slack
from bench.timing import at_once, median, one_at_a_time
from bot.storage.database.database import Database
from bot.storage.database.tables import wins

ROUNDS = 5
ONE_AT_A_TIME = 20
MANY = 160
MOST = 16
A_BREATH = 0.03
"""Seconds between one and the next: what follows an answer, such as showing Home, is over."""

STARTS = 3

Act = Callable[[], Awaitable[None]]


@dataclass
class Side:
    """One process on one way to it, and what it took so far."""

    act: Act
    database_url: str = ""
    running: Measured | None = None
    sent: int = 0
    durations: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    async def win(self) -> None:
        await self.act()
        self.sent += 1

    @property
    def p50(self) -> float:
        return median(self.durations)

    @property
    def rate(self) -> float:
        return median(self.rates)

    async def round(self, scale: float) -> None:
        """The first few are not counted: connections open, statements are compiled."""
        await at_once(self.win, MOST, MOST)
        assert self.running
        await self.running.at_rest()
        self.durations += await one_at_a_time(self.win, _scaled(ONE_AT_A_TIME, scale), A_BREATH)
        before = self.running.processor_seconds()
        many = max(MOST, _scaled(MANY, scale))
        self.rates.append(await at_once(self.win, many, MOST))
        self.worked.append((self.running.processor_seconds() - before) * 1000 / many)


async def measure(scale: float) -> Figures:
    return await over_http(scale) | await over_sockets(scale) | await at_the_start(scale)


async def over_http(scale: float) -> dict[str, Figure]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(postgresql_server())
        file, on_server = await stack.enter_async_context(sqlite()), await fresh_on(server)
        sides: dict[str, Side] = {}
        for name, url in (("bare", ""), ("many", ""), ("sqlite", file), ("postgresql", on_server)):
            answers = await stack.enter_async_context(slack())
            how = coach("serve", url, answers.url) if url else peer(name, answers.url)
            running = await stack.enter_async_context(started(*how))
            if url:
                await open_home(running.port)
            for fresh in (False, True):
                route = HttpRoute(running.port, fresh=fresh)
                stack.push_async_callback(route.close)
                side = Side(_sending(route), url, running)
                sides[f"{name}, {'new' if fresh else 'kept'}"] = side
        await in_turns(list(sides.values()), scale)
        await check(sides["sqlite, kept"], sides["sqlite, new"])
        await check(sides["postgresql, kept"], sides["postgresql, new"])
    return {
        key: figure
        for name in ("sqlite", "postgresql")
        for key, figure in _compared(name, sides).items()
    }


def _compared(name: str, sides: Mapping[str, Side]) -> dict[str, Figure]:
    """The coach on one database beside bare Bolt, and beside Bolt with as many listeners."""
    own, bare, many = (sides[f"{side}, kept"] for side in (name, "bare", "many"))
    new = _ratio(sides[f"{name}, new"].p50, sides["bare, new"].p50, "ms")
    work = {"coach": median(own.worked), "bare": median(bare.worked)}
    return {
        f"win {name} kept": _with_work(_ratio(own.p50, bare.p50, "ms"), work),
        f"win {name} new": _with_work(new, work),
        f"rate {name}": _with_work(_ratio(own.rate, bare.rate, "a second"), work),
        f"rate {name} many": _ratio(own.rate, many.rate, "a second"),
    }


async def over_sockets(scale: float) -> dict[str, Figure]:
    async with AsyncExitStack() as stack:
        file = await stack.enter_async_context(sqlite())
        sides = []
        for url in ("", file):
            answers = await stack.enter_async_context(slack())
            how = coach("run", url, answers.url) if url else peer("socket", answers.url)
            running = await stack.enter_async_context(started(*how))
            socket = await answers.sockets.get()
            sides.append(Side(_sending(socket), url, running))
        await in_turns(sides, scale)
        await check(sides[1])
    work = {"coach": median(sides[1].worked), "bare": median(sides[0].worked)}
    return {"socket": _with_work(_ratio(sides[1].p50, sides[0].p50, "ms"), work)}


async def at_the_start(scale: float) -> dict[str, Figure]:
    """From nothing to the first acknowledgement, and what is held then."""
    took: dict[str, list[float]] = {"bare": [], "coach": []}
    held: dict[str, list[float]] = {"bare": [], "coach": []}
    worked: dict[str, list[float]] = {"bare": [], "coach": []}
    async with slack() as answers, sqlite() as file:
        ways = {"bare": peer("bare", answers.url), "coach": coach("serve", file, answers.url)}
        for _ in range(_scaled(STARTS, scale) + 1):
            for name, how in ways.items():
                began = time.perf_counter()
                async with started(*how) as running:
                    await HttpRoute(running.port, fresh=True).command(win_command())
                    took[name].append((time.perf_counter() - began) * 1000)
                    worked[name].append(running.processor_seconds() * 1000)
                    held[name].append(running.memory())
    seconds, work, memory = (
        {name: median(figures[1:]) for name, figures in each.items()}
        for each in (took, worked, held)
    )
    return {
        "start": _with_work(_ratio(seconds["coach"], seconds["bare"], "ms"), work),
        "idle": _ratio(memory["coach"], memory["bare"], "MB"),
    }


async def in_turns(sides: list[Side], scale: float) -> None:
    for _ in range(_scaled(ROUNDS, scale)):
        for side in sides:
            await side.round(scale)


async def open_home(port: int) -> None:
    """Everybody meets the coach and looks at Home."""
    route = HttpRoute(port)
    for number in range(MEMBERS):
        await route.event(home_opened(number))
    await asyncio.sleep(1)
    await route.close()


async def check(*sides: Side) -> None:
    """Every win that was acknowledged is in the database."""
    database = Database(sides[0].database_url)
    async with database.reading() as connection:
        saved = await connection.scalar(select(func.count()).select_from(wins))
    await database.stop()
    assert saved == sum(side.sent for side in sides), saved


def _sending(route: object) -> Act:
    async def act() -> None:
        await route.command(win_command())  # type: ignore[attr-defined]  # of either kind

    return act


def _ratio(figure: float, beside: float, unit: str) -> Figure:
    return Figure(figure / beside, f"{figure:,.2f} beside {beside:,.2f} {unit}")


def _with_work(figure: Figure, work: Mapping[str, float]) -> Figure:
    """Processor time beside the clock on the wall: another program's noise does not reach it."""
    beside = f"{work['coach']:,.2f} beside {work['bare']:,.2f} ms of processor time"
    return Figure(figure.value, f"{figure.made_of}; {beside}")


def _scaled(count: int, scale: float) -> int:
    return max(1, int(count * scale))

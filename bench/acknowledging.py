"""How long `/win` takes to be answered, by what stands between Slack and the disk.

Every server is a process of its own; they take turns, round by round, so that all meet the same
weather.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from sqlalchemy import func, select

from bench.commands import HttpRoute, win_command
from bench.databases import fresh_on, postgresql_server, sqlite
from bench.slack import Slack, slack
from bench.table import Side, Table
from bench.timing import at_once, median, one_at_a_time, percentile
from bot.process.connections import SLACK_PATH
from bot.storage.database.database import Database
from bot.storage.database.tables import wins

ROUNDS = 3
ONE_AT_A_TIME = 50
MANY = 150
MOST = 16

A_BREATH = 0.03
"""Seconds between one and the next: what follows an answer, such as showing Home, is over."""

HTTP = (
    ("raw Starlette, nothing kept", "echo", ""),
    ("bare Bolt as it comes, nothing kept", "bolt", ""),
    ("bare Bolt, listener first, nothing kept", "bolt_first", ""),
    ("the coach, win kept in SQLite", "coach", "sqlite"),
    ("the coach, win kept in PostgreSQL", "coach", "postgresql"),
    ("the coach for many workspaces, win kept in SQLite", "coach_for_many", "of many"),
)
SOCKET = HTTP[1:-1]
"""Many workspaces are for HTTP alone."""

COLUMNS = ("one at a time, p50 ms", "p99 ms", f"{MOST} at a time, a second")

Send = Callable[[dict[str, str]], Awaitable[None]]


@dataclass
class Contender:
    """One server and what it took so far."""

    name: str
    send: Send
    saved_in: str
    sent: int = 0
    durations: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)

    async def act(self) -> None:
        await self.send(win_command())
        self.sent += 1

    async def check(self) -> None:
        """Every win that was acknowledged is in the database."""
        if self.saved_in:
            database = Database(self.saved_in)
            async with database.reading() as connection:
                saved = await connection.scalar(select(func.count()).select_from(wins))
            await database.stop()
            assert saved == self.sent, f"{self.name}: {saved} of {self.sent}"

    def side(self) -> Side:
        durations = self.durations
        return Side(self.name, (median(durations), percentile(durations, 0.99), median(self.rates)))


async def measure(scale: float) -> AsyncIterator[Table]:
    async with postgresql_server() as server:
        for title, route, servers in (
            ("Acknowledging /win over signed HTTP", "http", HTTP),
            ("Acknowledging /win over Socket Mode", "socket", SOCKET),
        ):
            async with sqlite() as file, sqlite() as of_many:
                fresh = await fresh_on(server)
                urls = {"": "", "sqlite": file, "of many": of_many, "postgresql": fresh}
                yield await compared(title, route, servers, urls, scale)


async def compared(
    title: str,
    route: str,
    servers: Sequence[tuple[str, str, str]],
    urls: Mapping[str, str],
    scale: float,
) -> Table:
    """`urls` has the database of each kind, empty for none."""
    async with AsyncExitStack() as stack:
        entering = [server(kind, route, urls[store]) for _, kind, store in servers]
        sends = await asyncio.gather(*map(stack.enter_async_context, entering))
        contenders = [
            Contender(name, send, urls[store])
            for (name, _, store), send in zip(servers, sends, strict=True)
        ]
        for _ in range(max(1, min(ROUNDS, int(ROUNDS * scale)))):
            for contender in contenders:
                await measure_once(contender, scale)
        for contender in contenders:
            await contender.check()
    return Table(title, COLUMNS, tuple(contender.side() for contender in contenders))


async def measure_once(contender: Contender, scale: float) -> None:
    """The first few are not counted: connections open, statements are compiled."""
    await at_once(contender.act, MOST, MOST)
    count = max(1, int(ONE_AT_A_TIME * scale))
    contender.durations += await one_at_a_time(contender.act, count, A_BREATH)
    contender.rates.append(await at_once(contender.act, max(MOST, int(MANY * scale)), MOST))


@asynccontextmanager
async def server(kind: str, route: str, database_url: str) -> AsyncIterator[Send]:
    """How to reach a server of its own process, with a Slack of its own; it ends with the block."""
    async with slack() as answers:
        command = (sys.executable, "-m", "bench.servers", kind, route, answers.url, database_url)
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE)
        assert process.stdin
        assert process.stdout
        try:
            address = (await process.stdout.readline()).decode().strip()
            async with http_route(address) if route == "http" else socket_route(answers) as send:
                yield send
        finally:
            process.stdin.close()
            await process.wait()


@asynccontextmanager
async def http_route(address: str) -> AsyncIterator[Send]:
    route = HttpRoute("127.0.0.1", int(address), SLACK_PATH)
    try:
        yield route.command
    finally:
        await route.close()


@asynccontextmanager
async def socket_route(answers: Slack) -> AsyncIterator[Send]:
    yield (await answers.sockets.get()).command

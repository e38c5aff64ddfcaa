"""A coach that hears one thing from Slack and is killed: a real process, ended by `kill -9`.

Each instant at which it can die is counted: before and after each commit, and before and after
each call to Slack. So whoever counts up from one has seen them all.
"""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

import aiohttp
import structlog
from pydantic import SecretStr
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import at_work
from bot.settings import Settings
from bot.slack.door.refusals import Refusals
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database

ALIVE, FAILED, KILLED = 0, 1, -signal.SIGKILL
PATIENCE = 40.0


@dataclass
class Instants:
    """Counts them down; dies at the last."""

    left: int

    def pass_one(self, *_: object) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    async def pass_call(self, *_: object) -> None:
        self.pass_one()


class MortalDatabase(Database):
    """Dies before a commit or after it."""

    instants: Instants

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        async with super().writing() as connection:
            yield connection
            self.instants.pass_one()
        self.instants.pass_one()


def serve() -> None:
    """Reads orders, a line each; answers how each of their processes ended, as a list."""
    for line in sys.stdin:
        orders = json.loads(line)
        pids = [_fork(orders, die_at) for die_at in orders["die_at"]]
        ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
        sys.stdout.write(json.dumps(ends) + "\n")
        sys.stdout.flush()


def _fork(orders: dict[str, Any], die_at: int) -> int:
    pid = os.fork()
    if not pid:
        _live(orders, die_at)
    return pid


def _live(orders: dict[str, Any], die_at: int) -> NoReturn:
    status = FAILED
    try:
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
        asyncio.run(asyncio.wait_for(_hear(orders, Instants(die_at)), PATIENCE))
        status = ALIVE
    finally:
        os._exit(status)


async def _hear(orders: dict[str, Any], instants: Instants) -> None:
    values: dict[str, Any] = dict(orders["settings"])
    values |= {name: SecretStr(value) for name, value in orders["secrets"].items()}
    settings = Settings(**values)
    now = datetime.fromisoformat(orders["now"])
    database = MortalDatabase(settings.database_url)
    database.instants = instants
    calls = aiohttp.TraceConfig()
    calls.on_request_start.append(instants.pass_call)
    calls.on_request_end.append(instants.pass_call)
    async with (
        aiohttp.ClientSession(trace_configs=[calls]) as session,
        at_work(settings, database, session, lambda: now, Refusals()) as coach,
    ):
        coach.app.answer_within = orders["answer_within"]
        await coach.app.async_dispatch(AsyncBoltRequest(body=orders["body"], mode="socket_mode"))
        await coach.app.settle(PATIENCE)
        await coach.coach.background.settle()
    await database.stop()


if __name__ == "__main__":
    serve()

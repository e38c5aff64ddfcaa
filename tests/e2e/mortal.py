"""A coach that is killed: real processes, ended by `kill -9` at a chosen step of a delivery.

Each is forked from a process that has everything imported, so that a few hundred take seconds.
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
from typing import NoReturn

import aiohttp
import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import Posted
from bot.domain.member import Member
from bot.domain.week.check_in import Outgoing
from bot.services.coach import Coach, coach_of
from bot.services.delivery import tick
from bot.slack.send.board import SlackAgendaBoard
from bot.slack.send.courier import Courier
from bot.slack.send.letters import SlackLetters
from bot.slack.send.messenger import SlackMessenger
from bot.slack.views.agenda.minutes import standing_agenda
from bot.slack.views.outgoing import letter_look, look
from bot.slack.who.presence import SlackPresence
from bot.slack.who.profiles import SlackProfiles
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering

STEPS = (
    "in the claim",
    "after the claim",
    "before the send",
    "after the send",
    "in the confirmation",
    "after the confirmation",
)
ALIVE, FAILED, KILLED = 0, 1, -signal.SIGKILL
"""How a process ends."""

PATIENCE = 30.0

IN_A_BATCH = 2


@dataclass
class Death:
    """Comes at a step, the so-manieth time that it is reached, or after so many seconds.

    Without either it does not come.
    """

    step: str = ""
    left: int = 1
    after: float = 0
    stage: str = "claim"
    """What is written next: the claim, and after a message is out its confirmation."""

    def at(self, step: str) -> None:
        if step != self.step:
            return
        self.left -= 1
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)


class MortalDatabase(Database):
    """Dies inside a transaction that writes, or right after it."""

    def __init__(self, url: str, death: Death) -> None:
        super().__init__(url)
        self._death = death

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        async with super().writing() as connection:
            yield connection
            self._death.at(f"in the {self._death.stage}")
        self._death.at(f"after the {self._death.stage}")


class MortalMessenger(SlackMessenger):
    """Dies before a message leaves, or when Slack has taken it."""

    death: Death

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        self.death.at("before the send")
        posted = await super().send(member, message, delivery_id, note)
        self.death.at("after the send")
        self.death.stage = "confirmation"
        return posted


@dataclass(frozen=True)
class Orders:
    """What a process of the coach works with; `now` is the story's time."""

    database_url: str
    api_url: str
    token: str
    now: datetime


def serve() -> None:
    """Reads orders, a line each; answers how each of their processes ended, as a list.

    A line has the orders and one death for every process that is to run at the same time. They are
    small here, so that a process dies between one and the next as well.
    """
    tick.ALONE = IN_A_BATCH
    for line in sys.stdin:
        message = json.loads(line)
        orders = Orders(
            **message["orders"] | {"now": datetime.fromisoformat(message["orders"]["now"])}
        )
        pids = [_fork(orders, Death(**death)) for death in message["deaths"]]
        ends = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in pids]
        sys.stdout.write(json.dumps(ends) + "\n")
        sys.stdout.flush()


def _fork(orders: Orders, death: Death) -> int:
    pid = os.fork()
    if not pid:
        _live(orders, death)
    return pid


def _live(orders: Orders, death: Death) -> NoReturn:
    status = FAILED
    if death.after:
        signal.signal(signal.SIGALRM, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
        signal.setitimer(signal.ITIMER_REAL, death.after)
    try:
        structlog.configure(logger_factory=structlog.ReturnLoggerFactory())
        asyncio.run(asyncio.wait_for(_tick(orders, death), PATIENCE))
        status = ALIVE
    finally:
        os._exit(status)


async def _tick(orders: Orders, death: Death) -> None:
    database = MortalDatabase(orders.database_url, death)
    timeout = aiohttp.ClientTimeout(total=2)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        client = AsyncWebClient(orders.token, base_url=orders.api_url, session=session)
        client.retry_handlers.clear()
        messenger = MortalMessenger(client, look)
        messenger.death = death
        await _coach(orders, database, client, messenger).deliveries.tick()
    await database.stop()


def _coach(
    orders: Orders, database: Database, client: AsyncWebClient, messenger: SlackMessenger
) -> Coach:
    return coach_of(
        database=database,
        rendering=Rendering([BUILT_IN]),
        profiles=SlackProfiles(client),
        presence=SlackPresence(client),
        messenger=messenger,
        board=SlackAgendaBoard(Courier(client), standing_agenda),
        letters=SlackLetters(Courier(client), letter_look),
        now=lambda: orders.now,
        commands=CommandNames(),
    )


if __name__ == "__main__":
    serve()

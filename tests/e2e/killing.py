"""A story in which coaches are killed: who is in it, what they should get, and what they got."""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import text

from bot.domain.calendar.weeks import Rhythm
from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import LEASE
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.services.coach import coach_of
from bot.slack.send.board import SlackAgendaBoard
from bot.slack.send.courier import Courier
from bot.slack.send.letters import SlackLetters
from bot.slack.send.messenger import SlackMessenger
from bot.slack.views.agenda.minutes import standing_agenda
from bot.slack.views.outgoing import letter_look, look
from bot.slack.who.presence import SlackPresence
from bot.slack.who.profiles import SlackProfiles
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering
from handlers.manifest import manifest_for
from playground.clock import Clock
from playground.limits import Limits
from playground.people import TEAM_ID, Person
from playground.server import Playground
from tests.e2e.mortal import ALIVE, KILLED, Death, Orders

ROOT = Path(__file__).parents[2]
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TO_FRIDAY = timedelta(days=4, hours=6)
A_WEEK = timedelta(weeks=1)

PEOPLE = tuple(
    Person(f"U0PERSON{number}", f"person{number}", f"Person {number}", "Engineer", "Europe/London")
    for number in range(8)
)
QUIET = Rhythm(stopped=frozenset({"nudge"}))
ASKED_TWICE = replace(QUIET, asks_twice=frozenset({"plan"}))
AFTER_MONDAY = {
    "plan": timedelta(0),
    "second_plan": timedelta(days=1),
    "review": TO_FRIDAY,
}


@dataclass(frozen=True)
class Count:
    """What arrived, against what should have: the figures that the guarantee is made of."""

    sent: int
    lost: int
    doubled: int
    astray: int
    kills: int


@dataclass
class Killing:
    """The pretend workspace, a database, and a process that forks coaches on demand."""

    playground: Playground
    clock: Clock
    database_url: str
    server: asyncio.subprocess.Process
    kills: int = 0
    occasions: set[tuple[str, str]] = field(default_factory=set)

    async def run(self, *deaths: Death, may_fail: bool = False) -> list[int]:
        """Coaches at work at the same time, until each is done or dead."""
        orders = Orders(
            self.database_url, self.playground.api_url, self.playground.bot_token, self.clock.now()
        )
        message = asdict(orders) | {"now": orders.now.isoformat()}
        line = json.dumps({"orders": message, "deaths": [asdict(death) for death in deaths]})
        assert self.server.stdin
        assert self.server.stdout
        self.server.stdin.write(line.encode() + b"\n")
        await self.server.stdin.drain()
        ends: list[int] = json.loads(await self.server.stdout.readline())
        assert may_fail or set(ends) <= {ALIVE, KILLED}
        self.kills += ends.count(KILLED)
        return ends

    async def occasion(self, week: int, kind: str, rounds: Sequence[Sequence[Death]]) -> None:
        """What is due then, through all these rounds of deaths, and to the end."""
        at = MONDAY + week * A_WEEK + AFTER_MONDAY[kind]
        self.clock.travel_to(at)
        year, number, _ = at.isocalendar()
        self.occasions.add((kind, f"{year}-W{number:02d}"))
        for deaths in rounds:
            await self.run(*deaths)
            self.clock.travel_to(self.clock.now() + LEASE)
        await self.run(Death())

    async def count(self) -> Count:
        """By the delivery ids that the messages in the DMs carry."""
        rows = await self._deliveries()
        got: Counter[tuple[str, str, str]] = Counter()
        astray = 0
        for person in PEOPLE:
            for message in self.playground.workspace.app_dm(person.id).messages:
                metadata = message.metadata or {}
                user_id, kind, occasion = rows[metadata["event_payload"]["delivery"]]
                got[user_id, kind, occasion] += 1
                astray += user_id != person.id
        wanted = {(person.id, *occasion) for person in PEOPLE for occasion in self.occasions}
        doubled = sum(number - 1 for number in got.values())
        return Count(got.total(), len(wanted - set(got)), doubled, astray, self.kills)

    async def _deliveries(self) -> dict[str, tuple[str, str, str]]:
        database = Database(self.database_url)
        async with database.reading() as connection:
            rows = (
                await connection.execute(text("SELECT id, user_id, kind, occasion FROM deliveries"))
            ).all()
        await database.stop()
        return {row.id: (row.user_id, row.kind, row.occasion) for row in rows}


@asynccontextmanager
async def killing(database_url: str, rhythm: Rhythm = QUIET) -> AsyncIterator[Killing]:
    clock = Clock(SUNDAY, running=False)
    limits = Limits(channel_burst=1000, workspace_per_minute=100_000, tiers=False)
    playground = Playground(manifest_for(CommandNames()), people=PEOPLE, clock=clock, limits=limits)
    await playground.start()
    server = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.e2e.mortal",
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        await _join(database_url, playground, clock, rhythm)
        yield Killing(playground, clock, database_url, server)
    finally:
        assert server.stdin
        server.stdin.close()
        await server.wait()
        await playground.stop()


async def _join(database_url: str, playground: Playground, clock: Clock, rhythm: Rhythm) -> None:
    """Everybody finishes the first run."""
    database = Database(database_url)
    await database.start()
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(playground.bot_token, base_url=playground.api_url, session=session)
        coach = coach_of(
            database=database,
            rendering=Rendering([BUILT_IN]),
            profiles=SlackProfiles(client),
            presence=SlackPresence(client),
            messenger=SlackMessenger(client, look),
            board=SlackAgendaBoard(Courier(client), standing_agenda),
            letters=SlackLetters(Courier(client), letter_look),
            now=clock.now,
            commands=CommandNames(),
        )
        for person in PEOPLE:
            await coach.cases.aim(Member(TEAM_ID, person.id), CaseDraft("Staff"), rhythm)
    await database.stop()

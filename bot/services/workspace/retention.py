"""Forgetting people who left, and workspaces that took the coach out or want to be forgotten."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import structlog

from bot.domain.member import Member
from bot.domain.workspace.audit import THE_COACH, AuditKind, Entry
from bot.domain.workspace.retention import FOR_GOOD, GRACE_DAYS, Retention
from bot.services.ports import Clock
from bot.services.workspace.leaving import wipe_now
from bot.storage.database.chores import WIPE, Chores
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.everything import EverythingStore
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.gone import GoneStore

AT_ONCE = 20
"""People in one transaction, so that a click waits for no more than that."""

log = structlog.get_logger()


class Forgetting:
    """Nobody can be told who is gone: the notice is the operator's, in log, figures and audit."""

    def __init__(self, database: Database, now: Clock, retention: Retention = FOR_GOOD) -> None:
        self._database = database
        self._now = now
        self._retention = retention

    async def look(self, connection: Connection, now: datetime) -> None:
        """Once a day, in the transaction that claimed the day."""
        store = GoneStore(connection)
        await store.look(now)
        called_off = await store.call_off(self._retention, now)
        await store.count_down()
        noticed = await store.give_notice(self._retention, now)
        await _note(connection, now, "not_to_be_forgotten", called_off)
        await _note(connection, now, "to_be_forgotten", noticed)
        for team_id, people in noticed.items():
            log.warning("to_be_forgotten", team=team_id, people=people, days=GRACE_DAYS)

    async def in_notice(self) -> int:
        """How many people are to be forgotten within the grace."""
        async with self._database.reading() as connection:
            return await GoneStore(connection).in_notice()

    async def forget_some(self) -> bool:
        """A few of those whose days are over; False where none is left, and the wiping begins.

        What they said of colleagues stays with these: it was given to them, and they are there.
        """
        now = self._now()
        async with self._database.writing() as connection:
            store = GoneStore(connection)
            people = await store.due(AT_ONCE)
            await _forget(connection, people, now, THE_COACH)
            for team_id in {member.team_id for member in people}:
                await store.company_left(team_id)
            has_more = bool(await store.due(1))
            if people and not has_more:
                await Chores(connection).note(WIPE, now)
        return has_more

    async def people_of(self, team_id: str) -> int | None:
        """How many members a workspace, or an organisation, has; None: nothing is kept of it."""
        async with self._database.reading() as connection:
            gone = GoneStore(connection)
            return len(await gone.all_of(team_id)) if await gone.is_known(team_id) else None

    async def forget_workspace(self, team_id: str, operator: str) -> int:
        """Everything of everybody there, the company's settings and the token; how many people.

        Interrupted, it goes on when it is asked for again.
        """
        count = 0
        while people := await self._forget_in(team_id, operator):
            count += len(people)
            await asyncio.sleep(0)
        async with self._database.writing() as connection:
            await GoneStore(connection).company_left(team_id)
            await AuditTrail(connection).let_go_of_all(team_id)
            await GoneStore(connection).token_gone(team_id)
            await Chores(connection).note(WIPE, self._now())
            entry = Entry(self._now(), "workspace_forgotten", team_id, operator, number=count)
            await AuditTrail(connection).note(entry)
        await wipe_now(self._database, self._now())
        return count

    async def _forget_in(self, team_id: str, operator: str) -> tuple[Member, ...]:
        async with self._database.writing() as connection:
            people = await GoneStore(connection).some_of(team_id, AT_ONCE)
            await _forget(connection, people, self._now(), operator)
            for one in sorted({member.team_id for member in people}):
                await GoneStore(connection).company_left(one)
                await AuditTrail(connection).let_go_of_all(one)
        return people


async def _forget(
    connection: Connection, people: Sequence[Member], now: datetime, actor: str
) -> None:
    for member in people:
        await EverythingStore(connection, member).forget()
        await AuditTrail(connection).let_go(member)
    counts = Counter(member.team_id for member in people)
    await _note(connection, now, "forgotten", counts, actor)


async def _note(
    connection: Connection,
    now: datetime,
    kind: AuditKind,
    people: Counter[str],
    actor: str = THE_COACH,
) -> None:
    for team_id, count in sorted(people.items()):
        entry = Entry(now, kind, team_id, actor, number=count)
        await AuditTrail(connection).note(entry)

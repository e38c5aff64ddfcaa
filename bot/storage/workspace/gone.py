"""Who is gone, since when, and in how many days they are forgotten.

The engine's side, across all members: ids and Slack's codes, never a member's words.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Executable,
    FromClause,
    Integer,
    PrimaryKeyConstraint,
    Update,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    true,
    union_all,
    update,
)

from bot.domain.delivery.delivery import DEACTIVATED
from bot.domain.member import Member
from bot.domain.workspace.audit import THE_COACH, Entry
from bot.domain.workspace.retention import GONE, GRACE_DAYS, Retention
from bot.storage.database.connection import Connection
from bot.storage.database.owned import owned
from bot.storage.database.tables import members
from bot.storage.database.types import Instant
from bot.storage.ladder.tables import company_ladders
from bot.storage.plan.tables import company_cycles
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import company_settings
from bot.storage.workspace.tables import installations

gone = owned(
    "gone",
    Column("since_at", Instant, nullable=False),
    Column("days_left", Integer),
    PrimaryKeyConstraint("team_id", "user_id"),
)
"""`days_left` is set with the notice, and counts down to the day on which they are forgotten."""

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Nobody has been gone since then."""

NOW: BindParameter[datetime] = bindparam("now", type_=Instant)
LONG_AGO: BindParameter[datetime] = bindparam("long_ago", type_=Instant)
OWNER = ("team_id", "user_id", "enterprise_id")
IS_GONE = members.c.unreachable_code.in_(GONE)
IN_NOTICE = gone.c.days_left.is_not(None)


def _same(table: FromClause) -> ColumnElement[bool]:
    return and_(table.c.team_id == members.c.team_id, table.c.user_id == members.c.user_id)


def _lost_by(code: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(members.c.user_id).where(_same(gone), code).exists()


OF_CODE = _lost_by(members.c.unreachable_code == bindparam("code"))
NOTE = insert(gone).from_select(
    (*OWNER, "since_at"),
    select(*(members.c[name] for name in OWNER), NOW).where(
        IS_GONE, ~select(gone.c.user_id).where(_same(gone)).exists()
    ),
)
BACK = delete(gone).where(~_lost_by(IS_GONE)).returning(gone.c.team_id, gone.c.days_left)
NOT_YET = (
    update(gone)
    .where(IN_NOTICE, gone.c.since_at > LONG_AGO, OF_CODE)
    .values(days_left=None)
    .returning(gone.c.team_id)
)
SINCE = select(gone.c.since_at).distinct().order_by(gone.c.since_at)
MOVE = (
    update(gone)
    .where(gone.c.since_at == bindparam("was", type_=Instant))
    .values(since_at=bindparam("moved", type_=Instant))
)
COUNT_DOWN = update(gone).where(IN_NOTICE).values(days_left=gone.c.days_left - 1)
GIVE_NOTICE = (
    update(gone)
    .where(~IN_NOTICE, gone.c.since_at <= LONG_AGO, OF_CODE)
    .values(days_left=GRACE_DAYS)
    .returning(gone.c.team_id)
)
IN_NOTICE_NOW = select(func.count()).select_from(gone).where(IN_NOTICE)
DUE = (
    select(*(gone.c[name] for name in OWNER))
    .join(members, _same(gone))
    .where(gone.c.days_left <= 0, IS_GONE)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
TEAM: BindParameter[str] = bindparam("team")
IN_TEAM = or_(members.c.team_id == TEAM, members.c.enterprise_id == TEAM)
PEOPLE = select(*(members.c[name] for name in OWNER)).where(IN_TEAM)
SOME = PEOPLE.limit(bindparam("most", type_=Integer))
ANYBODY = select(members.c.user_id).where(members.c.team_id == TEAM).limit(1)
COMPANYS = (company_cycles, company_ladders, company_settings)
OF_THE_COMPANY = tuple(delete(table).where(table.c.team_id == TEAM) for table in COMPANYS)
TOKEN = delete(installations).where(installations.c.holder_id == TEAM)

KNOWN = union_all(
    select(members.c.team_id).where(IN_TEAM),
    *(select(table.c.team_id).where(table.c.team_id == TEAM) for table in COMPANYS),
    select(installations.c.holder_id).where(installations.c.holder_id == TEAM),
).limit(1)

OWN_DAYS = select(company_settings.c.team_id).where(company_settings.c.forget_after.is_not(None))
DAYS_OF_EACH = select(company_settings.c.team_id, company_settings.c.forget_after).where(
    company_settings.c.forget_after.is_not(None)
)

People = Counter[str]
"""How many, by workspace."""


class GoneStore:
    """Of the whole database. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def look(self, now: datetime) -> None:
        """Notes who is gone and lets go of who is back."""
        await self.let_back(now)
        await self._connection.execute(NOTE, {"now": now})

    async def let_back(self, now: datetime) -> None:
        """Ends the days of whoever is back, and notes that where they had been given notice."""
        back = await self._connection.execute(BACK)
        called_off = Counter(row.team_id for row in back if row.days_left is not None)
        for team_id, people in sorted(called_off.items()):
            entry = Entry(now, "not_to_be_forgotten", team_id, THE_COACH, number=people)
            await AuditTrail(self._connection).note(entry)

    async def call_off(self, retention: Retention, now: datetime) -> People:
        """Whose notice came too early by what the operator wants now."""
        return await self._each(NOT_YET, retention, now)

    async def clock_moved(self, by: timedelta) -> None:
        """Nobody is gone for longer, or for less, because a clock was put right."""
        since = list(await self._connection.scalars(SINCE))
        for was in since if by < timedelta(0) else reversed(since):
            await self._connection.execute(MOVE, {"was": was, "moved": was + by})

    async def count_down(self) -> None:
        await self._connection.execute(COUNT_DOWN)

    async def give_notice(self, retention: Retention, now: datetime) -> People:
        """Who has been gone for long enough, and was given none before."""
        return await self._each(GIVE_NOTICE, retention, now)

    async def in_notice(self) -> int:
        return int(await self._connection.scalar(IN_NOTICE_NOW) or 0)

    async def due(self, most: int) -> tuple[Member, ...]:
        """Some of those whose days are over, and who are not back; for one claimant."""
        return _people(await self._connection.execute(DUE, {"most": most}))

    async def some_of(self, team_id: str, most: int) -> tuple[Member, ...]:
        """People of a workspace, or of an organisation."""
        return _people(await self._connection.execute(SOME, {"team": team_id, "most": most}))

    async def all_of(self, team_id: str) -> tuple[Member, ...]:
        return _people(await self._connection.execute(PEOPLE, {"team": team_id}))

    async def is_known(self, team_id: str) -> bool:
        """Somebody, something of the company, its token, or an id in the audit trail."""
        if await self._connection.scalar(KNOWN, {"team": team_id}) is not None:
            return True
        return await AuditTrail(self._connection).names_somebody(team_id)

    async def company_left(self, team_id: str) -> None:
        """Deletes the company's days and ladder, once nobody is there any more."""
        if await self._connection.scalar(ANYBODY, {"team": team_id}) is None:
            for statement in OF_THE_COMPANY:
                await self._connection.execute(statement, {"team": team_id})

    async def token_gone(self, team_id: str) -> bool:
        """False: none was there."""
        return (await self._connection.execute(TOKEN, {"team": team_id})).rowcount > 0

    async def _each(self, statement: Update, retention: Retention, now: datetime) -> People:
        """By the company's own days where an admin set them, else by the operator's."""
        found: People = Counter()
        for code in GONE:
            values = {"code": code, "long_ago": _long_ago(retention.after(code), now)}
            others = gone.c.team_id.not_in(OWN_DAYS) if code == DEACTIVATED else true()
            found += await self._noted(statement.where(others), values)
        for team_id, days in (await self._connection.execute(DAYS_OF_EACH)).all():
            after = retention.for_company(days).people
            values = {"code": DEACTIVATED, "long_ago": _long_ago(after, now), "team": team_id}
            found += await self._noted(statement.where(gone.c.team_id == TEAM), values)
        return found

    async def _noted(self, statement: Executable, values: dict[str, object]) -> People:
        return Counter(row.team_id for row in await self._connection.execute(statement, values))


def _long_ago(after: timedelta | None, now: datetime) -> datetime:
    return NEVER if after is None else now - after


def _people(rows: Iterable[Any]) -> tuple[Member, ...]:
    return tuple(Member(row.team_id, row.user_id, row.enterprise_id) for row in rows)

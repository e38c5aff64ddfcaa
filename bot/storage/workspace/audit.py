"""The audit trail as it is stored: across workspaces, with ids and kinds, and no words."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Index,
    Integer,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from bot.domain.member import Member
from bot.domain.workspace.audit import A_MEMBER, OPERATOR, SLACK, THE_COACH, Entry
from bot.storage.database.connection import Connection
from bot.storage.database.owned import METADATA, columns_for, text_column, values_of
from bot.storage.database.types import Instant

audit = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    text_column("kind"),
    text_column("team_id"),
    text_column("actor"),
    text_column("about"),
    Column("number", Integer, nullable=False),
    Index(None, "at"),
    sqlite_autoincrement=True,
)
"""`actor` and `about` are ids, or words of ours; of a forgotten member neither is there."""

THERE = audit.c.team_id.in_(bindparam("teams", expanding=True))
WHO: BindParameter[str] = bindparam("who")
OF_ALL = select(*columns_for(Entry, audit)).order_by(audit.c.at, audit.c.id)
OF_TEAM = OF_ALL.where(audit.c.team_id == bindparam("team"))
OF_MEMBER = OF_ALL.where(THERE, or_(audit.c.actor == WHO, audit.c.about == WHO))
LET_GO_ACTOR = update(audit).where(THERE, audit.c.actor == WHO).values(actor=A_MEMBER)
LET_GO_ABOUT = update(audit).where(THERE, audit.c.about == WHO).values(about=A_MEMBER)
OF_OURS = ("", A_MEMBER, THE_COACH, SLACK)


def _is_id(column: Column[str]) -> ColumnElement[bool]:
    """Not one of our own words for somebody, nor who works at the shell."""
    return and_(
        audit.c.team_id == bindparam("team"),
        column.not_in(OF_OURS),
        column != OPERATOR,
        ~column.startswith(f"{OPERATOR} "),
    )


NAMES = select(audit.c.id).where(or_(_is_id(audit.c.actor), _is_id(audit.c.about))).limit(1)
LET_GO_OF_ALL = (
    update(audit).where(_is_id(audit.c.actor)).values(actor=A_MEMBER),
    update(audit).where(_is_id(audit.c.about)).values(about=A_MEMBER),
)
SWEEP = delete(audit).where(audit.c.at < bindparam("before"))


class AuditTrail:
    """Of the whole database. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def note(self, entry: Entry) -> None:
        await self._connection.execute(insert(audit), values_of(entry))

    async def all(self, team_id: str | None = None) -> tuple[Entry, ...]:
        """The oldest first; of one workspace, or of all."""
        statement = OF_TEAM if team_id else OF_ALL
        return tuple(map(_entry, await self._connection.execute(statement, {"team": team_id})))

    async def of_member(self, member: Member) -> tuple[Entry, ...]:
        """What they did, and what was done about them."""
        return tuple(map(_entry, await self._connection.execute(OF_MEMBER, _whose(member))))

    async def let_go(self, member: Member) -> None:
        """Whatever happened stays, and no longer says whose it was."""
        await self._connection.execute(LET_GO_ACTOR, _whose(member))
        await self._connection.execute(LET_GO_ABOUT, _whose(member))

    async def names_somebody(self, team_id: str) -> bool:
        return await self._connection.scalar(NAMES, {"team": team_id}) is not None

    async def let_go_of_all(self, team_id: str) -> None:
        """Also of whoever never was a member: who installed it, an admin who set something."""
        for statement in LET_GO_OF_ALL:
            await self._connection.execute(statement, {"team": team_id})

    async def sweep(self, before: datetime) -> None:
        await self._connection.execute(SWEEP, {"before": before})


def _whose(member: Member) -> dict[str, object]:
    teams = [team for team in (member.team_id, member.enterprise_id) if team]
    return {"teams": teams, "who": member.user_id}


def _entry(row: Row[Any]) -> Entry:
    return Entry(**row._asdict())

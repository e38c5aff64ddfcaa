"""Errands: what is under way for a member, and who takes up what was left."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, Row, and_, bindparam, delete, select, update

from bot.domain.delivery.delivery import LEASE
from bot.domain.delivery.errand import Errand
from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, mine, new_in, owned, text_column
from bot.storage.database.types import CleanText, Instant

errands = owned(
    "errands",
    Column("id", CleanText, primary_key=True),
    text_column("kind"),
    text_column("details"),
    Column("begun_at", Instant, nullable=False),
    Column("lease_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
)
"""`details` is JSON. A row goes as soon as its errand is done."""
Index("ix_errands_lease_until", errands.c.lease_until)
Index("ix_errands_team_id_user_id", errands.c.team_id, errands.c.user_id)


THIS_ONE = and_(mine(errands), errands.c.id == bindparam("errand"))
ADD = new_in(errands)
NOTE = update(errands).where(THIS_ONE)
END = delete(errands).where(THIS_ONE)
OF_KIND = (
    select(errands)
    .where(mine(errands), errands.c.kind == bindparam("of_kind"))
    .order_by(errands.c.begun_at)
)
LEFT = (
    select(errands)
    .where(errands.c.lease_until <= bindparam("now"))
    .order_by(errands.c.lease_until)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
TAKE = (
    update(errands)
    .where(errands.c.id.in_(bindparam("ids", expanding=True)))
    .values(attempts=errands.c.attempts + 1, lease_until=bindparam("lease"))
)
TAKEN = select(errands).where(errands.c.id.in_(bindparam("ids", expanding=True)))


class ErrandRows(Owned):
    """A member's errands that are under way."""

    async def add(self, errand: Errand) -> None:
        await self._count(
            ADD,
            id=errand.id,
            kind=errand.kind,
            details=json.dumps(dict(errand.details)),
            begun_at=errand.begun_at,
            lease_until=errand.lease_until,
            attempts=errand.attempts,
        )

    async def note(self, errand_id: str, details: Mapping[str, Any]) -> bool:
        """How far it is. False: it is over."""
        return await self._count(NOTE, errand=errand_id, details=json.dumps(dict(details))) == 1

    async def again(self, errand_id: str, at: datetime) -> bool:
        """Nobody is at it any more, and it is taken up at that instant (UTC)."""
        return await self._count(NOTE, errand=errand_id, lease_until=at) == 1

    async def end(self, errand_id: str) -> bool:
        """It is over. False: it was before."""
        return await self._count(END, errand=errand_id) == 1

    async def of_kind(self, kind: str) -> tuple[Errand, ...]:
        """The oldest first."""
        return tuple(map(_errand, await self._rows(OF_KIND, of_kind=kind)))


class ErrandsLeft:
    """The engine's side, across all members: it hands each errand to its run alone."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def take(self, now: datetime, most: int) -> tuple[Errand, ...]:
        """Those whose lease is over, leased to the caller for `LEASE`."""
        rows = (await self._connection.execute(LEFT, {"now": now, "most": most})).all()
        ids = [row.id for row in rows]
        if not ids:
            return ()
        await self._connection.execute(TAKE, {"ids": ids, "lease": now + LEASE})
        taken = (await self._connection.execute(TAKEN, {"ids": ids})).all()
        return tuple(map(_errand, taken))


def _errand(row: Row[Any]) -> Errand:
    return Errand(
        row.id,
        Member(row.team_id, row.user_id, row.enterprise_id),
        row.kind,
        json.loads(row.details),
        row.begun_at,
        row.lease_until,
        row.attempts,
    )

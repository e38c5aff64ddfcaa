"""Claims: who is due, and whose turn it is; each belongs to one process until its lease is over.

The engine's side, across all members: it answers ids, kinds and instants, never a member's words.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    func,
    select,
    update,
)

from bot.domain.calendar.weeks import DueKind, Rhythm
from bot.domain.delivery.delivery import LEASE, Delivery, DueRow
from bot.domain.member import Member
from bot.storage.database.acts import acts
from bot.storage.database.batch import ask_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import owner_of
from bot.storage.database.tables import deliveries, dues, members
from bot.storage.database.types import zone_named
from bot.storage.database.upserts import insert_or_leave, spelled_for
from bot.storage.delivery.deliveries import deliveries_of
from bot.storage.week.rhythms import GET as RHYTHM
from bot.storage.week.rhythms import rhythm_of
from bot.storage.workspace.errands import errands

MOST = bindparam("most", type_=Integer)
PLANNED = dues.c.next_due_at.is_not(None)
"""Said once more wherever a due date is compared: the index has only rows of which it holds."""

IS_DUE = and_(PLANNED, dues.c.next_due_at <= bindparam("now"))
CLAIM_DUE = (
    select(dues, members.c.tz, members.c.enterprise_id.label("organisation"))
    .join_from(
        dues,
        members,
        and_(dues.c.team_id == members.c.team_id, dues.c.user_id == members.c.user_id),
    )
    .where(IS_DUE, dues.c.team_id == bindparam("my_team"))
    .order_by(dues.c.next_due_at)
    .limit(MOST)
    .with_for_update(of=dues, skip_locked=True)
)
MOVE_DUE = (
    update(dues)
    .where(
        dues.c.team_id == bindparam("my_team"),
        dues.c.user_id == bindparam("my_user"),
        dues.c.kind == bindparam("of_kind"),
        dues.c.next_due_at == bindparam("expected"),
    )
    .values(next_due_at=bindparam("next"), snoozed=False)
)
BEGIN = insert_or_leave(deliveries, ("team_id", "user_id", "kind", "occasion"))
BEGUN = select(deliveries.c.id).where(deliveries.c.id.in_(bindparam("ids", expanding=True)))
STALE = (
    select(deliveries)
    .where(deliveries.c.lease_until <= bindparam("now"))
    .order_by(deliveries.c.lease_until)
    .limit(MOST)
    .with_for_update(skip_locked=True)
)
TO_RETRY = (
    select(deliveries)
    .where(deliveries.c.retry_at <= bindparam("now"))
    .order_by(deliveries.c.retry_at)
    .limit(MOST)
    .with_for_update(skip_locked=True)
)
TAKE = (
    update(deliveries)
    .where(deliveries.c.id.in_(bindparam("ids", expanding=True)))
    .values(
        state="claimed",
        attempts=deliveries.c.attempts + 1,
        lease_until=bindparam("lease"),
        retry_at=None,
    )
)
TAKEN = (
    select(deliveries)
    .where(deliveries.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(deliveries.c.claimed_at)
)
WORK = select(
    select(func.min(dues.c.next_due_at)).where(PLANNED).scalar_subquery().label("due_at"),
    select(func.min(deliveries.c.lease_until)).scalar_subquery().label("lease_until"),
    select(func.min(deliveries.c.retry_at)).scalar_subquery().label("retry_at"),
    select(func.min(acts.c.acted_at)).scalar_subquery().label("acted_at"),
    select(func.min(errands.c.lease_until)).scalar_subquery().label("errand_until"),
)
"""As many looks into as many indexes: all that a tick costs when there is nothing to do."""


def _teams_due() -> Select[Any]:
    """From workspace to workspace through the index, however many are due in each of them."""
    first = select(func.min(dues.c.team_id).label("id")).where(PLANNED)
    team = first.cte("team", recursive=True)
    after = select(func.min(dues.c.team_id)).where(PLANNED, dues.c.team_id > team.c.id)
    more = select(after.scalar_subquery()).where(team.c.id.is_not(None))
    team = team.union_all(more)
    earliest = select(func.min(dues.c.next_due_at)).where(PLANNED, dues.c.team_id == team.c.id)
    found = select(team.c.id, earliest.scalar_subquery().label("due_at")).subquery()
    return select(found.c.id).where(found.c.due_at <= bindparam("now")).order_by(found.c.due_at)


TEAMS_DUE = _teams_due()


@dataclass(frozen=True, slots=True)
class Work:
    """When the earliest of each is due, went stale, may be tried again; None: there is none.

    `acted_at` is that of the oldest delivery of Slack's that is remembered;
    `errand_until` when the first errand is anybody's who comes next.
    """

    due_at: datetime | None
    lease_until: datetime | None
    retry_at: datetime | None
    acted_at: datetime | None = None
    errand_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What was claimed, and when it is due next; None: never."""

    row: DueRow
    next_due_at: datetime | None


class ClaimStore:
    """What the engine needs to know of everybody. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def work(self) -> Work:
        return Work(*(await self._connection.execute(WORK)).one())

    async def teams_due(self, now: datetime) -> tuple[str, ...]:
        """The workspaces in which something is due, the longest overdue first."""
        return tuple((await self._connection.scalars(TEAMS_DUE, {"now": now})).all())

    async def claim_due(self, now: datetime, limit: int, team_id: str) -> tuple[DueRow, ...]:
        """A workspace's longest overdue, each for one claimant until its transaction ends.

        Whoever claims moves them (`move_due`) and begins their deliveries before it ends.
        """
        values = {"now": now, "most": limit, "my_team": team_id}
        return tuple(map(_due, await self._connection.execute(CLAIM_DUE, values)))

    async def rhythms_of(self, people: Collection[Member]) -> dict[Member, Rhythm]:
        """When each of them wants to be asked."""
        owners = [(member.team_id, member.user_id) for member in people]
        found = await ask_each(self._connection, RHYTHM, owners, {})
        return {
            member: rhythm_of(next(iter(found[member.team_id, member.user_id]), None))
            for member in people
        }

    async def move_due(self, moves: Iterable[Move]) -> None:
        """One that is no longer due when it was stays as it is."""
        values = [
            owner_of(move.row.member)
            | {"of_kind": move.row.kind, "next": move.next_due_at, "expected": move.row.due_at}
            for move in moves
        ]
        if values:
            await self._connection.execute(MOVE_DUE, values)

    async def begin(self, begun: Sequence[Delivery]) -> frozenset[str]:
        """Leased as each says. The ids of those for whose occasion there was none before."""
        if not begun:
            return frozenset()
        statement = spelled_for(self._connection, BEGIN)
        await self._connection.execute(statement, [_values(delivery) for delivery in begun])
        ids = [delivery.id for delivery in begun]
        return frozenset((await self._connection.scalars(BEGUN, {"ids": ids})).all())

    async def take_stale(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Claimed, and the lease ran out: whether they were sent is unknown.

        Look each up in Slack before it is sent again. They are leased to the caller for `LEASE`.
        """
        return await self._take(STALE, now, limit)

    async def take_retries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Failed, certainly not sent, and to be tried again by now; leased like stale ones."""
        return await self._take(TO_RETRY, now, limit)

    async def _take(self, chosen: Select[Any], now: datetime, limit: int) -> tuple[Delivery, ...]:
        rows = (await self._connection.execute(chosen, {"now": now, "most": limit})).all()
        ids = [row.id for row in rows]
        if not ids:
            return ()
        await self._connection.execute(TAKE, {"ids": ids, "lease": now + LEASE})
        return deliveries_of((await self._connection.execute(TAKEN, {"ids": ids})).all())


def _due(row: Row[Any]) -> DueRow:
    member = Member(row.team_id, row.user_id, row.organisation)
    kind: DueKind = row.kind
    return DueRow(member, kind, row.next_due_at, zone_named(row.tz), row.snoozed)


def _values(delivery: Delivery) -> dict[str, object]:
    return owner_of(delivery.member) | {
        "id": delivery.id,
        "kind": delivery.kind,
        "occasion": delivery.occasion,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "claimed_at": delivery.claimed_at,
        "lease_until": delivery.lease_until,
    }

"""Deliveries: what is due to whom, claimed by one process, sent once.

The engine's side, across all members: it answers ids, kinds and instants, never a member's words.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Integer,
    Row,
    Select,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.delivery import AGAIN, Delivery, DueRow
from bot.domain.member import Member
from bot.domain.rhythm import DueKind
from bot.storage.tables import deliveries, dues, members
from bot.storage.upserts import insert_or_leave, spelled_for

LEASE = timedelta(minutes=2)
"""How long whoever takes a stale or failed delivery has it to themselves."""


EVER = datetime(1970, 1, 1, tzinfo=UTC)

MOST = bindparam("most", type_=Integer)
OF_DUE = and_(
    dues.c.team_id == bindparam("my_team"),
    dues.c.user_id == bindparam("my_user"),
    dues.c.kind == bindparam("of_kind"),
)
THIS_ONE = deliveries.c.id == bindparam("delivery")
NOT_WAITING = {"lease_until": None, "retry_at": None}

IS_DUE = dues.c.next_due_at <= bindparam("now")
CLAIM_DUE = (
    select(dues, members.c.tz, members.c.enterprise_id.label("organisation"))
    .join_from(
        dues,
        members,
        and_(dues.c.team_id == members.c.team_id, dues.c.user_id == members.c.user_id),
    )
    .where(IS_DUE)
    .order_by(dues.c.next_due_at)
    .limit(MOST)
    .with_for_update(of=dues, skip_locked=True)
)
CLAIM_OF_TEAM = CLAIM_DUE.where(dues.c.team_id == bindparam("my_team"))
TEAMS_DUE = (
    select(dues.c.team_id)
    .where(IS_DUE)
    .group_by(dues.c.team_id)
    .order_by(func.min(dues.c.next_due_at))
)
MOVE_DUE = (
    update(dues)
    .where(OF_DUE, dues.c.next_due_at == bindparam("expected"))
    .values(next_due_at=bindparam("next"), snoozed=False)
)
ADD = insert_or_leave(deliveries, ("team_id", "user_id", "kind", "occasion"))
GET = select(deliveries).where(THIS_ONE)
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
SETTLE = update(deliveries).where(THIS_ONE).values(NOT_WAITING | {"settled_at": bindparam("now")})
FAILED = update(deliveries).where(THIS_ONE).values(state="failed", lease_until=None)
LET_GO = delete(deliveries).where(THIS_ONE, deliveries.c.state == "claimed")
OF_MEMBER = and_(
    deliveries.c.team_id == bindparam("my_team"), deliveries.c.user_id == bindparam("my_user")
)
UNASKED = deliveries.c.occasion.not_like(f"%{AGAIN}%")
TODAYS = select(deliveries).where(
    OF_MEMBER,
    UNASKED,
    or_(
        deliveries.c.state == "claimed",
        and_(deliveries.c.state == "sent", deliveries.c.settled_at >= bindparam("since")),
    ),
)
DUE_TODAY = select(dues.c.kind, dues.c.next_due_at).where(
    dues.c.team_id == bindparam("my_team"),
    dues.c.user_id == bindparam("my_user"),
    dues.c.next_due_at < bindparam("until"),
    dues.c.snoozed.is_(other=False),
)
LAST_SENT = select(func.max(deliveries.c.settled_at)).where(OF_MEMBER, deliveries.c.state == "sent")
SKIPPED = (
    select(deliveries)
    .where(
        OF_MEMBER,
        deliveries.c.state == "skipped",
        deliveries.c.settled_at > func.coalesce(LAST_SENT.scalar_subquery(), bindparam("ever")),
    )
    .order_by(deliveries.c.claimed_at)
)
LAST_OCCASION = select(func.max(deliveries.c.occasion)).where(
    OF_MEMBER, UNASKED, deliveries.c.kind == bindparam("of_kind")
)
NEXT_DUE_AT = select(func.min(dues.c.next_due_at))


class Deliveries:
    """What the engine needs to know of everybody. Each method runs in the caller's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def teams_due(self, now: datetime) -> tuple[str, ...]:
        """The workspaces in which something is due, the longest overdue first."""
        return tuple((await self._connection.scalars(TEAMS_DUE, {"now": now})).all())

    async def claim_due(
        self, now: datetime, limit: int, team_id: str | None = None
    ) -> tuple[DueRow, ...]:
        """The longest overdue, each for one claimant only until its transaction ends.

        With `team_id` those of one workspace.

        Whoever claims moves them (`move_due`) and adds their deliveries before it ends.
        """
        values = {"now": now, "most": limit}
        if team_id is None:
            rows = await self._connection.execute(CLAIM_DUE, values)
        else:
            rows = await self._connection.execute(CLAIM_OF_TEAM, values | {"my_team": team_id})
        return tuple(_due(row) for row in rows)

    async def move_due(
        self,
        member: Member,
        kind: DueKind,
        next_due_at: datetime | None,
        expected_due_at: datetime,
    ) -> bool:
        """False: it is no longer due when it was, and stays as it is."""
        changed = await self._connection.execute(
            MOVE_DUE,
            _owner(member) | {"of_kind": kind, "next": next_due_at, "expected": expected_due_at},
        )
        return changed.rowcount == 1

    async def add(
        self,
        delivery_id: str,
        member: Member,
        kind: DueKind,
        occasion: str,
        now: datetime,
        lease_until: datetime,
    ) -> bool:
        """Claimed until `lease_until`. False: there is one of that kind for that occasion."""
        values = {
            "id": delivery_id,
            "kind": kind,
            "occasion": occasion,
            "state": "claimed",
            "attempts": 1,
            "claimed_at": now,
            "lease_until": lease_until,
        }
        added = await self._connection.execute(
            spelled_for(self._connection, ADD), _owner(member) | values
        )
        return added.rowcount == 1

    async def get(self, delivery_id: str) -> Delivery | None:
        rows = (await self._connection.execute(GET, {"delivery": delivery_id})).all()
        return _delivery(rows[0]) if rows else None

    async def take_stale(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Claimed, and the lease ran out: whether they were sent is unknown.

        Look each up in Slack before it is sent again. They are leased to the caller for `LEASE`.
        """
        return await self._take(STALE, now, limit)

    async def take_retries(self, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """Failed, certainly not sent, and to be tried again by now; leased like stale ones."""
        return await self._take(TO_RETRY, now, limit)

    async def sent(self, delivery_id: str, channel_id: str, message_ts: str, now: datetime) -> None:
        await self._connection.execute(
            SETTLE,
            {
                "delivery": delivery_id,
                "state": "sent",
                "channel_id": channel_id,
                "message_ts": message_ts,
                "now": now,
            },
        )

    async def nothing_to_say(self, delivery_id: str, now: datetime) -> None:
        """The occasion passed without a message."""
        values = {"delivery": delivery_id, "state": "nothing", "now": now}
        await self._connection.execute(SETTLE, values)

    async def failed(
        self, delivery_id: str, error_code: str, now: datetime, retry_at: datetime | None
    ) -> None:
        """Certainly not sent. `error_code` is Slack's; `retry_at` None: given up."""
        values = {
            "delivery": delivery_id,
            "error_code": error_code,
            "settled_at": now,
            "retry_at": retry_at,
        }
        await self._connection.execute(FAILED, values)

    async def let_go(self, delivery_id: str) -> bool:
        """Forgets a claimed one that was certainly not sent, so that it can be claimed anew."""
        gone = await self._connection.execute(LET_GO, {"delivery": delivery_id})
        return gone.rowcount == 1

    async def skipped(self, delivery_id: str, reason: str, now: datetime) -> None:
        """Left out for good, for a reason that the member is told when they are back."""
        values = {"delivery": delivery_id, "state": "skipped", "error_code": reason, "now": now}
        await self._connection.execute(SETTLE, values)

    async def todays(self, member: Member, since: datetime) -> tuple[Delivery, ...]:
        """What is under way to a member of the coach's own accord, or was sent since an instant."""
        values = _owner(member) | {"since": since}
        return _deliveries((await self._connection.execute(TODAYS, values)).all())

    async def due_before(self, member: Member, until: datetime) -> tuple[DueKind, ...]:
        """The kinds that are planned for the member before an instant."""
        values = _owner(member) | {"until": until}
        return tuple(row.kind for row in await self._connection.execute(DUE_TODAY, values))

    async def skipped_unsaid(self, member: Member) -> tuple[Delivery, ...]:
        """What was left out since the member last had a message, the oldest first."""
        values = _owner(member) | {"ever": EVER}
        return _deliveries((await self._connection.execute(SKIPPED, values)).all())

    async def last_occasion(self, member: Member, kind: DueKind) -> str | None:
        """The newest occasion that was begun, None if there never was one."""
        values = _owner(member) | {"of_kind": kind}
        occasion: str | None = await self._connection.scalar(LAST_OCCASION, values)
        return occasion

    async def next_due_at(self, team_id: str | None = None) -> datetime | None:
        """When anybody, or anybody in one workspace, is due next; None: nobody ever is."""
        statement = NEXT_DUE_AT if team_id is None else NEXT_DUE_AT.where(dues.c.team_id == team_id)
        due_at: datetime | None = await self._connection.scalar(statement)
        return due_at

    async def _take(self, chosen: Select[Any], now: datetime, limit: int) -> tuple[Delivery, ...]:
        rows = (await self._connection.execute(chosen, {"now": now, "most": limit})).all()
        ids = [row.id for row in rows]
        if not ids:
            return ()
        await self._connection.execute(TAKE, {"ids": ids, "lease": now + LEASE})
        taken = await self._connection.execute(
            select(deliveries).where(deliveries.c.id.in_(ids)).order_by(deliveries.c.claimed_at)
        )
        return _deliveries(taken.all())


def _owner(member: Member) -> dict[str, str | None]:
    return {
        "my_team": member.team_id,
        "my_user": member.user_id,
        "my_enterprise": member.enterprise_id,
    }


def _due(row: Row[Any]) -> DueRow:
    member = Member(row.team_id, row.user_id, row.organisation)
    return DueRow(member, row.kind, row.next_due_at, ZoneInfo(row.tz), row.snoozed)


def _delivery(row: Row[Any]) -> Delivery:
    member = Member(row.team_id, row.user_id, row.enterprise_id)
    return Delivery(
        row.id,
        member,
        row.kind,
        row.occasion,
        row.state,
        row.attempts,
        row.retry_at,
        row.claimed_at,
        row.lease_until,
        row.error_code,
    )


def _deliveries(rows: Sequence[Row[Any]]) -> tuple[Delivery, ...]:
    return tuple(map(_delivery, rows))

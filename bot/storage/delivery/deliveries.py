"""The outcome of each message, and what else a member got or was not sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, func, or_, select, update

from bot.domain.calendar.weeks import DueKind
from bot.domain.delivery.delivery import AGAIN, Delivery
from bot.domain.member import Member
from bot.storage.database.batch import of_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import mine, owner_of
from bot.storage.database.tables import deliveries, dues


def delivery_of(row: Row[Any]) -> Delivery:
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


def deliveries_of(rows: Sequence[Row[Any]]) -> tuple[Delivery, ...]:
    return tuple(map(delivery_of, rows))


THIS_ONE = deliveries.c.id == bindparam("delivery")
NOT_WAITING = {"lease_until": None, "retry_at": None}
GET = select(deliveries).where(THIS_ONE)
SETTLE = update(deliveries).where(THIS_ONE).values(NOT_WAITING | {"settled_at": bindparam("now")})
FAILED = update(deliveries).where(THIS_ONE).values(state="failed", lease_until=None)
LET_GO = delete(deliveries).where(THIS_ONE, deliveries.c.state == "claimed")
UNASKED = deliveries.c.occasion.not_like(f"%{AGAIN}%")
TODAYS = of_each(
    select(deliveries).where(
        mine(deliveries),
        UNASKED,
        or_(
            deliveries.c.state == "claimed",
            and_(deliveries.c.state == "sent", deliveries.c.settled_at >= bindparam("since")),
        ),
    )
)
DUE_TODAY = of_each(
    select(dues.c.kind, dues.c.next_due_at).where(
        mine(dues),
        dues.c.next_due_at < bindparam("until"),
        dues.c.snoozed.is_(other=False),
    )
)
LATER = deliveries.alias("later")
SENT_SINCE = select(LATER.c.id).where(
    LATER.c.team_id == deliveries.c.team_id,
    LATER.c.user_id == deliveries.c.user_id,
    LATER.c.state == "sent",
    LATER.c.settled_at >= deliveries.c.settled_at,
)
SKIPPED = of_each(
    select(deliveries)
    .where(mine(deliveries), deliveries.c.state == "skipped", ~SENT_SINCE.exists())
    .order_by(deliveries.c.claimed_at)
)
LAST_OCCASION = select(func.max(deliveries.c.occasion)).where(
    mine(deliveries), UNASKED, deliveries.c.kind == bindparam("of_kind")
)
LAST_SENT = of_each(
    select(
        func.max(deliveries.c.occasion).label("occasion"),
        func.max(deliveries.c.settled_at).label("sent_at"),
    ).where(
        mine(deliveries),
        UNASKED,
        deliveries.c.kind == bindparam("of_kind"),
        deliveries.c.state == "sent",
    ),
    is_total=True,
)
ASKED_SINCE = (
    select(deliveries.c.kind, func.max(deliveries.c.settled_at).label("sent_at"))
    .where(
        mine(deliveries),
        deliveries.c.state == "sent",
        deliveries.c.settled_at >= bindparam("since"),
    )
    .group_by(deliveries.c.kind)
)
KIND_OF_MESSAGE = select(deliveries.c.kind).where(
    mine(deliveries), deliveries.c.message_ts == bindparam("ts")
)


@dataclass(frozen=True, slots=True)
class Settled:
    """How a delivery ended well: where its message stands, both None where nothing was said."""

    delivery_id: str
    at: datetime
    channel_id: str | None = None
    message_ts: str | None = None


class DeliveryStore:
    """Messages once they are begun. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, delivery_id: str) -> Delivery | None:
        rows = (await self._connection.execute(GET, {"delivery": delivery_id})).all()
        return delivery_of(rows[0]) if rows else None

    async def settle(self, settled: Sequence[Settled]) -> None:
        """They were sent, or their occasion passed without a message."""
        values = [
            {
                "delivery": one.delivery_id,
                "state": "sent" if one.channel_id else "nothing",
                "channel_id": one.channel_id,
                "message_ts": one.message_ts,
                "now": one.at,
            }
            for one in settled
        ]
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
        """Forgets a claimed one that was certainly not sent, so that it can be claimed again."""
        gone = await self._connection.execute(LET_GO, {"delivery": delivery_id})
        return gone.rowcount == 1

    async def skipped(self, delivery_id: str, reason: str, now: datetime) -> None:
        """Left out for good, for a reason that the member is told when they are back."""
        values = {"delivery": delivery_id, "state": "skipped", "error_code": reason, "now": now}
        await self._connection.execute(SETTLE, values)

    async def todays(self, member: Member, since: datetime) -> tuple[Delivery, ...]:
        """What is under way to a member of the coach's own accord, or was sent since an instant."""
        values = owner_of(member) | {"since": since}
        return deliveries_of((await self._connection.execute(TODAYS, values)).all())

    async def due_before(
        self, member: Member, until: datetime
    ) -> tuple[tuple[DueKind, datetime], ...]:
        """The kinds that are planned for the member before an instant, each with its own (UTC)."""
        values = owner_of(member) | {"until": until}
        rows = (await self._connection.execute(DUE_TODAY, values)).all()
        return tuple((row.kind, row.next_due_at) for row in rows)

    async def skipped_unsaid(self, member: Member) -> tuple[Delivery, ...]:
        """What was left out since the member last had a message, the oldest first."""
        rows = (await self._connection.execute(SKIPPED, owner_of(member))).all()
        return deliveries_of(rows)

    async def last_sent(self, member: Member, kind: DueKind) -> tuple[str, datetime] | None:
        """The newest occasion that a message went out for, and when; None: there never was one."""
        values = owner_of(member) | {"of_kind": kind}
        rows = (await self._connection.execute(LAST_SENT, values)).all()
        row = rows[0] if rows else None
        return (row.occasion, row.sent_at) if row and row.occasion else None

    async def last_occasion(self, member: Member, kind: DueKind) -> str | None:
        """The newest occasion that was begun, None if there never was one."""
        values = owner_of(member) | {"of_kind": kind}
        occasion: str | None = await self._connection.scalar(LAST_OCCASION, values)
        return occasion

    async def sent_since(self, member: Member, since: datetime) -> dict[DueKind, datetime]:
        """What the member was sent, and when last; also what they asked for again."""
        values = owner_of(member) | {"since": since}
        rows = (await self._connection.execute(ASKED_SINCE, values)).all()
        return {row.kind: row.sent_at for row in rows}

    async def kind_of_message(self, member: Member, ts: str) -> DueKind | None:
        """Which of the coach's own messages that is; None: it is another."""
        values = owner_of(member) | {"ts": ts}
        kind: DueKind | None = await self._connection.scalar(KIND_OF_MESSAGE, values)
        return kind

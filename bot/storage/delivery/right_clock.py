"""What a clock that ran ahead has written, put right once it tells the truth again.

The engine's side, across all members: it answers ids, kinds and instants, never a member's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, delete, or_, select, tuple_, update

from bot.domain.calendar.weeks import DueKind
from bot.domain.delivery.delivery import LEASE, LONGEST_RETRY, is_late
from bot.domain.delivery.moment import TOO_LATE
from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.tables import deliveries, dues, members
from bot.storage.database.types import zone_named

A_WEEK = timedelta(weeks=1)
"""No message is of use for longer."""

LEASES = (
    update(deliveries)
    .where(deliveries.c.lease_until > bindparam("at_most"))
    .values(lease_until=bindparam("at_most"))
)
RETRIES = (
    update(deliveries)
    .where(deliveries.c.retry_at > bindparam("at_most"))
    .values(retry_at=bindparam("now"))
)
SETTLED = (
    update(deliveries)
    .where(deliveries.c.settled_at > bindparam("now"))
    .values(settled_at=bindparam("now"))
)
OWNER = (deliveries.c.team_id, deliveries.c.user_id)
SKIPPED = (
    select(deliveries.c.id, *OWNER, deliveries.c.kind, deliveries.c.claimed_at, members.c.tz)
    .join_from(
        deliveries,
        members,
        and_(deliveries.c.team_id == members.c.team_id, deliveries.c.user_id == members.c.user_id),
    )
    .where(
        deliveries.c.state == "skipped",
        deliveries.c.error_code == TOO_LATE,
        deliveries.c.claimed_at > bindparam("since"),
    )
)
UNSKIP = delete(deliveries).where(deliveries.c.id.in_(bindparam("ids", expanding=True)))
BRING_BACK = (
    update(dues)
    .where(
        dues.c.team_id == bindparam("my_team"),
        dues.c.user_id == bindparam("my_user"),
        dues.c.kind == bindparam("of_kind"),
        dues.c.next_due_at > bindparam("due_at"),
    )
    .values(next_due_at=bindparam("due_at"))
)
BEGUN_AHEAD = select(*OWNER, deliveries.c.kind).where(deliveries.c.claimed_at > bindparam("now"))
MISPLACED = (
    select(dues.c.team_id, dues.c.user_id, dues.c.kind, members.c.tz, members.c.enterprise_id)
    .join_from(
        dues,
        members,
        and_(dues.c.team_id == members.c.team_id, dues.c.user_id == members.c.user_id),
    )
    .where(
        dues.c.snoozed.is_(other=False),
        dues.c.next_due_at.is_not(None),
        or_(
            and_(
                dues.c.kind.in_(("plan", "review")),
                dues.c.next_due_at > bindparam("too_far"),
            ),
            and_(
                dues.c.kind.in_(("nudge", "agenda")),
                tuple_(dues.c.team_id, dues.c.user_id, dues.c.kind).in_(BEGUN_AHEAD),
            ),
        ),
    )
    .order_by(dues.c.team_id, dues.c.user_id, dues.c.kind)
)


@dataclass(frozen=True, slots=True)
class Misplaced:
    """What is due to somebody by a clock that was wrong; `tz` is the member's."""

    member: Member
    kind: DueKind
    tz: ZoneInfo


class RightClock:
    """Each method runs in the caller's transaction; all may be repeated."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def shorten_waits(self, now: datetime) -> None:
        """No lease, no pause and no past lies further ahead than it could by this clock."""
        await self._connection.execute(LEASES, {"at_most": now + LEASE})
        await self._connection.execute(RETRIES, {"at_most": now + LONGEST_RETRY, "now": now})
        await self._connection.execute(SETTLED, {"now": now})

    async def bring_back(self, now: datetime) -> int:
        """What was skipped as too late and is not by now is due when it was; how many."""
        found = (await self._connection.execute(SKIPPED, {"since": now - A_WEEK})).all()
        rows = [
            row for row in found if not is_late(row.kind, row.claimed_at, zone_named(row.tz), now)
        ]
        if rows:
            await self._connection.execute(UNSKIP, {"ids": [row.id for row in rows]})
            await self._connection.execute(BRING_BACK, [_due(row) for row in rows])
        return len(rows)

    async def misplaced(self, now: datetime, too_far: datetime) -> Sequence[Misplaced]:
        """Weekly ones beyond `too_far`, and others that were moved on by the wrong clock."""
        values = {"now": now, "too_far": too_far}
        rows = (await self._connection.execute(MISPLACED, values)).all()
        return [
            Misplaced(
                Member(row.team_id, row.user_id, row.enterprise_id), row.kind, zone_named(row.tz)
            )
            for row in rows
        ]


def _due(row: Any) -> dict[str, object]:  # noqa: ANN401 - a row of SKIPPED
    return {
        "my_team": row.team_id,
        "my_user": row.user_id,
        "of_kind": row.kind,
        "due_at": row.claimed_at,
    }

"""Rows of the table of deliveries, as the domain has them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from bot.domain.delivery import Delivery
from bot.domain.member import Member


def owner_of(member: Member) -> dict[str, Any]:
    """The values by which a statement names the member."""
    return {
        "my_team": member.team_id,
        "my_user": member.user_id,
        "my_enterprise": member.enterprise_id,
    }


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

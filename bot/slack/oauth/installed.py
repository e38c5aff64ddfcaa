"""What Slack says of an installation: whose it was, and when it ended."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

A_SECOND = timedelta(seconds=1)


def owner_in(body: Mapping[str, Any]) -> str:
    """The workspace's id, or that of the organisation that had installed it for all."""
    (first, *_) = body.get("authorizations") or [{}]
    owner = body.get("enterprise_id") if first.get("is_enterprise_install") else body["team_id"]
    return str(owner)


def ended_at(body: Mapping[str, Any]) -> datetime:
    """The end of the second in which it happened (UTC): `event_time` has no fractions."""
    return datetime.fromtimestamp(int(body["event_time"]), UTC) + A_SECOND


def loses_the_bot(body: Mapping[str, Any]) -> bool:
    """False where only somebody's own token was revoked."""
    return bool(body["event"]["tokens"].get("bot"))

"""Who acts: the member in whatever Slack sends."""

from collections.abc import Mapping
from typing import Any

from bot.domain.member import Member


def member_of(body: Mapping[str, Any]) -> Member:
    """The acting member of a command, an interaction or an event.

    Commands carry flat ids; interactions carry `user` and `team` objects, where `team` is null for
    an organisation-wide install; events carry the user inside `event`.
    """
    if "command" in body:
        return Member(body["team_id"], body["user_id"], body.get("enterprise_id") or None)
    if "event" in body:
        return Member(body["team_id"], body["event"]["user"], body.get("enterprise_id") or None)
    user, team = body["user"], body.get("team") or {}
    enterprise = body.get("enterprise") or {}
    return Member(
        team.get("id") or user["team_id"],
        user["id"],
        enterprise.get("id") or team.get("enterprise_id") or None,
    )

"""Who acts: the member in whatever Slack sends."""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.slack.client import part_of

SLACKBOT = "USLACKBOT"
"""Slack's own; it is no bot by its own account."""


def member_of(body: Mapping[str, Any]) -> Member:
    """The acting member of a command, an interaction or an event.

    Commands carry flat ids; interactions carry `user` and `team` objects, where `team` is null for
    an organisation-wide install; events carry the user inside `event`, `user_change` the whole of
    them, and that a message was changed or deleted has them inside that message.
    """
    if "command" in body:
        return Member(body["team_id"], body["user_id"], body.get("enterprise_id") or None)
    if "event" in body:
        who = author_in(body["event"])
        user_id = str(who["id"] if isinstance(who, Mapping) else who)
        return Member(body["team_id"], user_id, body.get("enterprise_id") or None)
    user, team = body["user"], body.get("team") or {}
    enterprise = body.get("enterprise") or {}
    return Member(
        team.get("id") or user["team_id"],
        user["id"],
        enterprise.get("id") or team.get("enterprise_id") or None,
    )


def author_in(event: Mapping[str, Any]) -> object:
    """The user of an event; of a changed or deleted message, whose message it was."""
    if event.get("user"):
        return event["user"]
    return part_of(event, "previous_message").get("user") or part_of(event, "message").get("user")


def is_apps_own(event: Mapping[str, Any]) -> bool:
    """That a message of an app's or of Slack's own was posted, changed or deleted."""
    parts = (event, part_of(event, "message"), part_of(event, "previous_message"))
    theirs = part_of(event, "previous_message") or part_of(event, "message") or event
    return any(part.get("bot_id") for part in parts) or theirs.get("user") == SLACKBOT


async def is_admin(client: AsyncWebClient, member: Member) -> bool:
    """What Slack says just now (users.info, scope users:read); False where it does not say."""
    try:
        answer = await client.users_info(user=member.user_id)
    except (SlackClientError, ClientError, TimeoutError):
        return False
    user = part_of(answer, "user")
    return bool(user.get("is_admin") or user.get("is_owner"))


def acts_somebody(body: Mapping[str, Any]) -> bool:
    """False for what Slack tells of the app itself, such as that it was removed, and of people.

    Whoever acts is named by their id; an event that has the whole of a person tells of them
    (`user_change`: a new name, a status, or that the account was deactivated).
    """
    if "event" in body:
        return isinstance(author_in(body["event"]), str) and not is_apps_own(body["event"])
    return "user" in body or "command" in body

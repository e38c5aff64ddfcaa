"""A member's name, time zone and language from Slack (users.info, scope users:read)."""

import asyncio
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member, Profile
from bot.slack.client import part_of, text_in
from bot.slack.tokens import ONE_TOKEN, NotInstalledError, Tokens

PATIENCE = 5.0
"""Seconds. A message that waits for it has a lease of two minutes."""

log = structlog.get_logger()


class SlackProfiles:
    """Asks Slack; answers None where Slack does not answer."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._client = client
        self._tokens = tokens

    async def profile_of(self, member: Member) -> Profile | None:
        try:
            client = await self._tokens.client_for(self._client, member)
            async with asyncio.timeout(PATIENCE):
                answer = await client.users_info(user=member.user_id, include_locale=True)
        except (SlackClientError, NotInstalledError, ClientError, TimeoutError) as error:
            log.warning("profile_unavailable", error=type(error).__name__)
            return None
        user = part_of(answer, "user")
        return profile_in(user) if text_in(user, "id") else None


def profile_in(user: Mapping[str, Any]) -> Profile:
    """What Slack's user object says, in `users.info` and in the event `user_change`."""
    shown = text_in(user, "profile", "display_name")
    name = shown or text_in(user, "real_name") or text_in(user, "name")
    return Profile(name, _zone(text_in(user, "tz")), text_in(user, "locale") or "en-US")


def _zone(key: str) -> ZoneInfo:
    try:
        return ZoneInfo(key or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

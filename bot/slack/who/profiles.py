"""A member's name, time zone and language from Slack (users.info, scope users:read)."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member, Profile, Standing
from bot.domain.text.clean import clean_text
from bot.domain.zones import UTC, ZoneSource, fixed_zone
from bot.slack.client import part_of, text_in
from bot.slack.oauth.tokens import ONE_TOKEN, NotInstalledError, Tokens
from bot.slack.who.acting_member import SLACKBOT

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
    locale = text_in(user, "locale") or "en-US"
    tz, tz_from = _zone(user)
    return Profile(
        name=name,
        tz=tz,
        locale=locale,
        standing=_standing(user),
        tz_from=tz_from,
        title=" ".join(clean_text(text_in(user, "profile", "title")).split()),
    )


def _standing(user: Mapping[str, Any]) -> Standing:
    """Source: docs.slack.dev/reference/objects/user-object."""
    if user.get("deleted") is True:
        return "deactivated"
    if user.get("is_bot") or user.get("id") == SLACKBOT:
        return "bot"
    return "elsewhere" if user.get("is_stranger") else "here"


def _zone(user: Mapping[str, Any]) -> tuple[ZoneInfo, ZoneSource]:
    """The zone that the profile names; else how far its clock is from UTC, where it says so."""
    key, offset = user.get("tz"), user.get("tz_offset")
    if key and isinstance(key, str):
        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(key), "profile"
    if isinstance(offset, int) and not isinstance(offset, bool):
        return fixed_zone(timedelta(seconds=offset)), "offset"
    return UTC, "nowhere"

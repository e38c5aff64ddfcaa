"""How many people read along in a conversation, where their workspace lets the coach ask.

Both scopes are optional: `channels:read` for public channels, `groups:read` for private ones, of
which Slack tells only those that the coach is a member of.
"""

import asyncio
from datetime import datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.agenda.readers import TWO, UNKNOWN, Readers
from bot.domain.member import Member
from bot.slack.bolt.optional import OptionalCalls
from bot.slack.client import part_of
from bot.slack.oauth.tokens import ONE_TOKEN, Tokens

PATIENCE = 1.0
"""Seconds that the question may take: a command has to be answered within three."""

FEW = TWO + 1
"""So few, the coach among them, are looked at one by one: a count does not say who they are."""


class SlackReaders:
    """Asks only where it may; what Slack does not say is not known."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._calls = OptionalCalls(client, tokens)

    async def of(self, member: Member, channel_id: str, now: datetime) -> Readers:
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._asked(member, channel_id, now)
        except TimeoutError:
            return UNKNOWN

    async def _asked(self, member: Member, channel_id: str, now: datetime) -> Readers:
        answer = await self._calls.ask(
            "conversations.info",
            member,
            now,
            about=channel_id,
            channel=channel_id,
            include_num_members="true",
        )
        channel = part_of(answer, "channel")
        count, name = channel.get("num_members"), str(channel.get("name") or "")
        if not isinstance(count, int) or isinstance(count, bool):
            return UNKNOWN
        if not channel.get("is_private"):
            return Readers(count - bool(channel.get("is_member")), name, is_open=True)
        if count > FEW:
            return Readers(count - bool(channel.get("is_member")), name)
        return Readers(await self._few(member, channel_id, now), name)

    async def _few(self, member: Member, channel_id: str, now: datetime) -> int | None:
        """Counted without the coach itself; other apps count as people."""
        listed = await self._calls.ask(
            "conversations.members", member, now, about=channel_id, channel=channel_id
        )
        own = await self._calls.ask("auth.test", member, now)
        members = listed.get("members")
        goes_on = part_of(listed, "response_metadata").get("next_cursor")
        if not isinstance(members, list) or not own.get("user_id") or goes_on:
            return None
        return len(set(members) - {own["user_id"]})

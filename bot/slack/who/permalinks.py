"""The address of a message, where Slack gives it.

Slack does not for a message in a conversation that the coach is no member of, such as a DM of two
people, though somebody used the coach's shortcut there.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.client import text_in

PATIENCE = 1.0
"""Seconds: what opened with a `trigger_id` has to open within three."""


async def permalink_of(client: AsyncWebClient, body: Mapping[str, Any]) -> str | None:
    """Of the message that a shortcut was used on; None where Slack does not say."""
    message, channel = body.get("message") or {}, body.get("channel") or {}
    return await address_of(client, str(channel.get("id") or ""), str(message.get("ts") or ""))


async def address_of(client: AsyncWebClient, channel_id: str, ts: str) -> str | None:
    """Of a message, by where it stands."""
    try:
        async with asyncio.timeout(PATIENCE):
            answer = await client.chat_getPermalink(channel=channel_id, message_ts=ts)
    except (SlackClientError, ClientError, TimeoutError):
        return None
    return text_in(answer, "permalink") or None

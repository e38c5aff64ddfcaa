"""A message to one person, in their DM with the app: for what a member sends by a button.

It can be replaced or taken back there; whoever took it away themselves is left alone.
"""

import copy
from contextlib import suppress

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.delivery import NotDeliveredError, Posted
from bot.slack.client import UNREADABLE, text_in
from bot.slack.send.outcome import done_once, posted_by
from bot.slack.text import Message


async def tell(client: AsyncWebClient, user_id: str, message: Message) -> Posted:
    """Posts once; answers where it stands. Raises NotDeliveredError or OutcomeUnknownError."""
    once = copy.copy(client)
    once.retry_handlers = []
    with done_once():
        opened = await once.conversations_open(users=[user_id])
        channel_id = text_in(opened, "channel", "id")
        if not channel_id:
            raise NotDeliveredError(UNREADABLE, is_permanent=False)
        answer = await once.chat_postMessage(
            channel=channel_id, unfurl_links=False, unfurl_media=False, **message
        )
    return posted_by(answer)


async def put_in_place(client: AsyncWebClient, posted: Posted | None, message: Message) -> None:
    """What stands there now says this."""
    if posted:
        with suppress(SlackApiError):
            await client.chat_update(channel=posted.channel_id, ts=posted.message_ts, **message)


async def take_back(client: AsyncWebClient, posted: Posted | None) -> None:
    """The message goes, wherever it is still there."""
    if posted:
        with suppress(SlackApiError):
            await client.chat_delete(channel=posted.channel_id, ts=posted.message_ts)

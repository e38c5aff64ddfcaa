"""A message that stands in a conversation, brought up to date or taken away there."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.domain.agenda.errors import CannotReachItError
from bot.slack.client import code_of, text_in
from bot.slack.send.board import NOT_A_MEMBER
from bot.slack.send.direct import tell
from bot.slack.shown import GONE, Shown
from bot.slack.text import Message, said

HTTP_OK = 200
NOT_OURS_TO_CHANGE = NOT_A_MEMBER | GONE | {"cant_update_message", "cant_delete_message"}
"""Where only the `response_url` of a press on the message may change it."""


async def redraw(client: AsyncWebClient, shown: Shown, message: Message) -> None:
    """Raises CannotReachItError where Slack changes it neither way."""
    try:
        await client.chat_update(channel=shown.channel_id, ts=shown.message_ts, **message)
    except SlackApiError as error:
        if code_of(error) not in NOT_OURS_TO_CHANGE:
            raise
        if not await _answered(client, shown, message):
            raise CannotReachItError from None


async def redraw_or_tell(
    client: AsyncWebClient, shown: Shown, message: Message, *, otherwise: str
) -> None:
    """The same; where it cannot be changed any more, the person `otherwise` is told in their DM."""
    try:
        await redraw(client, shown, message)
    except CannotReachItError as error:
        await tell(client, otherwise, Message(text=str(error), blocks=[said(str(error))]))


async def take_away(client: AsyncWebClient, shown: Shown) -> None:
    """What somebody else took away already is gone, too. Raises CannotReachItError."""
    try:
        await client.chat_delete(channel=shown.channel_id, ts=shown.message_ts)
    except SlackApiError as error:
        code = code_of(error)
        if code in GONE:
            return
        if code not in NOT_OURS_TO_CHANGE:
            raise
        if not await _answered(client, shown, None):
            raise CannotReachItError from None


async def say_below(client: AsyncWebClient, shown: Shown, message: Message) -> str | None:
    """In the thread of the message. The new one's ts; None where the app is no member."""
    try:
        answer = await client.chat_postMessage(
            channel=shown.channel_id,
            thread_ts=shown.message_ts,
            unfurl_links=False,
            unfurl_media=False,
            **message,
        )
    except SlackApiError as error:
        if code_of(error) not in NOT_A_MEMBER:
            raise
        return None
    return text_in(answer, "ts") or None


async def _answered(client: AsyncWebClient, shown: Shown, message: Message | None) -> bool:
    """By the `response_url` of the press; without a message it takes the one there away."""
    if not shown.response_url:
        return False
    webhook = AsyncWebhookClient(shown.response_url, session=client.session)
    if message is None:
        answer = await webhook.send(delete_original=True)
    else:
        answer = await webhook.send(replace_original=True, **message)
    return answer.status_code == HTTP_OK

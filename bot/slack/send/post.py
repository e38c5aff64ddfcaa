"""Posts where the member asked for it: by the app itself, or else as the answer to their click."""

import copy

from aiohttp import ClientConnectorError, ClientError
from slack_bolt.async_app import AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError
from bot.slack.client import code_of
from bot.slack.send.messenger import decision_on, posted_by
from bot.slack.text import Message

NOT_A_MEMBER = frozenset({"channel_not_found", "not_in_channel"})
HTTP_OK = 200


async def post_to(
    channel_id: str,
    message: Message,
    *,
    client: AsyncWebClient,
    respond: AsyncRespond | None,
    is_here: bool = True,
) -> str | None:
    """The message's ts, or None where the app is no member and it went through `respond`.

    That answers only where the member is: elsewhere (`is_here` is False) only a member may post.
    Raises NotDeliveredError or OutcomeUnknownError.
    """
    try:
        answer = await _once(client).chat_postMessage(
            channel=channel_id, unfurl_links=False, unfurl_media=False, **message
        )
    except SlackApiError as error:
        if code_of(error) not in NOT_A_MEMBER:
            raise decision_on(error) from None
        if not is_here or respond is None:
            raise NotDeliveredError("not_in_channel", is_permanent=True) from None
    except ClientConnectorError:
        raise NotDeliveredError("no_connection", is_permanent=False) from None
    except (TimeoutError, ClientError):
        raise OutcomeUnknownError from None
    else:
        return posted_by(answer).message_ts
    await _respond_to_all(message, respond)
    return None


async def _respond_to_all(message: Message, respond: AsyncRespond) -> None:
    """A `response_url` may post where the app is no member, for everybody to see."""
    try:
        answer = await respond(
            text=message["text"],
            blocks=message["blocks"],
            response_type="in_channel",
            replace_original=False,
        )
    except ClientConnectorError:
        raise NotDeliveredError("no_connection", is_permanent=False) from None
    except (TimeoutError, ClientError):
        raise OutcomeUnknownError from None
    if answer.status_code != HTTP_OK:
        raise NotDeliveredError("not_in_channel", is_permanent=True)


def _once(client: AsyncWebClient) -> AsyncWebClient:
    """The same client without its repeats: a repeated post would be a second message."""
    once = copy.copy(client)
    once.retry_handlers = []
    return once

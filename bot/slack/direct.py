"""A message to one person, in their DM with the app: for what a member sends by a button."""

import copy

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery import NotDeliveredError, OutcomeUnknownError
from bot.slack.messenger import decision_on
from bot.slack.text import Message


async def tell(client: AsyncWebClient, user_id: str, message: Message) -> None:
    """Posts once. Raises NotDeliveredError or OutcomeUnknownError."""
    once = copy.copy(client)
    once.retry_handlers = []
    try:
        opened = await once.conversations_open(users=[user_id])
        await once.chat_postMessage(
            channel=opened["channel"]["id"], unfurl_links=False, unfurl_media=False, **message
        )
    except SlackApiError as error:
        raise decision_on(error) from None
    except ClientConnectorError:
        raise NotDeliveredError("no_connection", is_permanent=False) from None
    except (TimeoutError, ClientError):
        raise OutcomeUnknownError from None

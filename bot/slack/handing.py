"""Hands a file to a member, in their own DM with the app and nowhere else."""

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.slack.client import text_in
from bot.slack.text import shortened

ODD = (AttributeError, TypeError, ValueError)
"""What the SDK's steps between the calls raise where an answer lacks what they need of it."""

log = structlog.get_logger()

NOT_THROUGH = "The file did not get through to you. Please press the button once more in a minute."


LONGEST_ALT = 1000
"""Characters of what a picture is described with; Slack names no limit for it."""


async def hand_over(
    client: AsyncWebClient, member: Member, name: str, content: bytes, alt: str = ""
) -> None:
    """Uploads with the external flow, which takes several calls: start it in the background.

    `alt` says what a picture shows. Where it fails the member is told.
    Source: docs.slack.dev/messaging/working-with-files.
    """
    try:
        answer = await client.conversations_open(users=[member.user_id])
        await client.files_upload_v2(
            channel=text_in(answer, "channel", "id"),
            filename=name,
            title=name,
            content=content,
            alt_txt=shortened(alt, LONGEST_ALT) or None,
        )
    except (SlackClientError, ClientError, TimeoutError, *ODD) as error:
        log.warning("file_not_handed_over", error=type(error).__name__)
        await client.chat_postMessage(channel=member.user_id, text=NOT_THROUGH)

"""The text of a file that a member put into a form."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import CoachError
from bot.slack.send.fetch import fetched


class NoTextError(CoachError):
    """The file is no text."""

    def __init__(self) -> None:
        super().__init__(
            "This file is not text in UTF-8. Save it as “CSV UTF-8” or plain text, and try again."
        )


async def text_of(client: AsyncWebClient, file: Mapping[str, Any], most: int) -> str:
    """Return a file of at most `most` bytes as text.

    Raises NoTextError, FileNotFetchedError or FileTooBigError.
    """
    try:
        return (await fetched(client, file, most)).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoTextError from None

"""The text of a file that a member put into a form."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from aiohttp import ClientError, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import CoachError

HTTP_OK = 200
CHUNK = 65536


class NoFileError(CoachError):
    """The file could not be fetched, is too big, or is no text."""


async def text_of(client: AsyncWebClient, file: Mapping[str, Any], most: int) -> str:
    """Return a file of at most `most` bytes as text; raises NoFileError.

    The token goes to Slack and to nobody else. Source: docs.slack.dev/messaging/working-with-files,
    "Downloading files" (scope files:read).
    """
    url = urljoin(client.base_url, str(file["url_private_download"]))
    if not _is_slacks(url, client.base_url) or client.session is None:
        raise NoFileError("I cannot fetch this file. Copy its lines into the box instead.")
    try:
        content = await _fetched(client.session, url, str(client.token), most)
    except (ClientError, TimeoutError):
        raise NoFileError("Slack did not hand over the file. Try again in a minute.") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoFileError(
            "This file is not text in UTF-8. Save it as “CSV UTF-8” or plain text, and try again."
        ) from None


async def _fetched(session: ClientSession, url: str, token: str, most: int) -> bytes:
    headers = {"Authorization": f"Bearer {token}"}
    async with session.get(url, headers=headers, allow_redirects=False) as response:
        if response.status != HTTP_OK:
            raise NoFileError("Slack did not hand over the file. Try again in a minute.")
        content = bytearray()
        async for chunk in response.content.iter_chunked(CHUNK):
            content += chunk
            if len(content) > most:
                raise NoFileError("This file is too big. Bring it in by parts.")
    return bytes(content)


def _is_slacks(url: str, base_url: str) -> bool:
    host = urlsplit(url).hostname or ""
    is_slack = urlsplit(url).scheme == "https" and host.endswith(".slack.com")
    return is_slack or urlsplit(url)[:2] == urlsplit(base_url)[:2]

"""Fetches a file that a member gave to a form."""

from asyncio import timeout
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from aiohttp import ClientError, ClientSession
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import CoachError
from bot.slack.send.addresses import is_slacks

AT_ONCE = 2.0
"""Seconds: a form has to be answered within three."""

HTTP_OK = 200
PAGE = "text/html"


class FileNotFetchedError(CoachError):
    """Slack did not hand the file over, or not in time."""

    sentence = (
        "Slack did not hand me that file in time. Press the button once more, or paste the "
        "text instead."
    )


class FileTooBigError(CoachError):
    """It is bigger than what it could be."""

    def __init__(self, most: int) -> None:
        super().__init__(f"That file is too big: {most:,} bytes are the most I read.")


def address_of(file: Mapping[str, Any]) -> str:
    return str(file.get("url_private_download") or file.get("url_private") or "")


def name_of(file: Mapping[str, Any]) -> str:
    """Return its name; one that is known by its address alone has it at the end of that."""
    return str(file.get("name") or unquote(PurePosixPath(urlsplit(address_of(file)).path).name))


def file_at(address: str) -> Mapping[str, Any]:
    return {"url_private_download": address}


async def fetched(
    client: AsyncWebClient, file: Mapping[str, Any], most: int, within: float = AT_ONCE
) -> bytes:
    """Return the bytes of a file as it stands in a form's values, `most` at the most.

    `within` so many seconds. Needs the scope `files:read`, and the session that all calls share.
    Raises FileNotFetchedError or FileTooBigError.
    Source: docs.slack.dev/reference/objects/file-object, `url_private_download`.
    """
    url = address_of(file)
    if client.session is None or not is_slacks(url, client.base_url):
        raise FileNotFetchedError
    try:
        async with timeout(within):
            return await _download(client.session, url, client.token or "", most)
    except (ClientError, TimeoutError):
        raise FileNotFetchedError from None


async def _download(session: ClientSession, url: str, token: str, most: int) -> bytes:
    """Without the scope Slack answers with a page to sign in, at status 200."""
    headers = {"Authorization": f"Bearer {token}"}
    async with session.get(url, headers=headers) as answer:
        if answer.status != HTTP_OK or answer.content_type == PAGE:
            raise FileNotFetchedError
        data = await answer.content.read(most + 1)
        while len(data) <= most and (more := await answer.content.read(most + 1 - len(data))):
            data += more
    if len(data) > most:
        raise FileTooBigError(most)
    return data

"""A file from a form is fetched from Slack with the token, and the token goes nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.send.fetch import FileNotFetchedError, FileTooBigError, fetched


@asynccontextmanager
async def slack(answer: web.Response, heard: list[str]) -> AsyncIterator[str]:
    async def give(request: web.Request) -> web.Response:
        heard.append(request.headers.get("Authorization", ""))
        return answer

    app = web.Application()
    app.router.add_get("/files-pri/F1", give)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def fetch(url: str, answer: web.Response, most: int = 100) -> tuple[bytes, list[str]]:
    heard: list[str] = []
    async with slack(answer, heard) as address, ClientSession() as session:
        client = AsyncWebClient("xoxb-1", base_url=f"{address}/api/", session=session)
        file = {"url_private_download": url or f"{address}/files-pri/F1"}
        return await fetched(client, file, most), heard


async def test_a_file_comes_with_the_token() -> None:
    data, heard = await fetch("", web.Response(body=b"a,b"))

    assert (data, heard) == (b"a,b", ["Bearer xoxb-1"])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "slack.com@127.0.0.1"])
async def test_nobody_but_slack_is_asked(host: str) -> None:
    """Somebody else answers there, with a file."""
    heard: list[str] = []
    async with slack(web.Response(body=b"a,b"), heard) as elsewhere:
        url = f"{elsewhere}/files-pri/F1".replace("127.0.0.1", host)

        with pytest.raises(FileNotFetchedError):
            await fetch(url, web.Response())

    assert heard == []


@pytest.mark.parametrize(
    ("status", "content_type"), [(200, "text/html"), (404, "text/plain")], ids=["page", "nothing"]
)
async def test_what_is_no_file_is_not_taken_for_one(status: int, content_type: str) -> None:
    answer = web.Response(text="Sign in", status=status, content_type=content_type)

    with pytest.raises(FileNotFetchedError):
        await fetch("", answer)


async def test_a_file_that_is_too_big_is_left_where_it_is() -> None:
    with pytest.raises(FileTooBigError, match="100 bytes"):
        await fetch("", web.Response(body=b"x" * 101))

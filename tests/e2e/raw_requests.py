"""Raw requests to the coach's own HTTP server, byte by byte, and what it answers."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from bot.process.connections import SLACK_PATH, serving
from bot.process.http_limits import Limits
from playground.deliveries.http_route import FORM
from tests.stories import Story, opened_story

JSON = "application/json"

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """What came back over the wire: status 0 where the connection was closed without a word."""

    status: int
    body: str = ""


@dataclass
class Witness:
    """A server of somebody else's: `heard` is what it was asked, word for word."""

    url: str = ""
    heard: list[bytes] = field(default_factory=list)


@dataclass
class RawRequests:
    """The coach's server in a story: `host`, `port`, and the secret that Slack signs with."""

    story: Story
    host: str
    port: int

    @property
    def secret(self) -> str:
        return self.story.playground.signing_secret

    @property
    def counts(self) -> dict[str, int]:
        """How many were turned away, by reason."""
        counts = self.story.running.door.refusals.counts
        return {reason.value: count for reason, count in counts.items()}

    async def signed(self, payload: Any, kind: str = "interactive") -> Answer:  # noqa: ANN401 - any JSON
        """Sends what Slack could have signed."""
        body, content_type = encoded(payload, kind)
        return await self.post(body, self.slacks(body, content_type))

    def slacks(self, body: bytes, content_type: str = FORM, *, at: float | None = None) -> Headers:
        """The headers that Slack sends with it; `at` is when, in Unix seconds."""
        moment = int(time.time() if at is None else at)
        return (("Content-Type", content_type), *signed_by(self.secret, body, moment).items())

    async def post(
        self, body: bytes, headers: Headers, *, path: str = SLACK_PATH, method: str = "POST"
    ) -> Answer:
        lines = [f"{method} {path} HTTP/1.1", "Host: coach", f"Content-Length: {len(body)}"]
        lines += [f"{name}: {value}" for name, value in headers]
        return await self.say("\r\n".join(lines).encode("utf-8") + b"\r\n\r\n" + body)

    async def say(self, *pieces: bytes) -> Answer:
        """Sends these bytes as they are, and reads one answer."""
        return await poured(self.host, self.port, pieces)


async def poured(host: str, port: int, pieces: Iterable[bytes], within: float = 20) -> Answer:
    """Sends all of it, piece by piece, and reads one answer."""
    reader, writer = await asyncio.open_connection(host, port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        async with asyncio.timeout(within):
            return await answer_from(reader)
    except ConnectionError:
        return Answer(0)
    finally:
        writer.close()


async def answer_from(reader: asyncio.StreamReader) -> Answer:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    except (asyncio.IncompleteReadError, ConnectionError):
        return Answer(0)
    status = int(head.split(" ", 2)[1])
    length = next((x for x in head.split("\r\n") if x.startswith("content-length:")), ":0")
    return Answer(status, (await reader.readexactly(int(length.partition(":")[2]))).decode())


@asynccontextmanager
async def raw_requests(
    database_url: str, limits: Limits | None = None
) -> AsyncIterator[RawRequests]:
    """A story over HTTP, and a second server of the same coach that strangers find."""
    async with (
        opened_story(database_url, route="http") as story,
        serving(story.running, "127.0.0.1", 0, limits or Limits()) as url,
    ):
        await story.playground.connected()
        parts = urlsplit(url)
        yield RawRequests(story, parts.hostname or "", parts.port or 0)


@asynccontextmanager
async def witness() -> AsyncIterator[Witness]:
    """Somebody else's server on loopback, which answers everything with 200."""
    seen = Witness()

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.heard.append(await reader.read(4096))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(hear, "127.0.0.1", 0)
    seen.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    async with server:
        yield seen


def encoded(payload: Any, kind: str) -> tuple[bytes, str]:  # noqa: ANN401 - any JSON
    """As Slack encodes it, whatever it is."""
    if kind == "slash_commands":
        return urlencode(payload, errors="surrogatepass").encode(), FORM
    if kind == "interactive":
        return urlencode({"payload": json.dumps(payload)}).encode(), FORM
    return json.dumps(payload).encode(), JSON


def signed_by(secret: str, body: bytes, moment: int) -> dict[str, str]:
    """Slack's signature of a body that need not be text."""
    digest = hmac.new(secret.encode(), b"v0:%d:" % moment + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(moment), "X-Slack-Signature": f"v0={digest}"}

"""The `/win` that is sent again and again, and the signed HTTP requests that carry it."""

import asyncio
import itertools
import re
import time
from urllib.parse import urlencode

from playground.deliveries.http_route import sign

TEAM = "TBENCH"
SECRET = "the bench's own signing secret"  # noqa: S105 - of a server that lives for seconds
MEMBERS = 200
"""Enough for a member to have few wins, as members do."""

LENGTH = re.compile(rb"(?i)content-length: (\d+)")
WORDS = "shipped the billing migration, p95 down 30% #impact with @sam yesterday"

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]

_numbers = itertools.count()


def win_command() -> dict[str, str]:
    """Slack's fields of a slash command; each is the next member's, with a trigger of its own."""
    number = next(_numbers)
    return {
        "token": "unused",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": "CBENCH",
        "channel_name": "general",
        "user_id": f"U{number % MEMBERS:08}",
        "user_name": "ada",
        "command": "/win",
        "text": WORDS,
        "api_app_id": "ABENCH",
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1:9/unused",
        "trigger_id": f"{number}.1.bench",
    }


class HttpRoute:
    """Signed requests to one address over connections that stay open."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self._host, self._port, self._path = host, port, path
        self._idle: list[Connection] = []

    async def command(self, payload: dict[str, str]) -> None:
        """Returns once the app has acknowledged it."""
        reader, writer = await self._connection()
        writer.write(self._request(urlencode(payload)))
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        assert head.startswith(b"HTTP/1.1 200 "), head
        assert length, head
        await reader.readexactly(int(length[1]))
        self._idle.append((reader, writer))

    async def close(self) -> None:
        for _, writer in self._idle:
            writer.close()
            await writer.wait_closed()

    async def _connection(self) -> Connection:
        """One that stands open; the server hangs up on those that were idle for seconds."""
        while self._idle:
            reader, writer = self._idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection(self._host, self._port)

    def _request(self, body: str) -> bytes:
        headers = sign(SECRET, body, int(time.time())) | {
            "Host": f"{self._host}:{self._port}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Content-Length": str(len(body)),
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {self._path} HTTP/1.1\r\n{lines}\r\n{body}".encode()

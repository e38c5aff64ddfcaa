"""The `/win` that is sent again and again, and the signed HTTP requests that carry it."""

import asyncio
import itertools
import json
import re
import time
from typing import Any
from urllib.parse import urlencode

from bench.peers import SECRET
from playground.deliveries.http_route import sign

TEAM = "TBENCH"
MEMBERS = 200
"""Enough for a member to have few wins, as members do."""

PATH = "/slack/events"
LENGTH = re.compile(rb"(?i)content-length: (\d+)")
WORDS = "shipped the billing migration, p95 down 30% #impact with @sam yesterday"

Connection = tuple[asyncio.StreamReader, asyncio.StreamWriter]

_numbers = itertools.count()


def user(number: int) -> str:
    return f"U{number:08}"


def win_command() -> dict[str, str]:
    """Slack's fields of a slash command; each is the next member's, with a trigger of its own."""
    number = next(_numbers)
    return {
        "token": "unused",
        "team_id": TEAM,
        "team_domain": "bench",
        "channel_id": "CBENCH",
        "channel_name": "general",
        "user_id": user(number % MEMBERS),
        "user_name": "ada",
        "command": "/win",
        "text": WORDS,
        "api_app_id": "ABENCH",
        "is_enterprise_install": "false",
        "response_url": "http://127.0.0.1:9/unused",
        "trigger_id": f"{number}.1.bench",
    }


def home_opened(number: int) -> dict[str, Any]:
    """What Slack tells when somebody opens Home."""
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": "ABENCH",
        "event_id": f"Ev{next(_numbers)}",
        "event": {"type": "app_home_opened", "user": user(number), "tab": "home"},
        "authorizations": [{"team_id": TEAM, "user_id": "UBOT", "is_bot": True}],
    }


class HttpRoute:
    """Signed requests to one address, over connections that stay open unless they are `fresh`."""

    def __init__(self, port: int, *, fresh: bool = False) -> None:
        self._port = port
        self._fresh = fresh
        self._idle: list[Connection] = []

    async def command(self, payload: dict[str, str]) -> None:
        """Returns once the app has acknowledged it."""
        await self._send(urlencode(payload), "application/x-www-form-urlencoded")

    async def event(self, payload: dict[str, Any]) -> None:
        await self._send(json.dumps(payload), "application/json")

    async def close(self) -> None:
        for _, writer in self._idle:
            writer.close()
            await writer.wait_closed()

    async def _send(self, body: str, content_type: str) -> None:
        reader, writer = await self._connection()
        writer.write(self._request(body, content_type))
        head = await reader.readuntil(b"\r\n\r\n")
        length = LENGTH.search(head)
        assert head.startswith(b"HTTP/1.1 200 "), head
        assert length, head
        await reader.readexactly(int(length[1]))
        if self._fresh:
            writer.close()
        else:
            self._idle.append((reader, writer))

    async def _connection(self) -> Connection:
        """One that stands open; the server hangs up on those that were idle for seconds."""
        while self._idle:
            reader, writer = self._idle.pop()
            if not reader.at_eof():
                return reader, writer
            writer.close()
        return await asyncio.open_connection("127.0.0.1", self._port)

    def _request(self, body: str, content_type: str) -> bytes:
        headers = sign(SECRET, body, int(time.time())) | {
            "Host": f"127.0.0.1:{self._port}",
            "Content-Type": content_type,
            "Content-Length": str(len(body)),
            "Connection": "close" if self._fresh else "keep-alive",
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"POST {PATH} HTTP/1.1\r\n{lines}\r\n{body}".encode()

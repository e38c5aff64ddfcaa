"""A Slack that says yes to everything at once, so that only the other side is measured."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from aiohttp import WSMsgType, web

from bench.commands import TEAM

YES = {
    "ok": True,
    "team_id": TEAM,
    "user_id": "UBOT",
    "bot_id": "BBOT",
    "user": {"real_name": "Ada", "tz": "Europe/London", "locale": "en-GB"},
    "channel": {"id": "DADA"},
    "ts": "1.0",
}


class Socket:
    """One app that is connected by Socket Mode."""

    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        self._waiting: dict[str, asyncio.Future[None]] = {}

    async def command(self, payload: dict[str, str]) -> None:
        """Returns once the app has acknowledged it."""
        envelope = uuid4().hex
        acknowledged = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = acknowledged
        await self._socket.send_json(
            {
                "envelope_id": envelope,
                "type": "slash_commands",
                "accepts_response_payload": True,
                "payload": payload,
            }
        )
        await acknowledged

    async def listen(self) -> None:
        """Until the app hangs up."""
        async for message in self._socket:
            if message.type is WSMsgType.TEXT:
                self._waiting.pop(message.json()["envelope_id"]).set_result(None)


class Slack:
    """`url` is what the Web API's methods stand under; `sockets` yields who connects, in turn."""

    def __init__(self) -> None:
        self.url = ""
        self.sockets: asyncio.Queue[Socket] = asyncio.Queue()

    def application(self) -> web.Application:
        application = web.Application()
        application.router.add_get("/socket", self._connect)
        application.router.add_route("*", "/api/{method}", self._answer)
        return application

    async def _answer(self, request: web.Request) -> web.Response:
        await request.read()
        if request.match_info["method"] == "apps.connections.open":
            return web.json_response(YES | {"url": f"ws://{request.host}/socket"})
        return web.json_response(YES)

    async def _connect(self, request: web.Request) -> web.WebSocketResponse:
        response = web.WebSocketResponse()
        await response.prepare(request)
        socket = Socket(response)
        self.sockets.put_nowait(socket)
        await socket.listen()
        return response


@asynccontextmanager
async def slack() -> AsyncIterator[Slack]:
    """On a free port of loopback while inside."""
    answers = Slack()
    runner: Any = web.AppRunner(answers.application(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        answers.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
        yield answers
    finally:
        await runner.cleanup()

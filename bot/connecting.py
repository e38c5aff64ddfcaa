"""The two roads from Slack to the coach: Socket Mode, and signed HTTP."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator

import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.app import Running

SLACK_PATH = "/slack/events"
"""Where Slack sends commands, interactions and events; the manifest names it."""

HEALTH_PATH = "/health"


@contextlib.asynccontextmanager
async def socket_mode(running: Running, app_token: str) -> AsyncIterator[AsyncSocketModeHandler]:
    """Connected while inside; the SDK reconnects by itself when the socket drops."""
    handler = AsyncSocketModeHandler(running.app, app_token)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


def web_app(running: Running) -> Starlette:
    """What Slack talks to over HTTP; every request's signature is checked by Bolt."""
    handler = AsyncSlackRequestHandler(running.app)

    async def hear(request: Request) -> Response:
        return await handler.handle(request)

    async def health(_: Request) -> Response:
        async with running.database.reading():
            return JSONResponse({"ok": True})

    return Starlette(
        routes=[
            Route(SLACK_PATH, hear, methods=["POST"]),
            Route(HEALTH_PATH, health, methods=["GET"]),
        ]
    )


def web_server(running: Running, host: str, port: int) -> uvicorn.Server:
    """A uvicorn server, not started; it logs nothing of what it is sent."""
    config = uvicorn.Config(
        web_app(running), host=host, port=port, log_config=None, access_log=False, lifespan="off"
    )
    return uvicorn.Server(config)


async def until_stopped() -> None:
    """Returns on Ctrl-C or when the process is asked to end."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    await stopped.wait()

"""A process that is measured: one kind of server, on one route, until its standard input ends.

It says its address on the first line of its output.
"""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import uvicorn
from pydantic import SecretStr
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.commands import SECRET, TEAM
from bot.app import running
from bot.domain.workspace.installation import Installation
from bot.process.connections import SLACK_PATH, web_app
from bot.process.logs import set_up_logs
from bot.settings import Settings
from bot.storage.workspace.installations import new_key

TOKEN = "xoxb-bench"  # noqa: S105 - of a Slack that lives for seconds
APP_TOKEN = "xapp-bench"  # noqa: S105 - likewise


@asynccontextmanager
async def echo(_slack_url: str, _database_url: str) -> AsyncIterator[tuple[None, Starlette]]:
    """Starlette alone: reads the request and answers."""

    async def hear(request: Request) -> Response:
        await request.body()
        return Response()

    yield None, _starlette(hear)


@asynccontextmanager
async def bolt(slack_url: str, _database_url: str) -> AsyncIterator[tuple[AsyncApp, Starlette]]:
    """A bare listener that only acknowledges, on Bolt as it comes."""
    yield _bare(slack_url, answers_first=False)


@asynccontextmanager
async def bolt_first(
    slack_url: str, _database_url: str
) -> AsyncIterator[tuple[AsyncApp, Starlette]]:
    """The same, but Bolt lets the listener finish before it answers."""
    yield _bare(slack_url, answers_first=True)


@asynccontextmanager
async def coach(slack_url: str, database_url: str) -> AsyncIterator[tuple[AsyncApp, Starlette]]:
    """The whole coach: the win is on the disk before it is acknowledged."""
    set_up_logs("ERROR")
    settings = Settings(
        slack_bot_token=SecretStr(TOKEN),
        slack_app_token=SecretStr(APP_TOKEN),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=slack_url,
        database_url=database_url,
    )
    async with running(settings, lambda: datetime.now(UTC)) as ready:
        yield ready.app, web_app(ready)


@asynccontextmanager
async def coach_for_many(
    slack_url: str, database_url: str
) -> AsyncIterator[tuple[AsyncApp, Starlette]]:
    """The same where the workspace installed it: its token comes encrypted from the database."""
    set_up_logs("ERROR")
    settings = Settings(
        slack_client_id="1.2",
        slack_client_secret=SecretStr(SECRET),
        slack_signing_secret=SecretStr(SECRET),
        slack_api_url=slack_url,
        url="https://coach.example.com",
        token_keys=SecretStr(new_key()),
        database_url=database_url,
    )
    async with running(settings, lambda: datetime.now(UTC)) as ready:
        await ready.coach.installations.save(
            Installation(TEAM, "Bench", "B1", "UBOT", ("commands",), TOKEN)
        )
        yield ready.app, web_app(ready)


KINDS = {
    "echo": echo,
    "bolt": bolt,
    "bolt_first": bolt_first,
    "coach": coach,
    "coach_for_many": coach_for_many,
}


def _bare(slack_url: str, *, answers_first: bool) -> tuple[AsyncApp, Starlette]:
    app = AsyncApp(
        client=AsyncWebClient(token=TOKEN, base_url=slack_url),
        signing_secret=SECRET,
        process_before_response=answers_first,
    )

    @app.command("/win")
    async def acknowledge(ack: AsyncAck) -> None:
        await ack("Saved.")

    return app, _starlette(AsyncSlackRequestHandler(app).handle)


def _starlette(hear: object) -> Starlette:
    async def answer(request: Request) -> Response:
        response: Response = await hear(request)  # type: ignore[operator]
        return response

    return Starlette(routes=[Route(SLACK_PATH, answer, methods=["POST"])])


async def serve(kind: str, route: str, slack_url: str, database_url: str) -> None:
    async with KINDS[kind](slack_url, database_url) as (app, site):
        gc.freeze()
        if route == "http":
            await _listen(site)
        elif app is not None:
            await _connect(app)


async def _listen(site: Starlette) -> None:
    config = uvicorn.Config(
        site, host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off"
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn offers no event
        await asyncio.sleep(0.01)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await _end_of_input()
    server.should_exit = True
    await serving


async def _connect(app: AsyncApp) -> None:
    handler = AsyncSocketModeHandler(app, APP_TOKEN)
    await handler.client.connect()  # type: ignore[no-untyped-call]
    print("connected", flush=True)
    await _end_of_input()
    await handler.client.close()  # type: ignore[no-untyped-call]


async def _end_of_input() -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


if __name__ == "__main__":
    asyncio.run(serve(*sys.argv[1:]))

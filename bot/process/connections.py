"""The two routes from Slack to the coach: Socket Mode, and signed HTTP."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from functools import partial

import structlog
import uvicorn
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import (
    to_async_bolt_request,
    to_starlette_response,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.domain.errors import place_of
from bot.process.http_limits import Limits, PatientProtocol, with_sound_headers
from bot.process.running import LAST_WORDS, Running
from bot.process.watch import health_pages, watch_pages
from bot.slack.client import code_of
from bot.slack.door.refusals import Refusals
from bot.slack.manifest import REDIRECT_PATH
from bot.slack.oauth.install import INSTALL_PATH

SLACK_PATH = "/slack/events"
"""Where Slack sends commands, interactions and events; the manifest names it."""

LIMITS = Limits()

LOOK_EVERY = 0.5
LONGEST_PAUSE = 30.0
"""Seconds between looks at the socket: while all is well, and while Slack cannot be reached."""

log = structlog.get_logger()


class NotConnectedError(Exception):
    """Slack does not let the coach in; the sentence says what to do."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Slack does not let me connect ({code}). `nextrung doctor` says which token is wrong; "
            "if none is, try again in a minute."
        )


class SocketHandler(AsyncSocketModeHandler):
    """Answers over the next socket what the one before could not answer any more."""

    def __init__(self, running: Running, app_token: str) -> None:
        super().__init__(running.app, app_token)
        self._metrics = running.metrics
        self._replies: set[asyncio.Task[None]] = set()

    async def handle(
        self,
        client: AsyncBaseSocketModeClient,  # noqa: ARG002 - Bolt's signature; there is one client
        req: SocketModeRequest,
    ) -> None:
        """The answer that is sent again is the remembered one: nothing is done twice."""
        reply = asyncio.create_task(self._answer(req))
        self._replies.add(reply)
        reply.add_done_callback(self._replies.discard)
        await reply

    async def settle(self, within: float) -> None:
        """Gives what is under way so many seconds to be answered."""
        if self._replies:
            await asyncio.wait(self._replies, timeout=within)

    async def _answer(self, req: SocketModeRequest) -> None:
        try:
            with self._metrics.answering(req.payload):
                await super().handle(self.client, req)
        except ConnectionError:
            await self.client.connect_to_new_endpoint()
            await super().handle(self.client, req)


@contextlib.asynccontextmanager
async def socket_mode(running: Running, app_token: str) -> AsyncIterator[SocketHandler]:
    """Stays connected inside the block; at its end answers what is under way.

    Raises NotConnectedError if Slack refuses the first time.
    """
    handler = SocketHandler(running, app_token)
    try:
        await connect(handler.client)
        staying = asyncio.create_task(stay_connected(handler.client))
        try:
            yield handler
        finally:
            staying.cancel()
            await handler.settle(LAST_WORDS)
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped


async def connect(client: SocketModeClient) -> None:
    """The SDK alone would try a refused token for ever."""
    try:
        await client.connect_to_new_endpoint()
    except SlackApiError as error:
        raise NotConnectedError(code_of(error)) from None
    except Exception as error:  # noqa: BLE001 - of a Slack that is down the SDK complains in many ways
        raise NotConnectedError(type(error).__name__) from None


async def stay_connected(client: SocketModeClient) -> None:
    """Sees within half a second that a socket was cut; the SDK alone takes up to ten."""
    pause = LOOK_EVERY
    while True:
        await asyncio.sleep(pause)
        pause = LOOK_EVERY if await _is_connected(client) else min(2 * pause, LONGEST_PAUSE)


async def _is_connected(client: SocketModeClient) -> bool:
    try:
        if not await client.is_connected():
            await client.connect_to_new_endpoint()
    except Exception as error:  # noqa: BLE001 - the next look must come whatever happened
        log.warning("not_connected", error=type(error).__name__, place=place_of(error))
        return False
    return True


def web_app(running: Running) -> Starlette:
    """What Slack talks to over HTTP, behind the door.

    Where workspaces install the coach themselves, what their browsers are shown, too.
    """

    async def hear(request: Request) -> Response:
        heard = await running.door.let_in(request)
        if isinstance(heard, Response):
            return heard
        with running.metrics.answering(heard.body):
            return to_starlette_response(await running.app.async_dispatch(heard))

    flow = running.app.oauth_flow
    return _app(
        Route(SLACK_PATH, hear, methods=["POST"]),
        *health_pages(running),
        *(install_pages(flow) if flow else ()),
    )


def _app(*routes: Route) -> Starlette:
    app = Starlette(routes=routes)
    app.router.redirect_slashes = False  # nobody is told of an address that they did not name
    return app


def install_pages(flow: AsyncOAuthFlow) -> tuple[Route, ...]:
    """Where an installation begins, and where Slack sends the browser back to."""

    async def begin(request: Request) -> Response:
        return to_starlette_response(await flow.handle_installation(_without_body(request)))

    async def come_back(request: Request) -> Response:
        return to_starlette_response(await flow.handle_callback(_without_body(request)))

    return (
        Route(INSTALL_PATH, begin, methods=["GET"]),
        Route(REDIRECT_PATH, come_back, methods=["GET"]),
    )


def _without_body(request: Request) -> AsyncBoltRequest:
    """A browser has nothing to tell but the address; whatever else it sends is left unread."""
    return to_async_bolt_request(request, b"")


class WebServer(uvicorn.Server):
    """Leaves signals to whoever runs it: uvicorn would end the process before the coach can."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def web_server(
    app: Starlette, refusals: Refusals, host: str, port: int, limits: Limits = LIMITS
) -> WebServer:
    """A server, not started; it logs nothing of what it is sent."""
    logging.getLogger("uvicorn.error.refused").setLevel(logging.ERROR)
    config = uvicorn.Config(
        with_sound_headers(app, limits, refusals),
        http=partial(PatientProtocol, limits=limits, refusals=refusals),  # type: ignore[arg-type]  # it only calls it
        ws="none",
        h11_max_incomplete_event_size=limits.most_header_bytes,
        timeout_keep_alive=limits.keep_for,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=int(LAST_WORDS),
    )
    return WebServer(config)


class AddressTakenError(Exception):
    """Nothing can listen there; the sentence says why, and what to set."""

    def __init__(self, host: str, port: int, why: str | None) -> None:
        super().__init__(
            f"I cannot listen on {host}, port {port}: {why}. Set NEXTRUNG_PORT, "
            "NEXTRUNG_WATCH_PORT or NEXTRUNG_HOST to what is free on this machine."
        )


def serving(
    running: Running, host: str, port: int, limits: Limits = LIMITS
) -> contextlib.AbstractAsyncContextManager[str]:
    """Listens to Slack while inside; answers the address. Port 0 takes a free one.

    Raises AddressTakenError. At the end what is under way is answered.
    """
    return _listening(web_app(running), running.door.refusals, host, port, limits)


@contextlib.asynccontextmanager
async def watched(running: Running, host: str, port: int | None) -> AsyncIterator[str | None]:
    """Listens to monitors while inside, as `serving` does; to nobody where `port` is None."""
    if port is None:
        yield None
        return
    app = _app(*watch_pages(running))
    async with _listening(app, running.door.refusals, host, port, LIMITS) as url:
        yield url


@contextlib.asynccontextmanager
async def _listening(
    app: Starlette, refusals: Refusals, host: str, port: int, limits: Limits
) -> AsyncIterator[str]:
    with listening_socket(host, port) as listening:
        server = web_server(app, refusals, host, port, limits)
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        try:
            yield f"http://{host}:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            await serving


def listening_socket(host: str, port: int) -> socket.socket:
    """Raises AddressTakenError.

    What it accepts sends at once: asyncio sees to that only where a socket names its protocol,
    which `create_server` leaves out, and Linux hands the option on to what is accepted.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressTakenError(host, port, error.strerror) from None
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening

"""The Socket Mode server: tickets, sockets, envelopes, and the trouble that sockets have.

Facts from docs.slack.dev/apis/events-api/using-socket-mode: a URL works for one connection, an
app has at most ten, each envelope goes to one of them, and Slack asks for reconnects.
"""

import asyncio
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from playground.clock import Stopwatch
from playground.deliveries.parcels import Answer, Parcel, answer_in_time

MOST_SOCKETS = 10


@dataclass(eq=False)
class Socket:
    """One open connection; a leaving one gets no more envelopes."""

    ws: web.WebSocketResponse
    transport: asyncio.BaseTransport | None
    leaving: bool = False
    events: dict[str, asyncio.Future[Answer]] = field(default_factory=dict)

    @property
    def is_usable(self) -> bool:
        return not self.leaving and not self.ws.closed


class SocketRoute:
    """Hands each envelope to one of the open sockets, in turn."""

    def __init__(self, app_id: str, elapsed: Stopwatch, on_open: Callable[[], None]) -> None:
        self._app_id, self._elapsed, self._on_open = app_id, elapsed, on_open
        self._tickets: set[str] = set()
        self._sockets: list[Socket] = []
        self._awaited: dict[str, asyncio.Future[Answer]] = {}

    @property
    def is_open(self) -> bool:
        return any(socket.is_usable for socket in self._sockets)

    @property
    def connections(self) -> int:
        return len(self._sockets)

    def ticket(self) -> str:
        """Return a ticket for one connection."""
        ticket = secrets.token_urlsafe(12)
        self._tickets.add(ticket)
        return ticket

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Answer `GET /socket/?ticket=...`."""
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=404, text="This ticket is unknown or was used.")
        self._tickets.discard(ticket)
        ws = web.WebSocketResponse()
        await ws.prepare(request)
        await self._serve(Socket(ws, request.transport))
        return ws

    async def send(self, parcel: Parcel) -> Answer:
        """Send one envelope; wait three seconds for it to be acknowledged, on any socket."""
        socket = self._next_socket()
        if socket is None:
            return Answer(failure="connection_failed")
        envelope_id = str(uuid.uuid4())
        answering = self._expect(envelope_id, parcel, socket)
        try:
            await socket.ws.send_json(_envelope(envelope_id, parcel))
            return await answer_in_time(answering, self._elapsed, "timeout")
        except ConnectionError:
            return Answer(failure="connection_failed")
        finally:
            self._awaited.pop(envelope_id, None)
            socket.events.pop(envelope_id, None)

    async def refresh(self) -> None:
        """Ask every socket to reconnect, as Slack does every few hours."""
        for socket in [s for s in self._sockets if s.is_usable]:
            socket.leaving = True
            await socket.ws.send_json({"type": "disconnect", "reason": "refresh_requested"})

    async def drop(self, *, abruptly: bool = False) -> None:
        """Lose every socket: with a close frame, or as a cut cable does."""
        for socket in list(self._sockets):
            self._leave(socket)
            if abruptly and isinstance(socket.transport, asyncio.WriteTransport):
                socket.transport.abort()
            else:
                await socket.ws.close(code=WSCloseCode.GOING_AWAY)

    async def close(self) -> None:
        await self.drop()

    def _expect(self, envelope_id: str, parcel: Parcel, socket: Socket) -> asyncio.Future[Answer]:
        answering: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._awaited[envelope_id] = answering
        if parcel.is_event:
            socket.events[envelope_id] = answering
        return answering

    def _next_socket(self) -> Socket | None:
        usable = [socket for socket in self._sockets if socket.is_usable]
        if not usable:
            return None
        self._sockets.remove(usable[0])
        self._sockets.append(usable[0])
        return usable[0]

    async def _serve(self, socket: Socket) -> None:
        if len(self._sockets) >= MOST_SOCKETS:
            await socket.ws.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.ws.close()
            return
        self._sockets.append(socket)
        try:
            await socket.ws.send_json(_hello(self._app_id, len(self._sockets)))
            self._on_open()
            async for frame in socket.ws:
                if frame.type is WSMsgType.TEXT:
                    self._hear(frame.json())
        finally:
            self._leave(socket)

    def _hear(self, frame: dict[str, Any]) -> None:
        answering = self._awaited.get(str(frame.get("envelope_id")))
        if answering is not None and not answering.done():
            answering.set_result(Answer(body=frame.get("payload")))

    def _leave(self, socket: Socket) -> None:
        socket.leaving = True
        if socket in self._sockets:
            self._sockets.remove(socket)
        for answering in socket.events.values():
            if not answering.done():
                answering.set_result(Answer(failure="timeout"))


def _hello(app_id: str, connections: int) -> dict[str, Any]:
    return {
        "type": "hello",
        "num_connections": connections,
        "debug_info": {"host": "playground", "approximate_connection_time": 18060},
        "connection_info": {"app_id": app_id},
    }


def _envelope(envelope_id: str, parcel: Parcel) -> dict[str, Any]:
    envelope: dict[str, Any] = {
        "envelope_id": envelope_id,
        "type": parcel.kind,
        "payload": parcel.payload,
        "accepts_response_payload": not parcel.is_event,
    }
    if parcel.is_event:
        envelope |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
    return envelope

"""Limits of the HTTP server on time, size and connections, before anybody is known.

uvicorn waits for ever for the rest of a request and answers 400 to whatever it cannot read.
"""

import asyncio
import logging
from dataclasses import dataclass
from typing import Any

import h11
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.slack.door.refusals import Reason, Refusals

PHRASES = {
    400: "Bad Request",
    408: "Request Timeout",
    431: "Request Header Fields Too Large",
    503: "Service Unavailable",
}

BOTH_LENGTHS = frozenset({b"content-length", b"transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Limits:
    """Times are in seconds.

    Slack gives up after 3 and sends about 1 KB of headers, proxies add theirs. A reverse proxy
    keeps its connections for 60 (nginx, AWS): whoever closes first loses requests, so it is not us.
    """

    read_within: float = 10.0
    keep_for: int = 75
    most_connections: int = 256
    most_header_bytes: int = 16 * 1024


class PatientProtocol(H11Protocol):
    """Gives each request limited time, and makes room where there are too many connections.

    Those without a whole request are closed first, the oldest before the others, so that half-sent
    requests never shut Slack out.
    """

    def __init__(self, *, limits: Limits, refusals: Refusals, **given: Any) -> None:  # noqa: ANN401 - uvicorn's own
        super().__init__(**given)
        self.logger = logging.getLogger("uvicorn.error.refused")
        self.since = self.loop.time()
        self._limits = limits
        self._refusals = refusals
        self._timer: asyncio.TimerHandle | None = None
        self._is_new = True

    @property
    def is_reading(self) -> bool:
        """True while some of a request is still to come, and on a connection that is new."""
        state = self.conn.their_state
        begun = self._is_new or bool(self.conn.trailing_data[0])
        return state is h11.SEND_BODY or (state is h11.IDLE and begun)

    @property
    def is_idle(self) -> bool:
        """True on a connection that was used and waits for its next request."""
        return self.conn.their_state is h11.IDLE and not self.is_reading

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's
        super().connection_made(transport)
        self._watch()
        if len(self.connections) > self._limits.most_connections:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._is_new = self._is_new and self.conn.their_state is h11.IDLE
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """What h11 cannot read, or what goes on for too long before it can be read."""
        del msg
        unread = len(self.conn.trailing_data[0])
        is_long = unread > self._limits.most_header_bytes
        self.refuse(Reason.HEADERS_TOO_BIG if is_long else Reason.NOT_HTTP, 431 if is_long else 400)

    def refuse(self, reason: Reason, status: int) -> None:
        """Says so where no answer has begun, and closes."""
        if self.transport.is_closing():
            return
        self._refusals.note(reason)
        has_begun = self.conn.their_state is h11.SEND_BODY and self.cycle.response_started
        if not has_begun:
            self.transport.write(
                f"HTTP/1.1 {status} {PHRASES[status]}\r\n"
                "content-length: 0\r\nconnection: close\r\n\r\n".encode()
            )
        self.transport.close()

    def _watch(self) -> None:
        if not self.is_reading:
            self._stop_watching()
        elif self._timer is None:
            self.since = self.loop.time()
            self._timer = self.loop.call_later(
                self._limits.read_within, self.refuse, Reason.TOO_SLOW, 408
            )

    def _stop_watching(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _make_room(self) -> None:
        others = [
            one for one in self.connections if one is not self and isinstance(one, type(self))
        ]
        waiting = [one for one in others if one.is_reading] or [o for o in others if o.is_idle]
        last = min(waiting, key=lambda one: one.since, default=self)
        last.refuse(Reason.TOO_MANY, 503)


def with_sound_headers(app: ASGIApp, limits: Limits, refusals: Refusals) -> ASGIApp:
    """h11 counts only what comes in pieces; what comes at once is counted here.

    A body with two lengths is refused: h11 would go by one, and a proxy before it by the other
    (RFC 9112, section 6.1).
    """

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        headers = scope.get("headers", ())
        names = {name for name, _ in headers}
        size = len(scope.get("raw_path", b"")) + len(scope.get("query_string", b""))
        size += sum(len(name) + len(value) for name, value in headers)
        if size > limits.most_header_bytes:
            refusals.note(Reason.HEADERS_TOO_BIG)
            await PlainTextResponse("too long", status_code=431)(scope, receive, send)
        elif names >= BOTH_LENGTHS:
            refusals.note(Reason.TWO_LENGTHS)
            closing = {"connection": "close"}
            await PlainTextResponse("two lengths", 400, closing)(scope, receive, send)
        else:
            await app(scope, receive, send)

    return answer

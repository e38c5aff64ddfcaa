"""The door for HTTP: who sent a request is checked before its contents are read."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from slack_bolt.request.async_request import AsyncBoltRequest
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.slack.bolt.acknowledge import IS_GENUINE
from bot.slack.door.refusals import Reason, Refusals
from bot.slack.door.signature import Signature

LARGEST = 3_000_000
"""Bytes of a body. Slack names no limit of its own: its largest is a form of 250 KB (views.open,
`view_too_large`) with as much again of what was filled in, three times as long when escaped."""

SMALL = 64 * 1024
MOST_LARGE = 10
"""So many larger than SMALL are read at a time: 30 MB, whoever sends them."""

LARGE_WITHIN = 3.0
"""Seconds for the rest of a large one: Slack itself waits no longer for its answer."""

KINDS = frozenset({"application/json", "application/x-www-form-urlencoded"})
"""Events, and everything else."""

STATUS = {
    Reason.UNSIGNED: 401,
    Reason.BAD_SIGNATURE: 401,
    Reason.STALE: 401,
    Reason.UNREADABLE: 400,
    Reason.WRONG_TYPE: 415,
    Reason.TOO_BIG: 413,
    Reason.TOO_SLOW: 408,
    Reason.TOO_MANY: 503,
}


class TurnedAwayError(Exception):
    """Not let in; `facts` are numbers and codes."""

    def __init__(self, reason: Reason, **facts: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.facts = facts


@dataclass(eq=False, slots=True)
class Large:
    """A large body that is being read, whose it is, and how long it has."""

    address: str
    limit: asyncio.Timeout
    has_to_go: bool = False

    def make_room(self) -> None:
        if not self.limit.expired():
            self.has_to_go = True
            self.limit.reschedule(0)


class Door:
    """Lets in requests that Slack sent; `clock` gives Unix time in seconds.

    `large` is every large body that is being read just now, the oldest first.
    """

    def __init__(
        self, signature: Signature, refusals: Refusals, clock: Callable[[], float] = time.time
    ) -> None:
        self.refusals = refusals
        self._signature = signature
        self._clock = clock
        self.large: list[Large] = []
        self.large_within = LARGE_WITHIN

    async def let_in(self, request: Request) -> AsyncBoltRequest | Response:
        """What Slack wrote, for Bolt; else the answer to whoever wrote it."""
        try:
            body = await self._body(request)
            self._check(request, body)
            return _read(request, body)
        except TurnedAwayError as away:
            self.refusals.note(away.reason, **away.facts)
            return PlainTextResponse(away.reason.value, status_code=STATUS[away.reason])
        except ClientDisconnect:
            return Response(status_code=400)  # nobody is there to read it

    def _check(self, request: Request, body: bytes) -> None:
        refused = self._signature.refusal(request.scope["headers"], body, self._clock())
        if refused:
            raise TurnedAwayError(refused.reason, differs_by=refused.differs_by)

    async def _body(self, request: Request) -> bytes:
        """All of it, in at most LARGEST bytes. Raises TurnedAwayError before it holds more."""
        if int(request.headers.get("content-length", "0")) > LARGEST:
            raise TurnedAwayError(Reason.TOO_BIG)
        pieces = request.stream()
        body = bytearray()
        async for piece in pieces:
            body += piece
            if len(body) > SMALL:
                break
        else:
            return bytes(body)
        async with self._place_for_large(request):
            async for piece in pieces:
                body += piece
                if len(body) > LARGEST:
                    raise TurnedAwayError(Reason.TOO_BIG)
        return bytes(body)

    @asynccontextmanager
    async def _place_for_large(self, request: Request) -> AsyncIterator[None]:
        """Raises TurnedAwayError where it takes too long, or has to go for somebody else."""
        address = request.client.host if request.client else ""
        large: Large | None = None
        try:
            async with asyncio.timeout(self.large_within) as limit:
                large = self._take_place(Large(address, limit))
                yield
        except TimeoutError:
            away = Reason.TOO_MANY if large and large.has_to_go else Reason.TOO_SLOW
            raise TurnedAwayError(away) from None
        finally:
            if large in self.large:
                self.large.remove(large)

    def _take_place(self, large: Large) -> Large:
        """Where all are taken, whoever has the most of them gives up the oldest.

        Who wrote one is known only once it is read, and Slack's are read in an instant.
        """
        if len(self.large) >= MOST_LARGE:
            taken = Counter(one.address for one in self.large)
            oldest = max(self.large, key=lambda one: taken[one.address])
            self.large.remove(oldest)
            oldest.make_room()
        self.large.append(large)
        return large


def _read(request: Request, body: bytes) -> AsyncBoltRequest:
    """For Bolt. Raises TurnedAwayError where it is nothing that Slack sends."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS:
        raise TurnedAwayError(Reason.WRONG_TYPE)
    try:
        return AsyncBoltRequest(
            body=body.decode(), headers=dict(request.headers), context={IS_GENUINE: True}
        )
    except Exception as error:  # noqa: BLE001 - Bolt meets odd JSON with errors of every kind
        raise TurnedAwayError(Reason.UNREADABLE, error=type(error).__name__) from None

"""Decides what is sent again: events are retried, commands and interactions are not."""

import asyncio
from typing import Any

from playground.clock import Stopwatch
from playground.deliveries.parcels import Answer, Parcel, ParcelKind, Route
from playground.recording import Recording

# Seconds before each attempt: at once, and again at once, after a minute, after five
# (docs.slack.dev/apis/events-api, "Retries").
WAITS = (0, 0, 60, 300)


class Deliveries:
    """Sends parcels along `route`, and knows what is still unanswered."""

    def __init__(self, elapsed: Stopwatch, recording: Recording) -> None:
        self.route: Route | None = None
        self._elapsed, self._recording = elapsed, recording
        self._opened = asyncio.Event()
        self._unanswered: set[asyncio.Future[None]] = set()
        self._carrying: set[asyncio.Task[None]] = set()

    @property
    def is_open(self) -> bool:
        return self.route is not None and self.route.is_open

    def route_opened(self) -> None:
        """Wake the events that wait for somebody to listen."""
        self._opened.set()
        self._opened = asyncio.Event()

    async def opened(self) -> None:
        """Wait until the app listens."""
        while not self.is_open:
            await self._opened.wait()

    async def ask(self, kind: ParcelKind, payload: dict[str, Any]) -> Answer:
        """Send a command or an interaction, once."""
        return await self._attempt(Parcel(kind, payload))

    def tell(self, payload: dict[str, Any]) -> None:
        """Send an event in the background; unanswered, it is sent again up to three times."""
        first = self._promise() if self.is_open else None
        task = asyncio.get_running_loop().create_task(self._carry(payload, first))
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    async def settled(self) -> None:
        """Wait until every parcel that is under way was answered or has failed."""
        while self._unanswered:
            await asyncio.wait(set(self._unanswered))

    async def close(self) -> None:
        for task in list(self._carrying):
            task.cancel()
        await asyncio.gather(*self._carrying, return_exceptions=True)
        if self.route is not None:
            await self.route.close()

    async def _carry(self, payload: dict[str, Any], first: asyncio.Future[None] | None) -> None:
        reason = ""
        for attempt, wait in enumerate(WAITS):
            await self._elapsed.reach(self._elapsed() + wait)
            if first is None or first.done():
                await self.opened()
            answer = await self._attempt(Parcel("events_api", payload, attempt, reason))
            if first is not None and not first.done():
                first.set_result(None)
            if answer.failure is None or answer.no_retry:
                return
            reason = answer.failure

    async def _attempt(self, parcel: Parcel) -> Answer:
        promise = self._promise()
        try:
            if self.route is None:
                return Answer(failure="connection_failed")
            self._recording.inbound(parcel.kind, parcel.payload)
            answer = await self.route.send(parcel)
            if answer.failure is None:
                self._recording.call("ack", answer.body or {}, kind=parcel.ack_kind)
            return answer
        finally:
            promise.set_result(None)

    def _promise(self) -> asyncio.Future[None]:
        promise: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._unanswered.add(promise)
        promise.add_done_callback(self._unanswered.discard)
        return promise

"""What travels to the app and what comes back, whichever route it takes."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from playground.clock import Stopwatch

ParcelKind = Literal["slash_commands", "interactive", "events_api"]

ACK_SECONDS = 3.0  # docs.slack.dev/tools/bolt-python/concepts/acknowledge


@dataclass(frozen=True)
class Parcel:
    """One attempt to deliver `payload`; `attempt` is 0 the first time, `reason` why again."""

    kind: ParcelKind
    payload: dict[str, Any]
    attempt: int = 0
    reason: str = ""

    @property
    def is_event(self) -> bool:
        return self.kind == "events_api"

    @property
    def ack_kind(self) -> str:
        """The word for its acknowledgement in a recording."""
        if self.kind == "interactive":
            names = {"block_suggestion": "options", "message_action": "shortcut"}
            return names.get(self.payload["type"], str(self.payload["type"]))
        return "command" if self.kind == "slash_commands" else "event"


@dataclass(frozen=True)
class Answer:
    """How the app answered: `failure` is None when it acknowledged in time.

    The failures are Slack's retry reasons: http_timeout, http_error, connection_failed, timeout.
    """

    body: dict[str, Any] | None = None
    failure: str | None = None
    no_retry: bool = False


class Route(Protocol):
    """A way to the app."""

    @property
    def is_open(self) -> bool: ...

    async def send(self, parcel: Parcel) -> Answer: ...

    async def close(self) -> None: ...


async def answer_in_time(answering: Awaitable[Answer], elapsed: Stopwatch, late: str) -> Answer:
    """Wait three seconds of the stopwatch for the answer; then it has failed as `late`."""
    answer = asyncio.ensure_future(answering)
    timer = asyncio.ensure_future(elapsed.reach(elapsed() + ACK_SECONDS))
    try:
        await asyncio.wait({answer, timer}, return_when=asyncio.FIRST_COMPLETED)
        return answer.result() if answer.done() else Answer(failure=late)
    finally:
        timer.cancel()
        answer.cancel()

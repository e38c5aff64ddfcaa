"""Trouble on purpose: the next calls of a method fail the way that Slack sometimes fails.

"response_url" stands for the address of an answer: it is refused, whatever the fault.
"""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum


class Fault(Enum):
    """What goes wrong with a call to the Web API."""

    RATE_LIMITED = "HTTP 429 with Retry-After; the call is not carried out"
    SERVER_ERROR = "HTTP 500; the call is not carried out"
    REFUSED = "ok is false with an error code; the call is not carried out"
    DROPPED = "the connection is cut; the call is not carried out"
    DROPPED_AFTER = "the call is carried out, then the connection is cut"
    ODD = "an answer of the test's own; the call is not carried out"
    ODD_AFTER = "the call is carried out, then an answer of the test's own"
    SILENT_AFTER = "the call is carried out, then no answer ever comes"


@dataclass(frozen=True)
class Odd:
    """An answer such as proxies, outages and changes of an API bring: status, body, headers."""

    body: bytes = b""
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Trouble:
    """One fault; `retry_after` is in seconds, `error` the code of a refusal."""

    fault: Fault
    retry_after: int = 1
    error: str = "fatal_error"
    odd: Odd = Odd()

    @property
    def carries_out(self) -> bool:
        return self.fault in (Fault.DROPPED_AFTER, Fault.SILENT_AFTER, Fault.ODD_AFTER)


class Faults:
    """A queue of troubles for each method."""

    def __init__(self) -> None:
        self._planned: dict[str, deque[Trouble]] = {}

    def next(
        self,
        method: str,
        fault: Fault,
        *,
        times: int = 1,
        retry_after: int = 1,
        error: str = "fatal_error",
    ) -> None:
        """Let the next calls of `method` fail; calls after those are well again."""
        trouble = Trouble(fault, retry_after, error)
        self._planned.setdefault(method, deque()).extend([trouble] * times)

    def answer_oddly(
        self, method: str, odd: Odd, *, times: int = 1, carries_out: bool = False
    ) -> None:
        """Let the next calls of `method` be answered so, after they were carried out or instead."""
        trouble = Trouble(Fault.ODD_AFTER if carries_out else Fault.ODD, odd=odd)
        self._planned.setdefault(method, deque()).extend([trouble] * times)

    def mend(self) -> None:
        """All calls are well again."""
        self._planned.clear()

    def take(self, method: str) -> Trouble | None:
        planned = self._planned.get(method)
        return planned.popleft() if planned else None

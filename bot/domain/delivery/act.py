"""A delivery that is being acted on: which one it is, as far as the first change needs to know."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True)
class Act:
    """What Slack sent and the coach now does.

    `key` names it among all deliveries and holds none of its words; `at` is in UTC. `is_saved`
    says that a transaction carries its row.
    """

    key: str
    at: datetime
    is_saved: bool = False


CURRENT: ContextVar[Act | None] = ContextVar("act", default=None)
"""None where nobody asked: for the tick, and for work in the background."""


@contextmanager
def aside() -> Iterator[None]:
    """What is written here may be written again, and is not what the delivery asks for."""
    act = CURRENT.get()
    CURRENT.set(None)
    try:
        yield
    finally:
        CURRENT.set(act)

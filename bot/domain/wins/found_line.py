"""A found line: from a list written elsewhere; queued, it waits for a yes or no."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

QueuedLineState = Literal["waiting", "kept", "dismissed"]

MOST_AT_ONCE = 200
"""Lines that one press saves: nobody waits long for it, and a look at them is still possible."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundLine:
    """What was found in a list; `happened_on` is None where no date stood near it."""

    text: str
    happened_on: date | None

    @property
    def fingerprint(self) -> str:
        """The same for the same words on the same day, however they are spaced."""
        words = _SPACES.sub(" ", self.text).strip().casefold()
        return sha256(f"{self.happened_on}\n{words}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class QueuedLine:
    """A found line that the member has answered, or not yet."""

    id: int
    text: str
    happened_on: date | None
    state: QueuedLineState
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """The next few that wait, the oldest first, and how many wait in all."""

    queued_lines: tuple[QueuedLine, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Wins that were saved at one press: how many, and the ids from the first to the last."""

    count: int
    first_id: int
    last_id: int

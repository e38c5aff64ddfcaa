"""A found line: from a list written elsewhere; queued, it waits for a yes or no."""

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from bot.domain.calendar.when import Span, When

QueuedLineState = Literal["waiting", "kept", "dismissed"]

MOST_AT_ONCE = 200
"""Lines that one press saves: nobody waits long for it, and a look at them is still possible."""

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundLine:
    """What was found in a list.

    `happened_on` is None where no date stood near it, else the first day of the `span`; `is_guess`
    says that the order of a numeric date went by the member's country.
    """

    text: str
    happened_on: date | None
    span: Span = "day"
    is_guess: bool = False

    @classmethod
    def of(cls, text: str, when: When | None) -> "FoundLine":
        return cls(text, when.on, when.span, when.is_guess) if when else cls(text, None)

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
    span: Span = "day"
    is_guess: bool = False

    @property
    def when(self) -> When | None:
        """None where no date stood near it."""
        return When(self.happened_on, self.span, self.is_guess) if self.happened_on else None


@dataclass(frozen=True, slots=True)
class Queue:
    """The next few that wait, the oldest first; how many wait in all, and without a date."""

    queued_lines: tuple[QueuedLine, ...]
    waiting: int
    undated: int = 0

    @property
    def dated(self) -> int:
        return self.waiting - self.undated


@dataclass(frozen=True, slots=True)
class Batch:
    """Wins that were saved at one press: how many, and the ids from the first to the last."""

    count: int
    first_id: int
    last_id: int

"""A found line: from a list written elsewhere; queued, it waits for a yes or no."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Literal

from bot.domain.calendar.when import Span, When

QueuedLineState = Literal["waiting", "kept", "dismissed", "dismissed together", "left out"]
"""`dismissed together` are those of the last press for all, which can be undone; `left out` is no
line that was found, but one that is no win."""

MOST_AT_ONCE = 200
"""Lines that one press saves: nobody waits long for it, and a look at them is still possible."""

LONGEST_DETAIL = 3000
"""Characters of what is said of a win beside its words: what a text input can carry."""

PATH = " › "  # noqa: RUF001 - as files and headings are read aloud
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundLine:
    """What was found in a list.

    `happened_on` is None where no date stood near it, else the first day of the `span`; `is_guess`
    says that the order of a numeric date went by the member's country. `detail` is what changed
    because of it and whatever else was said of it; `file` and `headings` say where it is from.
    `date_words` stood where a date belongs and cannot be read as one.
    """

    text: str
    happened_on: date | None
    span: Span = "day"
    is_guess: bool = False
    detail: str = ""
    headings: tuple[str, ...] = ()
    file: str = ""
    date_words: str = ""

    @property
    def place(self) -> str:
        """Where it is from, the file first."""
        return PATH.join(filter(None, (self.file, *self.headings)))

    @property
    def fingerprint(self) -> str:
        """The same for the same words on the same day, however they are spaced.

        Where the day is not known exactly, the headings above tell two such lines apart.
        """
        where = () if self.happened_on and self.span == "day" else self.headings
        said = (self.happened_on, self.text, self.detail, *where)
        return _digest("2", *(_folded(str(part)) for part in said))

    @property
    def old_fingerprints(self) -> tuple[str, ...]:
        """Those that the line may have been saved under before details and headings were read."""
        return tuple(_digest(str(on), _folded(self.text)) for on in (self.happened_on, None))


def new_among(found: Iterable[FoundLine], known: Iterable[str]) -> tuple[FoundLine, ...]:
    """Return the lines that none of the `known` fingerprints stands for.

    One that was saved before fingerprints knew more stands for the first line that it fits.
    """
    left = set(known)
    new = []
    for line in found:
        if line.fingerprint in left:
            continue
        old = left.intersection(line.old_fingerprints) if left else ()
        left.difference_update(old)
        if not old:
            new.append(line)
    return tuple(new)


def _folded(words: str) -> str:
    return _SPACES.sub(" ", words).strip().casefold()


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class QueuedLine:
    """A found line that the member has answered, or not yet."""

    id: int
    text: str
    happened_on: date | None
    state: QueuedLineState
    fingerprint: str = ""
    detail: str = ""
    place: str = ""
    date_words: str = ""
    span: Span = "day"
    is_guess: bool = False

    @property
    def when(self) -> When | None:
        """None where no date stood near it."""
        return When(self.happened_on, self.span, self.is_guess) if self.happened_on else None


@dataclass(frozen=True, slots=True)
class Queue:
    """The next few that wait, the oldest first; how many wait in all, and without a date.

    `left_out` counts the lines of their lists that are no wins.
    """

    queued_lines: tuple[QueuedLine, ...]
    waiting: int
    undated: int = 0
    left_out: int = 0

    @property
    def dated(self) -> int:
        return self.waiting - self.undated


@dataclass(frozen=True, slots=True)
class Batch:
    """Wins that were saved at one press: how many, and the ids from the first to the last."""

    count: int
    first_id: int
    last_id: int

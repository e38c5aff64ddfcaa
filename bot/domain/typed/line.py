"""A line that somebody typed, what it became, and what an edit of its message does to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.goals.goal import GoalChange
from bot.domain.typed.meaning import Meaning
from bot.domain.wins.win import Win

Became = Literal["win", "goal", "outcome", "detail", "benefit", "asked", "neither", "said"]
"""`asked` waits for an answer; `said` needed none, such as thanks or a page's name."""

Reading = Literal["win", "goal", "neither"]
"""What a member says that a line was."""

SAVES: frozenset[Became] = frozenset({"win", "goal"})
"""What a line may become of its own; the others say more of what is there."""


@dataclass(frozen=True, slots=True)
class Said:
    """A message as Slack sends it: `text` is escaped, `thread_ts` names what it replies to."""

    ts: str
    text: str
    thread_ts: str | None = None


@dataclass(frozen=True, slots=True)
class TypedLine:
    """`message_ts` names the message in the DM, `reply_ts` the coach's own below it.

    `waiting` are words that the member has not decided on yet, as Slack sent them: empty for a win
    or goal, so that nothing is there twice. What was added to a win has its words there, and below
    them those of an edit that waits. `became_id` is the win or goal.
    """

    id: int
    message_ts: str
    position: int
    became: Became
    heard_at: datetime
    waiting: str = ""
    became_id: int | None = None
    reply_ts: str | None = None

    @property
    def words(self) -> str:
        """Those that wait, without those of an edit."""
        return self.waiting.partition("\n")[0]

    @property
    def new_words(self) -> str:
        """Those of an edit."""
        return self.waiting.rpartition("\n")[2]


@dataclass(frozen=True, slots=True)
class Understood:
    """A line with what it means and what stands there because of it.

    `change` is what happened to a goal, or the goal as it stands; None where that is gone.
    """

    line: TypedLine
    meaning: Meaning
    win: Win | None = None
    change: GoalChange | None = None

    @property
    def stands(self) -> bool:
        """It became something that can be changed or taken back."""
        if self.line.became in {"win", "detail", "benefit"}:
            return self.win is not None and self.win.undone_at is None
        if self.line.became == "outcome":
            return self.change is not None and self.change.deed == "done"
        return self.line.became == "goal" and self.change is not None and self._is_wanted

    @property
    def _is_wanted(self) -> bool:
        return self.change is not None and self.change.goal.state != "dropped"


@dataclass(frozen=True, slots=True)
class Heard:
    """What one message says. `asked_before` counts messages in a row that nobody understood."""

    lines: tuple[Understood, ...]
    asked_before: int = 0


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit did: lines that mean something else now, were heard again, or are gone.

    Those that mean something else have their new words in `waiting`.
    """

    changed: tuple[Understood, ...] = ()
    heard: tuple[Understood, ...] = ()
    gone: tuple[Understood, ...] = ()


def lines_of(text: str) -> list[str]:
    """The lines that count, in reading order."""
    return [line for line in text.splitlines() if line.strip()]


def paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield which line became which: first those that are the same, the others as they stand.

    None stands where a line is new, or gone.
    """
    same = dict(_same(before, after))
    old = [place for place in range(len(before)) if place not in same]
    new = [place for place in range(len(after)) if place not in set(same.values())]
    yield from same.items()
    both = min(len(old), len(new))
    yield from zip(old[:both], new[:both], strict=True)
    yield from ((place, None) for place in old[both:])
    yield from ((None, place) for place in new[both:])


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    left = list(range(len(after)))
    for old, line in enumerate(before):
        found = next((new for new in left if after[new].strip() == line.strip()), None)
        if found is not None:
            left.remove(found)
            yield old, found

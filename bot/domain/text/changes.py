"""What differs between two texts, line by line, and taking some of it over into a third.

The coach wrote a text, the member changed it, and later the rows would give another one. What the
rows changed is taken over where the member left those lines as they were.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

ANCHOR = 2
"""Lines before an addition that say where it belongs."""

AROUND = 1
"""Unchanged lines shown on either side of a change."""

LineKind = Literal["same", "gone", "new", "skipped"]


@dataclass(frozen=True, slots=True)
class DiffLine:
    """`skipped` stands for a stretch of lines that did not change; its text is empty."""

    kind: LineKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class TextChange:
    """Lines that would go, lines that would come, and the lines right before them."""

    gone: tuple[str, ...]
    new: tuple[str, ...]
    before: tuple[str, ...] = ()


def difference(before: str, after: str) -> tuple[DiffLine, ...]:
    """Return what to read to see the change: lines gone and new, with a line around them."""
    old, new = before.split("\n"), after.split("\n")
    lines: list[DiffLine] = []
    for kind, i1, i2, j1, j2 in _opcodes(old, new):
        if kind == "equal":
            lines += _around(old[i1:i2], is_first=i1 == 0, is_last=i2 == len(old))
        else:
            lines += (DiffLine("gone", line) for line in old[i1:i2])
            lines += (DiffLine("new", line) for line in new[j1:j2])
    return tuple(lines)


def changes_between(before: str, after: str) -> tuple[TextChange, ...]:
    """Return the changes that lead from one text to the other, from top to bottom."""
    old, new = before.split("\n"), after.split("\n")
    return tuple(
        TextChange(tuple(old[i1:i2]), tuple(new[j1:j2]), tuple(old[max(i1 - ANCHOR, 0) : i1]))
        for kind, i1, i2, j1, j2 in _opcodes(old, new)
        if kind != "equal"
    )


def taken_over(text: str, change: TextChange) -> str | None:
    """Return the text with the change, None where the member changed those lines themselves."""
    lines = text.split("\n")
    wanted = (*change.before, *change.gone)
    place = _place_of(wanted, lines)
    if place is not None:
        start = place + len(change.before)
    elif change.gone and (found := _place_of(change.gone, lines)) is not None:
        start = found
    else:
        return None
    return "\n".join((*lines[:start], *change.new, *lines[start + len(change.gone) :]))


def fits_in(text: str, change: TextChange) -> bool:
    return taken_over(text, change) is not None


def all_taken_over(text: str, changes: Iterable[TextChange]) -> str:
    """Return the text with every change that has its place in it."""
    for change in changes:
        text = taken_over(text, change) or text
    return text


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _around(lines: Sequence[str], *, is_first: bool, is_last: bool) -> list[DiffLine]:
    """The ends of a stretch that did not change, next to what did."""
    head = [] if is_first else list(lines[:AROUND])
    rest = lines[len(head) :]
    tail = [] if is_last else list(rest[max(len(rest) - AROUND, 0) :])
    between = len(lines) - len(head) - len(tail)
    return [
        *(DiffLine("same", line) for line in head),
        *([DiffLine("skipped")] if between else []),
        *(DiffLine("same", line) for line in tail),
    ]


def _place_of(wanted: Sequence[str], lines: Sequence[str]) -> int | None:
    """Where the wanted lines stand one after the other; 0 for none wanted, None for nowhere."""
    size = len(wanted)
    places = range(len(lines) - size + 1)
    return next((at for at in places if tuple(lines[at : at + size]) == tuple(wanted)), None)

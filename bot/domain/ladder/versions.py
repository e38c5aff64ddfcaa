"""Versions of a ladder: what changed, what that reopens, and who signed."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import Ladder, LadderContent, LadderLine, LineKey
from bot.domain.text.wording import calendar_date, counted, joined

ChangeKind = Literal["added", "removed", "reworded", "weighed", "moved"]

REOPENING: frozenset[ChangeKind] = frozenset({"reworded", "weighed"})
"""What takes the agreement off a line: other words, or required where it was optional (002-17)."""


class UnsignedLadderError(CoachError):
    """A sign-off without a name is none."""

    sentence = "Say who signed: the name of your manager, as you call them."


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one line: `before` is None for an added, `after` for a removed one."""

    kind: ChangeKind
    key: LineKey
    before: LadderLine | None
    after: LadderLine | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes from one version to the next: the new one's order, then what was removed."""

    changes: tuple[Change, ...]

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind == kind)

    def __bool__(self) -> bool:
        return bool(self.changes)


def difference(old: LadderContent, new: LadderContent) -> Difference:
    """Compare two versions line by line; lines are matched by criterion id and level.

    A line is reworded where its criterion or what it looks like reads differently, weighed where
    required became optional or back, and moved where nothing but its theme changed.
    """
    before, after = _lines(old), _lines(new)
    still = [_change(before.get(key), line) for key, line in after.items()]
    gone = [Change("removed", key, line, None) for key, line in before.items() if key not in after]
    return Difference((*filter(None, still), *gone))


def reopened(agreed: Iterable[LineKey], changes: Difference) -> tuple[LineKey, ...]:
    """Return which of the agreed lines are open again, in the order of the changes (002-17).

    A removed line is no longer there to be agreed on: `Difference.of("removed")` names it.
    """
    were_agreed = frozenset(agreed)
    return tuple(
        change.key
        for change in changes.changes
        if change.kind in REOPENING and change.key in were_agreed
    )


def revised(ladder: Ladder, content: LadderContent) -> Ladder:
    """Return the ladder with new content: the next version, a draft until it is signed.

    Content that changes nothing returns the ladder as it is, signature and all.
    """
    if ladder.content == content.content:
        return ladder
    return Ladder(
        id=ladder.id,
        version=ladder.version + 1,
        name=content.name,
        levels=content.levels,
        criteria=content.criteria,
        note=content.note,
    )


def banner_of(ladder: Ladder) -> str:
    """Return what stands above everything made from this ladder: draft, or agreed (002-16)."""
    if ladder.signed_on is None:
        return "Draft: no agreement to this ladder is on record, so it may still change."
    on = calendar_date(ladder.signed_on)
    return f"Version {ladder.version}, agreed with {ladder.signed_by} on {on}."


def changes_in_words(changes: Difference, reopened_count: int) -> str:
    """Return what the member is told of a new version, in a sentence or two; empty for none."""
    if not changes:
        return ""
    counts = [f"{len(changes.of(kind))} {words}" for kind, words in _SAID if changes.of(kind)]
    sentence = f"The ladder changed: {joined(counts)}."
    if not reopened_count:
        return f"{sentence} Nothing that you two had agreed on is touched."
    lines = counted(reopened_count, "expectation")
    verb = "needs" if reopened_count == 1 else "need"
    return f"{sentence} {lines} that you two had agreed on {verb} another look."


_SAID: tuple[tuple[ChangeKind, str], ...] = (
    ("added", "added"),
    ("removed", "removed"),
    ("reworded", "reworded"),
    ("weighed", "with another weight"),
    ("moved", "under another theme"),
)


def _lines(content: LadderContent) -> dict[LineKey, LadderLine]:
    return {line.key: line for level in content.levels for line in content.lines_at(level.order)}


def _change(before: LadderLine | None, after: LadderLine) -> Change | None:
    kind = _kind(before, after)
    return kind and Change(kind, after.key, before, after)


def _kind(before: LadderLine | None, after: LadderLine) -> ChangeKind | None:
    if before is None:
        return "added"
    if (before.text, before.what_it_looks_like) != (after.text, after.what_it_looks_like):
        return "reworded"
    if before.is_required != after.is_required:
        return "weighed"
    return "moved" if before.theme != after.theme else None

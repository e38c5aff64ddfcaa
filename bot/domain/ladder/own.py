"""A member's own ladder: the newest version, and where on it they are and want to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.ladder.ladder import Ladder, LadderContent, LadderLine, Level, LineKey
from bot.domain.ladder.versions import Difference, difference, reopened


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """Orders of levels; None is not chosen yet, or no longer on the ladder."""

    current: int | None = None
    target: int | None = None


@dataclass(frozen=True, slots=True)
class OwnLadder:
    """`signed_before` is the newest version that the manager signed before this one, if any.

    `guidelines` is the link to what the company itself says, empty until it was noted (003-2).
    """

    ladder: Ladder
    levels: LevelChoice
    guidelines: str = ""
    signed_before: Ladder | None = None

    @property
    def target(self) -> Level | None:
        return level_of(self.ladder, self.levels.target)

    @property
    def current(self) -> Level | None:
        return level_of(self.ladder, self.levels.current)

    @property
    def lines(self) -> tuple[LadderLine, ...]:
        """What the target level expects; none before it is chosen."""
        level = self.levels.target
        return () if level is None else self.ladder.lines_at(level)

    @property
    def changes(self) -> Difference:
        """What is different from what the manager signed; nothing while that stands."""
        if self.ladder.status == "agreed" or self.signed_before is None:
            return Difference(())
        return difference(self.signed_before, self.ladder)

    @property
    def open_again(self) -> tuple[LineKey, ...]:
        """The lines that the manager had signed in other words (002-17)."""
        before = self.signed_before
        return reopened(keys_of(before), self.changes) if before else ()


@dataclass(frozen=True, slots=True)
class LadderVersion:
    """One version in the history, without its lines."""

    version: int
    kept_at: datetime
    signed_by: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposedLadder:
    """A ladder to look at before it is saved, and how it differs from the one there is.

    `left_out` names the columns of its table that are no part of a ladder.
    """

    number: int
    content: LadderContent
    levels: LevelChoice
    changes: Difference
    reopened: tuple[LineKey, ...]
    is_first: bool
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What was saved, what it changed, and which signed lines that opened again (002-17)."""

    own: OwnLadder
    changes: Difference
    reopened: tuple[LineKey, ...]


def lines_of(content: LadderContent) -> tuple[LadderLine, ...]:
    """Every line of every level."""
    return tuple(line for level in content.levels for line in content.lines_at(level.order))


def keys_of(content: LadderContent) -> tuple[LineKey, ...]:
    return tuple(line.key for line in lines_of(content))


def level_of(content: LadderContent, order: int | None) -> Level | None:
    return next((level for level in content.levels if level.order == order), None)


def levels_on(
    content: LadderContent, chosen: LevelChoice, current_title: str, target_title: str
) -> LevelChoice:
    """Keep the choice as far as the ladder has those levels, else guess it from the titles.

    Where no title fits the target is the level above the current one; the lowest two at worst.
    """
    current = level_of(content, chosen.current) or _titled(content.levels, current_title)
    target = level_of(content, chosen.target) or _titled(content.levels, target_title)
    if target is None:
        below = current or content.levels[0]
        target = content.next_level(below.order) or below
    if current is None:
        under = [level for level in content.levels if level.order < target.order]
        current = under[-1] if under else None
    return LevelChoice(current.order if current else None, target.order)


def _titled(levels: Sequence[Level], title: str) -> Level | None:
    """The level of this title, else the longest whose words are all in it.

    "Senior engineer" is meant by "Senior software engineer".
    """
    wanted = title.casefold().split()
    within = [level for level in levels if set(level.title.casefold().split()) <= set(wanted)]
    same = (level for level in within if level.title.casefold().split() == wanted)
    longest = max(within, key=lambda level: len(level.title.split()), default=None)
    return next(same, longest)

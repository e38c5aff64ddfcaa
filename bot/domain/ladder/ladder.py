"""A whole ladder: its levels, and what each of them expects, criterion by criterion."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Literal, NamedTuple

from bot.domain.text.clean import clean_text, on_one_line

LadderStatus = Literal["draft", "agreed"]

LONGEST_TITLE = 80
"""Characters of a ladder's name, a level's title and a theme."""

LONGEST_CRITERION = 300
"""Characters of a criterion and of its source: it is shown as one line."""

LONGEST_LOOKS = 1500
"""Characters of what a criterion looks like at one level."""

LONGEST_NOTE = 500
LONGEST_ID = 64
HIGHEST_ORDER = 99
MOST_LEVELS = 12
MOST_CRITERIA = 120

LONGEST_IN_ALL = 200_000
"""Characters of all that a ladder says about how its criteria look, level by level."""

_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 40


class LineKey(NamedTuple):
    """Names one line of a ladder for good: a criterion at a level (its order)."""

    criterion_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Level:
    """`order` counts upwards, the next level has the next higher one; gaps are allowed."""

    order: int
    title: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a criterion asks for at the level with this order.

    Where `what_it_looks_like` is empty the criterion's own text says it for every level.
    """

    level: int
    what_it_looks_like: str = ""
    is_required: bool = True


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is looked at. A level that `expectations` does not name expects nothing of it.

    `id` stays the same through every rewording, so that ratings and wins stay with it; it is made
    of letters, digits and `._:-`, and empty until `with_ids` gives one. `source` says where a line
    was found, if it was not written here.
    """

    id: str
    theme: str
    text: str
    expectations: tuple[Expectation, ...] = ()
    source: str = ""

    def at(self, level: int) -> Expectation | None:
        """Return what the level with this order expects, None for nothing."""
        return next((found for found in self.expectations if found.level == level), None)


@dataclass(frozen=True, slots=True)
class LadderLine:
    """One line as a member reads it: a criterion at one level."""

    key: LineKey
    theme: str
    text: str
    what_it_looks_like: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class LadderContent:
    """What a ladder says, apart from who agreed to it.

    Levels and expectations stand in rising order, criteria in the order they are read.
    """

    name: str
    levels: tuple[Level, ...]
    criteria: tuple[Criterion, ...]
    note: str = ""

    @property
    def content(self) -> "LadderContent":
        """The same of a saved ladder, without its version and its signature."""
        return LadderContent(self.name, self.levels, self.criteria, self.note)

    @property
    def themes(self) -> tuple[str, ...]:
        """Each theme once, in reading order."""
        return tuple(dict.fromkeys(criterion.theme for criterion in self.criteria))

    def lines_at(self, level: int) -> tuple[LadderLine, ...]:
        """Return what the level with this order expects, theme by theme, in reading order."""
        lines = [line for criterion in self.criteria if (line := _line(criterion, level))]
        places = {theme: place for place, theme in enumerate(self.themes)}
        return tuple(sorted(lines, key=lambda line: places[line.theme]))

    def next_level(self, level: int) -> Level | None:
        """Return the level above the one with this order, None at the top."""
        return next((above for above in self.levels if above.order > level), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder(LadderContent):
    """A ladder that is saved. It is a draft until a manager signed this very version (002-19).

    `signed_by` is the manager's name, `signed_on` a date of the member's calendar.
    """

    id: int
    version: int = 1
    signed_by: str = ""
    signed_on: date | None = None

    @property
    def status(self) -> LadderStatus:
        return "agreed" if self.signed_by and self.signed_on else "draft"


def cleaned(content: LadderContent) -> LadderContent:
    """Return the ladder as it is saved: clean text, names on one line, levels in rising order."""
    return LadderContent(
        name=on_one_line(content.name),
        levels=tuple(
            sorted(
                (replace(level, title=on_one_line(level.title)) for level in content.levels),
                key=lambda level: level.order,
            )
        ),
        criteria=tuple(_cleaned(criterion) for criterion in content.criteria),
        note=on_one_line(content.note),
    )


def with_ids(content: LadderContent) -> LadderContent:
    """Give each criterion without an id one made from its words; the same words get the same."""
    taken = {criterion.id for criterion in content.criteria}
    criteria = []
    for criterion in content.criteria:
        given = criterion.id or _free(slug(criterion.text), taken)
        taken.add(given)
        criteria.append(replace(criterion, id=given))
    return replace(content, criteria=tuple(criteria))


def slug(words: str) -> str:
    """Return a short id for words of any script; never empty, and usable as a tag."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    short = _NO_SLUG.sub("-", plain).strip("-")[:_LONGEST_SLUG].strip("-")
    return short or f"line-{sha256(words.encode()).hexdigest()[:8]}"


def _cleaned(criterion: Criterion) -> Criterion:
    expectations = (
        replace(expected, what_it_looks_like=clean_text(expected.what_it_looks_like).strip())
        for expected in criterion.expectations
    )
    return Criterion(
        id=on_one_line(criterion.id),
        theme=on_one_line(criterion.theme),
        text=on_one_line(criterion.text),
        expectations=tuple(sorted(expectations, key=lambda expected: expected.level)),
        source=on_one_line(criterion.source),
    )


def _line(criterion: Criterion, level: int) -> LadderLine | None:
    expected = criterion.at(level)
    if expected is None:
        return None
    return LadderLine(
        LineKey(criterion.id, level),
        criterion.theme,
        criterion.text,
        expected.what_it_looks_like or criterion.text,
        expected.is_required,
    )


def _free(wanted: str, taken: Iterable[str]) -> str:
    number = 1
    found = wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """One expectation of the target level, drawn from the member's ladder.

    `tag` is the criterion's id, which a win can be marked with (`#impact`).
    """

    id: int
    theme: str
    text: str
    tag: str
    position: int

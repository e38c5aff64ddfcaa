"""What the columns of a ladder's table are, by their usual names and in any order.

A new name is added to USUAL.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.ladder.ladder import LONGEST_TITLE

OURS = (
    *("ladder", "level_order", "level", "theme", "criterion_id", "criterion"),
    *("what_it_looks_like", "required"),
)
NEEDED = ("ladder", "level_order", "level", "theme", "criterion")
OPTIONAL = ("source", "note")
"""Columns that are written only where there is something to say in them."""

Form = Literal["long", "wide", "turned", "plain"]
"""A row for each level; a column for each level; a row a level and a column a criterion; or none.

A plain table says nothing of levels: the heading above it names one.
"""

_PART = r"(?:area|categor(?:y|ie)|cluster|dimension|domain|group|pillar|section|theme|topic)s?"
_LINE = (
    r"(?:attribute|capabilit(?:y|ie)|competenc(?:e|y|ie)|criteri(?:on|a)|factor|practice|skill"
    r"|trait|value|what)s?"
)
_WORDS = (
    r"(?:behaviou?r|definition|description|detail|expectation|explanation|indicator|meaning"
    r"|requirement|responsibilit(?:y|ie))s?"
)
_TITLE = (
    r"(?:career |job |role )?(?:band|grade|level|rank|rung|seniority)(?: name| title)?"
    r"|(?:job )?title|role"
)
_ASIDE = (
    r"(?:(?:my|self|manager|own)[ -].*|action|comment|date|evidence|example|gap|id|key|note|owner"
    r"|rating|remark|score|status|weight|weighting|#|nr\.?)s?"
)
USUAL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(names, re.IGNORECASE))
    for name, names in (
        ("ladder", r"ladder(?: name)?"),
        ("criterion_id", r"criterion id"),
        ("level_order", r"(?:level )?(?:order|number|no\.?)|sort"),
        ("level", _TITLE),
        ("required", r"(?:is )?required\??|mandatory\??|must(?: have)?\??"),
        ("source", r"sources?|links?|references?|urls?"),
        ("theme", rf"(?:[\w&/-]+ )*{_PART}(?: name)?"),
        ("what_it_looks_like", rf"(?:what )?(?:it |this )?(?:looks like|means)|(?:\w+ )?{_WORDS}"),
        ("criterion", rf"(?:[\w&/-]+ )*{_LINE}(?: name)?"),
        ("aside", _ASIDE),
    )
)
"""The first that a whole header matches is what its column is; `aside` is no part of a ladder."""

_LEVEL = re.compile(
    r"\b(?:analyst|apprentice|associate|chief|consultant|designer|developer|director|distinguished"
    r"|engineer|entry|expert|fellow|graduate|head|intern|junior|lead|manager|mid|partner|principal"
    r"|senior|specialist|staff|trainee|vp)\b|\b(?:level|grade|band|step|[a-z]{1,2})[ -]?\d{1,2}\b"
    r"|^\d{1,2}$|\b(?:i{1,3}|i?[vx]|vi{1,3})$",
    re.IGNORECASE,
)
_SHORT = 40
_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Columns:
    """`places` are those of the known columns, `named` of those that are a level or a criterion.

    A merged header counts for the columns to its right. `left_out` are no part of a ladder.
    """

    form: Form
    places: Mapping[str, int]
    named: tuple[tuple[int, str], ...] = ()
    left_out: tuple[int, ...] = ()
    twice: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    is_ours: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """Of the columns that every table of ours has, those that this one has not."""
        needed = NEEDED if self.is_ours else ()
        return tuple(name for name in needed if name not in self.places)

    def label(self, column: str) -> str:
        """Return what to call a column in a sentence: our own name, or its letter."""
        place = self.places.get(column)
        if place is None or usual_name(self.header[place], exactly=True) == column:
            return column
        return f"column {letter_of(place)}"


def usual_name(header: str, *, exactly: bool = False) -> str:
    """Return what a column of this name is; empty for a name that is not usual."""
    words = " ".join(header.replace("_", " ").strip(" :*").split())
    if len(words) > LONGEST_TITLE:
        return ""
    if exactly:
        name = words.casefold().replace(" ", "_")
        return name if name in (*OURS, *OPTIONAL) else ""
    return next((name for name, names in USUAL if names.fullmatch(words)), "")


def is_level(header: str) -> bool:
    """Whether it reads like the title of a level ("Senior", "L4", "Engineer II")."""
    title = header.strip()
    return len(title) <= _SHORT and _LEVEL.search(title) is not None


def letter_of(place: int) -> str:
    """Return a column's letter as spreadsheets have it: 0 is A, 26 is AA."""
    above, own = divmod(place, _ALPHABET)
    return (letter_of(above - 1) if above else "") + chr(ord("A") + own)


def columns_of(header: Sequence[str], used: Collection[int]) -> Columns:
    """Say what each column is; `used` are the places of those that hold anything.

    A header with a ladder and the order of its levels is one that we wrote.
    """
    is_ours = {"ladder", "level_order"} <= {cell.casefold() for cell in header}
    places: dict[str, int] = {}
    unknown, twice = [], []
    for place, cell in enumerate(header):
        name = usual_name(cell, exactly=is_ours)
        if not name and not is_ours and (cell or place in used):
            unknown.append(place)
        elif name in places and usual_name(cell, exactly=True):
            twice.append(name)
        elif name not in {"", "aside"}:
            places.setdefault(name, place)
    known = Columns("plain", places, (), (), tuple(twice), tuple(header), is_ours)
    return _shaped(known, unknown, used)


def _shaped(known: Columns, unknown: Sequence[int], used: Collection[int]) -> Columns:
    """Settle the form; what neither names a line nor a level is left out, if it holds anything."""
    is_long = "level" in known.places
    places = dict(known.places) if is_long else _with_lines(known, unknown)
    has_lines = bool({"criterion", "what_it_looks_like"} & places.keys())
    is_told = {"theme", "criterion", "what_it_looks_like"} & known.places.keys()
    before = () if is_told else _before_levels(known.header, unknown)
    taken = {*places.values(), *before}
    free = [place for place in unknown if place not in taken]
    named = () if is_long and has_lines else tuple(_named(free, known.header))
    form: Form = "long" if is_long and has_lines else "turned" if is_long else "plain"
    if named and not is_long:
        form = "wide"
        places = {name: place for name, place in places.items() if name != "what_it_looks_like"}
    told = {*places.values(), *(place for place, _ in named)}
    left_out = tuple(place for place in sorted(used) if place not in told)
    return replace(known, form=form, places=places, named=named, left_out=left_out)


def _with_lines(known: Columns, unknown: Sequence[int]) -> dict[str, int]:
    """Return the known columns with the one that names the lines, where the others are levels.

    By its name, else what stands before the first level, else the area itself.
    """
    places = dict(known.places)
    if "criterion" in places or not unknown:
        return places
    if "what_it_looks_like" in places:
        return places | {"criterion": places.pop("what_it_looks_like")}
    before = _before_levels(known.header, unknown)
    if "theme" not in places and len(before) > 1:
        return places | {"theme": before[0], "criterion": before[1]}
    if before and before[0] - 1 == places.get("theme", before[0] - 1):
        return places | {"criterion": before[0]}
    if "theme" in places:
        return places | {"criterion": places.pop("theme")}
    first = unknown[0]
    is_name = first <= 1 and len(unknown) > 1 and not is_level(known.header[first])
    return places | {"criterion": first} if is_name else places


def _before_levels(header: Sequence[str], unknown: Sequence[int]) -> list[int]:
    """Return the places before the first of several columns that read like levels."""
    levels = [place for place in unknown if is_level(header[place])]
    return [place for place in unknown if len(levels) > 1 and place < levels[0]]


def _named(unknown: Sequence[int], header: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield each column with its title; an empty one is merged with the one to its left."""
    last = (-1, "")
    for place in unknown:
        title = header[place] or (last[1] if place == last[0] + 1 else "")
        if title:
            last = (place, title)
            yield last

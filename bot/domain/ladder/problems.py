"""Checking a ladder: what is wrong with it, and where, before anything is saved."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.domain.ladder.ladder import (
    HIGHEST_ORDER,
    LONGEST_CRITERION,
    LONGEST_ID,
    LONGEST_IN_ALL,
    LONGEST_LOOKS,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_CRITERIA,
    MOST_LEVELS,
    Criterion,
    LadderContent,
    cleaned,
)

Place = tuple[str | int, ...]
"""Where in a ladder: ("ladder",), ("level", 0), ("criterion", 2) or ("expectation", 2, 0)."""

LADDER: Place = ("ladder",)

ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._:-]{{0,{LONGEST_ID - 1}}}")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right. `sentence` says how and never repeats what was written."""

    place: Place
    field: str
    sentence: str


def problems_of(content: LadderContent) -> tuple[Problem, ...]:
    """Return everything that keeps a ladder from being used, in reading order; none if it is fine.

    Fields are named as in a YAML file. A ladder without problems is `cleaned` and has all its ids.
    """
    return (
        *_in_ladder(content),
        *_in_levels(content),
        *_in_criteria(content),
        *_in_expectations(content),
        *(() if cleaned(content) == content.content else (_UNCLEAN,)),
    )


_UNCLEAN = Problem(LADDER, "text", "holds spaces or characters that have to be cleaned first.")


def _in_ladder(content: LadderContent) -> Iterator[Problem]:
    yield from _text(LADDER, "ladder", content.name, LONGEST_TITLE)
    yield from _text(LADDER, "note", content.note, LONGEST_NOTE, may_be_empty=True)
    yield from _amount("levels", len(content.levels), MOST_LEVELS)
    yield from _amount("criteria", len(content.criteria), MOST_CRITERIA)


def _in_levels(content: LadderContent) -> Iterator[Problem]:
    for place, level in enumerate(content.levels):
        yield from _text(("level", place), "title", level.title, LONGEST_TITLE)
        if not 0 <= level.order <= HIGHEST_ORDER:
            sentence = f"has to be a whole number from 0 to {HIGHEST_ORDER}."
            yield Problem(("level", place), "order", sentence)
    orders = [level.order for level in content.levels]
    titles = [level.title.casefold() for level in content.levels]
    yield from _repeated(orders, _place_of("level"), "order", "is that of another level.")
    yield from _repeated(titles, _place_of("level"), "title", "is the title of another level.")


def _in_criteria(content: LadderContent) -> Iterator[Problem]:
    for number, criterion in enumerate(content.criteria):
        place: Place = ("criterion", number)
        yield from _text(place, "theme", criterion.theme, LONGEST_TITLE)
        yield from _text(place, "criterion", criterion.text, LONGEST_CRITERION)
        yield from _text(place, "source", criterion.source, LONGEST_CRITERION, may_be_empty=True)
        if not ID.fullmatch(criterion.id):
            yield Problem(place, "id", _ID_RULE)
    ids = [criterion.id for criterion in content.criteria]
    yield from _repeated(ids, _place_of("criterion"), "id", "belongs to another one.")


_ID_RULE = (
    f"has to be letters, digits and . _ : - only, at most {LONGEST_ID}, and begin with a letter "
    "or digit. Leave it empty and you get one."
)


def _in_expectations(content: LadderContent) -> Iterator[Problem]:
    known = {level.order for level in content.levels}
    length = sum(
        len(expected.what_it_looks_like)
        for criterion in content.criteria
        for expected in criterion.expectations
    )
    if length > LONGEST_IN_ALL:
        sentence = f"is {length:,} characters in all; a ladder holds {LONGEST_IN_ALL:,}."
        yield Problem(LADDER, "what_it_looks_like", sentence)
    for number, criterion in enumerate(content.criteria):
        yield from _of_criterion(number, criterion, known)


def _of_criterion(number: int, criterion: Criterion, known: set[int]) -> Iterator[Problem]:
    def place(index: int) -> Place:
        return ("expectation", number, index)

    for index, expected in enumerate(criterion.expectations):
        looks = expected.what_it_looks_like
        yield from _text(
            place(index), "what_it_looks_like", looks, LONGEST_LOOKS, may_be_empty=True
        )
        if expected.level not in known:
            yield Problem(place(index), "level", "is not among the levels of this ladder.")
    levels = [expected.level for expected in criterion.expectations]
    yield from _repeated(levels, place, "level", "was described for this criterion before.")


def _text(
    place: Place, field: str, text: str, longest: int, *, may_be_empty: bool = False
) -> Iterator[Problem]:
    if not text and not may_be_empty:
        yield Problem(place, field, "must not be empty.")
    if len(text) > longest:
        yield Problem(place, field, f"is {len(text):,} characters; it may be {longest:,}.")


def _amount(field: str, count: int, most: int) -> Iterator[Problem]:
    if not count:
        yield Problem(LADDER, field, "are missing; a ladder needs at least one.")
    if count > most:
        yield Problem(LADDER, field, f"are {count:,}; a ladder holds at most {most:,}.")


def _repeated(
    values: Iterable[str | int], place: Callable[[int], Place], field: str, sentence: str
) -> Iterator[Problem]:
    """Name the second and later of equal values; what is empty is another problem's business."""
    seen: set[str | int] = set()
    for index, value in enumerate(values):
        if value in seen and value != "":
            yield Problem(place(index), field, sentence)
        seen.add(value)


def _place_of(kind: str) -> Callable[[int], Place]:
    return lambda index: (kind, index)

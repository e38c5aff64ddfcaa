"""A gathered line: what a text or a person says is expected, before it joins a ladder."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from bot.domain.ladder.ladder import (
    LONGEST_CRITERION,
    LONGEST_LOOKS,
    LONGEST_TITLE,
    Criterion,
    Expectation,
    LadderContent,
    Level,
    cleaned,
    with_ids,
)
from bot.domain.text.clean import clean_text, on_one_line
from bot.domain.text.wording import gist

UNSORTED = "To sort"
"""The theme of a line that came without one."""

MOST_LINES = 100
"""Gathered lines that wait at once: more can be neither shown nor picked."""

BULLET = re.compile(
    r"\s*(?:(?:[-*+•◦▪‣●○·–—]|\d{1,2}[.)])\s+|[•●▪‣]|\[[ xX]\]\s+)"  # noqa: RUF001 - dashes as bullets
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])\s+(?=[^\W\d_]|\d)")  # noqa: RUF001 - sentences end so in other scripts
_LETTERS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class GatheredLine:
    """`text` is what is expected, `sources` who or what said so, in the order they were heard.

    `looks` says what it looks like at the levels of these titles. `is_ticked` is the first guess
    at whether it belongs in a ladder; the member decides.
    """

    text: str
    theme: str = UNSORTED
    sources: tuple[str, ...] = ()
    looks: tuple[tuple[str, str], ...] = ()
    is_required: bool = True
    is_ticked: bool = True


class Gathered(NamedTuple):
    """How many lines are new, and for how many there was no room."""

    new: int
    over: int


def statements_in(text: str) -> tuple[str, ...]:
    """Return what a text says, piece by piece: its lines if it has several, else its sentences."""
    lines = [BULLET.sub("", line, count=1) for line in clean_text(text).split("\n")]
    pieces = lines if sum(bool(line.strip()) for line in lines) > 1 else sentences_in(text)
    return tuple(stated for piece in pieces if (stated := statement(piece)))


def sentences_in(text: str) -> list[str]:
    return _SENTENCE_END.split(on_one_line(text))


def statement(text: str) -> str:
    """Return the words on one line without the dot or semicolon behind; empty if they say nothing.

    What has no letter says nothing.
    """
    line = on_one_line(text).rstrip(" .;,")
    return line if any(character.isalpha() for character in line) else ""


def merged(lines: Iterable[GatheredLine]) -> tuple[GatheredLine, ...]:
    """Return each line once, in reading order, with everybody who said it."""
    found: dict[str, GatheredLine] = {}
    for line in lines:
        same = found.setdefault(_sameness(line.text), line)
        sources = tuple(dict.fromkeys((*same.sources, *line.sources)))
        found[_sameness(line.text)] = replace(same, sources=sources)
    return tuple(found.values())


def lines_of(content: LadderContent, source: str) -> tuple[GatheredLine, ...]:
    """Return what a ladder that was found somewhere expects, criterion by criterion (003-3)."""
    titles = {level.order: level.title for level in content.levels}
    return tuple(
        GatheredLine(
            criterion.text,
            criterion.theme,
            (source,) if source else (),
            tuple(
                (titles[expected.level], expected.what_it_looks_like or criterion.text)
                for expected in criterion.expectations
            ),
        )
        for criterion in content.criteria
        if statement(criterion.text)
    )


def with_lines(content: LadderContent, lines: Iterable[GatheredLine], level: int) -> LadderContent:
    """Return the ladder with the lines added, expected at the level with this order.

    A line with words for levels of this ladder is expected at those instead. One that the ladder
    has already only adds its sources.
    """
    criteria = {_sameness(criterion.text): criterion for criterion in content.criteria}
    for line in lines:
        known = criteria.get(_sameness(_short(line.text)))
        found = _with_source(known, line) if known else _criterion(line, content.levels, level)
        criteria[_sameness(found.text)] = found
    return with_ids(cleaned(replace(content, criteria=tuple(criteria.values()))))


def ladder_of(name: str, lines: Iterable[GatheredLine]) -> LadderContent:
    """Return a new ladder of the lines: their levels, or one that is called as the ladder."""
    gathered = tuple(lines)
    titles = dict.fromkeys(title for line in gathered for title, _ in line.looks)
    levels = tuple(Level(order, title) for order, title in enumerate(titles or [name], 1))
    return with_lines(LadderContent(name, levels, ()), gathered, levels[-1].order)


def _criterion(line: GatheredLine, levels: tuple[Level, ...], level: int) -> Criterion:
    text = _short(line.text)
    whole = line.text[:LONGEST_LOOKS] if text != line.text else ""
    expectations = tuple(_looks(line, levels)) or (Expectation(level, whole, line.is_required),)
    theme = line.theme[:LONGEST_TITLE] or UNSORTED
    return Criterion("", theme, text, expectations, _source(line.sources))


def _looks(line: GatheredLine, levels: tuple[Level, ...]) -> Iterator[Expectation]:
    said = {title.casefold(): words for title, words in line.looks}
    for level in levels:
        if words := said.get(level.title.casefold()):
            yield Expectation(level.order, words[:LONGEST_LOOKS], line.is_required)


def _with_source(criterion: Criterion, line: GatheredLine) -> Criterion:
    said = tuple(criterion.source.split("; ")) if criterion.source else ()
    return replace(criterion, source=_source((*said, *line.sources)))


def _source(sources: Iterable[str]) -> str:
    return gist("; ".join(dict.fromkeys(sources)), LONGEST_CRITERION)


def _short(text: str) -> str:
    return gist(text, LONGEST_CRITERION)


def _sameness(text: str) -> str:
    """What two lines have in common that differ in capitals and punctuation only."""
    return _LETTERS.sub(" ", text.casefold()).strip() or text

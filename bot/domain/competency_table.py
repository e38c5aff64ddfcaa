"""Picking a pasted competency table apart: a row becomes a draft line, a column a level."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.draft_line import UNSORTED, DraftLine, merged, statement
from bot.domain.ladders import LONGEST_TITLE, MOST_LEVELS, on_one_line
from bot.domain.reading import clean_text

LEAST_ROWS = 2
LEAST_COLUMNS = 2

_RULE = re.compile(r"[\s|:+=-]+")
_THEME = re.compile(r"area|category|dimension|group|pillar|theme|topic", re.IGNORECASE)
_TEXT = re.compile(
    r"behaviou?r|capabilit|competenc|criteri|expectation|requirement|responsibilit|skill",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column is what; `levels` are the others with their titles."""

    theme: int | None
    text: int
    levels: tuple[tuple[int, str], ...]


def lines_of_table(text: str, source: str) -> tuple[DraftLine, ...]:
    """Return a line for each row of a table copied from a page, a sheet or a Markdown text.

    Its first row names the columns: a theme, the skill, and every other one a level. A theme that
    spans several rows is carried down. Empty if the text is no table.
    """
    rows = _rows(clean_text(text))
    return merged(_lines(rows[1:], _columns(rows[0]), source)) if rows else ()


def _rows(text: str) -> list[list[str]]:
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    separator = next((mark for mark in "\t|" if all(mark in line for line in lines)), None)
    if separator is None or len(lines) < LEAST_ROWS:
        return []
    rows = [_cells(line, separator) for line in lines]
    return rows if len(rows[0]) >= LEAST_COLUMNS else []


def _cells(line: str, separator: str) -> list[str]:
    whole = line.strip().strip("|") if separator == "|" else line
    return [on_one_line(cell) for cell in whole.split(separator)]


def _columns(header: Sequence[str]) -> _Columns:
    text = next((place for place, name in enumerate(header) if _TEXT.search(name)), None)
    theme = next((place for place, name in enumerate(header) if _THEME.search(name)), None)
    if text is None:
        text = 1 if theme == 0 else 0
    if theme == text:
        theme = None
    return _Columns(theme, text, tuple(_levels(header, {text, theme}))[:MOST_LEVELS])


def _levels(header: Sequence[str], taken: set[int | None]) -> Iterator[tuple[int, str]]:
    """Yield each level's column once; of two with the same title the first counts."""
    seen: set[str] = set()
    for place, name in enumerate(header):
        title = name[:LONGEST_TITLE].strip()
        if title and place not in taken and title.casefold() not in seen:
            seen.add(title.casefold())
            yield place, title


def _lines(rows: Sequence[Sequence[str]], columns: _Columns, source: str) -> Iterator[DraftLine]:
    theme = UNSORTED
    for row in rows:
        theme = _cell(row, columns.theme)[:LONGEST_TITLE].strip() or theme
        if text := statement(_cell(row, columns.text)):
            looks = ((title, _cell(row, place)) for place, title in columns.levels)
            said = tuple((title, words) for title, words in looks if words)
            yield DraftLine(text, theme, (source,) if source else (), said)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""

"""Tables of wins as spreadsheets save and paste them: which of their rows is the head."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.files.tables import LEAST_COLUMNS, SEPARATORS, QuoteError, Row, cells_in
from bot.files.tables import Table as Rows
from bot.files.wins.lists.tables import Columns, columns_of

LOOKED_AT = 20
"""Rows in which the head of a table is looked for: titles may stand above it."""

Numbered = tuple[tuple[str, ...], frozenset[int]]
"""Cells, and the numbers of the lines that they stand in, from 0."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`titles` stand above the head, and `above` are the numbers of all lines there."""

    columns: Columns
    titles: tuple[str, ...]
    above: frozenset[int]
    rows: tuple[Numbered, ...]


def sheets_in(text: str, lines: Sequence[str]) -> tuple[Sheet, ...]:
    """Return the tables that a text consists of, none where no head says what was done.

    Raises QuoteError.
    """
    try:
        tables = cells_in(text)
    except QuoteError:
        if any(_heads(line) for line in lines[:LOOKED_AT]):
            raise
        return ()
    starts = [table.rows[0].line for table in tables]
    ends = [*starts, len(lines) + 1][1:]
    sheets = (_sheet(table, end) for table, end in zip(tables, ends, strict=True))
    return tuple(sheet for sheet in sheets if sheet)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of the columns of what looks like a table, though none is known."""
    try:
        tables = cells_in(text)
    except QuoteError:
        return ()
    even = (table for table in tables if len({len(row.cells) for row in table.rows}) == 1)
    return next((table.rows[0].said for table in even), ())


def _sheet(table: Rows, end: int) -> Sheet | None:
    for place, row in enumerate(table.rows[:LOOKED_AT]):
        columns = columns_of(row.cells)
        if columns and _is_sure(columns, table.rows[place:]):
            over = table.rows[:place]
            titles = (*table.headings, *(" ".join(one.said) for one in over))
            rows = tuple(_numbered(table.rows[place + 1 :], end))
            first = min((numbers for _, numbers in rows), key=min, default=frozenset({end - 1}))
            return Sheet(columns, titles, frozenset(range(min(first))), rows)
    return None


def _numbered(rows: Sequence[Row], end: int) -> Iterator[Numbered]:
    """A row goes on until the next begins; blank lines and rows between them are in no row."""
    starts = [row.line - 1 for row in rows]
    for row, start, after in zip(rows, starts, [*starts, end - 1][1:], strict=True):
        last = start + sum(cell.count("\n") for cell in row.cells)
        yield row.cells, frozenset(range(start, max(start, min(last, after - 1)) + 1))


def _is_sure(columns: Columns, rows: Sequence[Row]) -> bool:
    """One name that is known may stand in prose: then every row has to be as wide as the head."""
    known = sum(part is not None for part in columns.parts)
    is_even = len(rows) > 1 and len({len(row.cells) for row in rows}) == 1
    return known >= LEAST_COLUMNS or is_even


def _heads(line: str) -> bool:
    return any(columns_of(line.split(separator)) for separator in SEPARATORS)

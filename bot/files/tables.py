"""Tables in a text as rows of cells: CSV and TSV as spreadsheets write them, Markdown tables.

What the columns mean is for whoever asks: ladders and wins read the same rows.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import restored

SEPARATORS = "\t;,"
LEAST_COLUMNS = 2
LEAST_ROWS = 2

_SNIFFED = 200
"""Rows that tell the separator."""

_SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[|+]?\s*[:=-][\s|:+=-]*")
_HEADING = re.compile(r"(?P<signs>#{1,6})\s+(?P<words>.*)")
_CLOSING = re.compile(r"\s#+$")
_UNDERLINE = re.compile(r"=+|-+")
_BOLD = re.compile(r"(?:\*\*|__)(?P<words>.+?):?(?:\*\*|__):?")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_SIGNS = re.compile(r"\*\*|__|`")
_DEEPEST = 7
"""Below the six levels of headings stand lines that are bold as a whole."""


class QuoteError(CoachError):
    """A cell begins with a quotation mark and does not end with one."""

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(
            f"I can't read row {number}: a quotation mark there isn't closed or isn't doubled. "
            "Copy the cells in your spreadsheet and paste them instead."
        )


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is what a spreadsheet calls it, `line` the line of the text where it begins.

    Both count from 1. Cells are stripped; a line break inside of one stays.
    """

    number: int
    line: int
    cells: tuple[str, ...]

    @property
    def said(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows without blank ones, the header first, and the headings above, the outermost first.

    `separator` is what parts the cells, `|` in Markdown; empty in a document.
    """

    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    separator: str = ""

    def spot(self, row: Row) -> str:
        """What to call a row in a sentence: "row 7", or "line 7" of a Markdown text."""
        return f"{'line' if self.separator == '|' else 'row'} {row.number}"


def tables_in(text: str) -> tuple[Table, ...]:
    """Return the tables of a text in reading order, none where it has none.

    Prose with commas may come out as one: look at the header. Raises QuoteError.
    """
    clean = clean_text(text.removeprefix("\ufeff"))
    lines = clean.split("\n")
    return _held(_in_markdown(lines) if _has_pipes(lines) else _in_cells(clean))


def cells_in(text: str) -> tuple[Table, ...]:
    """Return the tables of CSV or TSV, whatever signs of Markdown its cells hold.

    Raises QuoteError.
    """
    return _held(_in_cells(clean_text(text.removeprefix("\ufeff"))))


def _held(tables: Iterable[Table]) -> tuple[Table, ...]:
    return tuple(table for table in tables if len(table.rows) >= LEAST_ROWS)


def separator_of(text: str) -> str:
    """Return what stands between the cells of a CSV or TSV text: what most rows agree on."""
    if said := _SAID.match(text):
        return said[1]
    return max(SEPARATORS, key=lambda separator: _agreeing(text, separator))


def _agreeing(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the number of cells that most have, and that number."""
    rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), _SNIFFED)
    try:
        widths = Counter(len(row) for row in rows if len(row) >= LEAST_COLUMNS)
    except csv.Error:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _in_cells(text: str) -> Iterator[Table]:
    separator, said = separator_of(text), _SAID.match(text)
    above = 1 if said else 0
    rows = _rows(text[said.end() :] if said else text, separator, above)
    return (replace(table, separator=separator) for table in _parted(rows))


def _rows(text: str, separator: str, above: int) -> list[Row]:
    """Every row, also blank ones; `above` lines are left out before the first."""
    try:
        return _read(text, separator, above, csv.QUOTE_MINIMAL)
    except QuoteError:
        if separator != "\t":
            raise
        return _read(text, separator, above, csv.QUOTE_NONE)


def _read(text: str, separator: str, above: int, quoting: Literal[0, 3]) -> list[Row]:
    """What was copied from a page has tabs, and quotation marks that are only words."""
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=separator, strict=True, quoting=quoting)
    rows: list[Row] = []
    line = 0
    try:
        for cells in reader:
            rows.append(Row(len(rows) + above + 1, line + above + 1, tuple(map(_cell, cells))))
            line = reader.line_num
    except csv.Error:
        raise QuoteError(len(rows) + above + 1) from None
    return rows


def _cell(cell: str) -> str:
    return restored(cell.strip())


def _parted(rows: Sequence[Row]) -> Iterator[Table]:
    """Yield a table for each header; a title above is its heading.

    Rows that a blank one parts from the header are still below it, unless its first cell comes
    again: then that row is a header, too.
    """
    headings: list[str] = []
    gathered: list[Row] = []
    for place, row in enumerate(rows):
        if not row.said:
            continue
        if gathered and _is_header(rows, place, gathered[0]):
            above = _titles_above(rows, place)
            yield Table(tuple(gathered[: len(gathered) - len(above)]), tuple(headings))
            headings, gathered = above or headings, [row]
        elif gathered or _is_wide(row):
            gathered.append(row)
        else:
            headings += row.said
    yield Table(tuple(gathered), tuple(headings))


def _is_wide(row: Row) -> bool:
    return len(row.said) >= LEAST_COLUMNS


def _is_header(rows: Sequence[Row], place: int, header: Row) -> bool:
    """Whether a row repeats the header, or its first cell below a blank row or a title."""
    row, above = rows[place], rows[place - 1]
    first = header.cells[0].casefold()
    is_alike = first != "" and row.cells[0].casefold() == first and not _is_wide(above)
    return _is_wide(row) and (row.cells == header.cells or is_alike)


def _titles_above(rows: Sequence[Row], place: int) -> list[str]:
    titles: list[str] = []
    while place and not _is_wide(rows[place - 1]):
        place -= 1
        titles = [*rows[place].said, *titles]
    return titles


def _has_pipes(lines: Sequence[str]) -> bool:
    """Whether cells are parted by `|`: there is a rule below a header, or most lines have one."""
    said = [line for line in lines if line.strip()]
    piped = [line for line in said if _PIPE.search(line)]
    has_rule = any(_RULE.fullmatch(line.strip()) and {"|", "+"} & set(line) for line in said)
    is_most = len(piped) * 2 > len(said) and not any("\t" in line for line in piped)
    return len(piped) >= LEAST_ROWS and (has_rule or is_most)


def _in_markdown(lines: Sequence[str]) -> Iterator[Table]:
    above: dict[int, str] = {}
    gathered: list[Row] = []
    for number, line in enumerate(lines, 1):
        if _PIPE.search(line) or (gathered and _RULE.fullmatch(line.strip())):
            gathered.append(Row(number, number, _piped(line)))
            continue
        if gathered:
            yield _without_rules(gathered, above, lines)
            gathered = []
        if heading := _heading(lines, number - 1):
            depth, words = heading
            above = {level: said for level, said in above.items() if level < depth} | {depth: words}
    yield _without_rules(gathered, above, lines)


def cells_of(line: str) -> list[str]:
    """Return the cells of a row in Markdown as they were written."""
    whole = line.strip().removeprefix("|")
    return _PIPE.split(whole[:-1] if whole.endswith("|") and whole[-2:] != "\\|" else whole)


def _piped(line: str) -> tuple[str, ...]:
    return tuple(_plain(cell) for cell in cells_of(line))


def _plain(cell: str) -> str:
    words = _SIGNS.sub("", _BREAK.sub("\n", cell.replace("\\|", "|")))
    return "\n".join(line.strip() for line in words.strip().split("\n"))


def _without_rules(rows: Sequence[Row], above: dict[int, str], lines: Sequence[str]) -> Table:
    """A rule stands below the header; where lines begin with `+`, between all rows."""
    said = [
        row
        for place, row in enumerate(rows)
        if row.said and not _is_rule(lines[row.line - 1], is_second=place == 1)
    ]
    return Table(tuple(said), tuple(above[depth] for depth in sorted(above)), "|")


def _is_rule(line: str, *, is_second: bool) -> bool:
    """Whether a line only parts rows; below the header a single dash in a cell is enough."""
    is_long = "--" in line or "==" in line or ":-" in line
    return bool(_RULE.fullmatch(line.strip())) and (is_second or is_long)


def _heading(lines: Sequence[str], place: int) -> tuple[int, str] | None:
    """Return how deep a heading is and what it says: by `#`, underlined, or bold as a whole."""
    line = lines[place].strip()
    if found := _HEADING.fullmatch(line):
        return len(found["signs"]), _plain(_CLOSING.sub("", found["words"]))
    if found := _BOLD.fullmatch(line):
        return _DEEPEST, _plain(found["words"])
    below = lines[place + 1].strip() if place + 1 < len(lines) else ""
    if line and _UNDERLINE.fullmatch(below):
        return (1 if "=" in below else 2), _plain(line)
    return None

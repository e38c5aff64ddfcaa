"""Files of wins that we wrote come back exactly: each carries its wins as the JSON has them.

What somebody changed or added since is handed on as any other list.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import groupby

from bot.domain.text.clean import clean_text
from bot.domain.text.wording import defused
from bot.domain.wins.win import Win
from bot.files.tables import SEPARATORS, QuoteError, cells_in
from bot.files.wins.csv_file import COLUMNS, RECORD, is_as_written
from bot.files.wins.json_file import ExportedWin, looks_like_json, read_json, read_record, record_of
from bot.files.wins.markdown import by_kind

OPENING = "<!-- nextrung-wins"
NOTE = (
    "Imported again, this file gives each win back as it was, by the lines below. Delete this "
    "comment before you pass the file on: it has tags, links and people in full."
)

OURS = frozenset({*COLUMNS, RECORD})

_COMMENT = re.compile(rf"(?<!\n)\n*{OPENING}\n.*?\n-->[ \t]*", re.DOTALL)
_APART = re.compile(f"[{SEPARATORS}]")
_MARKED = re.compile(r"(?P<mark>[0-9a-f]{16}) (?P<record>\{.*)")
_AROUND = re.compile(r"#{1,2} .*|\d[\d,]* wins?\.|\s*")
"""What we write around the wins: headings and how many they are."""


@dataclass(frozen=True, slots=True)
class OwnWins:
    """`wins` come back as they were; `rest` is a list of what is not as we wrote it, if any.

    `unknown_columns` were added to our table: what they say of an unchanged win is in no win.
    """

    wins: tuple[ExportedWin, ...]
    rest: str = ""
    unknown_columns: tuple[str, ...] = ()


def read_own(text: str, today: date) -> OwnWins | None:
    """Read a file that we wrote, None for any other.

    A win after `today` was changed by hand. Raises WinFileError for JSON that we did not write.
    """
    if looks_like_json(text):
        return OwnWins(read_json(text, today))
    clean = clean_text(text.removeprefix("\ufeff"))
    if OPENING in clean and not _has_column(clean):
        return _in_markdown(clean, today)
    return _in_csv(clean, today) if RECORD in clean else None


def _has_column(text: str) -> bool:
    """Whether the head of a table names ours; Excel writes the separator in a line above it."""
    head = (cell.strip(' "') for line in text.split("\n", 2)[:2] for cell in _APART.split(line))
    return RECORD in head


def with_records(text: str, keyed: Sequence[tuple[str, Win]]) -> str:
    """Return the Markdown of the wins, below it a comment that no reader is shown."""
    keys = {win.id: key for key, win in keyed}
    wins = (win for _, found in by_kind([win for _, win in keyed]) for win in found)
    points = (lines for is_win, lines in _parts(text) if is_win)
    records = [
        f"{_mark(lines)} {_hidden(record_of(keys[win.id], win))}"
        for lines, win in zip(points, wins, strict=True)
    ]
    return "\n".join([text, OPENING, NOTE, *records, "-->", ""])


def _hidden(record: str) -> str:
    """Nothing that a member wrote ends the comment."""
    return record.replace("<", "\\u003c").replace(">", "\\u003e")


def _in_markdown(text: str, today: date) -> OwnWins:
    known: dict[str, list[ExportedWin]] = {}
    for found in _MARKED.finditer(text):
        if one := read_record(found["record"], today):
            known.setdefault(found["mark"], []).append(one)
    wins: list[ExportedWin] = []
    rest: list[str] = []
    end = text.rfind("\n-->") + len("\n-->")
    for is_win, lines in _parts(_COMMENT.sub("", text[:end]) + text[end:]):
        same = known.get(_mark(lines), []) if is_win else []
        if same:
            wins.append(same.pop(0))
        else:
            rest += lines
    is_left = not all(map(_AROUND.fullmatch, rest))
    return OwnWins(tuple(wins), "\n".join(rest) if is_left else "")


def _parts(text: str) -> Iterator[tuple[bool, list[str]]]:
    """Yield the points of a list, each with the lines below it that belong to it, and the rest."""
    number, is_win = 0, False
    numbered = []
    for line in text.split("\n"):
        is_point = line.startswith("- ")
        is_more = is_win and (line.startswith(" ") or not line.strip())
        number += is_point or (is_win and not is_more)
        is_win = is_point or is_more
        numbered.append((number, is_win, line))
    for (_, is_item), lines in groupby(numbered, key=lambda found: found[:2]):
        yield is_item, [line for _, _, line in lines]


def _mark(lines: Sequence[str]) -> str:
    """Return what tells whether a win still reads as we wrote it."""
    said = "\n".join(line.rstrip() for line in lines if line.strip())
    return sha256(said.encode()).hexdigest()[:16]


def _in_csv(text: str, today: date) -> OwnWins | None:
    try:
        tables = [table for table in cells_in(text) if RECORD in table.rows[0].cells]
    except QuoteError:
        return None
    wins: list[ExportedWin] = []
    rest: list[tuple[str, ...]] = []
    added: dict[str, None] = {}
    for header, *rows in (table.rows for table in tables):
        place = header.cells.index(RECORD)
        added |= dict.fromkeys(_added(header.cells, [row.cells for row in rows]))
        for row in rows:
            named = dict(zip(header.cells, row.cells, strict=False))
            one = read_record(named.pop(RECORD, ""), today)
            if one and is_as_written(named, one):
                wins.append(one)
            else:
                rest += [] if rest else [_without(place, header.cells)]
                rest.append(_without(place, row.cells))
    return OwnWins(tuple(wins), _as_csv(rest), tuple(added)) if tables else None


def _added(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the names of the columns that are not ours and say something."""
    for place, name in enumerate(header):
        if (
            name
            and name not in OURS
            and any(map(any, (cells[place : place + 1] for cells in rows)))
        ):
            yield name


def _without(place: int, cells: tuple[str, ...]) -> tuple[str, ...]:
    return (*cells[:place], *cells[place + 1 :])


def _as_csv(rows: Sequence[Sequence[str]]) -> str:
    table = io.StringIO()
    csv.writer(table).writerows([defused(cell) for cell in row] for row in rows)
    return table.getvalue()

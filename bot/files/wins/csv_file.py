"""Wins as CSV for a spreadsheet: one row a win, cells that would be formulas defused.

The last column has the win as the JSON has it, so that an unchanged row comes back exactly.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping

from bot.domain.calendar.when import about
from bot.domain.text.wording import defused
from bot.domain.wins.fields import said_more
from bot.domain.wins.win import Win, kind_of
from bot.files.wins.json_file import ExportedWin, record_of, win_of

COLUMNS = (
    *("date", "win", "what changed", "kind", "who is better off", "shows", "behaviours", "tags"),
    *("people", "seen by", "links", "numbers", "more", "significant", "private"),
)
RECORD = "nextrung"
"""The column that only an import reads."""

_NUMBER = re.compile(r"\d+")
_CENTURY = 100


def write_csv(keyed: Iterable[tuple[str, Win]]) -> str:
    """Return the table of wins with their keys; lists inside a cell are apart by `; `.

    Lines end as RFC 4180 says.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow((*COLUMNS, RECORD))
    writer.writerows(
        [defused(cell) for cell in (*_row(win), record_of(key, win))] for key, win in keyed
    )
    return table.getvalue()


def is_as_written(cells: Mapping[str, str], one: ExportedWin) -> bool:
    """Whether the cells of a row, by column, still say what we wrote for this win.

    A spreadsheet writes a date in its own way; it is the same while it has the same numbers.
    """
    written = dict(zip(COLUMNS, _row(win_of(one)), strict=True))
    return all(
        cell.strip() == written[name].strip()
        or (name == "date" and _numbers(cell) == _numbers(written[name]))
        for name, cell in cells.items()
        if name in written
    )


def _numbers(day: str) -> list[int]:
    """The day, the month and the last two digits of the year, in no order."""
    return sorted(int(number) % _CENTURY for number in _NUMBER.findall(day))


def _row(win: Win) -> tuple[str, ...]:
    more = (f"{label} {value}" for label, value in said_more(win))
    return (
        about(win.when, win.happened_on.isoformat()),
        win.text,
        win.detail,
        kind_of(win.kind).label if win.kind else "",
        win.benefited or "",
        *map("; ".join, (win.criterion_ids, win.behaviours, win.tags, win.people, win.seen_by)),
        *map("; ".join, (win.links, win.numbers, more)),
        "yes" if win.is_significant else "",
        "yes" if win.is_private else "",
    )

"""Wins as CSV for a spreadsheet: one row a win, cells that would be formulas defused."""

import csv
import io
from collections.abc import Iterable

from bot.domain.calendar.when import about
from bot.domain.text.wording import defused
from bot.domain.wins.fields import said_more
from bot.domain.wins.win import Win, kind_of

COLUMNS = (
    *("date", "win", "what changed", "kind", "who is better off", "shows", "behaviours", "tags"),
    *("people", "seen by", "links", "numbers", "more", "significant", "private"),
)


def write_csv(wins: Iterable[Win]) -> str:
    """Return the table; lists inside a cell are apart by `; `. Lines end as RFC 4180 says."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([defused(cell) for cell in _row(win)] for win in wins)
    return table.getvalue()


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

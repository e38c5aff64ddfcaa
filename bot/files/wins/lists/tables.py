"""Tables of wins: which column says what, and one win a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.calendar.when import When
from bot.domain.wins.found_line import FoundLine
from bot.files.tables import LEAST_COLUMNS
from bot.files.wins.lists.dating import Dating
from bot.files.wins.lists.labels import SAY_WHAT, Part, folded, part_of
from bot.files.wins.lists.win import found_line


@dataclass(frozen=True, slots=True)
class Columns:
    """`names` are as they stand in the head of the table, `parts` what they name."""

    names: tuple[str, ...]
    parts: tuple[Part | None, ...]
    what: int

    @property
    def unknown(self) -> tuple[str, ...]:
        return tuple(
            name for name, part in zip(self.names, self.parts, strict=True) if name and not part
        )

    def name_of(self, place: int) -> str:
        return self.names[place] if place < len(self.names) else ""

    def part_of(self, place: int) -> Part | None:
        return self.parts[place] if place < len(self.parts) else None

    def has_date(self, cells: Sequence[str]) -> bool:
        return any(cell and self.part_of(n) == "date" for n, cell in enumerate(cells))


def columns_of(head: Sequence[str]) -> Columns | None:
    """Return the columns of a table of wins; None where none of them says what was done."""
    names = tuple(" ".join(cell.split()) for cell in head)
    plain = [folded(name) for name in names]
    what = next((plain.index(name) for name in SAY_WHAT if name in plain), None)
    parts = tuple(map(part_of, names))
    if what is None or sum(map(bool, names)) < LEAST_COLUMNS:
        return None
    return Columns(names, parts, what)


def told_in_row(
    columns: Columns,
    cells: Sequence[str],
    dating: Dating,
    above: When | None,
    path: tuple[str, ...],
) -> FoundLine | None:
    """Return the win of a row; None where nothing in it says what was done.

    A number alone, as in a row of totals, does not say it. The date is that of its column, else
    of its words, else that of the heading above. What a column says that is none of these is told
    in the details, by the column's name.
    """
    what = cells[columns.what].strip() if columns.what < len(cells) else ""
    dates, results, rest = _sorted_cells(columns, cells)
    own = dating.own(" ".join(what.split()), above)
    whole = (" ".join(dates), *dates)
    said = (dating.heading(one, above) for one in whole) if dates else iter((own.when,))
    when = next(filter(None, said), None)
    is_unread = bool(dates) and when is None
    text = what if not own.leads or dates else own.bare
    detail = "\n".join((*results, *rest))
    if not any(character.isalpha() for character in text + detail):
        return None
    return found_line(
        text,
        detail,
        when if is_unread else when or above,
        path,
        "; ".join(dates) if is_unread else "",
    )


def _sorted_cells(columns: Columns, cells: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Dates, results, and everything else by its name."""
    dates: list[str] = []
    results: list[str] = []
    rest: list[str] = []
    for place, cell in enumerate(cells):
        value, part = cell.strip(), columns.part_of(place)
        if not value or place == columns.what:
            continue
        if part == "date":
            dates.append(value)
        elif part == "result":
            results.append(value)
        else:
            name = columns.name_of(place)
            rest.append(f"{name}: {value}" if name else value)
    return dates, results, rest

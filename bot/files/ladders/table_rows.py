"""Rows of a ladder, one for each criterion at each level, whatever table they were written as."""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from bot.domain.ladder.gathered_line import UNSORTED
from bot.domain.ladder.ladder import LONGEST_CRITERION, LONGEST_TITLE
from bot.domain.text.wording import gist
from bot.files.ladders.columns import OURS, columns_of, is_level, letter_of, usual_name
from bot.files.ladders.findings import Findings, refusal
from bot.files.tables import LEAST_COLUMNS, Table
from bot.files.tables import Row as TableRow

UNNAMED = "My ladder"
"""The name of a ladder above which no title stands."""

EXPECTED = frozenset({"x", "✓", "✔", "✔️", "✅", "●", "•", "yes"})
"""What a cell holds where the criterion counts at its level in its own words."""

NOT_EXPECTED = frozenset({"-", "\u2013", "—", "n/a", "no", "none", "✗", "✘", "❌"})

_LOOKED_AT = 10
"""Rows among which the header stands; above it may stand a version or an owner."""

MOST_COLUMNS, MOST_ROWS = 60, 5_000
"""Of one table: several times what the biggest ladder has."""

NO_LEVELS = (
    "has no levels that I can find. Its first row says what the columns are: the skill, then a "
    "column for each level, as in “Area, Skill, Senior, Staff”; or a row for each level, as in "
    "“Level, Area, Skill, Description”."
)


@dataclass(frozen=True, slots=True)
class Row:
    """One criterion at one level: cells by the names of our own columns, empty where missing.

    `spot` is "row 7", or "line 7" of a Markdown text.
    """

    spot: str
    cells: dict[str, str]
    labels: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def label(self, column: str) -> str:
        """What a sentence calls the column."""
        return self.labels.get(column, column)


@dataclass(frozen=True, slots=True)
class LadderRows:
    """`left_out` are the headers of columns that are no part of a ladder."""

    rows: tuple[Row, ...]
    left_out: tuple[str, ...] = ()


def ladder_tables(tables: Iterable[Table]) -> list[Table]:
    """Return those with a header that names what is expected, or levels, and from that on."""
    whole = (_from_header(table) for table in tables)
    return [table for table in whole if _names_something(table.rows[0].cells)]


def rows_of(tables: Sequence[Table], findings: Findings) -> LadderRows:
    """Return the rows of all tables, in the order in which they are read.

    Raises LadderFileError where no levels are found, or where a row does not fit the header.
    """
    chosen = ladder_tables(tables) or list(tables)
    found = [_Reader(table, chosen, findings) for table in chosen]
    rows = list(chain.from_iterable(one.rows() for one in found))
    findings.raise_if_any()
    if not rows:
        raise refusal("table", NO_LEVELS)
    aside = _unread(tables, {row for table in chosen for row in table.rows})
    left_out = dict.fromkeys((*aside, *(name for one in found for name in one.left_out)))
    is_ours = any(one.columns.is_ours for one in found)
    return LadderRows(tuple(rows if is_ours else _ordered(_joined(rows))), tuple(left_out))


def _from_header(table: Table) -> Table:
    """Return the table from its header on: the first row that is one, else the fullest."""
    places = range(min(_LOOKED_AT, len(table.rows) - 1))
    fullest = max(places, key=lambda place: len(table.rows[place].said))
    first = next((n for n in places if _names_something(table.rows[n].cells)), fullest)
    return replace(table, rows=table.rows[first:])


def _unread(tables: Iterable[Table], read: Container[TableRow]) -> Iterator[str]:
    """Name the tables of which nothing was read, and of others the rows above the header."""
    for table in tables:
        if table.rows[-1] not in read:
            yield f"the table in {table.spot(table.rows[0])}"
        else:
            yield from (table.spot(row) for row in table.rows if row not in read)


def _names_something(header: Sequence[str]) -> bool:
    known = {usual_name(cell) for cell in header} & {*OURS} - {"ladder"}
    return len(known) + sum(map(is_level, header)) >= LEAST_COLUMNS


class _Reader:
    """Reads one table; what a merged cell says counts for the rows below it."""

    def __init__(self, table: Table, all_tables: Sequence[Table], findings: Findings) -> None:
        self._table, self._findings = table, findings
        header, *below = table.rows
        self._below = below
        used = {place for row in below for place, cell in enumerate(row.cells) if cell}
        self.columns = columns_of(header.cells, used)
        self._name, self._theme = _titles(table, all_tables)
        self._labels = {
            name: self.columns.label(name)
            for name in self.columns.places
            if not self.columns.is_ours
        }

    @property
    def left_out(self) -> Iterator[str]:
        for place in self.columns.left_out:
            yield self.columns.header[place] or f"column {letter_of(place)}"

    def rows(self) -> Iterator[Row]:
        self._check()
        shaped = {
            "long": self._long,
            "wide": self._wide,
            "turned": self._turned,
            "plain": self._plain,
        }
        return shaped[self.columns.form]()

    def _check(self) -> None:
        header, width = self._table.rows[0], len(self.columns.header)
        if len(self.columns.named) > MOST_COLUMNS or len(self._below) > MOST_ROWS:
            sentence = f"has more than {MOST_COLUMNS} columns or {MOST_ROWS:,} rows."
            raise refusal("table", sentence)
        for name in self.columns.twice:
            self._findings.add(self._table.spot(header), name, "is there twice.")
        for name in self.columns.missing:
            self._findings.add(self._table.spot(header), name, "is missing.")
        for row in self._below:
            if any(row.cells[width:]):
                sentence = f"has more cells than the {width} columns."
                self._findings.add(self._table.spot(row), "row", sentence)

    def _long(self) -> Iterator[Row]:
        above: dict[str, str] = {}
        has_words = {"what_it_looks_like", "criterion"} <= self.columns.places.keys()
        for row in self._below:
            cells = self._cells(row, above, ("level", "theme", "criterion"))
            if not self.columns.is_ours:
                required = "" if has_words else "yes"
                cells = _named(cells | {"required": cells.get("required") or required})
            yield self._row(row, cells)

    def _wide(self) -> Iterator[Row]:
        above: dict[str, str] = {}
        for row in self._below:
            if self._is_section(row):
                above["theme"] = row.said[0]
                continue
            cells = self._cells(row, above, ("theme", "criterion"))
            for place, title in self.columns.named:
                said = cells | {"level": title} | _said(_at(row, place), cells.get("required", ""))
                if cells.get("criterion") or said["what_it_looks_like"]:
                    yield self._row(row, _named(said), place)

    def _turned(self) -> Iterator[Row]:
        above: dict[str, str] = {}
        for row in self._below:
            cells = self._cells(row, above, ("level", "theme"))
            for place, title in self.columns.named:
                yield self._row(
                    row, cells | {"criterion": title} | _said(_at(row, place), ""), place
                )

    def _plain(self) -> Iterator[Row]:
        """The heading above is the level, where the table is about one."""
        level = self._table.headings[-1] if self._table.headings else ""
        if not level or not {"criterion", "what_it_looks_like"} & self.columns.places.keys():
            return
        self._theme = ""
        above: dict[str, str] = {}
        for row in self._below:
            cells = self._cells(row, above, ("theme", "criterion"))
            yield self._row(row, _named(cells | {"level": level, "required": "yes"}))

    def _is_section(self, row: TableRow) -> bool:
        """A row that says one thing, and nothing of a level, is the theme of those below it."""
        has_theme = "theme" in self.columns.places
        names_line = bool(_at(row, self.columns.places.get("criterion", -1)))
        return len(row.said) == 1 and bool(row.cells[0]) and names_line and not has_theme

    def _cells(
        self, row: TableRow, above: dict[str, str], merged: Collection[str]
    ) -> dict[str, str]:
        """The known cells; an empty one of the merged columns says what the one above says."""
        cells = {name: _at(row, place) for name, place in self.columns.places.items()}
        if self.columns.is_ours:
            return cells
        if cells.get("theme") and cells["theme"] != above.get("theme"):
            above.pop("criterion", None)
        above |= {name: cells[name] for name in merged if cells.get(name)}
        return cells | {name: above[name] for name in (*merged, "theme") if name in above}

    def _row(self, row: TableRow, cells: dict[str, str], place: int | None = None) -> Row:
        labels = dict(self._labels)
        if place is not None:
            labels["level" if self.columns.form == "wide" else "criterion"] = "header"
            labels["what_it_looks_like"] = f"column {letter_of(place)}"
        given = {"ladder": self._name, "theme": self._theme or UNSORTED}
        defaults = {} if self.columns.is_ours else given
        said = {name: cell for name, cell in cells.items() if cell or self.columns.is_ours}
        return Row(self._table.spot(row), defaults | said, labels)


def _titles(table: Table, tables: Sequence[Table]) -> tuple[str, str]:
    """The ladder's name and the theme, as the headings above the table say them."""
    outer = {one.headings[:1] for one in tables}
    common = next(iter(outer)) if len(outer) == 1 else ()
    is_name = bool(common) and len(common[0]) <= LONGEST_TITLE
    name = common[0] if is_name else UNNAMED
    below = table.headings[1:] if common and len(tables) > 1 else table.headings
    return name, below[-1][:LONGEST_TITLE].strip() if below else ""


def _at(row: TableRow, place: int) -> str:
    return row.cells[place] if 0 <= place < len(row.cells) else ""


def _said(cell: str, required: str) -> dict[str, str]:
    """What one cell says of a criterion at a level; a tick means the criterion's own words."""
    mark = cell.casefold()
    if not cell or mark in NOT_EXPECTED:
        return {"what_it_looks_like": "", "required": ""}
    return {"what_it_looks_like": "" if mark in EXPECTED else cell, "required": required or "yes"}


def _named(cells: dict[str, str]) -> dict[str, str]:
    """Give a line without a name its own words, short as the criterion and whole beside it."""
    words = cells.get("what_it_looks_like", "")
    if cells.get("criterion") or not words:
        return cells
    short = gist(words, LONGEST_CRITERION)
    whole = words if short.endswith("…") or "\n" in words else ""
    return cells | {"criterion": short, "what_it_looks_like": whole, "required": "yes"}


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """Several rows of one criterion at one level are lines of one expectation."""
    found: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row[name] for name in ("level", "theme", "criterion"))
        before = found.setdefault(key, row)
        if before is not row:
            lines = [one["what_it_looks_like"] for one in (before, row)]
            words = "\n".join(line for line in lines if line)
            required = before["required"] or row["required"]
            cells = before.cells | {"what_it_looks_like": words, "required": required}
            found[key] = replace(before, cells=cells)
    return iter(found.values())


def _ordered(rows: Iterable[Row]) -> Iterator[Row]:
    """Give each level its place in the order in which the levels are read."""
    orders: dict[str, int] = {}
    for row in rows:
        order = orders.setdefault(row["level"].casefold(), len(orders) + 1)
        yield replace(row, cells=row.cells | {"level_order": str(order)})

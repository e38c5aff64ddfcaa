"""A ladder as a table: the long one that we write, and any that a company has.

We write one row for each criterion at each level, for spreadsheets.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.text.wording import defused
from bot.files.ladders.columns import OPTIONAL, OURS
from bot.files.ladders.findings import LONGEST_FILE, Findings, refusal
from bot.files.ladders.table_rows import Row, rows_of
from bot.files.tables import QuoteError, Table, cells_in, tables_in

NAMES = {
    ("level", "order"): "level_order",
    ("level", "title"): "level",
    ("criterion", "id"): "criterion_id",
    ("expectation", "level"): "level_order",
}
"""What a table calls the fields that a YAML file calls otherwise."""

REQUIRED = {
    **dict.fromkeys(("yes", "true", "required", "1", "must", "mandatory", "x", "y"), True),
    **dict.fromkeys(("no", "false", "optional", "0", "should", "nice to have", "n"), False),
}

_CELL = re.compile(r"\w+")
_WHOLE = re.compile(r"\d{1,2}", re.ASCII)
_Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ReadLadder:
    """A ladder that was read, and the headers of columns that are no part of one."""

    content: LadderContent
    left_out: tuple[str, ...] = ()


def tables_of(text: str) -> tuple[Table, ...]:
    """Return the tables of a text. Raises LadderFileError where it is too long or unreadable."""
    if len(text) > LONGEST_FILE:
        raise refusal("file", f"is too big; {LONGEST_FILE:,} characters are the most.")
    start = text.removeprefix("\ufeff").lstrip().split("\n", 2)[:2]
    is_ours = any({"ladder", "level_order"} <= {*_CELL.findall(line.lower())} for line in start)
    try:
        return cells_in(text) if is_ours else tables_in(text)
    except QuoteError as error:
        sentence = "cannot be read. Look for a quotation mark that is not closed or not doubled."
        raise refusal("quotes", sentence, f"row {error.number}") from None


def read_tables(tables: Sequence[Table]) -> ReadLadder:
    """Read a ladder; the rows of one criterion share its id, or without one its words.

    In a table that we wrote, a row whose `what_it_looks_like` and `required` are both empty says
    that its level expects nothing of its criterion. Where only `what_it_looks_like` is empty, the
    criterion's own words count; where only `required` is, it is required. Raises LadderFileError.
    """
    findings = Findings(NAMES)
    read = content_of(tables, findings)
    return ReadLadder(findings.checked(read.content), read.left_out)


def content_of(tables: Sequence[Table], findings: Findings) -> ReadLadder:
    """Return what the tables say before it is checked. Raises LadderFileError without levels."""
    found = rows_of(tables, findings)
    rows = found.rows
    content = LadderContent(
        name=_only(rows, "ladder", findings),
        levels=_levels(rows, findings),
        criteria=tuple(_criteria(rows, findings)),
        note=_only([row for row in rows if row["note"]], "note", findings),
    )
    return ReadLadder(content, found.left_out)


def write_csv(content: LadderContent) -> str:
    """Return the ladder as a file that `read_tables` reads back to the same.

    Every criterion has a row at every level, so that what is not expected can be seen and filled
    in. Cells that a spreadsheet would take for a formula are defused. For Excel, encode it as
    `utf-8-sig`.
    """
    file = io.StringIO(newline="")
    optional = [name for name in OPTIONAL if any(row[name] for row in _cells(content))]
    writer = csv.DictWriter(file, (*OURS, *optional), extrasaction="ignore")
    writer.writeheader()
    writer.writerows({name: defused(cell) for name, cell in row.items()} for row in _cells(content))
    return file.getvalue()


def _only(rows: Iterable[Row], column: str, findings: Findings) -> str:
    """Return what all rows say alike in this column."""
    first: Row | None = None
    for row in rows:
        first = first or row
        findings.mark(("ladder",), first.spot, column)
        if row[column] != first[column]:
            sentence = f"says something else than {first.spot}. One file holds one ladder."
            findings.add(row.spot, column, sentence)
    return first[column] if first else ""


def _levels(rows: Iterable[Row], findings: Findings) -> tuple[Level, ...]:
    first: dict[int, Row] = {}
    for row in rows:
        order = _order(row)
        if order is None:
            findings.add(row.spot, "level_order", "has to be a whole number from 0 to 99.")
        elif row["level"] != first.setdefault(order, row)["level"]:
            sentence = f"is not the title that {first[order].spot} gives this level_order."
            findings.add(row.spot, "level", sentence)
    for place, order in enumerate(sorted(first)):
        findings.mark(("level", place), first[order].spot)
        findings.mark(("level", place), first[order].spot, "title", first[order].label("level"))
    return tuple(Level(order, first[order]["level"]) for order in sorted(first))


def _criteria(rows: Iterable[Row], findings: Findings) -> Iterator[Criterion]:
    for number, group in enumerate(_groups(tuple(rows), findings)):
        first = group[0]
        named = next((row for row in group if row["criterion_id"]), first)
        findings.mark(("criterion", number), first.spot)
        findings.mark(("criterion", number), named.spot, "id")
        for column in ("theme", "criterion"):
            findings.mark(("criterion", number), first.spot, column, first.label(column))
        for row in group[1:]:
            _compare(row, first, findings)
        yield Criterion(
            id=named["criterion_id"],
            theme=first["theme"],
            text=first["criterion"],
            expectations=_expectations(group, number, findings),
            source=first["source"],
        )


def _groups(rows: tuple[Row, ...], findings: Findings) -> Iterable[list[Row]]:
    """Put the rows of each criterion together; one with its words alone joins the id they have."""
    ids: dict[_Words, set[str]] = {}
    for row in (row for row in rows if row["criterion_id"]):
        ids.setdefault(_words(row), set()).add(row["criterion_id"])
    groups: dict[str | _Words, list[Row]] = {}
    for row in rows:
        named = ids.get(_words(row), set()) if not row["criterion_id"] else set()
        if len(named) > 1:
            sentence = "has to say which: more than one criterion has these words."
            findings.add(row.spot, "criterion_id", sentence)
        key = row["criterion_id"] or next(iter(sorted(named)), None) or _words(row)
        groups.setdefault(key, []).append(row)
    return groups.values()


def _words(row: Row) -> _Words:
    return row["theme"], row["criterion"]


def _compare(row: Row, first: Row, findings: Findings) -> None:
    for column in ("theme", "criterion", "source"):
        if row[column] != first[column]:
            findings.add(row.spot, column, f"says something else than {first.spot} for this id.")


def _expectations(rows: Iterable[Row], number: int, findings: Findings) -> tuple[Expectation, ...]:
    read = [(expected, row) for row in rows if (expected := _expectation(row, findings))]
    read.sort(key=lambda pair: pair[0].level)
    for place, (_, row) in enumerate(read):
        findings.mark(("expectation", number, place), row.spot)
        looks = "what_it_looks_like"
        findings.mark(("expectation", number, place), row.spot, looks, row.label(looks))
    return tuple(expected for expected, _ in read)


def _expectation(row: Row, findings: Findings) -> Expectation | None:
    looks, required = row["what_it_looks_like"], row["required"].lower()
    if not looks and not required:
        return None
    if required and required not in REQUIRED:
        findings.add(row.spot, row.label("required"), "has to be yes or no.")
    return Expectation(_order(row) or 0, looks, REQUIRED.get(required, True))


def _order(row: Row) -> int | None:
    return int(row["level_order"]) if _WHOLE.fullmatch(row["level_order"]) else None


def _cells(content: LadderContent) -> Iterator[dict[str, str]]:
    note = content.note
    for criterion in content.criteria:
        for level in content.levels:
            yield _row_cells(content.name, level, criterion) | {"note": note}
            note = ""


def _row_cells(name: str, level: Level, criterion: Criterion) -> dict[str, str]:
    expected = criterion.at(level.order)
    required = "" if expected is None else "yes" if expected.is_required else "no"
    return {
        "ladder": name,
        "level_order": str(level.order),
        "level": level.title,
        "theme": criterion.theme,
        "criterion_id": criterion.id,
        "criterion": criterion.text,
        "what_it_looks_like": expected.what_it_looks_like if expected else "",
        "required": required,
        "source": criterion.source,
    }

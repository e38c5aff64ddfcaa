"""Rows of a ladder's CSV file: numbered as a spreadsheet numbers them, cells by column name."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.text.clean import clean_text
from bot.domain.text.wording import restored
from bot.files.ladders.findings import LONGEST_FILE, Findings, refusal

COLUMNS = (
    *("ladder", "level_order", "level", "theme", "criterion_id", "criterion"),
    *("what_it_looks_like", "required"),
)
OPTIONAL = ("source", "note")
"""Columns that are written only where there is something to say in them."""

NEEDED = frozenset({"ladder", "level_order", "level", "theme", "criterion"})
SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts from 1, the header. A column that is not there reads as empty."""

    number: int
    cells: dict[str, str]

    @property
    def spot(self) -> str:
        return f"row {self.number}"

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


def looks_like_csv(text: str) -> bool:
    """Say whether the first line holds column names of a ladder."""
    return len(set(_names(_first_line(text))) & NEEDED) > 1


def rows_of(text: str, findings: Findings) -> tuple[Row, ...]:
    """Return the rows under the header, without blank ones.

    Raises LadderFileError where the file is no CSV or its header does not fit.
    """
    if len(text) > LONGEST_FILE:
        raise refusal("file", f"is too big; {LONGEST_FILE:,} characters are the most.")
    records = _records(text)
    header = _header(records[0][1] if records else [], findings)
    if len(records) == 1:
        raise refusal("file", "holds the header alone; add a row for each line of the ladder.")
    return tuple(_row(number, cells, header, findings) for number, cells in records[1:])


def _records(text: str) -> list[tuple[int, list[str]]]:
    separator = _separator(_first_line(text))
    source = io.StringIO(text.removeprefix("\ufeff"), newline="")
    reader = csv.reader(source, delimiter=separator, strict=True)
    records: list[tuple[int, list[str]]] = []
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                records.append((number, [_clean(cell) for cell in cells]))
    except csv.Error:
        sentence = "cannot be read. Look for a quotation mark that is not closed or not doubled."
        raise refusal("csv", sentence, f"row {number + 1}") from None
    return records


def _header(cells: list[str], findings: Findings) -> list[str]:
    names = [cell.lower() for cell in cells]
    known = ", ".join((*COLUMNS, *OPTIONAL))
    for place, name in enumerate(names, 1):
        if name not in (*COLUMNS, *OPTIONAL):
            findings.add("row 1", f"column {place}", f"is not one of {known}.")
        elif name in names[: place - 1]:
            findings.add("row 1", name, "is there twice.")
    for name in (name for name in COLUMNS if name in NEEDED and name not in names):
        findings.add("row 1", name, "is missing.")
    findings.raise_if_any()
    return names


def _row(number: int, cells: list[str], header: list[str], findings: Findings) -> Row:
    if any(cells[len(header) :]):
        findings.add(f"row {number}", "row", f"has more cells than the {len(header)} columns.")
    return Row(number, dict(zip(header, cells, strict=False)))


def _clean(cell: str) -> str:
    return restored(clean_text(cell).strip())


def _first_line(text: str) -> str:
    return text.removeprefix("\ufeff").lstrip().partition("\n")[0]


def _separator(line: str) -> str:
    """Return the separator of the header; many spreadsheets in Europe write semicolons."""
    return max(SEPARATORS, key=line.count)


def _names(line: str) -> Iterable[str]:
    return (cell.strip(' "\r').lower() for cell in line.split(_separator(line)))

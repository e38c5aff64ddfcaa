"""Cells of a CSV file: what a spreadsheet would take for a formula is defused, and restored."""

import re

FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")  # noqa: RUF001 - full-width signs start a formula, too


def defused(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet might run; text shows as it is.

    Source: OWASP, "CSV Injection". A cell that has the apostrophe already gets one more, so that
    `restored` always returns what was there.
    """
    return f"'{cell}" if FORMULA.match(cell) else cell


def restored(cell: str) -> str:
    """Return the cell as it was before `defused`."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell

"""`table` and `data_table`: rows of cells.

Limits: docs.slack.dev/reference/block-kit/blocks/table-block and .../data-table-block.
"""

from typing import Any

from playground.validation.composition import ID
from playground.validation.problems import Findings
from playground.validation.rich_text import RICH_TEXT
from playground.validation.shapes import ByType, Items, Number, OneOf, Shape, Text, flag

_CELL = ByType(
    {
        "raw_text": Shape({"text": Text(least=1)}),
        "raw_number": Shape({"value": Number(), "text": Text(least=1)}),
        "rich_text": RICH_TEXT,
    },
    "a kind of cell",
)
_COLUMN = Shape({}, {"align": OneOf(("left", "center", "right")), "is_wrapped": flag})


def _column(value: object, pointer: str, found: Findings) -> None:
    """Check one column, which may be passed over with null."""
    if value is not None:
        _COLUMN(value, pointer, found)


TABLE = Shape(
    {"rows": Items(Items(_CELL, most=20), most=100)},
    {"block_id": ID, "column_settings": Items(_column, most=20)},
)


def _even_rows(value: dict[str, Any], pointer: str, found: Findings) -> None:
    rows = value.get("rows")
    known = [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    if len({len(row) for row in known}) > 1:
        found.add(f"{pointer}/rows", "must all have the same number of cells")


def _plain_header(value: dict[str, Any], pointer: str, found: Findings) -> None:
    rows = value.get("rows")
    header = rows[0] if isinstance(rows, list) and rows else []
    cells = header if isinstance(header, list) else []
    if any(isinstance(cell, dict) and cell.get("type") == "rich_text" for cell in cells):
        found.add(f"{pointer}/rows/0", "is the header, which cannot have rich_text")


DATA_TABLE = Shape(
    {"rows": Items(Items(_CELL, most=20, least=1), most=101, least=2), "caption": Text(least=1)},
    {
        "block_id": ID,
        "page_size": Number(1, 100, whole=True),
        "row_header_column_index": Number(0, 19, whole=True),
    },
    (_even_rows, _plain_header),
)

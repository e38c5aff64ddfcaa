"""`table` and `data_table`: rows of cells.

Limits: docs.slack.dev/reference/block-kit/blocks/table-block and .../data-table-block.
"""

from playground.validation.composition import ID
from playground.validation.problems import Findings
from playground.validation.rich_text import RICH_TEXT
from playground.validation.shapes import ByType, Check, Items, Number, OneOf, Shape, Text, flag

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

_WHOLE: Check = Number(least=0, whole=True)
DATA_TABLE = Shape(
    {"rows": Items(Items(_CELL, most=20, least=1), most=201, least=2), "caption": Text()},
    {
        "block_id": ID,
        "page_size": Number(1, 100, whole=True),
        "row_header_column_index": _WHOLE,
    },
)

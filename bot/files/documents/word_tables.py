"""Reads the tables of a Word file, with the headings above them."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.table import _Row as WordRow
from docx.text.paragraph import Paragraph

from bot.domain.errors import CoachError
from bot.domain.text.clean import clean_text
from bot.files.tables import LEAST_ROWS, Row, Table

MOST_UNPACKED = 100_000_000
"""Bytes of a file once unpacked: a small one may be made to fill a machine."""

HEADING = "Heading "
TITLE = "Title"


class WordFileError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "I can't open this Word file. Copy the table in it, and paste that instead."
        )


def tables_in_word(data: bytes) -> tuple[Table, ...]:
    """Return the tables in reading order; a merged cell says its words once in a row.

    Raises WordFileError.
    """
    try:
        with ZipFile(BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_UNPACKED:
                raise WordFileError
        document = docx.Document(BytesIO(data))
    except (BadZipFile, KeyError, OpcError, RuntimeError, SyntaxError, ValueError):
        raise WordFileError from None
    if document.element.find(qn("w:body")) is None:
        raise WordFileError
    found = tuple(_in_order(document.iter_inner_content()))
    return tuple(table for table in found if len(table.rows) >= LEAST_ROWS)


def _in_order(parts: Iterator[Paragraph | WordTable]) -> Iterator[Table]:
    above: dict[int, str] = {}
    for part in parts:
        if isinstance(part, WordTable):
            rows = (_row(number, row) for number, row in enumerate(part.rows, 1))
            headings = tuple(above[depth] for depth in sorted(above))
            yield Table(tuple(row for row in rows if row.said), headings)
        elif (depth := _depth(part)) is not None and part.text.strip():
            above = {level: said for level, said in above.items() if level < depth}
            above[depth] = clean_text(part.text).strip()


def _depth(paragraph: Paragraph) -> int | None:
    """How deep a heading is; None for a paragraph that is none."""
    name = (paragraph.style.name if paragraph.style else None) or ""
    if name == TITLE:
        return 0
    depth = name.removeprefix(HEADING)
    return int(depth) if name.startswith(HEADING) and depth.isdigit() else None


def _row(number: int, row: WordRow) -> Row:
    """A cell that goes over several rows stands in each of them, one over columns in the first."""
    seen: list[object] = []
    cells = []
    for cell in row.cells:
        is_again = cell._tc in seen  # noqa: SLF001 - how python-docx tells that it is the same
        cells.append("" if is_again else clean_text(cell.text).strip())
        seen.append(cell._tc)  # noqa: SLF001 - likewise
    return Row(number, number, tuple(cells))

"""Reads the tables of a Word file, with the headings above them."""

from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.domain.text.clean import clean_text
from bot.files.documents.word_opening import Room, opened, parts_of, rows_of, styles_of, words_of
from bot.files.tables import LEAST_ROWS, Row, Table

HEADING = "Heading "
TITLE = "Title"


def read_tables(data: bytes) -> tuple[Table, ...]:
    """Return the tables in reading order. Raises WordFileError, LongWordFileError."""
    with opened(data) as document:
        return tuple(table for table in _in_order(document) if len(table.rows) >= LEAST_ROWS)


def _in_order(document: Document) -> Iterator[Table]:
    above: dict[int, str] = {}
    styles, room = styles_of(document), Room()
    for part in parts_of(document):
        if part.tag == qn("w:tbl"):
            headings = tuple(above[depth] for depth in sorted(above))
            yield Table(tuple(row for row in _rows(part, room) if row.said), headings)
            continue
        depth, words = _depth(styles.get(part.style or "", "")), _clean(words_of(part))
        if depth is not None and words:
            above = {level: said for level, said in above.items() if level < depth} | {depth: words}


def _depth(style: str) -> int | None:
    """How deep a heading of this style is; None for one that is none."""
    if style == TITLE:
        return 0
    depth = style.removeprefix(HEADING)
    return int(depth) if style.startswith(HEADING) and depth.isdigit() else None


def _rows(table: BaseOxmlElement, room: Room) -> Iterator[Row]:
    """What goes over the columns of two levels is expected at both."""
    for number, cells in enumerate(rows_of(table, room, _clean, is_for_each=True), 1):
        yield Row(number, number, tuple(cells))


def _clean(words: str) -> str:
    return clean_text(words).strip()

"""The text of a Word file (.docx) as Markdown: headings, lists, tables, and lines in bold.

What was inserted and not accepted yet, form fields and text boxes are read as well; comments,
footnotes and what stands at the top and bottom of each page are not.
"""

import io
import re
import zlib
from collections.abc import Iterator, Mapping
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from bot.domain.errors import CoachError

LONGEST_INSIDE = 50_000_000
"""Bytes of a file once it is unpacked: what packs better than that is no document."""

MOST_WRITTEN, MOST_LINES = 2_000_000, 60_000
"""Characters and lines, empty ones too, that are read: ten times a long book."""

DEEPEST = 8
"""How deep a point of a list is read: Word itself knows no deeper one."""

_HEADING = re.compile(r"(?:heading|title)\s*(?P<level>[1-6])?", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)\s*(?P<level>\d)?", re.IGNORECASE)
_PIECES = (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"))
_TWIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in the place of a text box: its words again."""


class NoWordFileError(CoachError):
    """It is damaged, locked with a password, or far bigger than it looks."""

    def __init__(self) -> None:
        super().__init__(
            "I can't read this Word file. Save it again as .docx or as plain text, or copy the "
            "text and paste it."
        )


class LongWordFileError(CoachError):
    """It has more text than is read."""

    def __init__(self) -> None:
        super().__init__(
            "This Word file has more text than I can read at once. Save it in parts, and import "
            "one after the other."
        )


def markdown_of(data: bytes) -> str:
    """`data` is a `.docx`, by what is packed into it. Raises NoWordFileError, LongWordFileError."""
    try:
        return _few(_lines_of(data))
    except (BadZipFile, KeyError, OpcError, RuntimeError, SyntaxError, ValueError, zlib.error):
        raise NoWordFileError from None


def unpacked(data: bytes) -> int:
    """Return how many bytes a `.docx` says it has inside. Raises NoWordFileError."""
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            return sum(one.file_size for one in packed.infolist())
    except (BadZipFile, ValueError):
        raise NoWordFileError from None


def _few(lines: Iterator[str]) -> str:
    read: list[str] = []
    written = 0
    for line in lines:
        read.append(line)
        written += len(line)
        if written > MOST_WRITTEN or len(read) > MOST_LINES:
            raise LongWordFileError
    return "\n".join(read)


def _lines_of(data: bytes) -> Iterator[str]:
    if unpacked(data) > LONGEST_INSIDE:
        raise NoWordFileError
    document = docx.Document(io.BytesIO(data))
    body = document.element.find(qn("w:body"))
    if body is None:
        raise NoWordFileError
    styles = {style.style_id: style.name or "" for style in document.styles}
    yield from _lines(body, document, styles)


def _lines(body: BaseOxmlElement, document: Document, styles: Mapping[str, str]) -> Iterator[str]:
    """`styles` are the names of styles by their ids, which Word shortens."""
    for part in body.iterchildren():
        if part.tag == qn("w:p"):
            style = styles.get(part.style or "", "")
            yield from _paragraph(Paragraph(part, document._body), style)  # noqa: SLF001 - no other way to it
        elif part.tag == qn("w:tbl"):
            yield from ("", *_table(part), "")
        elif part.tag == qn("w:sdt") and (inner := part.find(qn("w:sdtContent"))) is not None:
            yield from _lines(inner, document, styles)


def _paragraph(paragraph: Paragraph, style: str) -> Iterator[str]:
    words = _text(paragraph._p)  # noqa: SLF001 - its own text lacks what was inserted
    if not words.strip():
        yield ""
        return
    for link in paragraph.hyperlinks:
        if link.address and link.text:
            words = words.replace(link.text, f"[{link.text}]({link.address})", 1)
    heading, depth = _HEADING.match(style), _depth(paragraph, style)
    if heading:
        yield from ("", f"{'#' * int(heading['level'] or 1)} {' '.join(words.split())}", "")
    elif depth is not None:
        indent = "  " * depth
        yield f"{indent}- " + words.replace("\n", f"\n{indent}  ")
    else:
        is_bold = all(run.bold for run in paragraph.runs if run.text.strip()) and paragraph.runs
        yield from ("", f"**{words.strip()}**" if is_bold else words)


def _depth(paragraph: Paragraph, style: str) -> int | None:
    """How deep a point of a list is, from 0; None for what is none."""
    numbering = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")  # noqa: SLF001 - likewise
    if numbering is not None:
        level = numbering.find(qn("w:ilvl"))
        return min(int(level.get(qn("w:val"), "0")), DEEPEST) if level is not None else 0
    listed = _LIST.match(style)
    return int(listed["level"] or 1) - 1 if listed else None


def _table(table: BaseOxmlElement) -> Iterator[str]:
    rows = [
        [_cell(cell) for cell in row.iterchildren(qn("w:tc"))]
        for row in table.iterchildren(qn("w:tr"))
    ]
    for place, row in enumerate(rows):
        yield f"| {' | '.join(row)} |"
        if not place:
            yield f"|{'---|' * len(row)}"


def _cell(cell: BaseOxmlElement) -> str:
    return " ".join(_text(cell).replace("|", "\\|").split())


def _text(element: BaseOxmlElement) -> str:
    return "".join(_piece(piece) for piece in element.iter(*_PIECES) if _is_read(piece))


def _is_read(piece: BaseOxmlElement) -> bool:
    above = [one.tag for one in piece.iterancestors()]
    return above[0] == qn("w:r") and _TWIN not in above


def _piece(piece: BaseOxmlElement) -> str:
    if piece.tag == qn("w:t"):
        return str(piece.text or "")
    return "\t" if piece.tag == qn("w:tab") else "\n"

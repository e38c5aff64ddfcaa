"""The text of a Word file (.docx) as Markdown: headings, lists, tables, and lines in bold.

What was inserted and not accepted yet, form fields and text boxes are read as well; comments,
footnotes and what stands at the top and bottom of each page are not.
"""

import io
import re
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from bot.domain.errors import CoachError

LONGEST_INSIDE = 50_000_000
"""Bytes of a file once it is unpacked: what packs better than that is no document."""

_HEADING = re.compile(r"(?:heading|title)\s*(?P<level>[1-6])?", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)\s*(?P<level>\d)?", re.IGNORECASE)
_PIECES = (qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"))
_TWIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in the place of a text box: its words again."""


class NoWordFileError(CoachError):
    """It is damaged, or far bigger than it looks."""

    def __init__(self) -> None:
        super().__init__(
            "I can't read this Word file. Save it again as .docx or as plain text, or copy the "
            "text and paste it."
        )


def markdown_of(data: bytes) -> str:
    """`data` is a `.docx`, by what is packed into it. Raises NoWordFileError."""
    document = _opened(data)
    return "\n".join(_lines(document.element.body, document))


def _opened(data: bytes) -> Document:
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            if sum(one.file_size for one in packed.infolist()) > LONGEST_INSIDE:
                raise NoWordFileError
        return docx.Document(io.BytesIO(data))
    except (BadZipFile, KeyError, ValueError, SyntaxError):
        raise NoWordFileError from None


def _lines(body: BaseOxmlElement, document: Document) -> Iterator[str]:
    for part in body.iterchildren():
        if part.tag == qn("w:p"):
            yield from _paragraph(Paragraph(part, document._body))  # noqa: SLF001 - no other way to it
        elif part.tag == qn("w:tbl"):
            yield from ("", *_table(part), "")
        elif part.tag == qn("w:sdt") and (inner := part.find(qn("w:sdtContent"))) is not None:
            yield from _lines(inner, document)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    words = _text(paragraph._p)  # noqa: SLF001 - its own text lacks what was inserted
    if not words.strip():
        yield ""
        return
    for link in paragraph.hyperlinks:
        if link.address and link.text:
            words = words.replace(link.text, f"[{link.text}]({link.address})", 1)
    style = (paragraph.style and paragraph.style.name) or ""
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
        return int(level.get(qn("w:val"), "0")) if level is not None else 0
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

"""Opens a Word file (.docx) from anywhere, and reads its paragraphs, tables and words.

What was inserted and not accepted yet, form fields and text boxes are read as well.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812 - its own name says nothing

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from bot.domain.errors import CoachError
from bot.files.encoding import unpacked

MOST_UNPACKED = 50_000_000
"""Bytes of a file once unpacked: a small one may be made to fill a machine."""

MOST_WRITTEN = 2_000_000
"""Characters that are read, each as often as it is repeated: ten times a long book."""

MOST_ACROSS = 63
"""Columns of a table, as Word knows them: what a cell says it goes over may be any number."""

_SAID = {qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-", qn("w:br"): "\n", qn("w:cr"): "\n"}
_PIECES = (qn("w:t"), *_SAID)
_STRUCK = (qn("w:strike"), qn("w:dstrike"))
_OFF = frozenset({"0", "false", "off"})
_TWIN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What older programs show in the place of a text box: its words again."""

_DAMAGED = (
    *(BadZipFile, EOFError, InvalidXmlError, KeyError, LZMAError, OpcError, OSError, RuntimeError),
    *(SyntaxError, ValueError, ZlibError),
)


class WordFileError(CoachError):
    """It is damaged, locked with a password, or far bigger than it looks."""

    def __init__(self) -> None:
        super().__init__(
            "I can't read this Word file. Save it again as .docx or as plain text, or copy what's "
            "in it and paste that instead."
        )


class LongWordFileError(CoachError):
    """It has more text than is read."""

    def __init__(self) -> None:
        super().__init__(
            "This Word file has more text than I can read at once. Save it in parts, and import "
            "one after the other."
        )


@dataclass(slots=True)
class Room:
    """For how much more of a file there is room."""

    left: int = MOST_WRITTEN

    def take(self, characters: int) -> None:
        """Raises LongWordFileError where there is none."""
        self.left -= characters
        if self.left < 0:
            raise LongWordFileError


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """Raises WordFileError, also for damage that only shows while the file is read."""
    try:
        if unpacked(data) > MOST_UNPACKED:
            raise WordFileError
        document = docx.Document(BytesIO(data))
        if document.element.find(qn("w:body")) is None:
            raise WordFileError
        yield document
    except _DAMAGED:
        raise WordFileError from None


def parts_of(document: Document) -> Iterator[BaseOxmlElement]:
    """Yield the paragraphs and tables of the text in reading order."""
    return _within(document.element.body, qn("w:p"), qn("w:tbl"))


def styles_of(document: Document) -> Mapping[str, str]:
    """Return the names of styles by their ids, which Word shortens; looking one up is slow."""
    return {style.style_id: style.name or "" for style in document.styles}


def words_of(element: BaseOxmlElement, struck: str = "") -> str:
    """Return the words of a paragraph, or of all that are in a cell, each on a line of its own.

    What is struck out stands between the signs `struck`.
    """
    lines = ("".join(_pieces(paragraph, struck)) for paragraph in _paragraphs(element))
    said = "\n".join(line for line in lines if line.strip())
    return said.replace(struck * 2, "") if struck else said


def rows_of(
    table: BaseOxmlElement,
    room: Room,
    tidied: Callable[[str], str],
    struck: str = "",
    *,
    is_for_each: bool = False,
) -> Iterator[list[str]]:
    """Yield the cells of each row, as many as there are columns, while there is room.

    What is merged over rows stands in each of them; what is merged over columns in the first, or
    `is_for_each` of them, unless it begins the row: then it is a title. It is tidied once, however
    often it stands there.
    """
    above: dict[int, str] = {}
    for row in _within(table, qn("w:tr")):
        cells = [""] * min(row.grid_before, MOST_ACROSS)
        for cell in _within(row, qn("w:tc")):
            place = len(cells)
            goes_on = cell.vMerge == "continue"
            above[place] = above.get(place, "") if goes_on else tidied(words_of(cell, struck))
            again = above[place] if is_for_each and place else ""
            cells += [above[place], *[again] * (min(cell.grid_span, MOST_ACROSS) - 1)]
        room.take(1 + len(cells) + sum(map(len, cells)))
        yield cells


def _within(element: BaseOxmlElement, *tags: str) -> Iterator[BaseOxmlElement]:
    """Yield what stands in it, also in the content controls of a form."""
    for part in element.iterchildren():
        if part.tag in tags:
            yield part
        elif part.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml")}:
            yield from _within(part, *tags)


def _paragraphs(element: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Yield them without those of text boxes, which stand in a paragraph themselves."""
    if element.tag == qn("w:p"):
        yield element
        return
    for part in element.iterchildren():
        yield from _paragraphs(part)


def _pieces(paragraph: BaseOxmlElement, struck: str) -> Iterator[str]:
    for piece in paragraph.iter(qn("w:p"), *_PIECES):
        above = [one.tag for one in piece.iterancestors()]
        if _TWIN in above:
            continue
        if piece.tag == qn("w:p"):
            yield "\n" if piece is not paragraph else ""
        elif above[0] == qn("w:r"):
            words = _SAID.get(piece.tag) or str(piece.text or "")
            yield f"{struck}{words}{struck}" if struck and _is_struck(piece) else words


def _is_struck(piece: BaseOxmlElement) -> bool:
    marks = (piece.getparent().find(f"{qn('w:rPr')}/{tag}") for tag in _STRUCK)
    return any(mark is not None and mark.get(qn("w:val")) not in _OFF for mark in marks)

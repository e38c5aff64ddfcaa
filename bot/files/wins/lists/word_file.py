"""The text of a Word file (.docx) as Markdown: headings, lists, tables, and lines in bold.

Comments, footnotes, what stands at the top and bottom of each page, and pictures are told as
comments of Markdown at the end, so that whoever reads it can say what was left out.
"""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from bot.domain.text.wording import counted
from bot.files.documents.word_opening import (
    LongWordFileError,
    Room,
    opened,
    parts_of,
    rows_of,
    styles_of,
    words_of,
)

MOST_LINES = 60_000
"""Lines that are read, empty ones too: ten times a long book."""

DEEPEST = 8
"""How deep a point of a list is read: Word itself knows no deeper one."""

_HEADING = re.compile(r"(?:heading|title)\s*(?P<level>[1-6])?", re.IGNORECASE)
_LIST = re.compile(r"list (?:bullet|number)\s*(?P<level>\d)?", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense )?quote", re.IGNORECASE)
_ASIDE = ("/comments", "/footnotes", "/endnotes", "/header", "/footer")
"""Parts of a file beside its text, by the end of their type."""

_STRUCK = "~~"
_PICTURES = (qn("pic:pic"), qn("c:chart"))


def markdown_of(data: bytes) -> str:
    """`data` is a `.docx`, by what is packed into it. Raises WordFileError, LongWordFileError."""
    with opened(data) as document:
        return _few(_lines(document))


def _few(lines: Iterator[str]) -> str:
    read: list[str] = []
    room = Room()
    for line in lines:
        read.append(line)
        room.take(len(line))
        if len(read) > MOST_LINES:
            raise LongWordFileError
    return "\n".join(read)


def _lines(document: Document) -> Iterator[str]:
    styles = styles_of(document)
    for part in parts_of(document):
        if part.tag == qn("w:tbl"):
            yield from ("", *_table(part), "")
        else:
            style = styles.get(part.style or "", "")
            yield from _paragraph(Paragraph(part, document._body), style)  # noqa: SLF001 - no other way to it
    for words in _aside(document):
        yield from ("", f"<!-- {words} -->")


def _aside(document: Document) -> Iterator[str]:
    """Yield what stands in no line of the text, in words."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_ASIDE) and not relation.is_external:
            for paragraph in parse_xml(relation.target_part.blob).iter(qn("w:p")):
                yield from filter(None, [" ".join(words_of(paragraph).split()).replace("-->", "→")])
    pictures = sum(1 for _ in document.element.body.iter(*_PICTURES))
    if pictures:
        yield counted(pictures, "picture")


def _paragraph(paragraph: Paragraph, style: str) -> Iterator[str]:
    words = words_of(paragraph._p, _STRUCK)  # noqa: SLF001 - its own text lacks what was inserted
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
    elif _QUOTE.match(style):
        yield from ("", "> " + words.replace("\n", "\n> "), "")
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
    """Markdown drops the cells of a row that its first one has no room for."""
    rows = list(rows_of(table, Room(), _cell, _STRUCK))
    width = max(map(len, rows), default=0)
    for place, row in enumerate(rows):
        yield f"| {' | '.join([*row, *[''] * (width - len(row))])} |"
        if not place:
            yield f"|{'---|' * width}"


def _cell(words: str) -> str:
    return " ".join(words.replace("|", "\\|").split())

"""What the page shows of a file that needs a program: a Word file's words, a PDF's pages.

The only module here that knows Word and Typst. Each preview is an HTML page of its own, without
a script, and the words of the file are text on it.
"""

import re
from base64 import b64encode
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile

import docx
import typst
from docx.document import Document as WordFile
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.hyperlink import Hyperlink
from docx.text.paragraph import Paragraph

WORD = "docx"
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"

MOST_PAGES = 12
PIXELS_PER_INCH = 96
DEEPEST = 6
LEVEL = re.compile(r"(\d)$")
UNREADABLE = (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError)
"""What python-docx raises for a file that only bears Word's name."""

SORRY = "<p>This file can't be shown here. Download it instead.</p>"
LOOK = """
:root { color-scheme: light; }
body { margin: 0; padding: 14px 18px; background: #fff; color: #1b211d;
  font: 14px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 20px; } h2 { font-size: 16px; } h3, h4, h5, h6 { font-size: 14px; }
h1, h2, h3, h4, h5, h6 { margin: 14px 0 6px; } body > :first-child { margin-top: 0; }
p { margin: 0 0 8px; } blockquote { margin: 0 0 8px 20px; }
p.item { margin: 0 0 4px calc(var(--level) * 20px); text-indent: -16px; }
table { border-collapse: collapse; margin: 8px 0; }
td, th { padding: 4px 8px; border: 1px solid #d9dfd9; text-align: left; vertical-align: top; }
img { display: block; width: 100%; margin-bottom: 10px; border: 1px solid #d9dfd9; }
"""


@lru_cache(maxsize=32)
def preview_of(kind: str, title: str, content: bytes) -> str:
    """Return an HTML page that shows a file of a kind that is `PREVIEWED`."""
    body = "".join(_words(content) if kind == WORD else _pages(content)) or SORRY
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{LOOK}</style>{body}</html>'
    )


class Lists:
    """Counts the items of a file's numbered lists, each from its own first number on."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._counts: dict[str, int] = {}

    def mark(self, paragraph: Paragraph, style: str) -> str:
        if style.startswith("List Continue"):
            return ""
        if not style.startswith("List Number"):
            return "• "
        ids = paragraph._p.xpath("w:pPr/w:numPr/w:numId/@w:val")  # noqa: SLF001 - python-docx has no lists
        which = ids[0] if ids else ""
        self._counts[which] = self._counts.get(which, self._first(which) - 1) + 1
        return f"{self._counts[which]}. "

    def _first(self, which: str) -> int:
        if not which:
            return 1
        numbering = self._file.part.numbering_part.element
        found = numbering.xpath(f'w:num[@w:numId="{which}"]//w:startOverride/@w:val')
        return int(found[0]) if found else 1


def _words(content: bytes) -> Iterator[str]:
    try:
        file = docx.Document(BytesIO(content))
    except UNREADABLE:
        return
    lists = Lists(file)
    for part in file.iter_inner_content():
        yield _table(part) if isinstance(part, Table) else _paragraph(part, lists)


def _paragraph(paragraph: Paragraph, lists: Lists) -> str:
    """A heading, a quote, an item of a list with its mark, or a plain paragraph."""
    style = (paragraph.style and paragraph.style.name) or ""
    found = LEVEL.search(style)
    level = min(int(found[1]), DEEPEST) if found else 1
    words = _runs(paragraph)
    if style.startswith("Heading"):
        return f"<h{level}>{words}</h{level}>"
    if style == "Quote":
        return f"<blockquote>{words}</blockquote>"
    if style.startswith("List"):
        return f'<p class="item" style="--level: {level}">{lists.mark(paragraph, style)}{words}'
    return f"<p>{words}"


def _runs(paragraph: Paragraph) -> str:
    parts = []
    for run in paragraph.iter_inner_content():
        words = escape(run.text)
        is_bold = not isinstance(run, Hyperlink) and run.bold
        parts.append(f"<strong>{words}</strong>" if is_bold else words)
    return "".join(parts)


def _table(table: Table) -> str:
    rows = [[_cell(cell.paragraphs) for cell in row.cells] for row in table.rows]
    tags = ["th", *["td"] * len(rows)]
    lines = (
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for tag, row in zip(tags, rows, strict=False)
    )
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _cell(paragraphs: list[Paragraph]) -> str:
    return "<br>".join(map(_runs, paragraphs))


def _pages(content: bytes) -> Iterator[str]:
    with TemporaryDirectory(prefix="preview-") as name:
        folder = Path(name)
        (folder / "file.pdf").write_bytes(content)
        pictures = list(_pictures(folder))
    for number, picture in enumerate(pictures, start=1):
        source = b64encode(picture).decode()
        alt = f"Page {number} of {len(pictures)}"
        yield f'<img alt="{alt}" src="data:image/png;base64,{source}">'


def _pictures(folder: Path) -> Iterator[bytes]:
    """Yield one page after the other until there is none."""
    page = folder / "page.typ"
    for number in range(1, MOST_PAGES + 1):
        page.write_text(
            f'#set page(width: auto, height: auto, margin: 0pt)\n#image("file.pdf", page: {number})'
        )
        compiler = typst.Compiler(page, root=folder, ignore_system_fonts=True)
        try:
            picture = compiler.compile(format="png", ppi=PIXELS_PER_INCH)
        except typst.TypstError:
            return
        if isinstance(picture, bytes):
            yield picture

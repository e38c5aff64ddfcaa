"""Opens what was printed, the way its reader's program does."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from datetime import UTC, datetime
from io import BytesIO

import docx
import pypdfium2
import pypdfium2.raw as pdfium
from docx.document import Document as WordFile

from bot.files.documents import Document, read_markdown

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def document(text: str, locale: str = "en-GB") -> Document:
    return Document("The conversation", "Ada Okafor", read_markdown(text), AT, locale)


def word(content: bytes) -> WordFile:
    return docx.Document(BytesIO(content))


def words_in(file: WordFile) -> list[str]:
    return [paragraph.text for paragraph in file.paragraphs]


@contextmanager
def pages(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    opened = pypdfium2.PdfDocument(content)
    try:
        yield opened
    finally:
        opened.close()


def text_in(content: bytes) -> str:
    """What a reader can copy out of all pages, on one line."""
    with pages(content) as opened:
        texts = [page.get_textpage().get_text_bounded() for page in opened]
    return " ".join(" ".join(texts).split())


def tags_in(content: bytes) -> list[str]:
    """What a screen reader is told of each part of all pages, in the order in which it reads."""
    with pages(content) as opened:
        return [tag for page in opened for tag in _tags_on(page)]


def _tags_on(page: pypdfium2.PdfPage) -> Iterator[str]:
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    try:
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            yield from _tags_under(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    finally:
        pdfium.FPDF_StructTree_Close(tree)


def _tags_under(element: object) -> Iterator[str]:
    name = create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, name, len(name))
    yield name.raw[: max(length - 2, 0)].decode("utf-16-le")
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
            yield from _tags_under(child)

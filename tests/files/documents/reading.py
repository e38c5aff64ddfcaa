"""Opens what was printed, the way its reader's program does."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO

import docx
import pypdfium2
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

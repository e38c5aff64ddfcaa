"""Documents: Markdown as a Word file or a PDF, and the tables of a Word file.

`read_markdown` makes one model of the text, which both writers print; add a form as a writer.
"""

from bot.files.documents.markdown import read_markdown
from bot.files.documents.model import Document
from bot.files.documents.pdf import check_letters
from bot.files.documents.pdf import written as as_pdf
from bot.files.tables import Table
from bot.files.typesetting import LettersMissingError

__all__ = [
    "Document",
    "LettersMissingError",
    "as_docx",
    "as_pdf",
    "check_letters",
    "read_markdown",
    "tables_in_word",
]


def as_docx(document: Document) -> bytes:
    """The file. Call it in a thread."""
    from bot.files.documents import word  # noqa: PLC0415 - slow to import, for few

    return word.written(document)


def tables_in_word(data: bytes) -> tuple[Table, ...]:
    """Return the tables of a Word file. Call it in a thread.

    Raises WordFileError or LongWordFileError.
    """
    from bot.files.documents.word_tables import read_tables  # noqa: PLC0415 - likewise

    return read_tables(data)

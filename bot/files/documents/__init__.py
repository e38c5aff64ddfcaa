"""Documents: Markdown as a Word file or a PDF, with real headings, lists and links.

`read_markdown` makes one model of the text, which both writers print; add a form as a writer.
"""

from bot.files.documents.letters import LettersMissingError
from bot.files.documents.markdown import read_markdown
from bot.files.documents.model import Document

__all__ = ["Document", "LettersMissingError", "as_docx", "as_pdf", "read_markdown"]


def as_pdf(document: Document) -> bytes:
    """The file. Call it in a thread.

    Raises LettersMissingError where a letter could only be shown as a box.
    """
    from bot.files.documents import pdf  # noqa: PLC0415 - seven megabytes at the start, for few

    return pdf.written(document)


def as_docx(document: Document) -> bytes:
    """The file. Call it in a thread."""
    from bot.files.documents import word  # noqa: PLC0415 - likewise

    return word.written(document)

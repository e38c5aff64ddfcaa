"""Prints a document as a PDF, tagged for screen readers, with fonts inside and links that work."""

from pathlib import Path

from bot.files.documents.groups import groups_of, printable
from bot.files.documents.model import Document
from bot.files.typesetting import LettersMissingError, letters_missing_for, pdf_of

PAGES = Path(__file__).with_name("document.typ")


def written(document: Document) -> bytes:
    """Return the file; raises LettersMissingError."""
    data = {
        "title": printable(document.title),
        "author": printable(document.author),
        "paper": "us-letter" if document.is_on_letter_paper else "a4",
        "region": document.language.removeprefix("en-"),
        "groups": groups_of(document.blocks),
    }
    return pdf_of(PAGES, data, document.made_at)


def check_letters(document: Document) -> None:
    """Raises LettersMissingError as `written` does, without setting its pages."""
    words = [document.title, document.author, *(block.text for block in document.blocks)]
    if missing := letters_missing_for(printable("\n".join(words))):
        raise LettersMissingError(missing)

"""Prints a document as a PDF, tagged for screen readers, with fonts inside and links that work."""

from pathlib import Path
from typing import Any

from bot.domain.text.emoji import named
from bot.files.documents.groups import groups_of, printable
from bot.files.documents.model import Document
from bot.files.typesetting import LettersMissingError, letters_missing_for, pdf_of

PAGES = Path(__file__).with_name("document.typ")


def written(document: Document) -> bytes:
    """Return the file; an emoji that no font has stands by its name. Raises LettersMissingError."""
    data = {
        "title": printable(document.title),
        "author": printable(document.author),
        "paper": "us-letter" if document.is_on_letter_paper else "a4",
        "region": document.language.removeprefix("en-"),
        "groups": groups_of(document.blocks),
    }
    try:
        return pdf_of(PAGES, data, document.made_at)
    except LettersMissingError as error:
        return pdf_of(PAGES, _with_names(data, error.letters), document.made_at)


def _with_names(data: Any, missing: frozenset[str]) -> Any:  # noqa: ANN401 - JSON
    """Return the same data, in whose texts the emoji with missing letters are named."""
    if isinstance(data, str):
        return named(data, missing)
    if isinstance(data, dict):
        return {key: _with_names(value, missing) for key, value in data.items()}
    return [_with_names(one, missing) for one in data] if isinstance(data, list) else data


def check_letters(document: Document) -> None:
    """Raises LettersMissingError as `written` does, without setting its pages."""
    parts = [document.title, document.author, *(block.text for block in document.blocks)]
    words = printable("\n".join(parts))
    if missing := letters_missing_for(words):
        missing = letters_missing_for(named(words, missing))
    if missing:
        raise LettersMissingError(missing)

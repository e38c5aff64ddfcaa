"""Prints a document as a PDF with Typst: tagged for screen readers, fonts inside, links that work.

How its pages look is in `document.typ`, which gets the words as data and never as markup.
"""

import json
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import typst

from bot.files.documents.groups import groups_of, printable
from bot.files.documents.letters import LettersMissingError
from bot.files.documents.model import Document

PAGES = Path(__file__).with_name("document.typ")
FONTS = str(files("font_source_sans_pro").joinpath("files"))

STANDARD: Final = "ua-1"
"""PDF/UA: for screen readers. It also refuses a letter that no font has, by name."""

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def written(document: Document) -> bytes:
    """Return the file; raises LettersMissingError."""
    pages = typst.Compiler(PAGES, root=PAGES.parent, font_paths=fonts())
    inputs = {"document": json.dumps(_as_data(document))}
    try:
        made = pages.compile(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=[STANDARD],
            timestamp=int(document.made_at.timestamp()),
        )
    except typst.TypstError as error:
        raise _in_words(error) from None
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


@cache
def fonts() -> typst.Fonts:
    """The font that comes along, Typst's own, and what this machine has: found once a process."""
    return typst.Fonts(font_paths=[FONTS])


def _in_words(error: typst.TypstError) -> Exception:
    """The error as a sentence where letters are missing, else as it is."""
    missing = [_ESCAPED.sub(_letter, found) for found in _MISSING.findall(error.diagnostic)]
    return LettersMissingError(missing) if missing else error


def _letter(escaped: re.Match[str]) -> str:
    return chr(int(escaped[1], 16))


def _as_data(document: Document) -> dict[str, object]:
    return {
        "title": printable(document.title),
        "author": printable(document.author),
        "paper": "us-letter" if document.is_on_letter_paper else "a4",
        "region": document.language.removeprefix("en-"),
        "groups": groups_of(document.blocks),
    }

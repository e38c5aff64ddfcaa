"""Sets pages with Typst; the only module that knows it.

A page is a `.typ` file beside the module that uses it. What stands on it goes in as data, so that
no word is ever markup, and no file outside this folder is read.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from bot.domain.errors import CoachError

if TYPE_CHECKING:
    import typst

FONTS = str(files("font_source_sans_pro").joinpath("files"))

FOR_SCREEN_READERS: Final = "ua-1"
"""PDF/UA. It also refuses a letter that no font has, by name."""

PIXELS_PER_INCH = 216
"""Three for a point: a picture of 360 points is sharp on a phone."""

ROOT = Path(__file__).parent
LETTERS = ROOT / "letters.typ"

_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class LettersMissingError(CoachError):
    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(
            "A PDF would show empty boxes here, because my fonts can't write "
            f"{', '.join(sorted(letters)[:3])}. "
            "Take the Word file instead: your own computer has these letters."
        )


def pdf_of(page: Path, data: Mapping[str, object], made_at: datetime) -> bytes:
    """Return a PDF that is tagged for screen readers.

    Raises LettersMissingError where a letter could only be shown as a box.
    """
    return _set(page, data, "pdf", made_at)


def png_of(page: Path, data: Mapping[str, object]) -> bytes:
    """Return the page as a picture. Letters that no font has are boxes: ask for them before."""
    return _set(page, data, "png", _EPOCH)


def letters_missing_for(text: str) -> frozenset[str]:
    """Return the letters of the text that no font here has; in a sign made of several, its own."""
    try:
        pdf_of(LETTERS, {"text": text}, _EPOCH)
    except LettersMissingError as error:
        return frozenset(letter for letter in error.letters if not letter.isascii())
    return frozenset()


@cache
def fonts() -> "typst.Fonts":
    """The font that comes along, Typst's own, and what this machine has: found once a process."""
    import typst  # noqa: PLC0415 - seven megabytes, when it is first used

    return typst.Fonts(font_paths=[FONTS])


def _set(
    page: Path, data: Mapping[str, object], form: Literal["pdf", "png"], made_at: datetime
) -> bytes:
    import typst  # noqa: PLC0415 - likewise

    try:
        made = typst.Compiler(page, root=ROOT, font_paths=fonts()).compile(
            format=form,
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=[FOR_SCREEN_READERS] if form == "pdf" else [],
            ppi=PIXELS_PER_INCH,
            timestamp=int(made_at.timestamp()),
        )
    except typst.TypstError as error:
        raise _in_words(error) from None
    if not isinstance(made, bytes):
        raise TypeError("more than one page of pictures")
    return made


def _in_words(error: "typst.TypstError") -> Exception:
    """The error as a sentence where letters are missing, else as it is."""
    found = _MISSING.findall(error.diagnostic)
    missing = (_ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text) for text in found)
    return LettersMissingError(frozenset(missing)) if found else error

"""Cleaning a member's text of what no database or screen can take."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?")
_UNWANTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_text(text: str) -> str:
    """Remove what no database or screen can take, and compose accents (NFC).

    Control characters other than newline and tab go, and so do halves of surrogate pairs. Emoji,
    their joiners and right-to-left text stay. Cleaning twice changes nothing more.
    """
    lines = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _UNWANTED.sub("", lines))


def on_one_line(text: str) -> str:
    """Return the clean text with a single space wherever it had white space."""
    return " ".join(clean_text(text).split())


def trimmed(text: str) -> str:
    """Return the clean text without white space around it; its lines stay."""
    return clean_text(text).strip()


def can_be_saved(text: str) -> bool:
    """Whether a database and a screen can take it as it is, be its accents composed or not."""
    return not _UNWANTED.search(text)

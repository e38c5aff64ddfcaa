"""Which fonts a picture needs: the one that comes along, and what this machine has beside it."""

import os
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

FACES = {"": "Regular", "B": "Bold", "I": "It", "BI": "BoldIt"}
"""The faces of the font that comes along, by fpdf2's letters for a style."""

FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
    "C:/Windows/Fonts",
)
"""Where systems keep their fonts."""

HELPFUL = (
    "DejaVuSans.ttf",
    "NotoSans-Regular.ttf",
    "NotoSansMath-Regular.ttf",
    "NotoSansSymbols-Regular.ttf",
    "NotoSansSymbols2-Regular.ttf",
    "NotoEmoji-Regular.ttf",
    "seguisym.ttf",
    "Symbola.ttf",
    "Arial Unicode.ttf",
    "DroidSansFallbackFull.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansJP-Regular.ttf",
    "NotoSansKR-Regular.ttf",
    "wqy-microhei.ttc",
    "msgothic.ttc",
    "malgun.ttf",
)
"""Fonts with many letters, best first; others on the machine are left alone."""

_SHAPED = ((0x0900, 0x0E00), (0x0E00, 0x1100), (0x1780, 0x18B0), (0x1900, 0x1AB0), (0xA800, 0xAC00))
"""Scripts whose letters change with their neighbours: from the first, up to before the second."""


def printable(text: str) -> str:
    """Return the text as a PDF holds it: letters put together, and no characters without a look."""
    whole = unicodedata.normalize("NFC", text).expandtabs(4)
    return "".join(letter for letter in whole if not _is_unseen(letter))


def face(style: str) -> Path:
    """Return the file of a face; `style` is "", "B", "I" or "BI"."""
    name = f"SourceSansPro-{FACES[style]}.ttf"
    return Path(str(files("font_source_sans_pro").joinpath("files", name)))


def fonts_with(
    text: str, folders: Sequence[str] = FOLDERS
) -> tuple[tuple[Path, ...], frozenset[str]]:
    """Return the same fonts, and beside them the letters that none of them has."""
    missing = {letter for letter in printable(text) if letter != "\n"} - _letters(face(""))
    chosen: list[Path] = []
    for path in _found(tuple(folders)) if missing else ():
        if not missing.isdisjoint(_letters(path)):
            chosen.append(path)
            missing -= _letters(path)
    return tuple(chosen), frozenset(missing)


def fonts_to_draw(text: str) -> tuple[tuple[Path, ...], frozenset[str]]:
    """Return fonts for a picture, and the letters to leave out of it.

    Those are the letters that no font has, and those that would stand unjoined or in the wrong
    order: a picture has no shaping.
    """
    chosen, missing = fonts_with("".join(letter for letter in text if not _needs_shaping(letter)))
    return chosen, missing | {letter for letter in text if _needs_shaping(letter)}


def _is_unseen(letter: str) -> bool:
    """True for joiners, marks of direction and soft hyphens, and for the choice of an emoji."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def _needs_shaping(letter: str) -> bool:
    if unicodedata.bidirectional(letter) in {"R", "AL", "AN"}:
        return True
    return any(first <= ord(letter) < end for first, end in _SHAPED)


@cache
def _found(folders: tuple[str, ...]) -> tuple[Path, ...]:
    found = {path.name: path for folder in folders for path in _helpful_in(folder)}
    return tuple(found[name] for name in HELPFUL if name in found)


def _helpful_in(folder: str) -> Iterator[Path]:
    for place, _, names in os.walk(Path(folder).expanduser()):
        yield from (Path(place, name) for name in names if name in HELPFUL)


@cache
def _letters(path: Path) -> frozenset[str]:
    with TTFont(path, fontNumber=0, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))

"""Writes into pictures, each letter in the first font that has it, and never a box."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

NO_LETTER = "\U0010ffff"
"""A character that no font has: how a font draws it is how it draws what it lacks."""

LEFT_OUT = "…"
"""Stands for letters that no font here has, instead of the boxes that fonts draw for them."""


PAPER = "#ffffff"


@dataclass(frozen=True, slots=True)
class Letters:
    """The files of the fonts, the preferred one first, and the letters that none of them has."""

    fonts: tuple[Path, ...]
    missing: frozenset[str] = frozenset()

    def has_all_of(self, text: str) -> bool:
        return self.missing.isdisjoint(text)

    def pen(self, size: int) -> "Pen":
        return Pen(tuple(ImageFont.truetype(path, size) for path in self.fonts), self.missing)


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one size, each letter in the first of its fonts that has it."""

    fonts: tuple[ImageFont.FreeTypeFont, ...]
    missing: frozenset[str] = frozenset()
    _chosen: dict[str, int] = field(default_factory=dict)

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, ink: str) -> None:
        """From the upper left corner on."""
        left, baseline = float(at[0]), at[1] + self.fonts[0].getmetrics()[0]
        for font, run in self._runs(text):
            draw.text((left, baseline), run, ink, font, anchor="ls")
            left += font.getlength(run)

    def fitting(self, text: str, width: int) -> str:
        """As much of the text as fits, with an ellipsis where something was left out."""
        line = " ".join(self._drawable(text).split())
        if self.length(line) <= width:
            return line
        while line and self.length(f"{line}…") > width:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def _drawable(self, text: str) -> str:
        parts = groupby(text, key=self.missing.__contains__)
        return "".join(LEFT_OUT if is_missing else "".join(run) for is_missing, run in parts)

    def length(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """A space goes with the word before it, so that a script from right to left stays one."""
        numbers: list[int] = []
        for letter in text:
            numbers.append(numbers[-1] if numbers and letter == " " else self._number_of(letter))
        for number, run in groupby(zip(numbers, text, strict=True), key=itemgetter(0)):
            yield self.fonts[number], "".join(letter for _, letter in run)

    def _number_of(self, letter: str) -> int:
        if letter not in self._chosen:
            have = (n for n, font in enumerate(self.fonts) if _has(font, letter))
            self._chosen[letter] = next(have, 0)
        return self._chosen[letter]


def blank(width: int, height: int) -> Image.Image:
    return Image.new("RGB", (width, height), PAPER)


def as_png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _has(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(NO_LETTER))

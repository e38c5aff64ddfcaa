"""Draws the map as a picture; the only module that knows Pillow. It reads no file but its fonts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.domain.case_map import CaseMap, MapLine
from bot.domain.evidence import Grade
from bot.domain.wording import counted

WIDTH, MARGIN = 1200, 40
ROW, HEADING, HEAD = 40, 56, 130
BAR_AT, BAR_WIDTH, BAR_HEIGHT = 660, 260, 18
WORDS_AT = BAR_AT + BAR_WIDTH + 24
TEXT_WIDTH = BAR_AT - MARGIN - 20
SIZES = 34, 24, 20
PAPER, INK, QUIET, TRACK = "#ffffff", "#1d2433", "#5b6472", "#e6e9ee"
COLOURS: dict[Grade, str] = {
    "none": "#c9ced6",
    "thin": "#d9822b",
    "fair": "#2f7ed8",
    "strong": "#1e8449",
}
"""Told apart by brightness as well, and each bar has its word beside it."""

NO_LETTER = "\U0010ffff"
"""A character that no font has: how a font draws it is how it draws what it lacks."""

LEFT_OUT = "…"
"""Stands for letters that no font here has, instead of the boxes that fonts draw for them."""


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes in one size, each letter in the first of its fonts that has it."""

    fonts: tuple[ImageFont.FreeTypeFont, ...]
    missing: frozenset[str] = frozenset()
    _chosen: dict[str, int] = field(default_factory=dict)

    def write(self, draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, ink: str) -> None:
        left, baseline = float(at[0]), at[1] + self.fonts[0].getmetrics()[0]
        for font, run in self._runs(text):
            draw.text((left, baseline), run, ink, font, anchor="ls")
            left += font.getlength(run)

    def fitting(self, text: str, width: int) -> str:
        """As much of the text as fits, with an ellipsis where something was left out."""
        line = " ".join(self._drawable(text).split())
        if self._length(line) <= width:
            return line
        while line and self._length(f"{line}…") > width:
            line = line[:-1]
        return f"{line.rstrip()}…"

    def _drawable(self, text: str) -> str:
        parts = groupby(text, key=self.missing.__contains__)
        return "".join(LEFT_OUT if is_missing else "".join(run) for is_missing, run in parts)

    def _length(self, text: str) -> float:
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


def picture_of(
    found: CaseMap, fonts: Sequence[Path], missing: frozenset[str] = frozenset()
) -> bytes:
    """Return the map as a PNG, a row for each line under its theme.

    `fonts` are files, the preferred one first; `missing` are letters that none of them has. It
    takes a tenth of a second: call it in a thread.
    """
    height = HEAD + MARGIN + sum(HEADING + ROW * len(theme.lines) for theme in found.themes)
    image = Image.new("RGB", (WIDTH, height), PAPER)
    pens = [Pen(tuple(ImageFont.truetype(path, size) for path in fonts), missing) for size in SIZES]
    _draw(ImageDraw.Draw(image), found, *pens)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _draw(draw: ImageDraw.ImageDraw, found: CaseMap, big: Pen, middle: Pen, small: Pen) -> None:
    big.write(draw, (MARGIN, MARGIN - 12), big.fitting(found.title, WIDTH - 2 * MARGIN), INK)
    small.write(draw, (MARGIN, MARGIN + 40), _summary(found), QUIET)
    top = HEAD
    for theme in found.themes:
        name = middle.fitting(theme.name, TEXT_WIDTH)
        middle.write(draw, (MARGIN, top + 18), name, INK)
        top += HEADING
        for line in theme.lines:
            _row(draw, line, top, small)
            top += ROW


def _row(draw: ImageDraw.ImageDraw, found: MapLine, top: int, pen: Pen) -> None:
    pen.write(draw, (MARGIN, top + 8), pen.fitting(found.line.text, TEXT_WIDTH), INK)
    bar = top + 10
    right = BAR_AT + BAR_WIDTH
    draw.rounded_rectangle((BAR_AT, bar, right, bar + BAR_HEIGHT), 9, TRACK)
    filled = BAR_WIDTH * found.evidence.strength // 100
    if filled and not found.review.not_applicable:
        end = BAR_AT + max(filled, BAR_HEIGHT)
        colour = COLOURS[found.evidence.grade]
        draw.rounded_rectangle((BAR_AT, bar, end, bar + BAR_HEIGHT), 9, colour)
    pen.write(draw, (WORDS_AT, top + 8), _words(found), QUIET)


def _words(found: MapLine) -> str:
    if found.review.not_applicable:
        return "does not apply"
    grade = found.evidence.grade
    wins = counted(found.evidence.count, "win")
    return "no win yet" if grade == "none" else f"{grade}, {wins}"


def _summary(found: CaseMap) -> str:
    at = found.progress
    return (
        f"{counted(found.count('shown'), 'line')} shown, {found.count('claimed')} claimed, "
        f"{at.unrated} not rated yet, {at}"
    )


def _has(font: ImageFont.FreeTypeFont, letter: str) -> bool:
    return letter.isspace() or bytes(font.getmask(letter)) != bytes(font.getmask(NO_LETTER))

"""The map as a picture: a bar for each line of a level, and its word beside it."""

from PIL import ImageDraw

from bot.domain.review.evidence import Grade
from bot.domain.review.map import CaseMap, MapLine
from bot.domain.text.wording import counted
from bot.files.pictures.pen import Letters, Pen, as_png, blank

WIDTH, MARGIN = 1200, 40
ROW, HEADING, HEAD = 40, 56, 130
BAR_AT, BAR_WIDTH, BAR_HEIGHT = 660, 260, 18
WORDS_AT = BAR_AT + BAR_WIDTH + 24
TEXT_WIDTH = BAR_AT - MARGIN - 20
SIZES = 34, 24, 20
INK, QUIET, TRACK = "#1d2433", "#5b6472", "#e6e9ee"
COLOURS: dict[Grade, str] = {
    "none": "#c9ced6",
    "thin": "#d9822b",
    "fair": "#2f7ed8",
    "strong": "#1e8449",
}
"""Told apart by brightness as well, and each bar has its word beside it."""


def picture_of(found: CaseMap, letters: Letters) -> bytes:
    """Return the map as a PNG, a row for each line under its theme.

    It takes a tenth of a second: call it in a thread.
    """
    height = HEAD + MARGIN + sum(HEADING + ROW * len(theme.lines) for theme in found.themes)
    image = blank(WIDTH, height)
    _draw(ImageDraw.Draw(image), found, *(letters.pen(size) for size in SIZES))
    return as_png(image)


def in_words(found: CaseMap) -> str:
    """Return what the picture shows, for whoever does not see it."""
    return f"Map of {found.title}: {_summary(found)} {found.banner}".rstrip()


def _draw(draw: ImageDraw.ImageDraw, found: CaseMap, big: Pen, middle: Pen, small: Pen) -> None:
    big.write(draw, (MARGIN, MARGIN - 12), big.fitting(found.title, WIDTH - 2 * MARGIN), INK)
    small.write(draw, (MARGIN, MARGIN + 36), _summary(found), QUIET)
    small.write(draw, (MARGIN, MARGIN + 62), small.fitting(found.banner, WIDTH - 2 * MARGIN), QUIET)
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

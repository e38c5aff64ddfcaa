"""Draws the map as a picture; the only module that knows Pillow. It reads no file but its font."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.domain.case_map import CaseMap, MapLine
from bot.domain.evidence import Grade
from bot.domain.wording import counted

WIDTH, MARGIN = 1200, 40
ROW, HEADING, HEAD = 40, 56, 130
BAR_AT, BAR_WIDTH, BAR_HEIGHT = 660, 260, 18
WORDS_AT = BAR_AT + BAR_WIDTH + 24
TEXT_WIDTH = BAR_AT - MARGIN - 20
PAPER, INK, QUIET, TRACK = "#ffffff", "#1d2433", "#5b6472", "#e6e9ee"
COLOURS: dict[Grade, str] = {
    "none": "#c9ced6",
    "thin": "#d9822b",
    "fair": "#2f7ed8",
    "strong": "#1e8449",
}
"""Told apart by brightness as well, and each bar has its word beside it."""

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def picture_of(found: CaseMap) -> bytes:
    """Return the map as a PNG, a row for each line under its theme.

    It takes a tenth of a second: call it in a thread.
    """
    height = HEAD + MARGIN + sum(HEADING + ROW * len(theme.lines) for theme in found.themes)
    image = Image.new("RGB", (WIDTH, height), PAPER)
    _draw(ImageDraw.Draw(image), found)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _draw(draw: ImageDraw.ImageDraw, found: CaseMap) -> None:
    big, middle, small = _font(32), _font(22), _font(18)
    draw.text((MARGIN, MARGIN - 8), _fitting(found.title, WIDTH - 2 * MARGIN, big), INK, big)
    draw.text((MARGIN, MARGIN + 40), _summary(found), QUIET, small)
    top = HEAD
    for theme in found.themes:
        draw.text((MARGIN, top + 18), _fitting(theme.name, TEXT_WIDTH, middle), INK, middle)
        top += HEADING
        for line in theme.lines:
            _row(draw, line, top, small)
            top += ROW


def _row(draw: ImageDraw.ImageDraw, found: MapLine, top: int, font: Font) -> None:
    draw.text((MARGIN, top + 8), _fitting(found.line.text, TEXT_WIDTH, font), INK, font)
    bar = top + 10
    right = BAR_AT + BAR_WIDTH
    draw.rounded_rectangle((BAR_AT, bar, right, bar + BAR_HEIGHT), 9, TRACK)
    filled = BAR_WIDTH * found.evidence.strength // 100
    if filled and not found.review.not_applicable:
        end = BAR_AT + max(filled, BAR_HEIGHT)
        colour = COLOURS[found.evidence.grade]
        draw.rounded_rectangle((BAR_AT, bar, end, bar + BAR_HEIGHT), 9, colour)
    draw.text((WORDS_AT, top + 8), _words(found), QUIET, font)


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


def _font(size: int) -> Font:
    return ImageFont.load_default(size)


def _fitting(text: str, width: int, font: Font) -> str:
    """As much of the text as fits, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    if font.getlength(line) <= width:
        return line
    while line and font.getlength(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"

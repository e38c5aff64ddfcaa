"""Draws the plan as a picture: the road to the decision, with today on it. Pillow is known here.

Where the map is drawn it is known as well (`drawing`). Each takes a tenth of a second: call it in
a thread.
"""

from datetime import date
from importlib.resources import files
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bot.domain.backward_plan import CyclePlan
from bot.domain.milestones import Milestone
from bot.domain.wording import calendar_date

WIDTH, MARGIN = 1200, 48
HEAD, ROAD_AT, LIST_AT, ROW = 120, 190, 280, 46
RADIUS, BIG_RADIUS = 9, 13
DAY_WIDTH = 190
PAPER, INK, QUIET, TRACK = "#ffffff", "#1d2433", "#5b6472", "#d5dae1"
DONE, NEXT, TODAY = "#1e8449", "#2f7ed8", "#b9501c"
"""Told apart by brightness and by shape as well: full, ringed, empty."""


def timeline_of(plan: CyclePlan, target: str) -> bytes:
    """Return the plan as a PNG: the road with its steps where they fall, and the steps by name."""
    shown = plan.next_plan or plan
    image = Image.new("RGB", (WIDTH, LIST_AT + ROW * len(shown.milestones) + MARGIN), PAPER)
    draw = ImageDraw.Draw(image)
    _head(draw, shown, target)
    _road(draw, shown)
    for number, step in enumerate(shown.milestones):
        _row(draw, step, shown, LIST_AT + ROW * number)
    kept = BytesIO()
    image.save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _head(draw: ImageDraw.ImageDraw, plan: CyclePlan, target: str) -> None:
    big, small = _font("Bold", 34), _font("Regular", 21)
    done = sum(step.is_done for step in plan.milestones)
    decided = calendar_date(plan.cycle.decided_on)
    words = f"Decided on {decided}, {done} of {len(plan.milestones)} steps done"
    draw.text((MARGIN, 34), _fitting(f"To {target}", WIDTH - 2 * MARGIN, big), INK, big)
    draw.text((MARGIN, 82), words, QUIET, small)


def _road(draw: ImageDraw.ImageDraw, plan: CyclePlan) -> None:
    """The days to scale, from the first step or today, whichever comes first, to the decision."""
    days = [plan.today, *(step.due_on for step in plan.milestones), plan.cycle.decided_on]
    first, last = min(days), max(days)
    draw.line((MARGIN, ROAD_AT, WIDTH - MARGIN, ROAD_AT), TRACK, 6)
    now = _place(plan.today, first, last)
    draw.line((MARGIN, ROAD_AT, now, ROAD_AT), DONE, 6)
    for step in plan.milestones:
        _dot(draw, step, plan, (_place(step.due_on, first, last), ROAD_AT))
    small = _font("Semibold", 19)
    draw.line((now, ROAD_AT - 34, now, ROAD_AT + 22), TODAY, 3)
    at = min(max(now, MARGIN + 26), WIDTH - MARGIN - 26)
    draw.text((at, ROAD_AT - 38), "Today", TODAY, small, anchor="ms")
    draw.text((MARGIN, ROAD_AT + 26), calendar_date(first), QUIET, small)
    draw.text((WIDTH - MARGIN, ROAD_AT + 26), calendar_date(last), QUIET, small, anchor="ra")


def _row(draw: ImageDraw.ImageDraw, step: Milestone, plan: CyclePlan, top: int) -> None:
    middle = top + ROW // 2
    is_next = _is_next(step, plan)
    _dot(draw, step, plan, (MARGIN + BIG_RADIUS, middle))
    font = _font("Semibold" if is_next else "Regular", 22)
    colour = QUIET if step.is_done else INK
    left = MARGIN + 2 * BIG_RADIUS + 24
    draw.text((left, middle), f"{step.due_on:%d %b %Y}".lstrip("0"), QUIET, font, anchor="lm")
    title = f"{step.title}: next" if is_next else step.title
    room = WIDTH - MARGIN - left - DAY_WIDTH
    draw.text((left + DAY_WIDTH, middle), _fitting(title, room, font), colour, font, anchor="lm")


def _dot(draw: ImageDraw.ImageDraw, step: Milestone, plan: CyclePlan, at: tuple[int, int]) -> None:
    x, y = at
    radius = BIG_RADIUS if _is_next(step, plan) else RADIUS
    box = (x - radius, y - radius, x + radius, y + radius)
    if step.is_done:
        draw.ellipse(box, DONE)
    elif _is_next(step, plan):
        draw.ellipse(box, PAPER, NEXT, 5)
    else:
        draw.ellipse(box, PAPER, QUIET, 3)


def _is_next(step: Milestone, plan: CyclePlan) -> bool:
    return not step.is_done and step.name == plan.next_step.name


def _place(day: date, first: date, last: date) -> int:
    whole = max((last - first).days, 1)
    return MARGIN + round((WIDTH - 2 * MARGIN) * (day - first).days / whole)


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    name = f"SourceSansPro-{weight}.ttf"
    return ImageFont.truetype(str(files("font_source_sans_pro").joinpath("files", name)), size)


def _fitting(text: str, width: int, font: ImageFont.FreeTypeFont) -> str:
    """As much of the text as fits, with an ellipsis where something was left out."""
    words = " ".join(text.split())
    if font.getlength(words) <= width:
        return words
    while words and font.getlength(f"{words}…") > width:
        words = words[:-1]
    return f"{words.rstrip()}…"

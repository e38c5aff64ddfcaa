"""The plan as a picture: the way to the decision with today on it, and its steps by name."""

from datetime import date

from PIL import ImageDraw

from bot.domain.plan.milestones import Milestone
from bot.domain.plan.plan import CyclePlan
from bot.domain.text.wording import calendar_date
from bot.files.pictures.pen import PAPER, Letters, Pen, as_png, blank

WIDTH, MARGIN = 1200, 48
LINE_AT, LIST_AT, ROW = 190, 280, 46
RADIUS, BIG_RADIUS = 9, 13
DAY_WIDTH = 190
TITLE, WORDS, SMALL = 34, 22, 19
INK, QUIET, TRACK = "#1d2433", "#5b6472", "#d5dae1"
DONE, NEXT, TODAY = "#1e8449", "#2f7ed8", "#b9501c"
"""Told apart by brightness and by shape as well: full, ringed, empty."""


def timeline_of(plan: CyclePlan, target: str, letters: Letters) -> bytes:
    """Return the plan as a PNG.

    A target with letters that no font has is left out whole: half a title would be a wrong one. It
    takes a tenth of a second: call it in a thread.
    """
    shown = plan.in_reach
    image = blank(WIDTH, LIST_AT + ROW * len(shown.milestones) + MARGIN)
    draw = ImageDraw.Draw(image)
    title = f"To {target}" if letters.has_all_of(target) else "The plan"
    _head(draw, shown, title, letters)
    _line(draw, shown, letters.pen(SMALL))
    for number, step in enumerate(shown.milestones):
        _row(draw, step, shown, LIST_AT + ROW * number, letters.pen(WORDS))
    return as_png(image)


def in_words(plan: CyclePlan, target: str) -> str:
    """Return what the picture shows, for whoever does not see it; it names the target whole."""
    shown = plan.in_reach
    steps = "; ".join(_step_in_words(step, shown) for step in shown.milestones)
    return f"The plan to {target}. {_summary(shown)}. {steps}."


def _summary(plan: CyclePlan) -> str:
    done = sum(step.is_done for step in plan.milestones)
    day = calendar_date(plan.cycle.decided_on)
    aim = "Hoped for on" if plan.cycle.origin == "off_cycle" else "Decided on"
    return f"{aim} {day}, {done} of {len(plan.milestones)} steps done"


def _step_in_words(step: Milestone, plan: CyclePlan) -> str:
    state = "done" if step.is_done else calendar_date(step.due_on)
    return f"{step.title}: {'next, ' if _is_next(step, plan) else ''}{state}"


def _head(draw: ImageDraw.ImageDraw, plan: CyclePlan, title: str, letters: Letters) -> None:
    big, small = letters.pen(TITLE), letters.pen(WORDS)
    big.write(draw, (MARGIN, 34), big.fitting(title, WIDTH - 2 * MARGIN), INK)
    small.write(draw, (MARGIN, 82), _summary(plan), QUIET)


def _line(draw: ImageDraw.ImageDraw, plan: CyclePlan, pen: Pen) -> None:
    """The days to scale, from the first step or today, whichever comes first, to the decision."""
    days = [plan.today, *(step.due_on for step in plan.milestones), plan.cycle.decided_on]
    first, last = min(days), max(days)
    draw.line((MARGIN, LINE_AT, WIDTH - MARGIN, LINE_AT), TRACK, 6)
    now = _place(plan.today, first, last)
    draw.line((MARGIN, LINE_AT, now, LINE_AT), DONE, 6)
    for step in plan.milestones:
        _dot(draw, step, plan, (_place(step.due_on, first, last), LINE_AT))
    draw.line((now, LINE_AT - 34, now, LINE_AT + 22), TODAY, 3)
    half = round(pen.length("Today") / 2)
    at = min(max(now, MARGIN + half), WIDTH - MARGIN - half)
    pen.write(draw, (at - half, LINE_AT - 62), "Today", TODAY)
    end = calendar_date(last)
    pen.write(draw, (MARGIN, LINE_AT + 26), calendar_date(first), QUIET)
    pen.write(draw, (round(WIDTH - MARGIN - pen.length(end)), LINE_AT + 26), end, QUIET)


def _row(draw: ImageDraw.ImageDraw, step: Milestone, plan: CyclePlan, top: int, pen: Pen) -> None:
    middle = top + ROW // 2
    _dot(draw, step, plan, (MARGIN + BIG_RADIUS, middle))
    left = MARGIN + 2 * BIG_RADIUS + 24
    words = middle - WORDS // 2 - 4
    pen.write(draw, (left, words), f"{step.due_on:%d %b %Y}".lstrip("0"), QUIET)
    title = f"{step.title}: next" if _is_next(step, plan) else step.title
    room = WIDTH - MARGIN - left - DAY_WIDTH
    colour = QUIET if step.is_done else INK
    pen.write(draw, (left + DAY_WIDTH, words), pen.fitting(title, room), colour)


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

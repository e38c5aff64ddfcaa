"""The plan as a picture: the way to the decision with today on it, and its steps by name."""

from datetime import date
from pathlib import Path
from typing import Literal

from bot.domain.plan.milestones import Milestone
from bot.domain.plan.plan import CyclePlan
from bot.domain.text.wording import calendar_date
from bot.files.typesetting import png_of

PAGE = Path(__file__).with_name("plan.typ")


def timeline_of(plan: CyclePlan, target: str) -> bytes:
    """Return the plan as a PNG; a `target` that is empty is not named. Call it in a thread."""
    shown = plan.in_reach
    days = [shown.today, *(step.due_on for step in shown.milestones), shown.cycle.decided_on]
    first, last = min(days), max(days)
    steps = [
        {
            "title": f"{step.title}: next" if _is_next(step, shown) else step.title,
            "date": f"{step.due_on:%d %b %Y}".lstrip("0"),
            "state": _state(step, shown),
            "at": _place(step.due_on, first, last),
        }
        for step in shown.milestones
    ]
    data = {
        "title": f"To {target}" if target else "The plan",
        "summary": _summary(shown),
        "today": _place(shown.today, first, last),
        "first": calendar_date(first),
        "last": calendar_date(last),
        "steps": steps,
    }
    return png_of(PAGE, data)


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


def _state(step: Milestone, plan: CyclePlan) -> Literal["done", "next", "open"]:
    if step.is_done:
        return "done"
    return "next" if _is_next(step, plan) else "open"


def _is_next(step: Milestone, plan: CyclePlan) -> bool:
    return not step.is_done and step.name == plan.next_step.name


def _place(day: date, first: date, last: date) -> float:
    """Where the day is between the first, 0, and the last, 1."""
    return (day - first).days / max((last - first).days, 1)

"""Where a member stands, in a few blocks: here, target, next step (002-52)."""

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    RichTextSectionElement,
)

from bot.domain.case import Case
from bot.domain.next_step import Action, NextStep
from bot.domain.overview import Overview
from bot.slack.text import bold, day, day_and_year, line, plain, rich
from bot.slack.views import not_yet, talk, win
from bot.slack.views.draft import write_button
from bot.slack.views.goal import open_form_button
from bot.slack.views.road import OPEN_PLAN, page_button

PAGES: dict[Action, tuple[str, str]] = {
    "plan": ("Open my plan", OPEN_PLAN),
    "not_yet": ("See the way on", not_yet.OPEN_PAGE),
}
"""Steps that a page of their own takes: the label of its button, and its action."""


def standing(overview: Overview) -> list[Block]:
    """Here, target, time left and the next step; empty before there is a case."""
    case = overview.case
    if case is None:
        return []
    blocks: list[Block] = [
        rich(
            line(bold("Here  "), _here(case)),
            line(bold("Target  "), case.target_title),
            line(bold(_label(overview)), _decision(case, overview.days_to_decision)),
        ),
        rich(*_next(overview.next_step)),
    ]
    button = _button(overview)
    return [*blocks, ActionsBlock(block_id="next-step", elements=[button])] if button else blocks


def _next(step: NextStep) -> tuple[RichTextSectionElement, ...]:
    """The next step with its day; a gap's title in it is the member's own wording."""
    return (
        line(bold(f"Next: {step.title}"), f", by {day(step.by_on)}"),
        line(step.why),
    )


def _button(overview: Overview) -> ButtonElement | None:
    """What takes the next step, where a press can; an agenda needs a channel to be typed in."""
    match overview.next_step.action:
        case "goal":
            gap = overview.gaps[0] if overview.gaps else None
            return open_form_button("Set a goal for it", gap=gap, is_primary=True)
        case "win":
            return ButtonElement(text=plain("Save a win"), action_id=win.OPEN_FORM, style="primary")
        case "talk":
            return ButtonElement(
                text=plain("Record the talk"), action_id=talk.OPEN_FORM, style="primary"
            )
        case "draft":
            return write_button("Draft the request", "meeting_request")
        case other:
            return page_button(*PAGES[other]) if other in PAGES else None


def _here(case: Case) -> str:
    title = case.current_title or "your present role"
    if case.current_since_on is None:
        return title
    return f"{title}, since {case.current_since_on:%B %Y}"


def _label(overview: Overview) -> str:
    return "Your ask  " if overview.is_off_cycle else "Decision  "


def _decision(case: Case, days: int | None) -> str:
    if case.decision_on is None or days is None:
        return "date not known yet"
    if days < 0:
        return f"{day_and_year(case.decision_on)}, which has passed"
    if days == 0:
        return f"{day_and_year(case.decision_on)}: today"
    return f"{day_and_year(case.decision_on)}, {_in_days(days)}"


def _in_days(days: int) -> str:
    return "tomorrow" if days == 1 else f"in {days} days"

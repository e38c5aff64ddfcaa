"""Where a member stands, in a few blocks: here, target, next step (002-52)."""

from collections.abc import Callable

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    RichTextSectionElement,
)

from bot.domain.plan.case import Case
from bot.domain.plan.next_step import Action, NextStep
from bot.domain.plan.overview import Overview, decision_in_words
from bot.slack.text import bold, day, line, rich, shortened
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.goals.goal import done_button, open_form_button
from bot.slack.views.links import OPEN_AFTER, OPEN_HEARD, OPEN_PLAN, SAVE_WIN, page_button
from bot.slack.views.talks import not_yet, talk

SHOWN = 150
"""Characters of the next step: enough to know a goal or a gap again."""


def standing(overview: Overview) -> list[Block]:
    """Here, target, time left and the next step; empty before there is a case."""
    case = overview.case
    if case is None:
        return []
    decided = decision_in_words(overview)
    blocks: list[Block] = [
        rich(
            line(bold("Here  "), _here(case)),
            line(bold("Target  "), case.target_title),
            *([line(bold(_label(overview)), decided)] if decided else []),
        ),
        rich(*_next(overview.next_step)),
    ]
    button = _button(overview)
    return [*blocks, ActionsBlock(block_id="next-step", elements=[button])] if button else blocks


def _next(step: NextStep) -> tuple[RichTextSectionElement, ...]:
    """The next step with its day; a gap's title in it is the member's own wording."""
    return (
        line(bold(f"Next: {shortened(step.title, SHOWN)}"), f", by {day(step.by_on)}"),
        line(step.why),
    )


def _button(overview: Overview) -> ButtonElement | None:
    """What takes the next step, where a press can; an agenda needs a channel to be typed in."""
    match overview.next_step.action:
        case "goal":
            gap = overview.gaps[0] if overview.gaps else None
            return open_form_button("Set a goal for it", gap=gap, is_primary=True)
        case "goals":
            return done_button(next(goal for goal in overview.goals if goal.state == "open"))
        case action:
            return _FIXED[action]() if action in _FIXED else None


_FIXED: dict[Action, Callable[[], ButtonElement]] = {
    "win": lambda: page_button("Save a win", SAVE_WIN, is_primary=True),
    "talk": lambda: page_button("Record the talk", talk.OPEN_FORM, is_primary=True),
    "not_yet": lambda: page_button("See the way on", not_yet.OPEN_PAGE),
    "heard": lambda: page_button("Tell me what you heard", OPEN_HEARD, is_primary=True),
    "after": lambda: page_button("What comes after", OPEN_AFTER, is_primary=True),
    "plan": lambda: page_button("Open my plan", OPEN_PLAN),
    "draft": lambda: write_button("Draft the request", "meeting_request"),
}


def _here(case: Case) -> str:
    title = case.current_title or "your present role"
    if case.current_since_on is None:
        return title
    return f"{title}, since {case.current_since_on:%B %Y}"


def _label(overview: Overview) -> str:
    return "Your ask  " if overview.is_off_cycle else "Decision  "

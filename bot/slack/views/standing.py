"""Where a member stands, in a few blocks: now, the next role, the next step (002-52)."""

from collections.abc import Callable
from datetime import date

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, RichTextSectionElement

from bot.domain.plan.case import Case
from bot.domain.plan.next_step import Action, NextStep
from bot.domain.plan.overview import Overview, decision_in_words
from bot.domain.text.wording import day_near
from bot.slack.text import bold, line, rich, shortened
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.goals.goal import done_button, open_form_button, save_as_win_button
from bot.slack.views.ladder import ladder
from bot.slack.views.links import (
    MOVE_STAGE,
    OPEN_AFTER,
    OPEN_HEARD,
    OPEN_PAUSE,
    OPEN_PLAN,
    OPEN_READY,
    OPEN_SETTINGS,
    SAVE_WIN,
    plain_button,
)
from bot.slack.views.review import review
from bot.slack.views.talks import not_yet, questions, talk

SHOWN, TITLE = 110, 60
"""Characters of the next step and of a title: enough to know a goal or a gap again."""

UNDATED = frozenset({"goal_win", "set_up"})
"""Steps that are for now, or of somebody who has not begun: neither waits for a day."""


def standing(overview: Overview) -> list[Block]:
    """Now, next role, time left and the next step; empty before there is a case."""
    case = overview.case
    if case is None:
        return []
    return [rich(*_titles(case), *_decided(overview)), *next_up(overview)]


def aim(overview: Overview) -> list[Block]:
    """The same without the step and without the days, which Home counts in its heading."""
    case = overview.case
    if case is None:
        return []
    return [rich(*_titles(case), *_decided(overview, is_counted=True), block_id="standing")]


def _decided(overview: Overview, *, is_counted: bool = False) -> list[RichTextSectionElement]:
    """Nothing once it is known how it ended; `is_counted` where the days stand elsewhere."""
    decided = decision_in_words(overview)
    if is_counted:
        decided = decided.partition(", in ")[0]
    return [line(bold(_label(overview)), decided)] if decided else []


def _titles(case: Case) -> list[RichTextSectionElement]:
    """Whoever was promoted is there; the next role is named once the next round begins."""
    if case.stage == "promoted":
        return [line(bold("Now  "), shortened(case.target_title, TITLE))]
    return [
        line(bold("Now  "), _here(case)),
        line(bold("Next role  "), shortened(case.target_title, TITLE)),
    ]


def next_up(overview: Overview, longest: int = SHOWN) -> list[Block]:
    """The one step, why, and the button that takes it: the only primary one beside it."""
    return [
        rich(*_next(overview.next_step, overview.today, longest)),
        ActionsBlock(block_id="next-step", elements=[_button(overview)]),
    ]


def _next(step: NextStep, today: date, longest: int) -> tuple[RichTextSectionElement, ...]:
    """The next step with its day; a gap's title in it is the member's own wording."""
    by = "until" if step.action == "pause" else "by"
    when = "" if step.action in UNDATED else f", {by} {day_near(step.by_on, today)}"
    return line(bold(f"Next: {shortened(step.title, longest)}"), when), line(step.why)


def _button(overview: Overview) -> ButtonElement:
    step = overview.next_step
    if step.action == "goal_win" and step.goal:
        button = save_as_win_button(step.goal)
    elif step.action == "goal":
        button = open_form_button("Set a goal", gap=overview.gaps[0] if overview.gaps else None)
    elif step.action == "goals" and step.goal:
        button = done_button(step.goal)
    else:
        button = BUTTONS.get(step.action, _plan_button)()
    button.style = "primary"
    return button


def _plan_button() -> ButtonElement:
    return plain_button("Open my plan", OPEN_PLAN)


def _stage_button() -> ButtonElement:
    return plain_button("Move on to the work", MOVE_STAGE, "work")


BUTTONS: dict[Action, Callable[[], ButtonElement]] = {
    "set_up": lambda: plain_button("Tell me where you want to be", OPEN_SETTINGS),
    "questions": lambda: plain_button("What to find out", questions.OPEN),
    "ladder": lambda: plain_button("Choose a ladder", ladder.OPEN),
    "review": lambda: plain_button("Go through the expectations", review.OPEN),
    "gap": lambda: plain_button("Go through the expectations", review.OPEN),
    "win": lambda: plain_button("Save a win", SAVE_WIN),
    "draft": lambda: write_button("Draft the request", "meeting_request"),
    "talk": lambda: plain_button("Record the talk", talk.OPEN_FORM),
    "stage": _stage_button,
    "not_yet": lambda: plain_button("See what's next", not_yet.OPEN_PAGE),
    "plan": _plan_button,
    "heard": lambda: plain_button("Tell me what you heard", OPEN_HEARD),
    "after": lambda: plain_button("What comes after", OPEN_AFTER),
    "ready": lambda: plain_button("See what is open", OPEN_READY),
    "pause": lambda: plain_button("End or change the pause", OPEN_PAUSE),
}
"""What takes each step; a goal's own buttons name the goal."""


def _here(case: Case) -> str:
    title = shortened(case.current_title, TITLE) or "your present role"
    if case.current_since_on is None:
        return title
    return f"{title}, since {case.current_since_on:%B %Y}"


def _label(overview: Overview) -> str:
    return "Your ask  " if overview.is_off_cycle else "Decision  "

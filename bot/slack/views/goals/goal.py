"""How goals look: the confirmation, the rows with their buttons, the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import week_name
from bot.domain.goals.goal import Goal, GoalChange, GoalDeed
from bot.domain.ladder.gap import Gap
from bot.domain.week.check_in import PlanCheckIn
from bot.slack.modal import modal
from bot.slack.text import (
    Message,
    bold,
    bullets,
    code,
    line,
    plain,
    quoted,
    rich,
    said,
    shortened,
    small,
)
from bot.slack.views.choices import OPTION_TEXT, options_of
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu
from bot.slack.views.spot import Spot, read_spot

OPEN_FORM = "goal_open"
TIE = "goal_tie"
DONE = "goal_done"
CARRY = "goal_carry"
DROP = "goal_drop"
REOPEN = "goal_reopen"
SAVE_AS_WIN = "goal_keep_as_win"
DELETE = "goal_delete"
DELETE_FORM = "goal_delete_form"

SHOWN = 150
"""Characters of a goal in a row: enough to know it again."""

ANSWERED = "You have the answer to this one: "
CARRY_LABEL = "Carry over"
SAVE_LABEL = "Save it as a win"

MOST_ROWS = 8
"""Goals with buttons in one list: more would not fit into 13,200 characters of blocks."""

DEEDS: dict[GoalDeed, str] = {
    "set": "Set: ",
    "done": "Done: ",
    "carried": "Carried over: ",
    "dropped": "Dropped: ",
    "reopened": "Open again: ",
}


@dataclass(frozen=True, slots=True)
class Press:
    """What a button on a goal says: which goal, its copy where it was carried, and where it stands.

    `gap_id` is set on the button that opens the form for a gap, or by the choice of one.
    """

    goal_id: int
    copy_id: int | None = None
    spot: Spot | None = None


def read_press(action: Mapping[str, Any]) -> Press:
    ids, *words = str(action["value"]).split(" ")
    goal_id, _, copy_id = ids.partition("+")
    return Press(int(goal_id), int(copy_id) if copy_id else None, read_spot(words))


def goal_saved(goal: Goal, gaps: Sequence[Gap], today: date) -> Message:
    """The private confirmation; with open gaps it asks which of them this closes."""
    blocks: list[Block] = [
        rich(line(bold(f"Set for {week_name(goal.week_of, today)}. "), goal.text)),
    ]
    if goal.gap_id:
        blocks += [rich(line("It closes the gap: ", title)) for title in _title_of(goal, gaps)]
    choice = [_gap_select(goal, gaps)] if gaps and not goal.gap_id else []
    blocks.append(
        ActionsBlock(
            block_id=f"goal-{goal.id}",
            elements=[*choice, plain_button("Undo", DROP, str(goal.id))],
        )
    )
    return Message(text=f"Set: {quoted(shortened(goal.text, SHOWN))}", blocks=blocks)


def read_tie(action: Mapping[str, Any]) -> tuple[int, int]:
    """The ids of the goal and of the gap that was chosen for it."""
    goal_id, gap_id = str(action["selected_option"]["value"]).split(" ")
    return int(goal_id), int(gap_id)


def goal_list(plan: PlanCheckIn, change: GoalChange | None = None) -> Message:
    """The goals of the week and what earlier weeks left open; `change` is what just happened."""
    blocks: list[Block] = changed(change) if change else []
    title = f"Your goals for {plan.week_name}"
    blocks += answered(plan)
    stays = change is None or change.deed in {"set", "reopened"}
    goals = (*plan.goals, *plan.finished)
    rows = goal_rows(goals, gaps=plan.gaps, apart_from=None if stays else change)
    blocks += [rich(line(bold(title))), *rows] if rows else []
    if plan.carried:
        blocks.append(rich(line(bold("Still open from before"))))
        blocks += goal_rows(plan.carried, gaps=plan.gaps)
    blocks.append(set_goal_button())
    return Message(text=title, blocks=blocks)


def answered(plan: PlanCheckIn, spot: Spot | None = None) -> list[Block]:
    """A goal that asks what was answered already, offered as done; nothing where there is none."""
    asked = (goal for goal in (*plan.carried, *plan.goals) if goal.id == plan.answered_id)
    return [
        block
        for goal in asked
        for block in (
            rich(line(ANSWERED, bold(shortened(goal.text, SHOWN)))),
            ActionsBlock(
                block_id=f"answered-{goal.id}",
                elements=[plain_button("It's done", DONE, _value(str(goal.id), spot))],
            ),
        )
    ]


def goal_window(plan: PlanCheckIn, change: GoalChange | None = None) -> View:
    """The same as a window: each goal with all that can be done about it."""
    return modal("Your goals", "goal_window", blocks=goal_list(plan, change)["blocks"])


def goal_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(f"{command} get the design doc reviewed"), "  sets it for this week"),
        (code(command), "  shows this week's, to finish, carry over or drop"),
    )
    return Message(
        text=f"{command} sets one thing you want to get done this week.",
        blocks=[
            rich(
                line(bold("One thing you want to get done this week. "), "Small enough to finish."),
                bullets(lines),
                line(
                    "Tie it to a gap and it counts twice. What you finish I offer to save as "
                    "a win. In Slack, only you see your goals."
                ),
            )
        ],
    )


def changed(change: GoalChange, spot: Spot | None = None) -> list[Block]:
    """What just happened to a goal, and what can be done about it."""
    goal, copy = change.goal, change.copy
    happened = rich(line(bold(DEEDS[change.deed]), shortened(goal.text, SHOWN)))
    if change.deed in {"set", "reopened"}:
        return [happened]
    buttons = [save_as_win_button(goal)] if change.deed == "done" and not goal.win_id else []
    ids = f"{goal.id}+{copy.id}" if copy else str(goal.id)
    buttons.append(plain_button("Undo", REOPEN, _value(ids, spot)))
    return [happened, ActionsBlock(block_id=f"changed-{goal.id}", elements=buttons)]


def goal_rows(
    goals: Sequence[Goal],
    *,
    gaps: Sequence[Gap] = (),
    spot: Spot | None = None,
    apart_from: GoalChange | None = None,
) -> list[Block]:
    """Each open goal with its ⋯, then what was done; a sentence where there is none.

    `apart_from` is a change that stands above the rows already, and is answer enough.
    """
    shown = [goal for goal in goals if not (apart_from and goal.id == apart_from.goal.id)]
    is_open = [goal for goal in shown if goal.state == "open"]
    is_done = [goal for goal in shown if goal.state == "done"]
    blocks: list[Block] = []
    for goal in is_open[:MOST_ROWS]:
        blocks += goal_row(goal, gaps, spot)
    if len(is_open) > MOST_ROWS:
        more = len(is_open) - MOST_ROWS
        blocks.append(small(f"And {more} more, which show up here as you close these."))
    for goal in [goal for goal in is_done if not goal.win_id][:MOST_ROWS]:
        blocks += done_row(goal, _undo_button(goal, spot))
    saved = [(bold("Done: "), shortened(goal.text, SHOWN)) for goal in is_done if goal.win_id]
    if saved:
        blocks.append(rich(bullets(saved[-MOST_ROWS:])))
    if blocks or apart_from:
        return blocks
    return [said("Nothing is set yet. One thing is enough: what do you want to get done?")]


def set_goal_button(
    label: str = "Set a goal", *, spot: Spot | None = None, is_primary: bool = False
) -> ActionsBlock:
    return ActionsBlock(
        block_id="set-goal", elements=[open_form_button(label, spot=spot, is_primary=is_primary)]
    )


def open_form_button(
    label: str, *, gap: Gap | None = None, spot: Spot | None = None, is_primary: bool = False
) -> ButtonElement:
    """Opens the form of a goal, with a gap chosen already if there is one."""
    value = _value(str(gap.id) if gap else "-", spot)
    return plain_button(label, OPEN_FORM, value, is_primary=is_primary)


def done_button(goal: Goal) -> ButtonElement:
    return plain_button("Done", DONE, str(goal.id), is_primary=True)


def read_opening(action: Mapping[str, Any]) -> tuple[int | None, Spot | None]:
    """The gap that the form is opened for, and the check-in that it is opened from."""
    gap, *words = str(action.get("value") or "-").split(" ")
    return (None if gap == "-" else int(gap)), read_spot(words)


def goal_row(
    goal: Goal, gaps: Sequence[Gap] = (), spot: Spot | None = None, *, shown: int = SHOWN
) -> list[Block]:
    """One goal with its ⋯ beside it; it is deleted in the list, and not in a check-in."""
    buttons = goal_buttons(goal, spot)
    if spot is None:
        buttons.append(delete_button(DELETE, goal.id))
    closes = [f"   → {shortened(title, OPTION_TEXT)}" for title in _title_of(goal, gaps)]
    words = PlainTextObject(text=f"{shortened(goal.text, shown)}{''.join(closes)}")
    return [SectionBlock(block_id=f"goal-{goal.id}", text=words, accessory=menu(*buttons))]


def goal_buttons(goal: Goal, spot: Spot | None = None) -> list[ButtonElement]:
    """What an open goal takes."""
    value = _value(str(goal.id), spot)
    return [
        plain_button("Done", DONE, value),
        plain_button(CARRY_LABEL, CARRY, value),
        plain_button("Drop", DROP, value),
    ]


def delete_goal(goal: Goal) -> View:
    """What goes with it, and what stays."""
    goes = (
        "It goes for good, also from the weeks that you carried it over from. The win it became "
        "stays, and so do its gap and its development goal. What you posted or sent stays where "
        "it is."
    )
    return delete_view(DELETE_FORM, "Delete this goal", goal.id, goal.text, goes)


def done_row(goal: Goal, *others: ButtonElement, shown: int = SHOWN) -> list[Block]:
    """What was done, with the button for the win that it may become, and any others."""
    words = rich(line(bold("Done: "), shortened(goal.text, shown)))
    if goal.win_id:
        return [words]
    buttons = [save_as_win_button(goal), *others]
    return [words, ActionsBlock(block_id=f"goal-{goal.id}", elements=buttons)]


def _undo_button(goal: Goal, spot: Spot | None) -> ButtonElement:
    return plain_button("Undo", REOPEN, _value(str(goal.id), spot), about=goal.text)


def save_as_win_button(goal: Goal) -> ButtonElement:
    return plain_button(SAVE_LABEL, SAVE_AS_WIN, str(goal.id), about=goal.text)


def _value(ids: str, spot: Spot | None) -> str:
    return f"{ids} {spot}" if spot else ids


def _title_of(goal: Goal, gaps: Sequence[Gap]) -> list[str]:
    """The title of the open gap that it closes, as a list of one or none."""
    return [gap.title for gap in gaps if gap.id == goal.gap_id]


def _gap_select(goal: Goal, gaps: Sequence[Gap]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=TIE,
        placeholder=plain("Tie to a gap"),
        options=list(options_of((f"{goal.id} {gap.id}", gap.title) for gap in gaps).values()),
    )

"""How development goals look: the list with what belongs to each, and the form with its reader."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement
from slack_sdk.models.views import View

from bot.domain.goals.development_goal import (
    Builds,
    Change,
    DevelopmentGoal,
    DevelopmentGoalDraft,
    Growth,
    builds_note,
)
from bot.domain.text.wording import counted, day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, rich, said, shortened, small
from bot.slack.views.choices import Pick, Radio, Tick
from bot.slack.views.delete import delete_button, delete_view
from bot.slack.views.fields import Day, Field, Words, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu

OPEN_FORM = "growth_open_form"
FORM = "growth_form"
DONE = "growth_done"
DROP = "growth_drop"
REOPEN = "growth_reopen"
SAVE_AS_WIN = "growth_keep_as_win"
DELETE = "growth_delete"
DELETE_FORM = "growth_delete_form"

SHOWN = 200
MOST_SHOWN = 12
BUILDS_LABELS: dict[Builds, str] = {
    "both": "Both: the skill and the proof of it",
    "skill": "The skill: I learn something new",
    "evidence": "The proof: I show what I can do already",
}

FOUR_PARTS: tuple[Field[Any], ...] = (
    Words("action", "What will you do?", has_focus=True, is_needed=True),
    Words("metric", "How do you measure it?", is_needed=True),
    Day("deadline", "By when?", is_needed=True, fills="deadline_on"),
    Words(
        "success_test",
        "How will you both know that it worked?",
        "What your manager would say or see",
        is_needed=True,
    ),
)
"""All are needed: Slack says so beside each, the rule for what is blank all the same."""

BUILDS = Radio(
    "builds", "What does it build?", builds_note("both"), labels=BUILDS_LABELS, usual="both"
)
GAP = Pick("gap", "Which gap does it close?", prompt="None in particular", key=int, fills="gap_id")
STRETCH = Tick(
    "stretch", "Is it a stretch?", box="This is new to me, a stretch", fills="is_stretch"
)
BECAUSE = Words("because", "Why did it change?")
NOTHING = DevelopmentGoalDraft()


def growth_page(growth: Growth) -> View:
    return modal(
        "Development goals",
        "growth_page",
        blocks=[
            small("Goals for months. What you set for a week can be a step of one."),
            *_uncovered(growth),
            *_listed(growth),
            ActionsBlock(
                block_id="growth-new",
                elements=[
                    plain_button("Set a development goal", OPEN_FORM, "new 0", is_primary=True)
                ],
            ),
        ],
    )


def growth_form(
    growth: Growth, goal: DevelopmentGoal | None = None, begun: DevelopmentGoalDraft = NOTHING
) -> View:
    """As the goal stands; for a new one, what was begun of it."""
    gap = GAP.among((gap.id, gap.title) for gap in growth.gaps)
    return modal(
        "Development goal",
        FORM,
        submit="Save",
        carries=carry(goal=goal.id if goal else None),
        blocks=[
            small("The first four make it a goal that holds."),
            *blocks_of((*FOUR_PARTS, BUILDS, *gap, STRETCH), goal or begun),
            *([BECAUSE.block("")] if goal else []),
        ],
    )


def read_growth_form(
    view: Mapping[str, Any],
) -> tuple[DevelopmentGoalDraft, int | None, str]:
    """What the form says, the goal that it changes, and why; what is missing is for the rule."""
    form = Form(view)
    said = values_of((*FOUR_PARTS, BUILDS, GAP, STRETCH), form)
    return DevelopmentGoalDraft(**said), carried(view).get("goal"), BECAUSE.read(form)


def read_opening(action: Mapping[str, Any]) -> tuple[int | None, int]:
    """The goal to change, None for a new one, and the gap that a new one is for, 0 for none."""
    word, _, number = str(action.get("value") or "new 0").partition(" ")
    return (int(number), 0) if word == "goal" else (None, int(number))


def read_goal_id(action: Mapping[str, Any]) -> int:
    return int(action["value"])


def _uncovered(growth: Growth) -> list[Block]:
    """Each gap that has no goal yet, with the one press that makes it one (002-34, 004-57)."""
    blocks: list[Block] = []
    for gap in growth.without_goal[:MOST_SHOWN]:
        button = plain_button("Make it a goal", OPEN_FORM, f"gap {gap.id}", about=gap.title)
        blocks += [
            rich(line("A gap without a goal: ", bold(shortened(gap.title, SHOWN)))),
            ActionsBlock(block_id=f"growth-gap-{gap.id}", elements=[button]),
        ]
    return blocks


def _listed(growth: Growth) -> list[Block]:
    if not growth.goals:
        return [
            said(
                "None yet. What would you like to be able to do, or to show, half a year from now?"
            )
        ]
    shown = sorted(growth.goals, key=lambda goal: goal.status != "open")[:MOST_SHOWN]
    return [block for goal in shown for block in _row(goal, growth)]


def _row(goal: DevelopmentGoal, growth: Growth) -> list[Block]:
    mark = {"open": "", "done": "Done: ", "dropped": "Dropped: "}[goal.status]
    weekly = growth.weekly.get(goal.id, ())
    done = sum(week.state == "done" for week in weekly)
    facts = [
        (bold("Measured by  "), shortened(goal.metric, SHOWN)),
        (bold("It worked when  "), shortened(goal.success_test, SHOWN)),
        (bold("By  "), day_near(goal.deadline_on, growth.today)),
        (bold("Builds  "), BUILDS_LABELS[goal.builds] + (", a stretch" if goal.is_stretch else "")),
        *([(bold("Weeks  "), f"{done} of {len(weekly)} weekly goals done")] if weekly else []),
        *_history(goal, growth.today),
    ]
    return [
        rich(line(bold(f"{mark}{shortened(goal.action, SHOWN)}")), bullets(facts)),
        ActionsBlock(block_id=f"growth-{goal.id}", elements=[menu(*_buttons(goal))]),
    ]


def _history(goal: DevelopmentGoal, today: date) -> list[tuple[str, ...]]:
    """The last changes of what it says; whether it is open stands above."""
    lines = [
        change for change in goal.history if change.field in {"deadline_on", "action", "metric"}
    ]
    rows: list[tuple[str, ...]] = []
    for change in lines[-2:]:
        why = f", because: {shortened(change.because, SHOWN)}" if change.because else ""
        rows.append((f"Until {day_near(change.on, today)}: {_before(change, today)}{why}",))
    return rows


def _before(change: Change, today: date) -> str:
    """What stood there; a deadline is saved as its date."""
    if change.field == "deadline_on":
        return f"by {day_near(date.fromisoformat(change.before), today)}"
    return shortened(change.before, SHOWN)


def _buttons(goal: DevelopmentGoal) -> list[ButtonElement]:
    value = str(goal.id)
    if goal.status != "open":
        again = plain_button("Open again", REOPEN, value)
        win = plain_button("Save it as a win", SAVE_AS_WIN, value)
        ways = [win, again] if goal.status == "done" else [again]
        return [*ways, delete_button(DELETE, goal.id)]
    return [
        plain_button("Done", DONE, value),
        plain_button("Change", OPEN_FORM, f"goal {goal.id}"),
        plain_button("Drop", DROP, value),
        delete_button(DELETE, goal.id),
    ]


def delete_goal(goal: DevelopmentGoal, weekly_count: int) -> View:
    """Says how many goals of a week were steps of it: they stay."""
    weeks = counted(weekly_count, "weekly goal")
    stays = f"{weeks.capitalize()} of it stay. " if weekly_count else ""
    goes = (
        f"It goes for good, with its history. {stays}So does the gap that it closes, and the win "
        "it became. What you posted or sent stays where it is."
    )
    return delete_view(DELETE_FORM, "Delete this goal", goal.id, goal.action, goes)

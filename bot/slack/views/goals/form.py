"""The form of a goal, with its reader: what to move, for which gap, in which week."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Week, week_name
from bot.domain.delivery.delivery import Posted
from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.goals.goal import LONGEST_GOAL, Goal, GoalForm
from bot.domain.ladder.gap import Gap
from bot.slack.forms import Form, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, rich, shortened
from bot.slack.views.fields import choice_field, field
from bot.slack.views.spot import Spot

SET = "goal_set"
SAVED = "goal_kept"

TEXT = "text"
GAP = "gap"
WEEK = "week"
MONTHS = "months"
STRETCH = "stretch"

MOST_OPTIONS = 100
OPTION_TEXT = 75
"""Options of a select. Source: docs.slack.dev/reference/block-kit/block-elements."""


def set_goal_form(
    week: Week,
    today: date,
    gaps: Sequence[Gap],
    months: Sequence[DevelopmentGoal] = (),
    *,
    gap_id: int | None = None,
    spot: Spot | None = None,
    posted: Posted | None = None,
) -> View:
    """An empty form for `week` or the one after; `months` are the goals that it can be a step of.

    It carries the check-in that it was opened from, so that the message can be redrawn.
    """
    blocks: list[Block] = [
        InputBlock(
            block_id=TEXT,
            label=plain("What do you want to get done?"),
            hint=plain("One thing, small enough to finish in a week."),
            element=PlainTextInputElement(
                action_id=TEXT, max_length=LONGEST_GOAL, focus_on_load=True
            ),
        )
    ]
    if gaps:
        blocks.append(_gap_field(gaps, gap_id))
    if months:
        blocks.append(_months_field(months))
    blocks += [_week_field(week, today), field(STRETCH, "Is it a stretch?", _stretch())]
    return modal(
        "Set a goal",
        SET,
        submit="Set",
        carries=carry(
            spot=str(spot) if spot else None,
            channel=posted.channel_id if posted else None,
            ts=posted.message_ts if posted else None,
        ),
        blocks=blocks,
    )


def read_goal_form(view: Mapping[str, Any]) -> GoalForm:
    form = Form(view)
    gap, week, months = form.option(GAP), form.option(WEEK), form.option(MONTHS)
    if week is None:
        raise ValueError("the form of a goal has a week chosen from the start")
    return GoalForm(
        form.text(TEXT),
        date.fromisoformat(week),
        int(gap) if gap else None,
        int(months) if months else None,
        is_stretch=STRETCH in form.options(STRETCH),
    )


def goal_saved(goal: Goal, today: date) -> View:
    """What the form turns into once its goal is set."""
    return modal(
        "Set",
        SAVED,
        close="Done",
        blocks=[rich(line(bold(f"Set for {week_name(goal.week_of, today)}. "), goal.text))],
    )


def options_of(choices: Sequence[tuple[str, str]]) -> list[Option]:
    return [
        Option(value=value, text=plain(shortened(label, OPTION_TEXT)))
        for value, label in choices[:MOST_OPTIONS]
    ]


def _gap_field(gaps: Sequence[Gap], gap_id: int | None) -> InputBlock:
    options = options_of([(str(gap.id), gap.title) for gap in gaps])
    chosen = [option for option in options if option.value == str(gap_id)]
    return InputBlock(
        block_id=GAP,
        label=plain("Which gap does it close?"),
        optional=True,
        element=StaticSelectElement(
            action_id=GAP,
            placeholder=plain("None in particular"),
            options=options,
            initial_option=chosen[0] if chosen else None,
        ),
    )


def _months_field(months: Sequence[DevelopmentGoal]) -> InputBlock:
    options = {
        str(goal.id): Option(value=str(goal.id), text=plain(shortened(goal.action, OPTION_TEXT)))
        for goal in months[:MOST_OPTIONS]
    }
    label = "Which development goal is it a step of?"
    return choice_field(MONTHS, label, options, None, "None in particular")


def _stretch() -> CheckboxesElement:
    option = Option(value=STRETCH, text=plain("This is new to me"))
    return CheckboxesElement(action_id=STRETCH, options=[option])


def _week_field(week: Week, today: date) -> InputBlock:
    mondays = (week.monday, week.monday + timedelta(weeks=1))
    options = options_of([(monday.isoformat(), _week_option(monday, today)) for monday in mondays])
    return InputBlock(
        block_id=WEEK,
        label=plain("For which week?"),
        element=RadioButtonsElement(action_id=WEEK, options=options, initial_option=options[0]),
    )


def _week_option(monday: date, today: date) -> str:
    name = week_name(monday, today)
    name = name[0].upper() + name[1:]
    day = f"{monday.day} {monday:%B}"
    return name if day in name else f"{name}, from {day}"

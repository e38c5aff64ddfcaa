"""The form of a goal, with its reader: what to move, for which gap, in which week."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Week, week_name
from bot.domain.delivery.delivery import Posted
from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.goals.goal import LONGEST_GOAL, Goal, GoalDraft
from bot.domain.ladder.gap import Gap
from bot.slack.forms import Form, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich
from bot.slack.views.choices import Pick, Radio, Tick
from bot.slack.views.fields import Field, Words, blocks_of, values_of
from bot.slack.views.spot import Spot

SET = "goal_set"
SAVED = "goal_kept"

TEXT = Words(
    "text",
    "What do you want to get done?",
    "One thing, small enough to finish in a week.",
    longest=LONGEST_GOAL,
    has_focus=True,
    is_needed=True,
)
GAP = Pick("gap", "Which gap does it close?", prompt="None in particular", key=int, fills="gap_id")
MONTHS = Pick(
    "months",
    "Which development goal is it a step of?",
    prompt="None in particular",
    key=int,
    fills="development_goal_id",
)
WEEK = "week"
STRETCH = Tick("stretch", "Is it a stretch?", box="This is new to me", fills="is_stretch")


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
    step_of = MONTHS.among((goal.id, goal.action) for goal in months)
    about: tuple[Field[Any], ...] = (
        TEXT,
        *GAP.among((gap.id, gap.title) for gap in gaps),
        *step_of,
    )
    blank = GoalDraft("", week.monday, gap_id)
    blocks = [
        *blocks_of(about, blank),
        _week_field(week, today).block(week.monday),
        STRETCH.block(value=False),
    ]
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


def read_goal_form(view: Mapping[str, Any]) -> GoalDraft:
    form = Form(view)
    week = form.option(WEEK)
    if week is None:
        raise ValueError("the form of a goal has a week chosen from the start")
    said = values_of((TEXT, GAP, MONTHS, STRETCH), form)
    return GoalDraft(week_of=date.fromisoformat(week), **said)


def goal_saved(goal: Goal, today: date) -> View:
    """What the form turns into once its goal is set."""
    return modal(
        "Set",
        SAVED,
        close="Done",
        blocks=[rich(line(bold(f"Set for {week_name(goal.week_of, today)}. "), goal.text))],
    )


def _week_field(week: Week, today: date) -> Radio[date]:
    mondays = (week.monday, week.monday + timedelta(weeks=1))
    labels = {monday: _week_option(monday, today) for monday in mondays}
    return Radio(WEEK, "For which week?", labels=labels, is_needed=True)


def _week_option(monday: date, today: date) -> str:
    name = week_name(monday, today)
    name = name[0].upper() + name[1:]
    day = f"{monday.day} {monday:%B}"
    return name if day in name else f"{name}, from {day}"

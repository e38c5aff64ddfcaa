"""The member's week in the settings: when they are asked, how often, and what is wanted at all."""

from collections.abc import Mapping, Sequence
from datetime import time
from typing import get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    HeaderBlock,
    Option,
    StaticSelectElement,
    TimePickerElement,
)

from bot.domain.rhythm import DUE_KINDS, CheckInKind, Rhythm, Slot
from bot.slack.forms import Form
from bot.slack.text import plain
from bot.slack.views.days_off import DAYS, days_off_button
from bot.slack.views.fields import field, initially
from bot.slack.views.pause import pause_button

PLAN_DAY = "plan_day"
PLAN_AT = "plan_at"
REVIEW_DAY = "review_day"
REVIEW_AT = "review_at"
TWICE = "asks_twice"
WANTED = "wanted"

WANTED_LABELS: dict[str, str] = {
    "plan": "Ask what I will move this week",
    "review": "Ask how the week went",
    "nudge": "Tell me when a date comes close",
    "agenda": "Bring a draft before my regular 1:1",
}
TWICE_LABELS: dict[str, str] = {
    "plan": "What I will move this week",
    "review": "How the week went",
}
TWICE_HINT = "One time, on your next working day, and shorter. Not ticked: I leave it at one."


def week_fields(rhythm: Rhythm) -> list[Block]:
    return [
        HeaderBlock(text=plain("Your week")),
        field(PLAN_DAY, "Plan the week on", _weekday(PLAN_DAY, rhythm.plan.weekday)),
        field(PLAN_AT, "Plan it at", _hour(PLAN_AT, rhythm.plan.at)),
        field(REVIEW_DAY, "Look back on", _weekday(REVIEW_DAY, rhythm.review.weekday)),
        field(REVIEW_AT, "Look back at", _hour(REVIEW_AT, rhythm.review.at)),
        field(WANTED, "What I may do", _wanted(rhythm)),
        field(TWICE, "If you don't answer, ask once more", _twice(rhythm), TWICE_HINT),
        ActionsBlock(block_id="days-off", elements=[days_off_button(), pause_button()]),
    ]


def read_week(form: Form) -> Rhythm:
    default = Rhythm()
    wanted, twice = form.options(WANTED), form.options(TWICE)
    return Rhythm(
        plan=Slot(
            int(form.option(PLAN_DAY) or default.plan.weekday),
            form.hour(PLAN_AT) or default.plan.at,
        ),
        review=Slot(
            int(form.option(REVIEW_DAY) or default.review.weekday),
            form.hour(REVIEW_AT) or default.review.at,
        ),
        stopped=frozenset(kind for kind in DUE_KINDS if kind not in wanted),
        asks_twice=frozenset(kind for kind in get_args(CheckInKind) if kind in twice),
    )


def _wanted(rhythm: Rhythm) -> CheckboxesElement:
    chosen = [kind for kind in DUE_KINDS if kind not in rhythm.stopped]
    return _boxes(WANTED, WANTED_LABELS, chosen)


def _twice(rhythm: Rhythm) -> CheckboxesElement:
    chosen = [kind for kind in TWICE_LABELS if kind in rhythm.asks_twice]
    return _boxes(TWICE, TWICE_LABELS, chosen)


def _boxes(action_id: str, labels: Mapping[str, str], chosen: Sequence[str]) -> CheckboxesElement:
    options = {key: Option(value=key, text=plain(label)) for key, label in labels.items()}
    return CheckboxesElement(
        action_id=action_id,
        options=list(options.values()),
        initial_options=initially(chosen, options),
    )


def _hour(action_id: str, initial: time) -> TimePickerElement:
    return TimePickerElement(action_id=action_id, initial_time=f"{initial:%H:%M}")


def _weekday(action_id: str, initial: int) -> StaticSelectElement:
    options = [Option(value=str(number), text=plain(name)) for number, name in enumerate(DAYS)]
    return StaticSelectElement(
        action_id=action_id, options=options, initial_option=options[initial]
    )

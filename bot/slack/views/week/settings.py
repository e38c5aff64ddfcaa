"""The member's week in the settings: hours, working days, and what is wanted at all."""

from collections.abc import Mapping, Sequence
from datetime import time
from itertools import groupby
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    CheckboxesElement,
    HeaderBlock,
    InputBlock,
    Option,
    OptionGroup,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import DUE_KINDS, NO_COUNTRY, CheckInKind, Pace, Rhythm, Slot
from bot.domain.errors import CoachError
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import plain, said
from bot.slack.views.fields import field, initially
from bot.slack.views.links import plain_button
from bot.slack.views.week.pause import pause_button

OPEN_FORM = "days_off_open"
SAVE = "days_off_keep"
WEEKDAYS = "weekdays"
COUNTRY = "country"

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Countries = Mapping[str, str]
"""Names by ISO code."""


class NoWorkingDayError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "Tick at least one day. To hear nothing at all for a while, use the pause.",
            field=WEEKDAYS,
        )


def days_off_button() -> ButtonElement:
    return plain_button("Working days", OPEN_FORM)


def days_off_form(rhythm: Rhythm, country_code: str, countries: Countries) -> View:
    """`country_code` is of the country whose holidays are kept, chosen or guessed from the zone."""
    guess = (
        " I guessed this one from your time zone." if country_code and not rhythm.country else ""
    )
    weekdays = InputBlock(
        block_id=WEEKDAYS,
        label=plain("You work on"),
        optional=True,
        element=_weekdays(rhythm.weekdays),
    )
    country = InputBlock(
        block_id=COUNTRY,
        label=plain("Public holidays of"),
        hint=plain(f"On a holiday I wait for your next working day, or skip the week.{guess}"),
        optional=True,
        element=_countries(country_code, countries),
    )
    return modal("Working days", SAVE, submit="Save", close="Not now", blocks=[weekdays, country])


def read_days_off(view: Mapping[str, Any]) -> tuple[frozenset[int], str]:
    """The weekdays (0 is Monday) and the country's code, or NO_COUNTRY; NoWorkingDayError."""
    form = Form(view)
    weekdays = frozenset(map(int, form.options(WEEKDAYS)))
    if not weekdays:
        raise NoWorkingDayError
    return weekdays, form.option(COUNTRY) or NO_COUNTRY


def days_saved(rhythm: Rhythm, countries: Countries) -> View:
    named = countries.get(rhythm.country)
    rest = f" and stay quiet on public holidays of {named}" if named else ""
    return modal(
        "Working days",
        "days_off_kept",
        close="Done",
        blocks=[said(f"Saved. I come on your working days{rest}.")],
    )


def _weekdays(chosen: frozenset[int]) -> CheckboxesElement:
    options = [Option(value=str(number), text=plain(name)) for number, name in enumerate(DAYS)]
    return CheckboxesElement(
        action_id=WEEKDAYS,
        options=options,
        initial_options=[options[number] for number in sorted(chosen)] or None,
    )


def _countries(chosen: str, countries: Countries) -> StaticSelectElement:
    """In groups by their first letter: a menu has at most 100 options, and 100 groups of them."""
    options = {code: Option(value=code, text=plain(name)) for code, name in countries.items()}
    none = Option(value=NO_COUNTRY, text=plain("None"))
    lettered = groupby(countries.items(), key=lambda item: item[1][0])
    groups = [
        OptionGroup(label=plain(letter), options=[options[code] for code, _ in items])
        for letter, items in lettered
    ]
    return StaticSelectElement(
        action_id=COUNTRY,
        placeholder=plain("Choose a country"),
        option_groups=[OptionGroup(label=plain("No country"), options=[none]), *groups],
        initial_option=options.get(chosen, none),
    )


PACE = "pace"
PLAN_DAY = "plan_day"
PLAN_AT = "plan_at"
REVIEW_DAY = "review_day"
REVIEW_AT = "review_at"
TWICE = "asks_twice"
WANTED = "wanted"

PACES: dict[Pace, str] = {
    "weekly": "Every week",
    "fortnight": "Every two weeks",
    "month": "Once a month",
}
WANTED_LABELS: dict[str, str] = {
    "plan": "Ask what I want to get done this week",
    "review": "Ask how the week went",
    "nudge": "Tell me when a date comes close",
    "agenda": "Bring a draft before my regular 1:1",
}
TWICE_LABELS: dict[str, str] = {
    "plan": "What I want to get done this week",
    "review": "How the week went",
}
TWICE_HINT = "One time, on your next working day, and shorter. Not ticked: I leave it at one."


def week_fields(rhythm: Rhythm) -> list[Block]:
    return [
        HeaderBlock(text=plain("Your week")),
        field(PACE, "How often", _pace(rhythm.pace)),
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
        pace=next((pace for pace in PACES if pace == form.option(PACE)), default.pace),
    )


def _pace(chosen: Pace) -> StaticSelectElement:
    options = {pace: Option(value=pace, text=plain(PACES[pace])) for pace in PACES}
    return StaticSelectElement(
        action_id=PACE, options=list(options.values()), initial_option=options[chosen]
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

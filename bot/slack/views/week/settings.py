"""The member's week in the settings: hours, working days, and what is wanted at all."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    InputBlock,
    Option,
    OptionGroup,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import DUE_KINDS, NO_COUNTRY, CheckInKind, Pace, Rhythm, Slot
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import plain, said
from bot.slack.views.choices import Select, Ticks
from bot.slack.views.fields import Field, Hour, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.week.pause import pause_button

OPEN_FORM = "days_off_open"
SAVE = "days_off_keep"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Countries = Mapping[str, str]
"""Names by ISO code."""


WEEKDAYS = Ticks(
    "weekdays",
    "You work on",
    labels=dict(enumerate(DAYS)),
    refusal="Tick at least one day. To hear nothing at all for a while, use the pause.",
)
COUNTRY = "country"


def days_off_button() -> ButtonElement:
    return plain_button("Working days", OPEN_FORM)


def days_off_form(rhythm: Rhythm, country_code: str, countries: Countries) -> View:
    """`country_code` is of the country whose holidays are kept, chosen or guessed from the zone."""
    guess = (
        " I guessed this one from your time zone." if country_code and not rhythm.country else ""
    )
    country = InputBlock(
        block_id=COUNTRY,
        label=plain("Public holidays of"),
        hint=plain(f"On a holiday I wait for your next working day, or skip the week.{guess}"),
        optional=True,
        element=_countries(country_code, countries),
    )
    blocks = [WEEKDAYS.block(rhythm.weekdays), country]
    return modal("Working days", SAVE, submit="Save", close="Not now", blocks=blocks)


def read_days_off(view: Mapping[str, Any]) -> tuple[frozenset[int], str]:
    """The weekdays (0 is Monday) and the country's code, or NO_COUNTRY."""
    form = Form(view)
    return frozenset(WEEKDAYS.read(form)), form.option(COUNTRY) or NO_COUNTRY


def days_saved(rhythm: Rhythm, countries: Countries) -> View:
    named = countries.get(rhythm.country)
    rest = f" and stay quiet on public holidays of {named}" if named else ""
    return modal(
        "Working days",
        "days_off_kept",
        close="Done",
        blocks=[said(f"Saved. I come on your working days{rest}.")],
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
TWICE_LABELS: dict[CheckInKind, str] = {
    "plan": "What I want to get done this week",
    "review": "How the week went",
}
USUAL = Rhythm()
PACE = Select("pace", "How often", labels=PACES, usual=USUAL.pace)
PLAN: tuple[Field[Any], ...] = (
    Select(
        "plan_day",
        "Plan the week on",
        labels=dict(enumerate(DAYS)),
        usual=USUAL.plan.weekday,
        fills="weekday",
    ),
    Hour("plan_at", "Plan it at", usual=USUAL.plan.at, fills="at"),
)
REVIEW: tuple[Field[Any], ...] = (
    Select(
        "review_day",
        "Look back on",
        labels=dict(enumerate(DAYS)),
        usual=USUAL.review.weekday,
        fills="weekday",
    ),
    Hour("review_at", "Look back at", usual=USUAL.review.at, fills="at"),
)
WANTED = Ticks("wanted", "What I may do", labels=WANTED_LABELS)
TWICE = Ticks(
    "asks_twice",
    "If you don't answer, ask once more",
    "One time, on your next working day, and shorter. Not ticked: I leave it at one.",
    labels=TWICE_LABELS,
)


def week_fields(rhythm: Rhythm) -> list[Block]:
    return [
        HeaderBlock(text=plain("Your week")),
        PACE.block(rhythm.pace),
        *blocks_of(PLAN, rhythm.plan),
        *blocks_of(REVIEW, rhythm.review),
        WANTED.block([kind for kind in DUE_KINDS if kind not in rhythm.stopped]),
        TWICE.block(rhythm.asks_twice),
        ActionsBlock(block_id="days-off", elements=[days_off_button(), pause_button()]),
    ]


def read_week(form: Form) -> Rhythm:
    wanted = WANTED.read(form)
    return Rhythm(
        plan=Slot(**values_of(PLAN, form)),
        review=Slot(**values_of(REVIEW, form)),
        stopped=frozenset(kind for kind in DUE_KINDS if kind not in wanted),
        asks_twice=frozenset(TWICE.read(form)),
        **values_of((PACE,), form),
    )

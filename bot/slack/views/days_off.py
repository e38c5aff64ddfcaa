"""How the working days look: the form for weekdays and public holidays, with its reader."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ButtonElement,
    CheckboxesElement,
    InputBlock,
    Option,
    OptionGroup,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.rhythm import Rhythm
from bot.slack.forms import Form
from bot.slack.text import plain, said

OPEN_FORM = "days_off_open"
KEEP = "days_off_keep"
WEEKDAYS = "weekdays"
COUNTRY = "country"

NONE = "-"
"""The value of the choice to keep no country's holidays."""

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
    return ButtonElement(text=plain("Working days"), action_id=OPEN_FORM)


def days_off_form(rhythm: Rhythm, countries: Countries) -> View:
    weekdays = InputBlock(
        block_id=WEEKDAYS,
        label=plain("You work on"),
        optional=True,
        element=_weekdays(rhythm.weekdays),
    )
    country = InputBlock(
        block_id=COUNTRY,
        label=plain("Public holidays of"),
        hint=plain("On a holiday I wait for your next working day, or skip the week."),
        optional=True,
        element=_countries(rhythm.country, countries),
    )
    return View(
        type="modal",
        callback_id=KEEP,
        title=plain("Working days"),
        submit=plain("Save"),
        close=plain("Not now"),
        blocks=[weekdays, country],
    )


def read_days_off(view: Mapping[str, Any]) -> tuple[frozenset[int], str]:
    """The weekdays (0 is Monday) and the country's code, empty for none; NoWorkingDayError."""
    form = Form(view)
    weekdays = frozenset(map(int, form.options(WEEKDAYS)))
    if not weekdays:
        raise NoWorkingDayError
    country = form.option(COUNTRY) or NONE
    return weekdays, "" if country == NONE else country


def days_kept(rhythm: Rhythm, countries: Countries) -> View:
    named = countries.get(rhythm.country)
    rest = f" and stay quiet on public holidays of {named}" if named else ""
    return View(
        type="modal",
        callback_id="days_off_kept",
        title=plain("Working days"),
        close=plain("Done"),
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
    none = Option(value=NONE, text=plain("None"))
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

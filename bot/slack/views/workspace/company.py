"""What an admin sets for everybody in a workspace, under health and counts; never a word."""

from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Rhythm
from bot.domain.text.wording import counted
from bot.domain.workspace.company import (
    DAYS_OFFERED,
    CompanySettings,
    DaysNotOfferedError,
    ForEverybody,
    RoundedUse,
    days_offered,
)
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import said, small
from bot.slack.views.choices import Pick, Ticks
from bot.slack.views.fields import blocks_of
from bot.slack.views.week.settings import DAYS

FORM = "company_settings"
AS_OPERATOR = "operator"
WEEKDAYS = Ticks(
    "company_weekdays",
    "Working days",
    "Whoever is new begins with these, and can choose their own.",
    labels=dict(enumerate(DAYS)),
    refusal="Tick at least one day.",
    fills="weekdays",
)
FORGET_AFTER = Pick(
    "company_forget_after",
    "When an account is closed, delete what's saved",
    prompt="Choose",
    key=str,
    fills="forget_after",
)


def for_everybody(page: ForEverybody) -> View:
    settings = page.settings
    fields = blocks_of(
        [WEEKDAYS, *FORGET_AFTER.among(_days(page.operator_days))],
        weekdays=settings.weekdays or Rhythm().weekdays,
        forget_after=str(settings.forget_after or AS_OPERATOR),
    )
    return modal(
        "For everybody here",
        FORM,
        submit="Save for everybody",
        blocks=[
            said(f"*How it goes*  {_use(page.use)} {_health(is_late=page.is_late)}"),
            small(
                "Numbers are rounded down to fives, and of fewer than five people I say nothing. "
                "I show no names and nobody's words to anybody."
            ),
            *fields,
            small(
                "I wait 30 more days, in case they come back. You can shorten what whoever runs me "
                "set, and not extend it."
            ),
        ],
    )


def read_for_everybody(view: Mapping[str, Any]) -> CompanySettings:
    """Raises what says that a day has to be ticked, and DaysNotOfferedError."""
    form = Form(view)
    chosen = FORGET_AFTER.read(form) or AS_OPERATOR
    offered = {AS_OPERATOR: None} | {str(days): days for days in DAYS_OFFERED}
    if chosen not in offered:
        raise DaysNotOfferedError
    return CompanySettings(frozenset(WEEKDAYS.read(form)), offered[chosen])


def saved_for_everybody() -> View:
    return modal(
        "For everybody here",
        "company_settings_saved",
        close="Done",
        blocks=[said("Saved. Nobody's own settings have changed.")],
    )


def _use(use: RoundedUse | None) -> str:
    if use is None:
        return "Fewer than five people use me here."
    people = f"At least {use.people} people use me here."
    if use.active is None:
        return people
    return (
        f"{people} In the last 30 days at least {use.active} did something, and at least "
        f"{use.written_to} got a message."
    )


def _health(*, is_late: bool) -> str:
    if is_late:
        return "*Messages are late just now*: ask whoever runs me."
    return "Messages go out on time."


def _days(operator_days: int | None) -> Iterator[tuple[str, str]]:
    """None that is longer than the operator's."""
    usual = "Never" if operator_days is None else f"After {counted(operator_days, 'day')}"
    yield AS_OPERATOR, f"{usual}, as whoever runs me set it"
    for days in days_offered(operator_days):
        yield str(days), f"After {counted(days, 'day')}"

"""What an admin sets for everybody in a workspace, under health and counts; never a word."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import CheckboxesElement, Option
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Rhythm
from bot.domain.errors import CoachError
from bot.domain.text.wording import counted
from bot.domain.workspace.company import DAYS_OFFERED, CompanySettings, ForEverybody, Use
from bot.slack.forms import Form
from bot.slack.text import plain, said, small
from bot.slack.views.fields import choice_field, field
from bot.slack.views.week.settings import DAYS

FORM = "company_settings"
WEEKDAYS = "company_weekdays"
FORGET_AFTER = "company_forget_after"
AS_OPERATOR = "operator"


class NoWeekdayError(CoachError):
    def __init__(self) -> None:
        super().__init__("Tick at least one day.", field=WEEKDAYS)


def for_everybody(page: ForEverybody) -> View:
    return View(
        type="modal",
        callback_id=FORM,
        title=plain("For everybody here"),
        submit=plain("Save for everybody"),
        close=plain("Cancel"),
        blocks=[
            said(f"*How it goes*  {_use(page.use)} {_health(is_late=page.is_late)}"),
            small(
                "Numbers are rounded down to fives, and of fewer than five people I say nothing. "
                "I show no names and nobody's words to anybody."
            ),
            field(
                WEEKDAYS,
                "Working days",
                _weekdays(page.settings),
                hint="Whoever is new begins with these, and can choose their own.",
            ),
            choice_field(
                FORGET_AFTER,
                "When an account is closed, delete what's saved",
                _days(page.operator_days),
                str(page.settings.forget_after or AS_OPERATOR),
                "Choose",
            ),
            small(
                "I wait 30 more days, in case they come back. You can shorten what whoever runs me "
                "set, and not extend it."
            ),
        ],
    )


def read_for_everybody(view: Mapping[str, Any]) -> CompanySettings:
    """Raises NoWeekdayError."""
    form = Form(view)
    weekdays = frozenset(map(int, form.options(WEEKDAYS)))
    if not weekdays:
        raise NoWeekdayError
    days = form.option(FORGET_AFTER) or AS_OPERATOR
    return CompanySettings(weekdays, None if days == AS_OPERATOR else int(days))


def saved_for_everybody() -> View:
    return View(
        type="modal",
        callback_id="company_settings_saved",
        title=plain("For everybody here"),
        close=plain("Done"),
        blocks=[said("Saved. Nobody's own settings have changed.")],
    )


def _use(use: Use | None) -> str:
    if use is None:
        return "Fewer than five people use me here."
    return (
        f"At least {use.people} people use me here. In the last 30 days at least {use.active} did "
        f"something, and {use.written_to} got a message."
    )


def _health(*, is_late: bool) -> str:
    if is_late:
        return "*Messages are late just now*: ask whoever runs me."
    return "Messages go out on time."


def _weekdays(settings: CompanySettings) -> CheckboxesElement:
    chosen = settings.weekdays or Rhythm().weekdays
    options = [Option(value=str(number), text=plain(name)) for number, name in enumerate(DAYS)]
    return CheckboxesElement(
        action_id=WEEKDAYS,
        options=options,
        initial_options=[options[number] for number in sorted(chosen)],
    )


def _days(operator_days: int | None) -> dict[str, Option]:
    """None that is longer than the operator's."""
    usual = "Never" if operator_days is None else f"After {counted(operator_days, 'day')}"
    offered = [days for days in DAYS_OFFERED if operator_days is None or days < operator_days]
    return {
        AS_OPERATOR: Option(value=AS_OPERATOR, text=plain(f"{usual}, as whoever runs me set it")),
        **{
            str(days): Option(value=str(days), text=plain(f"After {counted(days, 'day')}"))
            for days in offered
        },
    }

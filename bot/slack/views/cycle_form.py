"""The form of what a plan counts back from: which decision it is, and the days around it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Option, RadioButtonsElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.cycle import USUAL_MONTHS, Cycle, Origin
from bot.domain.errors import CoachError
from bot.domain.plan_page import PlanPage
from bot.domain.wording import counted
from bot.slack.forms import Form
from bot.slack.text import plain
from bot.slack.views.fields import date_field, field

CYCLE = "plan_cycle"

KIND = "kind"
DECIDED = "decided_on"
OPENS = "opens_on"
ANNOUNCED = "announced_on"
EVERY = "every_months"

KINDS: dict[str, tuple[Origin, str]] = {
    "own": ("own", "A round of my company's"),
    "off_cycle": ("off_cycle", "An ask of my own, outside of any round"),
}
INTERVALS = (3, 6, USUAL_MONTHS)


class DayPassedError(CoachError):
    def __init__(self) -> None:
        super().__init__("That day has passed. When is the next one decided?", field=DECIDED)


def cycle_form(page: PlanPage) -> View:
    """The day that all counts back from, and the days around it."""
    cycle = page.cycle
    return View(
        type="modal",
        callback_id=CYCLE,
        title=plain("What I aim for"),
        submit=plain("Save"),
        close=plain("Cancel"),
        blocks=[
            field(KIND, "Which decision is it?", _kinds(cycle), optional=False),
            date_field(
                DECIDED,
                "When is it decided?",
                page.case.decision_on,
                hint="The day they decide, often weeks before anybody is told; a good guess will "
                "do. For an ask of your own: the day you hope for. In Slack, only you see it.",
                optional=False,
            ),
            date_field(
                OPENS, "When does the official period open?", cycle.opens_on if cycle else None
            ),
            date_field(ANNOUNCED, "When is it announced?", page.case.announcement_on),
            field(EVERY, "How often does it come round?", _intervals(cycle), optional=False),
        ],
    )


def read_cycle_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises DayPassedError; whether the days are in order is for `checked`."""
    form = Form(view)
    decided_on = form.day(DECIDED)
    if decided_on is None:
        raise ValueError("Slack does not send this form without the day")
    if decided_on < today:
        raise DayPassedError
    origin, _ = KINDS[form.option(KIND) or "own"]
    return Cycle(
        name="Off-cycle" if origin == "off_cycle" else "Your next decision",
        decided_on=decided_on,
        opens_on=form.day(OPENS),
        announced_on=form.day(ANNOUNCED),
        origin=origin,
        every_months=int(form.option(EVERY) or USUAL_MONTHS),
    )


def _kinds(cycle: Cycle | None) -> RadioButtonsElement:
    options = {key: Option(value=key, text=plain(label)) for key, (_, label) in KINDS.items()}
    chosen = "off_cycle" if cycle and cycle.origin == "off_cycle" else "own"
    return RadioButtonsElement(
        action_id=KIND, options=list(options.values()), initial_option=options[chosen]
    )


def _intervals(cycle: Cycle | None) -> StaticSelectElement:
    options = {
        months: Option(value=str(months), text=plain(f"Every {counted(months, 'month')}"))
        for months in INTERVALS
    }
    months = cycle.every_months if cycle else USUAL_MONTHS
    return StaticSelectElement(
        action_id=EVERY,
        options=list(options.values()),
        initial_option=options.get(months, options[USUAL_MONTHS]),
    )

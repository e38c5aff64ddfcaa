"""How a pause looks: the button, the form with its reader, and what is said afterwards."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, ButtonElement
from slack_sdk.models.views import View

from bot.domain.calendar.working_days import Absence
from bot.domain.errors import CoachError
from bot.domain.text.wording import day_near
from bot.domain.week.check_in import Outlook
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import said
from bot.slack.views.fields import Day
from bot.slack.views.links import OPEN_PAUSE, plain_button

OPEN_FORM = OPEN_PAUSE
SAVE = "pause_keep"
END = "pause_end"
UNTIL = Day(
    "pause_until",
    "When are you back?",
    "I send nothing before that day. Everything you type still works.",
    is_needed=True,
)

A_WEEK = timedelta(weeks=1)
LONGEST = timedelta(days=366)


class PauseOverError(CoachError):
    sentence = "That day is here already. Pick the day on which you want to hear from me again."
    field = UNTIL.id


class PauseTooLongError(CoachError):
    sentence = (
        "That is more than a year. Pick an earlier day, or stop the messages in the settings."
    )
    field = UNTIL.id


def pause_button() -> ButtonElement:
    return plain_button("Pause until…", OPEN_FORM)


def pause_form(today: date, absence: Absence | None) -> View:
    """`absence` is the pause that they are in, or that begins later."""
    until_on = _back_on(absence) or today + A_WEEK
    end = plain_button("I'm back already", END)
    return modal(
        "Pause",
        SAVE,
        submit="Pause",
        close="Not now",
        blocks=[
            UNTIL.block(until_on),
            *([ActionsBlock(block_id="pause-end", elements=[end])] if absence else []),
        ],
    )


def read_pause(view: Mapping[str, Any], today: date) -> date:
    """The first day on which messages come again. Raises PauseOverError, PauseTooLongError."""
    until_on = UNTIL.read(Form(view))
    if until_on is None or until_on <= today:
        raise PauseOverError
    if until_on - today > LONGEST:
        raise PauseTooLongError
    return until_on


def paused(until_on: date, today: date) -> View:
    return _closing(quiet_until(until_on, today))


def pause_ended(outlook: Outlook) -> View:
    return _closing(welcome_back(outlook))


def quiet_until(until_on: date, today: date) -> str:
    return f"Enjoy the quiet. I send nothing before {day_near(until_on, today)}."


def welcome_back(outlook: Outlook) -> str:
    if outlook.at is None:
        return "Good to have you back. Your check-ins are off; the settings turn them on."
    on = day_near(outlook.at.date(), outlook.today)
    return f"Good to have you back. You'll hear from me on {on}."


def _closing(sentence: str) -> View:
    return modal("Pause", "pause_told", close="Done", blocks=[said(sentence)])


def _back_on(absence: Absence | None) -> date | None:
    if absence is None or absence.until_on is None:
        return None
    return absence.until_on + timedelta(days=1)

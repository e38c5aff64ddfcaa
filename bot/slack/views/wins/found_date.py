"""Asking when a found line happened: the day, or about when, where nobody knows the day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, rough_times, when_said
from bot.domain.errors import CoachError
from bot.domain.text.wording import capitalised, counted
from bot.domain.wins.found_line import QueuedLine
from bot.domain.wins.reading import past_day
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import line, rich, said, shortened, small
from bot.slack.views.choices import Select
from bot.slack.views.fields import Day

ASK_DATE = "win_found_date"
DATED = "win_found_dated"

ALL = "all"
"""Instead of a line's id: whatever waits without a date."""

DAY = Day("happened_on", "On which day?")
SHOWN = 300


class NoDateChosenError(CoachError):
    sentence = "Choose the day above, or about when it was."
    field = "about"


def date_form(queued_line: QueuedLine, today: date) -> View:
    when = queued_line.when
    place = [line(f"From {shortened(queued_line.place, SHOWN)}")] if queued_line.place else []
    words = rich(line(shortened(queued_line.text, SHOWN)), *place)
    return _form(words, when.on if when and not when.is_about else None, today, queued_line.id)


def date_form_for_all(undated: int, today: date) -> View:
    lines = counted(undated, "line has", "lines have")
    words = said(f"*{lines} no date.* All of them get the one that you choose here.")
    return _form(words, None, today, None)


def _form(words: Block, on: date | None, today: date, queued_line_id: int | None) -> View:
    blocks = [
        words,
        DAY.block(on),
        _about(today).block(),
        small("Where only the month or year is known, I show it as “about”, never as a day."),
    ]
    return modal(
        "When was it?",
        DATED,
        submit="Save",
        close="Back",
        carries=carry(id=queued_line_id),
        blocks=blocks,
    )


def _about(today: date) -> Select[str]:
    return Select(
        "about",
        "Or about when?",
        labels={_key(one): capitalised(when_said(one)) for one in rough_times(today)},
        prompt="Choose a time",
    )


def _key(when: When) -> str:
    return f"{when.span} {when.on.isoformat()}"


def read_date(view: Mapping[str, Any], today: date) -> tuple[int | None, When]:
    """The line's id, None for all, and the date; raises FutureWinError or NoDateChosenError."""
    form = Form(view)
    day, about = DAY.read(form), _about(today).read(form)
    if day:
        return carried(view).get("id"), When(past_day(day, today))
    chosen = next((one for one in rough_times(today) if _key(one) == about), None)
    if chosen is None:
        raise NoDateChosenError
    return carried(view).get("id"), chosen

"""Asking when a found line happened: the day, or about when, where nobody knows the day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block, Option
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, rough_times, when_said
from bot.domain.errors import CoachError
from bot.domain.text.wording import capitalised, counted
from bot.domain.wins.found_line import QueuedLine
from bot.domain.wins.reading import past_day
from bot.slack.forms import Form, carried, carry
from bot.slack.text import line, plain, rich, said, shortened, small
from bot.slack.views.fields import choice_field, date_field

ASK_DATE = "win_found_date"
DATED = "win_found_dated"

ALL = "all"
"""Instead of a line's id: whatever waits without a date."""

DAY = "happened_on"
ABOUT = "about"
SHOWN = 300


class NoDateChosenError(CoachError):
    def __init__(self) -> None:
        super().__init__("Choose the day above, or about when it was.", field=ABOUT)


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
        date_field(DAY, "On which day?", on),
        choice_field(ABOUT, "Or about when?", _options(today), None, "Choose a time"),
        small("Where only the month or year is known, I show it as “about”, never as a day."),
    ]
    return View(
        type="modal",
        callback_id=DATED,
        title=plain("When was it?"),
        submit=plain("Save"),
        close=plain("Back"),
        blocks=blocks,
        private_metadata=carry(id=queued_line_id),
    )


def _options(today: date) -> Mapping[str, Option]:
    return {
        _key(one): Option(value=_key(one), text=plain(capitalised(when_said(one))))
        for one in rough_times(today)
    }


def _key(when: When) -> str:
    return f"{when.span} {when.on.isoformat()}"


def read_date(view: Mapping[str, Any], today: date) -> tuple[int | None, When]:
    """The line's id, None for all, and the date; raises FutureWinError or NoDateChosenError."""
    form = Form(view)
    day, about = form.day(DAY), form.option(ABOUT)
    if day:
        return carried(view).get("id"), When(past_day(day, today))
    chosen = next((one for one in rough_times(today) if _key(one) == about), None)
    if chosen is None:
        raise NoDateChosenError
    return carried(view).get("id"), chosen

"""After saving a win: the one question about it, and what can be filed in one tap."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.ladder import Line
from bot.domain.likely_line import likely_line
from bot.domain.reading import missing_from
from bot.domain.win import Win
from bot.domain.win_fields import is_setback

WinQuestion = Literal["number", "line", "benefit"]

NOON = 12
_FRIDAY_BEFORE_MONDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class AfterSaving:
    """What stands below a saved win. `lines` are what it can be filed under.

    `likely` is the one of them that its words speak of, where that is what is asked about.
    `last_week_on` is the Friday it may have happened on instead, None where that is no question.
    """

    question: WinQuestion | None = None
    lines: tuple[Line, ...] = ()
    last_week_on: date | None = None
    likely: Line | None = None


def after_saving(win: Win, lines: tuple[Line, ...], now: datetime) -> AfterSaving:
    """Return what to ask and offer about a win saved just now; `now` is on the member's clock."""
    is_of_today = win.happened_on == now.date()
    last_week_on = friday_before(now) if is_of_today else None
    question = question_about(win, has_lines=bool(lines))
    likely = likely_line(win.text, lines) if question == "line" else None
    return AfterSaving(question, lines, last_week_on, likely)


def question_about(win: Win, *, has_lines: bool) -> WinQuestion | None:
    """Return what is missing most: a number, then what it shows, then who was better off.

    `has_lines` says that there is a ladder to file it under. Ask only right after saving: no win
    is asked about twice. What failed is not asked about at all.
    """
    if is_setback(win):
        return None
    if missing_from(win):
        return "number"
    if has_lines and not win.criterion_ids:
        return "line"
    return None if win.benefited else "benefit"


def friday_before(now: datetime) -> date | None:
    """Return last Friday on a Monday before noon, when a week is often written up; else None."""
    is_monday_morning = now.weekday() == 0 and now.hour < NOON
    return now.date() - _FRIDAY_BEFORE_MONDAY if is_monday_morning else None

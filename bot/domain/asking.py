"""Asking about a win: the one question after saving, which is never in the way."""

from typing import Literal

from bot.domain.reading import missing_from
from bot.domain.win import Win
from bot.domain.win_fields import is_setback

WinQuestion = Literal["number", "line", "benefit"]


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

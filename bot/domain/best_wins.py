"""The best wins: those that speak loudest in a talk."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain.win import Win
from bot.domain.win_fields import is_setback

WINDOW = timedelta(days=183)
"""How far back a win still counts as recent: six months (004-30)."""

MOST = 5
"""Wins that one talk can carry; more is a list, not a case."""


def best_wins(wins: Iterable[Win], today: date, count: int = MOST) -> tuple[Win, ...]:
    """Return the strongest recent wins, best first, at most `count`.

    Only standing wins that happened in the six months up to `today` are looked at, and neither
    private ones nor what failed (001-7). A win scores 3 for a number (003-25), 2 for people who saw
    it, 1 for a link, and from 0 (six months ago) to 2 (today) for being fresh. Of equals the newer
    comes first, then the one saved later.
    """
    recent = (win for win in wins if _is_recent(win, today))
    return tuple(sorted(recent, key=lambda win: _rank(win, today), reverse=True)[:count])


def _is_recent(win: Win, today: date) -> bool:
    is_open = win.undone_at is None and not win.is_private and not is_setback(win)
    return is_open and today - WINDOW <= win.happened_on <= today


def _rank(win: Win, today: date) -> tuple[float, date, int]:
    freshness = 2 * (1 - (today - win.happened_on) / WINDOW)
    score = 3 * bool(win.numbers) + 2 * bool(win.people) + bool(win.links) + freshness
    return score, win.happened_on, win.id

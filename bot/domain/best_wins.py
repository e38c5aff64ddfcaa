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
    return best_first((win for win in wins if today - WINDOW <= win.happened_on), today)[:count]


def best_first(wins: Iterable[Win], today: date) -> tuple[Win, ...]:
    """Return those that may be shown to others, in the order of `best_wins`, however old."""
    shown = (win for win in wins if may_be_shown(win) and win.happened_on <= today)
    return tuple(sorted(shown, key=lambda win: _rank(win, today), reverse=True))


def may_be_shown(win: Win) -> bool:
    """Say whether it stands, is not private, and is about something that went well."""
    return win.undone_at is None and not win.is_private and not is_setback(win)


def _rank(win: Win, today: date) -> tuple[float, date, int]:
    freshness = max(2 * (1 - (today - win.happened_on) / WINDOW), 0)
    score = 3 * bool(win.numbers) + 2 * bool(win.people) + bool(win.links) + freshness
    return score, win.happened_on, win.id

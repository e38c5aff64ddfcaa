"""The best wins: those that speak loudest in a talk."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain.review.evidence import Weight, weight_of
from bot.domain.review.map import proof_of
from bot.domain.wins.fields import went_wrong
from bot.domain.wins.win import Win

WINDOW = timedelta(days=183)
"""How far back a win still counts as recent: six months (004-30)."""

MOST = 5
"""Wins that one talk can carry; more is a list, not a case."""


def best_wins(wins: Iterable[Win], today: date, count: int = MOST) -> tuple[Win, ...]:
    """Return the strongest wins of the six months up to `today`, best first, at most `count`."""
    return best_first((win for win in wins if today - WINDOW <= win.happened_on), today)[:count]


def best_first(wins: Iterable[Win], today: date) -> tuple[Win, ...]:
    """Return those that stand and may be shown to others, the strongest first, however old."""
    known = {win.id: win for win in wins if win.undone_at is None}
    weights = (weight_of(proof_of(win)) for win in known.values())
    return tuple(known[weight.win_id] for weight in strongest(weights, today))


def strongest(weights: Iterable[Weight], today: date) -> tuple[Weight, ...]:
    """Rank wins by what counts of them, so that only the chosen ones need to be read.

    Neither private ones nor what failed (001-7) are looked at. A win scores 3 for a number
    (003-25), 2 for people who saw it, 1 for a link, and from 0 (six months ago) to 2 (today) for
    being fresh. Of equals the newer comes first, then the one saved later.
    """
    shown = (weight for weight in weights if _may_be_shown(weight) and weight.happened_on <= today)
    return tuple(sorted(shown, key=lambda weight: _rank(weight, today), reverse=True))


def _may_be_shown(weight: Weight) -> bool:
    failed = went_wrong(weight.kind, has_failed=weight.has_failed)
    return not (weight.is_private or failed)


def _rank(weight: Weight, today: date) -> tuple[float, date, int]:
    freshness = max(2 * (1 - (today - weight.happened_on) / WINDOW), 0)
    score = 3 * weight.has_number + 2 * weight.has_witness + weight.has_link + freshness
    return score, weight.happened_on, weight.win_id

"""The best wins: those that speak loudest in a talk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.review.evidence import Weight, weight_of
from bot.domain.review.map import MapLine, proof_of
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

    Neither private ones nor those that are no proof (001-7) are looked at. A win scores 3 for a
    number (003-25), 2 for people who saw it, 1 for a link, and from 0 (six months ago) to 2 (today)
    for being fresh. Of equals the newer comes first, then the one saved later.
    """
    shown = (weight for weight in weights if _may_be_shown(weight) and weight.happened_on <= today)
    return tuple(sorted(shown, key=lambda weight: _rank(weight, today), reverse=True))


MOST_PICKED = 10
"""Wins that are ticked before a guest is invited: as many as one group of boxes holds."""

PICKED_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Picked:
    """A win that is ticked for a guest: the line that it is the strongest for, and why."""

    win_id: int
    theme: str
    why: str


@dataclass(frozen=True, slots=True)
class Offer:
    """The wins that a guest may be shown: first those that are picked, then the newest."""

    wins: tuple[Win, ...]
    picked: tuple[Picked, ...] = ()


def picked_for(lines: Sequence[MapLine], today: date) -> tuple[Picked, ...]:
    """Choose what a guest is shown, at most `MOST_PICKED`; the member still says yes to each.

    First each line gets its strongest win, then its second, as `strongest` ranks them; a win that
    is filed under several lines serves all of them. Nothing private and nothing that failed.
    """
    picked: dict[int, Picked] = {}
    for most in range(1, PICKED_A_LINE + 1):
        for line in lines:
            ranked = strongest(line.evidence.weights, today)
            shown = sum(weight.win_id in picked for weight in ranked)
            following = next((weight for weight in ranked if weight.win_id not in picked), None)
            if following and shown < most and len(picked) < MOST_PICKED:
                named = Picked(following.win_id, line.line.theme, _why(following))
                picked[following.win_id] = named
    return tuple(picked.values())


def _why(weight: Weight) -> str:
    """What makes it strong, in a few words; the newest where nothing else does."""
    reasons = (
        (weight.has_number, "has a number"),
        (weight.has_witness, "somebody saw it"),
        (weight.has_link, "has a link"),
    )
    return ", ".join(words for holds, words in reasons if holds) or "your newest"


def _may_be_shown(weight: Weight) -> bool:
    return weight.is_proof and not weight.is_private


def _rank(weight: Weight, today: date) -> tuple[float, date, int]:
    freshness = max(2 * (1 - (today - weight.happened_on) / WINDOW), 0)
    score = 3 * weight.has_number + 2 * weight.has_witness + weight.has_link + freshness
    return score, weight.happened_on, weight.win_id

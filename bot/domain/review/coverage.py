"""What the wins cover: for whom they were, and which behaviours they are examples of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.goals.goal import Goal
from bot.domain.review.catalogue import Area, areas
from bot.domain.review.evidence import Reach, reach, shows_deciding_or_leading
from bot.domain.review.map import proof_of
from bot.domain.wins.win import Win

PROMISED_WITHIN = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class WinCoverage:
    """`areas` are all behaviours in order, with the wins under each.

    Of the weekly goals of the last `PROMISED_WITHIN` that were not carried on, `promises_kept` of
    `promises` are done: for the member's eyes only (003-7).
    """

    reach: Reach
    areas: tuple[Area, ...]
    shows_deciding_or_leading: bool
    promises: int = 0
    promises_kept: int = 0


def coverage_of(wins: Sequence[Win], goals: Sequence[Goal], today: date) -> WinCoverage:
    proofs = [proof_of(win) for win in wins]
    states = [goal.state for goal in goals if goal.state != "carried"]
    return WinCoverage(
        reach(proofs, today),
        areas(proofs, today),
        shows_deciding_or_leading(one.kind for one in proofs if one.counts_on(today)),
        promises=len(states),
        promises_kept=states.count("done"),
    )

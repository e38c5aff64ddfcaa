"""What the wins cover: for whom they were, and which behaviours they are examples of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.catalogue import Area, areas
from bot.domain.evidence import Proof, Reach, reach, shows_deciding_or_leading
from bot.domain.win import Win


@dataclass(frozen=True, slots=True)
class WinCoverage:
    """`areas` are all behaviours in order, with the wins under each."""

    reach: Reach
    areas: tuple[Area, ...]
    shows_deciding_or_leading: bool


def proof_of(win: Win) -> Proof:
    """Return the win with what it is filed under, as evidence counts it."""
    return Proof(
        win, win.criterion_ids, win.kind, win.benefited, win.behaviours, seen_by=win.seen_by
    )


def coverage_of(wins: Sequence[Win], today: date) -> WinCoverage:
    proofs = [proof_of(win) for win in wins]
    return WinCoverage(
        reach(proofs, today), areas(proofs, today), shows_deciding_or_leading(proofs, today)
    )

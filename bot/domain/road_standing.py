"""Where a member is on the road, as "where am I" shows it."""

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.gate import Part, Readiness
from bot.domain.stage_move import StageMove


@dataclass(frozen=True, slots=True)
class Standing:
    """What is open at this stage, what readiness is made of, and the moves made so far."""

    case: Case
    readiness: Readiness
    open_items: tuple[Part, ...]
    moves: tuple[StageMove, ...] = ()

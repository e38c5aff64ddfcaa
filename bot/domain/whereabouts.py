"""Where a member is on the road: what is open at this stage, and what readiness is made of."""

from dataclasses import dataclass

from bot.domain.case import Case
from bot.domain.readiness import Part, Readiness
from bot.domain.stage_move import StageMove


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`moves` are the oldest first; those with a note were made with something open."""

    case: Case
    readiness: Readiness
    open_items: tuple[Part, ...]
    moves: tuple[StageMove, ...] = ()

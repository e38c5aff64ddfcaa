"""Stage moves: when a member said how far they are, and why where something was still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.case import Stage


@dataclass(frozen=True, slots=True)
class StageMove:
    """`note` says why the member went on although something was open; empty where nothing was."""

    stage: Stage
    moved_on: date
    note: str = ""


def last_day_of(stage: Stage, moves: Sequence[StageMove]) -> date | None:
    """Return the day of the newest move to a stage; `moves` are the oldest first."""
    return next((move.moved_on for move in reversed(moves) if move.stage == stage), None)

"""Where a button stands: the check-in is written into its value, so that it can be redrawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from bot.domain.rhythm import CheckInKind, Week


@dataclass(frozen=True, slots=True)
class Spot:
    """A check-in message: which one, and the week it is about."""

    kind: CheckInKind
    week: Week

    def __str__(self) -> str:
        return f"{self.kind} {self.week.monday.isoformat()}"


def read_spot(words: Sequence[str]) -> Spot | None:
    """The spot that stands at the end of a value's words; None where the button is elsewhere."""
    for kind in get_args(CheckInKind):
        if words[-2:-1] == [kind]:
            return Spot(kind, Week(date.fromisoformat(words[-1])))
    return None

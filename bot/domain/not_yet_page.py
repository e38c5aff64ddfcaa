"""Not this time, at a glance: why, what follows, if the plan is whole, and when to come back."""

from dataclasses import dataclass
from datetime import date

from bot.domain.case import Case
from bot.domain.gap import Gap
from bot.domain.not_yet import KeptRefusal, Way, way_on


@dataclass(frozen=True, slots=True)
class NotYetPage:
    """`refusal` is the last no of the case, None before there is one.

    `gaps` are the open ones, `bare` those of them that no goal is for (004-57). `next_on` is the
    decision after the one that is over, None where none was known.
    """

    today: date
    case: Case
    refusal: KeptRefusal | None = None
    gaps: tuple[Gap, ...] = ()
    bare: tuple[Gap, ...] = ()
    next_on: date | None = None

    @property
    def way(self) -> Way | None:
        """What follows from the reason."""
        return way_on(self.refusal.as_told()) if self.refusal else None

    @property
    def is_closed(self) -> bool:
        """The round is over and its reason is kept."""
        return self.refusal is not None and self.case.stage == "not_this_time"

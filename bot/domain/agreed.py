"""What was agreed with a manager, each with its day: what a new one has to know, and no more."""

from dataclasses import dataclass
from datetime import date

from bot.domain.gap import Gap
from bot.domain.talk import OpenPromise


@dataclass(frozen=True, slots=True)
class Agreed:
    """`ladder_by` signed the list of expectations on `ladder_on`; empty and None where nobody did.

    `gaps` are open ones that were agreed on, `promises` those still open, `again_on` is the day on
    which it is looked at again.
    """

    ladder_by: str = ""
    ladder_on: date | None = None
    gaps: tuple[Gap, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    again_on: date | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.ladder_on or self.gaps or self.promises or self.again_on)


NOTHING_AGREED = Agreed()

"""A wish: what the member chose for one draft, before it was written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wish:
    """Both days are included; None leaves it to the draft. `has_motive` was ticked for this one.

    `reader` is the name of the one person whom it is for, empty for nobody in particular.
    """

    since_on: date | None = None
    until_on: date | None = None
    has_motive: bool = False
    reader: str = ""

    @property
    def days(self) -> tuple[date | None, date | None]:
        return self.since_on, self.until_on


NO_WISH = Wish()


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose before a draft is written; `usual` is chosen already.

    `has_period` says that its days can be chosen, `has_motive` that there is a reason to tick.
    """

    usual: Wish
    has_period: bool = False
    has_motive: bool = False

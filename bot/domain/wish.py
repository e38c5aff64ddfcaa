"""A wish: what the member chose for one draft, before it was written."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wish:
    """Both days are included; None leaves it to the draft. `has_motive` was ticked for this one."""

    since_on: date | None = None
    until_on: date | None = None
    has_motive: bool = False


NO_WISH = Wish()

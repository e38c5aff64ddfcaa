"""A gap: what is missing for the next level, in skill or in proof."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

GapKind = Literal["skill", "evidence"]


@dataclass(frozen=True, slots=True)
class Gap:
    """`agreed_on` is the day member and manager agreed on it, None while they have not.

    `line_id` names the ladder line it is about; `closed_on` is None while it is open (002-27).
    """

    id: int
    title: str
    kind: GapKind
    line_id: int | None = None
    agreed_on: date | None = None
    closed_on: date | None = None

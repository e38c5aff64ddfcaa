"""A gap: what is missing for the next level, in skill or in proof."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

GapKind = Literal["skill", "evidence"]


@dataclass(frozen=True, slots=True)
class Gap:
    """`agreed_on` is the day member and manager agreed on it, None while they have not.

    `closed_on` is None while it is open (002-27). `criterion_id` and `level` name the line of the
    ladder it was found on, `to_convince` are the names of those who must see it closed (002-28).
    """

    id: int
    title: str
    kind: GapKind
    line_id: int | None = None
    agreed_on: date | None = None
    closed_on: date | None = None
    criterion_id: str | None = None
    level: int | None = None
    to_convince: tuple[str, ...] = ()

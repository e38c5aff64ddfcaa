"""A promotion cycle: when it opens, when it is decided, when it is told; and which one counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.months import months_after

Origin = Literal["company", "own", "off_cycle"]

USUAL_MONTHS = 12
"""How far apart cycles are where nobody said."""

OFF_CYCLE_MONTHS = 3
"""An ask of one's own that came to nothing is planned anew so much later; no round to wait for."""


class CycleOrderError(CoachError):
    """The days of a cycle are the wrong way round."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """One round of promotions, in days of the member's calendar.

    `opens_on` is the start of the official period, `announced_on` the day people hear; both may be
    unknown, and neither moves a plan: everything counts from `decided_on` (002-43). `is_assumed`
    says that the coach guessed the day. Off-cycle, `decided_on` is the day the member hopes for; it
    orders their own steps and is never put to the manager as a deadline.
    """

    name: str
    decided_on: date
    opens_on: date | None = None
    announced_on: date | None = None
    origin: Origin = "own"
    every_months: int = USUAL_MONTHS
    is_assumed: bool = False


def checked(cycle: Cycle) -> Cycle:
    """Return the cycle, or raise CycleOrderError with the sentence for the form."""
    if cycle.opens_on and cycle.opens_on > cycle.decided_on:
        raise CycleOrderError(
            "The period opens before it is decided. Swap the two days, or leave the first empty.",
            field="opens_on",
        )
    if cycle.announced_on and cycle.announced_on < cycle.decided_on:
        raise CycleOrderError(
            "People hear of it after it is decided. Check the two days; the earlier one decides.",
            field="announced_on",
        )
    return cycle


def following(cycle: Cycle, cycles: Iterable[Cycle]) -> Cycle:
    """Return the cycle after this one: the next of `cycles`, or an assumed one.

    It may be the company's, or another of the same kind.
    """
    later = [other for other in cycles if other.decided_on > cycle.decided_on]
    fitting = [other for other in later if other.origin in {cycle.origin, "company"}]
    return min(fitting, key=lambda other: other.decided_on, default=assumed_after(cycle))


def assumed_after(cycle: Cycle) -> Cycle:
    """Return the same cycle one round later, marked as assumed: somebody should ask."""
    months = OFF_CYCLE_MONTHS if cycle.origin == "off_cycle" else max(cycle.every_months, 1)
    return replace(
        cycle,
        decided_on=months_after(cycle.decided_on, months),
        opens_on=months_after(cycle.opens_on, months) if cycle.opens_on else None,
        announced_on=months_after(cycle.announced_on, months) if cycle.announced_on else None,
        is_assumed=True,
    )

"""A promotion cycle, a member's or their company's: when it opens, is decided and announced."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.calendar.dates import months_after
from bot.domain.errors import CoachError
from bot.domain.plan.case import Case

Origin = Literal["company", "own", "off_cycle"]

USUAL_MONTHS = 12
"""How far apart cycles are where nobody said."""

OFF_CYCLE_MONTHS = 3
"""How much later an ask outside of any cycle is planned again, once it came to nothing."""


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

    @property
    def told_on(self) -> date:
        """The day on which people hear: that of the decision where no later one is known."""
        return self.announced_on or self.decided_on

    def is_between(self, today: date) -> bool:
        """Say whether it was decided and people have not heard yet, that day included."""
        return self.origin != "off_cycle" and self.decided_on < today <= self.told_on

    def is_over(self, today: date) -> bool:
        """Say whether people have heard by now: until then no other round is named."""
        return self.told_on < today


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


class NotAdminError(CoachError):
    """The member may not speak for the company."""

    sentence = (
        "Only an admin of this Slack workspace can set the company's days. Nothing was "
        "changed. Your own plan can count from any day: `/promo plan`."
    )


class NoCompanyCycleError(CoachError):
    """Nobody has set one, or it was decided in the meantime."""

    sentence = (
        "Your company's next day isn't known here yet. Set the day that you know of: `/promo plan`."
    )


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """`cycle` is None until an admin sets it; `can_use` says that it is not the member's yet.

    `ladder_name` is of the ladder for everybody, `own_ladder_name` of the member's; each is empty
    where there is none.
    """

    cycle: Cycle | None
    today: date
    is_admin: bool = False
    is_used: bool = False
    can_use: bool = False
    ladder_name: str = ""
    own_ladder_name: str = ""


def is_used(company: Cycle | None, cycle: Cycle | None, case: Case | None) -> bool:
    """True where the plan counts from the company's cycle as it stands now."""
    return company is not None and counts_from_it(cycle, case) and _days(cycle) == _days(company)


def counts_from_it(cycle: Cycle | None, case: Case | None) -> bool:
    """True for whoever took the company's cycle and has set no other day since."""
    if cycle is None or case is None or cycle.origin != "company":
        return False
    return cycle.decided_on == case.decision_on


def offered(
    company: Cycle | None, cycle: Cycle | None, case: Case | None, today: date
) -> Cycle | None:
    """Return the company's cycle where it is ahead and the plan counts from something else.

    Whoever is promoted has no plan that could count from it.
    """
    if case is not None and case.stage == "promoted":
        return None
    if company is None or company.decided_on < today or is_used(company, cycle, case):
        return None
    return company


def as_announced(cycle: Cycle, company: Cycle | None) -> Cycle:
    """Return the company's cycle where a member's own is decided on the very same day."""
    if company is None or cycle.origin != "own" or cycle.decided_on != company.decided_on:
        return cycle
    return replace(cycle, name=company.name, origin="company")


def as_it_stands(cycle: Cycle, company: Cycle | None) -> Cycle:
    """Return a cycle as the member's own, once the company has another day or none any more."""
    if cycle.origin != "company" or (company and company.decided_on == cycle.decided_on):
        return cycle
    return replace(cycle, origin="own")


def _days(cycle: Cycle | None) -> tuple[date | None, ...]:
    return (cycle.decided_on, cycle.opens_on, cycle.announced_on) if cycle else ()

"""The company's own cycle: set once by an admin, offered to everybody, forced on nobody."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.case import Case
from bot.domain.cycle import Cycle
from bot.domain.errors import CoachError


class NotAdminError(CoachError):
    """The member may not speak for the company."""

    def __init__(self) -> None:
        super().__init__(
            "Only an admin of this Slack workspace can set the company's days. Nothing was "
            "changed. Your own plan can count from any day: `/promo plan`."
        )


class NoCompanyCycleError(CoachError):
    """Nobody has set one, or it was decided in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            "Your company's next day is not known here yet. Set the day that you know of: "
            "`/promo plan`."
        )


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """`cycle` is None until an admin sets it; `can_use` says that it is not the member's yet."""

    cycle: Cycle | None
    today: date
    is_admin: bool = False
    is_used: bool = False
    can_use: bool = False


def is_used(company: Cycle | None, kept: Cycle | None, case: Case | None) -> bool:
    """True where the plan counts from the company's cycle as it stands now."""
    return company is not None and counts_from_it(kept, case) and _days(kept) == _days(company)


def counts_from_it(kept: Cycle | None, case: Case | None) -> bool:
    """True for whoever took the company's cycle and has set no other day since."""
    if kept is None or case is None or kept.origin != "company":
        return False
    return kept.decided_on == case.decision_on


def offered(
    company: Cycle | None, kept: Cycle | None, case: Case | None, today: date
) -> Cycle | None:
    """Return the company's cycle where it is ahead and the plan counts from something else."""
    if company is None or company.decided_on < today or is_used(company, kept, case):
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

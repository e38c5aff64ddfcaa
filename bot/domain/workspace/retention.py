"""Retention: for how long the coach remembers people who left, and workspaces that took it out."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.delivery.delivery import DEACTIVATED, NOT_INSTALLED

GRACE_DAYS = 30
"""So many days after its notice somebody is forgotten, unless they are back.

Days on which the coach looked, not days of the clock: a clock that is wrong takes one at the most.
"""

MOST_DAYS = 3650
"""No company has more: time itself ends where days are added without end."""

GONE = (DEACTIVATED, NOT_INSTALLED)
"""Slack's own word that somebody, or the coach, is not there any more.

A token that is refused is none: it may be a mistake of whoever runs the coach.
"""


@dataclass(frozen=True, slots=True)
class Retention:
    """How long after they left the notice of forgetting them is given; None: they stay for good."""

    people: timedelta | None = None
    workspaces: timedelta | None = None

    @property
    def days_of_people(self) -> int | None:
        """From the day on which an account is closed to that on which all of it is deleted."""
        return self.people.days + GRACE_DAYS if self.people else None

    def for_company(self, days: int | None) -> "Retention":
        """With what an admin set for people, where that is not longer than the operator's.

        Days that nobody could have chosen count as none.
        """
        if days is None or not 0 < days <= MOST_DAYS:
            return self
        own = timedelta(days=days)
        return replace(self, people=min(own, self.people) if self.people else own)

    def after(self, code: str) -> timedelta | None:
        """`code` is of GONE."""
        return self.people if code == DEACTIVATED else self.workspaces


FOR_GOOD = Retention()


def retention_of(people_days: int, workspace_days: int) -> Retention:
    """From days, of which 0 means for good."""
    people, workspaces = (
        timedelta(days=days) if days else None for days in (people_days, workspace_days)
    )
    return Retention(people, workspaces)

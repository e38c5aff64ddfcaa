"""A company's settings for everybody in a workspace, and what its admins see: health and counts."""

from dataclasses import dataclass

from bot.domain.errors import CoachError

SMALLEST_GROUP = 5
"""Of fewer people nothing is said, and of more only in steps of as many."""

DOERS_FROM = 2 * SMALLEST_GROUP
"""Of fewer people it is not said how many did something, for that would tell of the few others."""

LATE_AFTER = 900.0
"""Seconds after which a message that is due counts as late for an admin."""

DAYS_OFFERED = (30, 90, 180, 365)


class DaysNotOfferedError(CoachError):
    def __init__(self) -> None:
        super().__init__("Choose one of the days offered. Nothing was changed.")


def days_offered(operator_days: int | None) -> tuple[int, ...]:
    """None that is longer than the operator's; None: the operator forgets nobody."""
    return tuple(days for days in DAYS_OFFERED if operator_days is None or days < operator_days)


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """`weekdays` (0 is Monday) begin with whoever is new; None: Monday to Friday.

    `forget_after` is so many days after an account was closed; None: as the operator has it.
    """

    weekdays: frozenset[int] | None = None
    forget_after: int | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """How many people of a workspace there are, did something, and got a message, of late."""

    people: int
    active: int
    written_to: int

    def coarse(self) -> "RoundedUse | None":
        """Return what may be said of it; None where there is no group at all.

        Of those who did something always fewer than all: "all of them" would tell of each.
        """
        people = _whole(self.people)
        if not people:
            return None
        if people < DOERS_FROM:
            return RoundedUse(people)
        most = people - SMALLEST_GROUP
        return RoundedUse(
            people, min(_whole(self.active), most), min(_whole(self.written_to), most)
        )


@dataclass(frozen=True, slots=True)
class RoundedUse:
    """So many people at least; `active` and `written_to` are None where that is not said."""

    people: int
    active: int | None = None
    written_to: int | None = None


@dataclass(frozen=True, slots=True)
class ForEverybody:
    """What an admin sees: `use` is None for fewer than a group; `is_late` that messages wait.

    `operator_days` is after how many days the operator forgets whoever left; None: never.
    """

    settings: CompanySettings
    use: RoundedUse | None
    is_late: bool
    operator_days: int | None


def _whole(count: int) -> int:
    return count - count % SMALLEST_GROUP

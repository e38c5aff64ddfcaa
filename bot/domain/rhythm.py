"""The weekly rhythm: on which days and at which hours the coach asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

CheckInKind = Literal["plan", "review"]
DueKind = Literal["plan", "review", "nudge", "agenda", "second_plan", "second_review"]

DUE_KINDS: tuple[DueKind, ...] = ("plan", "review", "nudge", "agenda")
"""What a member wants or does not."""

SECOND: Mapping[CheckInKind, DueKind] = {"plan": "second_plan", "review": "second_review"}
"""What asks once more, where the member chose that for a check-in that nobody answered."""

FIRST: Mapping[DueKind, CheckInKind] = {second: first for first, second in SECOND.items()}
"""The check-in that a second one asks again."""

EVENING = time(20, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekday (0 is Monday) and a wall-clock time in the member's own time zone."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a member is asked; a stopped check-in keeps its slot for when it is wanted again.

    `asks_twice` are the check-ins that come once more when they are not answered; the others are
    left at that.

    `weekdays` (0 is Monday) are those they work on; `country` is the ISO code of the one whose
    public holidays they keep, empty for none.
    """

    plan: Slot = Slot(0, time(9, 0))
    review: Slot = Slot(4, time(15, 0))
    nudges_at: time = time(9, 30)
    stopped: frozenset[DueKind] = frozenset()
    weekdays: frozenset[int] = frozenset(range(5))
    country: str = ""
    asks_twice: frozenset[CheckInKind] = frozenset()

    def hour_of(self, kind: DueKind) -> time:
        """The wall-clock time at which this kind comes.

        The draft of an agenda comes before its 1:1; one that was held up, when the day begins.
        """
        if kind == "agenda":
            return self.day_begins_at
        return self.nudges_at if kind == "nudge" else self.slot_of(kind).at

    def slot_of(self, kind: DueKind) -> Slot:
        """Of a check-in, or of one that asks again; the other kinds have none."""
        return self.plan if FIRST.get(kind, kind) == "plan" else self.review

    @property
    def day_begins_at(self) -> time:
        """The earliest hour that the member chose for anything: never before it."""
        return min(self.plan.at, self.review.at, self.nudges_at)

    @property
    def day_ends_at(self) -> time:
        """Nothing held up comes later than this: eight, or the latest hour that they chose."""
        return max(EVENING, self.plan.at, self.review.at, self.nudges_at)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing a member receives, and the instant (UTC) it is due next; None means never."""

    kind: DueKind
    next_due_at: datetime | None
    snoozed: bool = False


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the member's calendar, named by its Monday."""

    monday: date

    @property
    def key(self) -> str:
        """The ISO week, such as `2026-W48`: the occasion of a check-in."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    def weeks_after(self, other: "Week") -> int:
        """How many weeks it comes after another, less than nothing where before."""
        return (self.monday - other.monday) // timedelta(weeks=1)

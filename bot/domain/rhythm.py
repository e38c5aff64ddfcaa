"""The weekly rhythm: on which days and at which hours the coach asks."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

CheckInKind = Literal["plan", "review"]
DueKind = Literal["plan", "review", "nudge"]

DUE_KINDS: tuple[DueKind, ...] = ("plan", "review", "nudge")


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekday (0 is Monday) and a wall-clock time in the member's own time zone."""

    weekday: int
    at: time


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a member is asked; a stopped check-in keeps its slot for when it is wanted again."""

    plan: Slot = Slot(0, time(9, 0))
    review: Slot = Slot(4, time(15, 0))
    nudges_at: time = time(9, 30)
    stopped: frozenset[DueKind] = frozenset()


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

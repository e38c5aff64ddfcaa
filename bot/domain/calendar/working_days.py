"""Working days: when a message of the coach's own accord may go out, and when it waits or skips."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.text.wording import day_near

FURTHEST = 366
"""Days to look ahead for a working day; who has none in a year has paused."""

_DAY = timedelta(days=1)
_WEEK, _FRIDAY, _SATURDAY = 7, 4, 5


@dataclass(frozen=True, slots=True)
class Absence:
    """Days away, both ends included; `until_on` None means until the member says so."""

    since_on: date
    until_on: date | None = None

    def covers(self, day: date) -> bool:
        return self.since_on <= day and (self.until_on is None or day <= self.until_on)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The days on which a member works, all in their own calendar.

    `weekdays` counts from 0, Monday. `holidays` are the public ones, `away` the member's own.
    """

    weekdays: frozenset[int] = frozenset(range(5))
    holidays: frozenset[date] = frozenset()
    away: tuple[Absence, ...] = ()

    def includes(self, day: date) -> bool:
        return (
            day.weekday() in self.weekdays
            and day not in self.holidays
            and not any(absence.covers(day) for absence in self.away)
        )

    def on_or_after(self, day: date) -> date | None:
        """Return the first working day from `day` on, None if there is none within a year."""
        return next((found for found in _days_from(day, FURTHEST) if self.includes(found)), None)

    def on_or_before(self, day: date) -> date | None:
        """Return the last working day up to `day`, None if there is none within a year."""
        reach = min(FURTHEST, (day - date.min).days)
        days = (day - timedelta(days=back) for back in range(reach + 1))
        return next((found for found in days if self.includes(found)), None)


def last_of_week(today: date, working: WorkingDays) -> date:
    """Return the last working day of somebody's own week, today or later.

    A week ends before its longest run of days off: on Thursday for who works from Sunday to
    Thursday, and before a holiday where that is the last day. Friday where nobody works at all.
    """
    ends_on = _last_weekday(working.weekdays)
    end = today + timedelta(days=(ends_on - today.weekday()) % _WEEK)
    for weeks in range(FURTHEST // _WEEK):
        found = working.on_or_before(end + timedelta(weeks=weeks))
        if found and found >= today:
            return found
    return end


def _last_weekday(weekdays: frozenset[int]) -> int:
    def days_off_after(weekday: int) -> int:
        following = ((weekday + ahead) % _WEEK for ahead in range(1, _WEEK))
        return next((off for off, day in enumerate(following) if day in weekdays), _WEEK)

    return max(sorted(weekdays), key=lambda day: (days_off_after(day), day), default=_FRIDAY)


DAY_BEGINS, DAY_ENDS = time(9), time(18)
"""When people may be written to by a colleague, where nothing else is known of them."""


@dataclass(frozen=True, slots=True)
class TheirClock:
    """What a colleague's clock shows `now`, and when their next day `begins`: both are theirs."""

    now: datetime
    begins: datetime

    @property
    def is_at_work(self) -> bool:
        """A message that comes now is read by somebody who works."""
        return self.now.weekday() < _SATURDAY and DAY_BEGINS <= self.now.time() < DAY_ENDS


def their_clock(now: datetime, tz: ZoneInfo) -> TheirClock:
    """Return how late it is for a colleague, and the start of their next day from Monday to Friday.

    Their own working days are not known to whoever writes to them.
    """
    local = now.astimezone(tz)
    days = (local.date() + timedelta(days=ahead) for ahead in range(_WEEK))
    starts = (datetime.combine(day, DAY_BEGINS, tz) for day in days if day.weekday() < _SATURDAY)
    return TheirClock(local, next(start for start in starts if start > local))


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a message went: to a day, or past its window.

    `on` is the day it goes out, None where it is skipped; then `note` is what to say on `back_on`,
    the first working day again (None if that is not in sight). A message on its own day has no
    note.
    """

    on: date | None
    note: str = ""
    back_on: date | None = None


def placed(day: date, last_on: date, working: WorkingDays, what: str = "check-in") -> Placed:
    """Put a message on its day, the next working day inside its window, or on none.

    `last_on` is the last day on which it is of use. `what` names it in the note.
    """
    found = working.on_or_after(day)
    if found is not None and found <= last_on:
        return Placed(found)
    note = f"You were away, so I skipped the {what} of {day_near(day, found or day)}."
    return Placed(None, note, back_on=found)


def paused_until(until_on: date, today: date) -> Absence:
    """Return the absence of somebody who wants nothing before `until_on`.

    A day that has come already pauses nothing: the absence then covers no day from today on.
    """
    return Absence(today, max(until_on - _DAY, today - _DAY))


def _days_from(day: date, count: int) -> Iterator[date]:
    reach = min(count, (date.max - day).days)
    return (day + timedelta(days=number) for number in range(reach + 1))

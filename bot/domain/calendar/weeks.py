"""The member's week: on which days and hours the coach asks, and which week an answer is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

CheckInKind = Literal["plan", "review"]
DueKind = Literal["plan", "review", "nudge", "agenda", "second_plan", "second_review"]

Pace = Literal["weekly", "fortnight", "month"]
"""How often the plan and the review come: every week, every other, the first of a month."""

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
    public holidays they keep, NO_COUNTRY for none, empty while they have not said. `pace` is how
    often the plan and the review come.
    """

    plan: Slot = Slot(0, time(9, 0))
    review: Slot = Slot(4, time(15, 0))
    nudges_at: time = time(9, 30)
    stopped: frozenset[DueKind] = frozenset()
    weekdays: frozenset[int] = frozenset(range(5))
    country: str = ""
    asks_twice: frozenset[CheckInKind] = frozenset()
    pace: Pace = "weekly"

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


NO_COUNTRY = "-"
"""The country of somebody who wants no public holidays kept."""

LONGEST_MOVE = timedelta(hours=26)
"""What a clock can jump by on moving: from UTC-12 to UTC+14."""

AT_ONCE = 256
"""So many answers are remembered: of all who are due at one moment most have the same slot and
zone, and so the same next date."""

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)
_FRIDAY, _SATURDAY = 4, 5
_NOON = 12
_DAYS_OF_WEEK = 7


def at_local(day: date, at: time, tz: ZoneInfo) -> datetime:
    """Return the instant at which clocks in `tz` show `at` on `day`."""
    return datetime.combine(day, at.replace(fold=0), tz).astimezone(UTC)


def next_slot(slot: Slot, after: datetime, tz: ZoneInfo, pace: Pace = "weekly") -> datetime:
    """Return the first instant of the slot strictly later than `after`, in a week of the pace."""
    monday = monday_of(after.astimezone(tz).date())
    day = monday + timedelta(days=slot.weekday) - _WEEK
    due_at = _first_later(day, _WEEK, slot.at, after, tz)
    while not comes_in(pace, week_of(due_at, tz)):
        day = due_at.astimezone(tz).date() + _WEEK
        due_at = at_local(day, slot.at, tz)
    return due_at


def comes_in(pace: Pace, week: Week) -> bool:
    """Say whether a week has a plan and a review at this pace.

    Every other week by the calendar, whenever it was chosen; once a month in the week of the
    month's first Monday.
    """
    if pace == "month":
        return week.monday.day <= _DAYS_OF_WEEK
    return pace == "weekly" or week.monday.toordinal() // _DAYS_OF_WEEK % 2 == 0


def next_daily(at: time, after: datetime, tz: ZoneInfo) -> datetime:
    """Return the first instant strictly later than `after` at which clocks in `tz` show `at`."""
    return _first_later(after.astimezone(tz).date() - _DAY, _DAY, at, after, tz)


@lru_cache(maxsize=AT_ONCE)
def next_due(
    slot: Slot, last_occasion: str | None, now: datetime, tz: ZoneInfo, pace: Pace = "weekly"
) -> datetime:
    """Return when a check-in is due next, given the occasion that it was last sent for.

    A member who moves is asked for every week once: the week of `last_occasion`, or one before it,
    never comes again, and a slot that the move jumped over is due at once, so that the answer may
    lie up to LONGEST_MOVE before `now`. With `last_occasion` None it is strictly later than `now`.
    """
    if last_occasion is None:
        return next_slot(slot, now, tz, pace)
    due_at = next_slot(slot, now - LONGEST_MOVE, tz, pace)
    while week_of(due_at, tz).key <= last_occasion:
        due_at = next_slot(slot, due_at, tz, pace)
    return due_at


def rehung(due_at: datetime, before: ZoneInfo, after: ZoneInfo) -> datetime:
    """Return what is planned for a member who moved: the same day and hour, on their new clock.

    The week and the day stay the same, so that nothing is skipped and nothing comes twice; what
    the move jumped over lies in the past, and is due at once.
    """
    local = due_at.astimezone(before)
    return at_local(local.date(), local.time(), after)


@lru_cache(maxsize=AT_ONCE)
def occasion_of(kind: DueKind, due_at: datetime, tz: ZoneInfo) -> str:
    """Return what something is sent once for: the ISO week, for a nudge or an agenda the day."""
    if kind in {"nudge", "agenda"}:
        return due_at.astimezone(tz).date().isoformat()
    return week_of(due_at, tz).key


def answers_week(kind: CheckInKind, instant: datetime, tz: ZoneInfo) -> Week:
    """Return the week that an answer given at `instant` is about.

    A review until Monday noon looks back on the week before; a plan made on Saturday or Sunday is
    for the week to come.
    """
    local = instant.astimezone(tz)
    week = week_of(instant, tz)
    if kind == "review" and local.weekday() == 0 and local.hour < _NOON:
        return Week(week.monday - _WEEK)
    if kind == "plan" and local.weekday() >= _SATURDAY:
        return Week(week.monday + _WEEK)
    return week


def day_of_answer(week: Week | None, today: date) -> date:
    """Return the day of what is told late: the Friday of its week, or today while it lasts."""
    if week is None or week.monday <= today <= week.sunday:
        return today
    return week.monday if today < week.monday else week.monday + _FRIDAY * _DAY


def week_name(monday: date, today: date) -> str:
    """Return "this week", "next week", or the week by its first day.

    The one place that names a week, so that Home, `/goal` and the forms mean the same: at the
    weekend a plan is for the week to come (`answers_week`), and that is next week.
    """
    weeks = (monday - monday_of(today)).days // 7
    near = {0: "this week", 1: "next week"}
    return near.get(weeks, f"the week of {monday.day} {monday:%B}")


def week_of(instant: datetime, tz: ZoneInfo) -> Week:
    return week_of_day(instant.astimezone(tz).date())


def week_of_day(day: date) -> Week:
    return Week(monday_of(day))


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def coming_friday(today: date) -> date:
    """Return the Friday of this week, or at the weekend of the next; today if it is one."""
    return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)


def _first_later(day: date, step: timedelta, at: time, after: datetime, tz: ZoneInfo) -> datetime:
    """Count from before the day of `after`: a gap can push yesterday's time into today."""
    due_at = at_local(day, at, tz)
    while due_at <= after:
        day += step
        due_at = at_local(day, at, tz)
    return due_at

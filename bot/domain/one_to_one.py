"""The regular 1:1: when it is on the member's own clock, and when its draft comes by itself."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import at_local
from bot.domain.career_item import USUAL_WEEKS
from bot.domain.errors import CoachError

LEADS: dict[int, str] = {
    60: "An hour before",
    120: "Two hours before",
    240: "Four hours before",
    1440: "A day before",
    2880: "Two days before",
}
"""Minutes before the 1:1 at which the draft may come."""

INTERVALS = (1, 2, 4)
WEEKEND = frozenset({5, 6})
USUAL_LEAD = 120


class NoPlaceError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "In which conversation do you two talk? The agenda is posted nowhere else.",
            field="channel",
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """When and where, as the member says it; `weekday` 0 is Monday."""

    weekday: int
    starts_at: time
    every_weeks: int
    lead_minutes: int
    channel_id: str
    place_name: str
    in_private: bool
    career_every_weeks: int


@dataclass(frozen=True, slots=True)
class OneToOne:
    """`first_on` is a day on which there was or will be one; all others are counted from it.

    `starts_at` is wall-clock time where the member is. `place_name` is what Slack calls the
    conversation, empty where it does not say; `in_private` that it is known that only the two
    read along. A career item stands on the agenda at least every
    `career_every_weeks`.
    """

    first_on: date
    starts_at: time
    every_weeks: int
    lead_minutes: int
    channel_id: str
    place_name: str = ""
    in_private: bool = False
    career_every_weeks: int = USUAL_WEEKS

    @property
    def between(self) -> timedelta:
        return timedelta(weeks=max(self.every_weeks, 1))

    @property
    def lead(self) -> timedelta:
        return timedelta(minutes=self.lead_minutes)


def next_meeting(meeting: OneToOne, after: datetime, tz: ZoneInfo) -> datetime:
    """Return the first start (UTC) strictly later than `after`."""
    days = (after.astimezone(tz).date() - meeting.first_on).days
    rounds = max(days // meeting.between.days - 1, 0)
    day = meeting.first_on + rounds * meeting.between
    while (starts_at := at_local(day, meeting.starts_at, tz)) <= after:
        day += meeting.between
    return starts_at


def next_draft(meeting: OneToOne, after: datetime, tz: ZoneInfo) -> datetime:
    """Return when the next draft comes (UTC), strictly later than `after`."""
    starts_at = next_meeting(meeting, after, tz)
    while (comes_at := _draft_before(meeting, starts_at, tz)) <= after:
        starts_at = next_meeting(meeting, starts_at, tz)
    return comes_at


def is_before(meeting: OneToOne, now: datetime, tz: ZoneInfo) -> bool:
    """Say whether a draft is of use now: it was due, and its 1:1 is still to come."""
    return _draft_before(meeting, next_meeting(meeting, now, tz), tz) <= now


def _draft_before(meeting: OneToOne, starts_at: datetime, tz: ZoneInfo) -> datetime:
    """The draft of a Monday comes on Friday, where it is wanted a day ahead or more."""
    comes_at = starts_at - meeting.lead
    on, day = starts_at.astimezone(tz).date(), comes_at.astimezone(tz)
    while day.date() != on and day.weekday() in WEEKEND:
        day -= timedelta(days=1)
    return at_local(day.date(), day.time(), tz)


def first_day(weekday: int, at: time, now: datetime, tz: ZoneInfo) -> date:
    """Return the first day (the member's own) with this weekday on which the hour is to come."""
    today = now.astimezone(tz).date()
    day = today + timedelta(days=(weekday - today.weekday()) % 7)
    return day if at_local(day, at, tz) > now else day + timedelta(weeks=1)

"""The regular 1:1: when it is on the member's own clock, and when its draft comes."""

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.domain.agenda.gathering import USUAL_WEEKS
from bot.domain.calendar.weeks import at_local
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.drafts.draft import Draft
from bot.domain.errors import CoachError
from bot.domain.talks.talk import Talk

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
    sentence = "In which conversation do you two talk? The agenda is posted nowhere else."
    field = "channel"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How two people meet: `starts_at` is wall-clock time where the member is.

    `place_name` is what Slack calls the conversation, empty where it does not say; `in_private`
    that it is known that only the two read along. A career item stands on the agenda at least
    every `career_every_weeks`.
    """

    starts_at: time
    every_weeks: int
    lead_minutes: int
    channel_id: str
    place_name: str = ""
    in_private: bool = False
    career_every_weeks: int = USUAL_WEEKS


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot(Arrangement):
    """As the member says it; `weekday` 0 is Monday."""

    weekday: int

    def from_day(self, first_on: date) -> "OneToOne":
        said = {one.name: getattr(self, one.name) for one in fields(Arrangement)}
        return OneToOne(first_on=first_on, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneToOne(Arrangement):
    """`first_on` is a day on which there was or will be one; all others are counted from it."""

    first_on: date

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


AT = time(10)
"""When a meeting that has no time yet stands in the calendar, until the member moves it."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """The member's time zone, and the days on which they work."""

    tz: tzinfo
    working: WorkingDays


@dataclass(frozen=True, slots=True)
class Meeting:
    """`key` stays the same when the meeting moves. `starts` is a date where no hour is known."""

    key: str
    title: str
    starts: date | datetime
    detail: str


def meeting_of(
    draft: Draft, talk: Talk | None, manager_name: str, now: datetime, own: OwnDays
) -> Meeting | None:
    """Return what to put into a calendar, None for a draft without a meeting.

    `talk` is the one that the draft is about. A request that has no time yet stands at ten on the
    member's next working day, as a place to move it from.
    """
    if draft.kind == "meeting_request":
        tomorrow = now.astimezone(own.tz).date() + _DAY
        starts = datetime.combine(own.working.on_or_after(tomorrow) or tomorrow, AT, own.tz)
        return Meeting(f"draft-{draft.id}/meeting", _titled(manager_name), starts, draft.text)
    if talk is not None and talk.next_talk_on is not None:
        title = _titled(talk.with_name or manager_name)
        return Meeting(f"talk-{talk.id}/next", title, talk.next_talk_on, draft.text)
    return None


def _titled(name: str) -> str:
    return f"Talk with {name} about my next role" if name else "Talk about my next role"

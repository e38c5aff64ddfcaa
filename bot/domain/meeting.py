"""A meeting that a draft is about: the one that it asks for, or the one that was agreed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from bot.domain.draft import Draft
from bot.domain.talk import Talk
from bot.domain.working_days import WorkingDays

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

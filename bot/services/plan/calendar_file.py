"""A calendar file: events that move, never double when imported again, and block nobody's time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.domain.member import Member
from bot.domain.plan.milestones import Milestone, calendar_title
from bot.domain.plan.plan import CyclePlan
from bot.domain.text.wording import calendar_date
from bot.services.files import File

if TYPE_CHECKING:
    from icalendar import Alarm, Event

BEFORE_A_DAY = timedelta(hours=-15)
"""A whole day is remembered at nine on the morning before."""

BEFORE_AN_HOUR = timedelta(minutes=-15)

_DAY = timedelta(days=1)
_FIRST_MINUTE = datetime(2020, 1, 1, tzinfo=UTC)
_LINE_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `key` says what it is about and stays the same when it moves ("case-3/decided").

    `starts` is a date for a whole day, or an aware instant; `lasts` counts for an instant only.
    `is_past` says that nobody has to be reminded of it.
    """

    key: str
    title: str
    starts: date | datetime
    detail: str = ""
    lasts: timedelta = timedelta(minutes=30)
    is_past: bool = False


def plan_events(
    plan: CyclePlan, case_id: int, target: str, ticked: Mapping[str, date]
) -> tuple[CalendarEvent, ...]:
    """Return the steps of the plan, of the next cycle's where this one is too late.

    `target` is the title that the plan leads to. A step that is done stands on the day on which it
    was `ticked`, and stays there when the decision moves; without such a day it is left out, so
    that a calendar leaves it where it was. The day on which people hear is one of its own where
    it is known.
    """
    shown = plan.in_reach
    dated = ((step, _day_of(step, ticked)) for step in shown.milestones)
    steps = tuple(
        CalendarEvent(
            key=f"case-{case_id}/{step.name}",
            title=_title(step, target, shown),
            starts=on,
            detail=_detail(step),
            is_past=step.is_done,
        )
        for step, on in dated
        if on is not None
    )
    told_on = shown.cycle.told_on
    if told_on == shown.cycle.decided_on or shown.waits_for_answer:
        return steps
    title = f"Promotion: {target} is announced"
    return (*steps, CalendarEvent(f"case-{case_id}/announced", title, told_on))


def _day_of(step: Milestone, ticked: Mapping[str, date]) -> date | None:
    return ticked.get(step.name) if step.is_done else step.due_on


def _title(step: Milestone, target: str, plan: CyclePlan) -> str:
    title = calendar_title(step.name, target, plan.cycle)
    return f"Done: {title}" if step.is_done else title


def _detail(step: Milestone) -> str:
    """What it takes, and how far it may slip before it moves another step."""
    if step.is_done or step.latest_on <= step.due_on:
        return step.needs
    return f"{step.needs} It may slip until {calendar_date(step.latest_on)}."


def as_ics(
    events: Iterable[CalendarEvent],
    owner: Member,
    now: datetime,
    *,
    name: str = "plan",
    title: str = "",
) -> File:
    """Return the events as an `.ics` file in UTF-8; `title` is what the calendar is called.

    Each has a UID that is the same in every export for this owner and tells no name; `now` (aware)
    becomes its revision, so that a calendar takes the later export for the newer one.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    from icalendar import Calendar  # noqa: PLC0415 - slow to import, for few

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Plan//EN")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    if title:  # icalendar escapes nothing in what it has no type for
        calendar.add("x-wr-calname", _readable(title).replace("\n", " "))
    for event in events:
        calendar.add_component(_event(event, owner, now))
    return f"{name}.ics", calendar.to_ical()


def uid_of(key: str, owner: Member) -> str:
    """Return the event's identity: the same for the same owner and key, and nobody else's."""
    whole = f"{owner.team_id}\0{owner.user_id}\0{key}"
    return f"{sha256(whole.encode('utf-8', 'replace')).hexdigest()[:32]}@nextrung"


def _event(event: CalendarEvent, owner: Member, now: datetime) -> "Event":
    """It shows as free: whether time is set aside for it is the owner's to say."""
    from icalendar import Event  # noqa: PLC0415 - likewise

    made = Event()
    made.add("uid", uid_of(event.key, owner))
    made.add("dtstamp", now.astimezone(UTC))
    made.add("last-modified", now.astimezone(UTC))
    made.add("sequence", max((now - _FIRST_MINUTE) // timedelta(minutes=1), 0))
    made.add("summary", _readable(event.title))
    if event.detail:
        made.add("description", _readable(event.detail))
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    if isinstance(event.starts, datetime):
        starts = event.starts.astimezone(UTC)
        made.add("status", "TENTATIVE")
        made.add("dtstart", starts)
        made.add("dtend", starts + event.lasts)
    else:
        made.add("dtstart", event.starts)
        made.add("dtend", event.starts + min(_DAY, date.max - event.starts))
    if not event.is_past:
        made.add_component(_reminder(event))
    return made


def _reminder(event: CalendarEvent) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - likewise

    is_instant = isinstance(event.starts, datetime)
    reminder = Alarm()
    reminder.add("action", "DISPLAY")
    reminder.add("description", _readable(event.title))
    reminder.add("trigger", BEFORE_AN_HOUR if is_instant else BEFORE_A_DAY)
    return reminder


def _readable(text: str) -> str:
    """Return the text without what no calendar can show."""
    whole = text.encode("utf-8", "replace").decode()
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", whole)).strip()

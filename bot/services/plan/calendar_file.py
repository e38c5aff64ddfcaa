"""A calendar file: events that move, and never double, when it is imported again.

Written by hand from RFC 5545: events of a whole day, or of some minutes at an instant in UTC, need
neither recurrences nor time zones.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from bot.domain.member import Member
from bot.domain.plan.milestones import Milestone
from bot.domain.plan.plan import CyclePlan
from bot.domain.text.wording import calendar_date
from bot.services.files import File

LINE_OCTETS = 75
"""Longest line without its line break, in octets (RFC 5545, 3.1)."""

_DAY = timedelta(days=1)
_FIRST_MINUTE = datetime(2020, 1, 1, tzinfo=UTC)
_LINE_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One event. `key` says what it is about and stays the same when it moves ("case-3/decided").

    `starts` is a date for a whole day, or an aware instant; `lasts` counts for an instant only.
    """

    key: str
    title: str
    starts: date | datetime
    detail: str = ""
    lasts: timedelta = timedelta(minutes=30)


def plan_events(plan: CyclePlan, case_id: int) -> tuple[CalendarEvent, ...]:
    """Return every step of the plan, of the next cycle's where this one is too late.

    The day on which people hear is one of its own where it is known; all counts from the decision.
    """
    shown = plan.in_reach
    steps = tuple(
        CalendarEvent(
            key=f"case-{case_id}/{step.name}",
            title=f"Done: {step.title}" if step.is_done else step.title,
            starts=step.due_on,
            detail=_detail(step),
        )
        for step in shown.milestones
    )
    told_on = shown.cycle.told_on
    if told_on == shown.cycle.decided_on or shown.waits_for_answer:
        return steps
    hear = CalendarEvent(key=f"case-{case_id}/announced", title="People hear", starts=told_on)
    return (*steps, hear)


def _detail(step: Milestone) -> str:
    """What it takes, and how far it may slip before it moves another step."""
    if step.is_done or step.latest_on <= step.due_on:
        return step.needs
    return f"{step.needs} It may slip until {calendar_date(step.latest_on)}."


def as_ics(
    events: Iterable[CalendarEvent], owner: Member, now: datetime, *, name: str = "plan"
) -> File:
    """Return the events as an `.ics` file in UTF-8.

    Each has a UID that is the same in every export for this owner and tells no name; `now` (aware)
    becomes its revision, so that a calendar takes the later export for the newer one.
    """
    if now.tzinfo is None:
        raise ValueError("now needs a time zone")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Nextrung//Plan//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    for event in events:
        lines += _event(event, owner, now)
    lines.append("END:VCALENDAR")
    return f"{name}.ics", b"".join(folded for line in lines for folded in _folded(line))


def uid_of(key: str, owner: Member) -> str:
    """Return the event's identity: the same for the same owner and key, and nobody else's."""
    whole = f"{owner.team_id}\0{owner.user_id}\0{key}"
    return f"{sha256(whole.encode('utf-8', 'replace')).hexdigest()[:32]}@nextrung"


def _event(event: CalendarEvent, owner: Member, now: datetime) -> list[str]:
    revised = _instant(now)
    return [
        "BEGIN:VEVENT",
        f"UID:{uid_of(event.key, owner)}",
        f"DTSTAMP:{revised}",
        f"LAST-MODIFIED:{revised}",
        f"SEQUENCE:{max((now - _FIRST_MINUTE) // timedelta(minutes=1), 0)}",
        *_when(event),
        f"SUMMARY:{_escaped(event.title)}",
        *([f"DESCRIPTION:{_escaped(event.detail)}"] if event.detail else []),
        "CLASS:PRIVATE",
        "END:VEVENT",
    ]


def _when(event: CalendarEvent) -> tuple[str, ...]:
    """A whole day ends on the next and keeps nobody from other plans."""
    if isinstance(event.starts, datetime):
        ends = event.starts + event.lasts
        return f"DTSTART:{_instant(event.starts)}", f"DTEND:{_instant(ends)}", "TRANSP:OPAQUE"
    ends_on = event.starts + min(_DAY, date.max - event.starts)
    return (
        f"DTSTART;VALUE=DATE:{_day(event.starts)}",
        f"DTEND;VALUE=DATE:{_day(ends_on)}",
        "TRANSP:TRANSPARENT",
    )


def _day(on: date) -> str:
    return on.isoformat().replace("-", "")


def _instant(at: datetime) -> str:
    """`strftime` leaves out the zeros of years before 1000 on some systems; isoformat does not."""
    utc = at.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return f"{utc.isoformat().replace('-', '').replace(':', '')}Z"


def _escaped(text: str) -> str:
    """Return the text as RFC 5545, 3.3.11 wants it, without what no calendar can show."""
    whole = text.encode("utf-8", "replace").decode()
    lines = _CONTROL.sub("", _LINE_BREAK.sub("\n", whole)).strip()
    for mark in ("\\", ";", ","):
        lines = lines.replace(mark, f"\\{mark}")
    return lines.replace("\n", "\\n")


def _folded(line: str) -> Iterator[bytes]:
    """Break after 75 octets at most, never inside a character; later pieces begin with a space."""
    piece = b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LINE_OCTETS:
            yield piece + b"\r\n"
            piece = b" "
        piece += octets
    yield piece + b"\r\n"

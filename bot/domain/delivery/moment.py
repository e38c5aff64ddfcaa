"""The moment for a message of the coach's own accord: now, later, or not this time."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import (
    FIRST,
    SECOND,
    Due,
    DueKind,
    Rhythm,
    at_local,
    next_slot,
    occasion_of,
)
from bot.domain.calendar.working_days import FURTHEST, Absence, WorkingDays, placed
from bot.domain.delivery.delivery import AGAIN, DEACTIVATED, PLAN_IS_USEFUL_FOR, Delivery
from bot.domain.delivery.most_a_day import Waiting, chosen
from bot.domain.member import Member
from bot.domain.text.wording import day_near, joined

IMPORTANCE: tuple[DueKind, ...] = (
    *("agenda", "plan", "review", "nudge"),
    *("second_plan", "second_review"),
)
"""Who goes first where a day has room for two. Whatever is not named here comes last."""

EVERY_DAY = frozenset(range(7))
DAILY: frozenset[DueKind] = frozenset({"nudge", "agenda"})
"""The kinds whose occasion is a day and no week."""

NAMES: dict[DueKind, str] = {
    "plan": "plan",
    "review": "review",
    "nudge": "reminder",
    "agenda": "1:1 draft",
}
"""What is missed when it is left out; of what would have asked again nobody misses anything."""

AWAY, TOO_LATE, NO_ROOM = "away", "too_late", "no_room"

_DAY = timedelta(days=1)
A_MOMENT = timedelta(microseconds=1)
USUAL_RHYTHM, USUAL_DAYS = Rhythm(), WorkingDays()


@dataclass(frozen=True, slots=True)
class Seen:
    """What Slack says: away, and not to be disturbed, each until an instant (UTC)."""

    away_until: datetime | None = None
    quiet_until: datetime | None = None


NOTHING_SPECIAL = Seen()


@dataclass(frozen=True, slots=True)
class Circumstances:
    """All that decides about the moment, as things stand at `now` (UTC).

    `sent_today` counts what came unasked on the member's today; `others` are
    the kinds that are under way or planned for what is left of it.
    """

    now: datetime
    tz: ZoneInfo
    rhythm: Rhythm = USUAL_RHYTHM
    working: WorkingDays = USUAL_DAYS
    seen: Seen = NOTHING_SPECIAL
    sent_today: int = 0
    others: tuple[DueKind, ...] = ()

    @property
    def today(self) -> date:
        return self.now.astimezone(self.tz).date()


@dataclass(frozen=True, slots=True)
class Moment:
    """Send it now (both None), at `later_at` (UTC), or `skip` it for that reason."""

    later_at: datetime | None = None
    skip: str | None = None


NOW = Moment()


def moment_for(delivery: Delivery, around: Circumstances) -> Moment:
    """What was asked for again comes when it was asked for, except on days away."""
    return (
        _not_yet(delivery, around)
        or _not_any_more(delivery, around)
        or _not_on_this_day(delivery, around)
        or _not_at_this_hour(delivery, around)
        or _no_room(delivery, around)
        or NOW
    )


def day_of(delivery: Delivery, rhythm: Rhythm) -> date:
    """The member's own day that a delivery belongs to, by its occasion."""
    occasion = delivery.occasion.partition(AGAIN)[0]
    if delivery.kind in DAILY:
        return date.fromisoformat(occasion)
    year, week = occasion.split("-W")
    weekday = rhythm.slot_of(delivery.kind).weekday
    return date.fromisocalendar(int(year), int(week), weekday + 1)


def last_day_for(delivery: Delivery, rhythm: Rhythm) -> date | None:
    """The last day on which it is of use; None where it can always wait."""
    day = day_of(delivery, rhythm)
    kind = FIRST.get(delivery.kind, delivery.kind)
    if kind in {"plan", "agenda"}:
        return day + PLAN_IS_USEFUL_FOR
    if kind == "review":
        return day + timedelta(days=6 - day.weekday())
    return None


def note_on(
    skipped: Collection[Delivery],
    rhythm: Rhythm,
    today: date,
    holidays: Collection[date] = frozenset(),
) -> str:
    """What to say to somebody for whom messages were left out; empty for none.

    Nobody misses one of a public holiday.
    """
    missed = [
        delivery
        for delivery in skipped
        if delivery.kind in NAMES
        and delivery.reason != DEACTIVATED
        and day_of(delivery, rhythm) not in holidays
    ]
    if not missed:
        return ""
    what = joined(
        f"the {NAMES[delivery.kind]} of {day_near(day_of(delivery, rhythm), today)}"
        for delivery in missed[-2:]
    )
    if any(delivery.reason == AWAY for delivery in missed):
        return f"You were away, so I skipped {what}."
    return f"I couldn't reach you for {what}."


def _is_asked_for(delivery: Delivery) -> bool:
    return AGAIN in delivery.occasion


def _not_yet(delivery: Delivery, around: Circumstances) -> Moment | None:
    """The member has moved west: where they are now, its hour is still to come."""
    if _is_asked_for(delivery) or delivery.kind == "agenda":
        return None
    day = day_of(delivery, around.rhythm)
    starts_at = at_local(day, around.rhythm.hour_of(delivery.kind), around.tz)
    return Moment(later_at=starts_at) if around.now < starts_at else None


def _not_any_more(delivery: Delivery, around: Circumstances) -> Moment | None:
    """Asking again after the week's question is over would be a reproach."""
    last = last_day_for(delivery, around.rhythm)
    if delivery.kind in FIRST and last and around.today > last:
        return Moment(skip=TOO_LATE)
    return None


def _not_on_this_day(delivery: Delivery, around: Circumstances) -> Moment | None:
    if _days_for(delivery, around).includes(around.today):
        return None
    return _on_day_from(around.today + _DAY, delivery, around)


def _not_at_this_hour(delivery: Delivery, around: Circumstances) -> Moment | None:
    quiet_until = around.seen.quiet_until
    if quiet_until and quiet_until > around.now:
        return _after_quiet(quiet_until, delivery, around)
    if _is_asked_for(delivery) or delivery.kind == "agenda":
        return None
    local = around.now.astimezone(around.tz)
    if local.time() < around.rhythm.day_begins_at:
        return Moment(later_at=at_local(local.date(), around.rhythm.day_begins_at, around.tz))
    if local.time() > around.rhythm.day_ends_at:
        return _on_day_from(around.today + _DAY, delivery, around)
    return None


def _after_quiet(until: datetime, delivery: Delivery, around: Circumstances) -> Moment:
    last = last_day_for(delivery, around.rhythm)
    if last and until.astimezone(around.tz).date() > last:
        return Moment(skip=AWAY)
    return Moment(later_at=until)


def _no_room(delivery: Delivery, around: Circumstances) -> Moment | None:
    """Two a day, the most important first; what is planned for later today counts as well."""
    if _is_asked_for(delivery):
        return None
    mine = Waiting(delivery.kind, _rank(delivery.kind), last_day_for(delivery, around.rhythm))
    others = [Waiting(kind, _rank(kind)) for kind in around.others if kind != delivery.kind]
    if mine in chosen([mine, *others], around.today, around.sent_today).send:
        return None
    return _on_day_from(around.today + _DAY, delivery, around, NO_ROOM)


def _on_day_from(
    day: date, delivery: Delivery, around: Circumstances, reason: str = AWAY
) -> Moment:
    """At its usual hour on the next day that fits; skipped where none is left in its window."""
    last = last_day_for(delivery, around.rhythm) or day + timedelta(days=FURTHEST)
    found = placed(day, last, _days_for(delivery, around)).on
    if found is None:
        return Moment(skip=reason)
    return Moment(later_at=at_local(found, around.rhythm.hour_of(delivery.kind), around.tz))


def _days_for(delivery: Delivery, around: Circumstances) -> WorkingDays:
    """The days on which this one may come.

    A weekday that the member chose for it is one of them, and what was held up may come at the
    weekend: a review helps until Sunday evening. What they asked for again comes on any day.
    """
    weekdays = around.working.weekdays
    holidays = around.working.holidays
    if _is_asked_for(delivery):
        weekdays, holidays = EVERY_DAY, frozenset()
    elif delivery.kind == "agenda":
        weekdays |= {day_of(delivery, around.rhythm).weekday()}
    elif delivery.kind in {"plan", "review"}:
        weekdays |= {around.rhythm.slot_of(delivery.kind).weekday}
        if delivery.kind == "review" and around.today > day_of(delivery, around.rhythm):
            weekdays = EVERY_DAY
    return WorkingDays(weekdays, holidays, around.working.away + _seen_away(around))


def _seen_away(around: Circumstances) -> tuple[Absence, ...]:
    until = around.seen.away_until
    if until is None:
        return ()
    last_on = (until - A_MOMENT).astimezone(around.tz).date()
    return (Absence(around.today, max(last_on, around.today)),)


def _rank(kind: DueKind) -> int:
    return IMPORTANCE.index(kind) if kind in IMPORTANCE else len(IMPORTANCE)


WEEKS_AHEAD = 53
"""Who works on no day of a year is not told of one."""


@dataclass(frozen=True, slots=True)
class Days:
    """What decides about the days of a member."""

    tz: ZoneInfo
    rhythm: Rhythm
    working: WorkingDays


def comes_at(member: Member, kind: DueKind, due_at: datetime, days: Days) -> datetime | None:
    """Return when what is due then comes: moved past days off, a week left out where it must be.

    None where that is not in sight.
    """
    for _ in range(WEEKS_AHEAD):
        delivery = Delivery("", member, kind, occasion_of(kind, due_at, days.tz))
        around = Circumstances(due_at, days.tz, days.rhythm, days.working)
        moment = moment_for(delivery, around)
        if moment == NOW:
            return due_at
        if moment.later_at:
            return moment.later_at
        if kind not in SECOND:
            return None
        due_at = next_slot(days.rhythm.slot_of(kind), due_at, days.tz, days.rhythm.pace)
    return None


def moment_of(member: Member, due: Due, days: Days) -> datetime | None:
    """Return when something due comes; what was asked for again comes when it was asked for."""
    if due.next_due_at is None or due.snoozed:
        return due.next_due_at
    return comes_at(member, due.kind, due.next_due_at, days)

"""Foresight: when a check-in that is planned will really come, as far as days off are known."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.calendar import next_slot, occasion_of
from bot.domain.delivery import Delivery
from bot.domain.member import Member
from bot.domain.moment import NOW, Circumstances, moment_for
from bot.domain.rhythm import CheckInKind, Rhythm
from bot.domain.working_days import WorkingDays

WEEKS_AHEAD = 53
"""Who works on no day of a year is not told of one."""


@dataclass(frozen=True, slots=True)
class Days:
    """What decides about the days of a member."""

    tz: ZoneInfo
    rhythm: Rhythm
    working: WorkingDays


def comes_at(member: Member, kind: CheckInKind, due_at: datetime, days: Days) -> datetime | None:
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
        due_at = next_slot(days.rhythm.slot_of(kind), due_at, days.tz)
    return None

"""What comes next of the coach's own accord, as things stand: the demo's page announces it."""

from datetime import datetime

from bot.domain.calendar.weeks import FIRST, Due, DueKind
from bot.domain.delivery.moment import Days, moment_of
from bot.domain.delivery.quiet import LEFT_OUT, STILL_COMING, Manner, manner_of
from bot.domain.member import Member
from bot.services.week.nudges import next_nudge_at, untold_nudge
from bot.services.week.resting import working_days
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore

LOOKS = 10
"""So many nudges in a row that have nothing to say are passed over."""


async def next_message_at(database: Database, member: Member, now: datetime) -> datetime | None:
    """Return when the member hears next (UTC): past days off, and past what ends in silence.

    None where nothing is in sight, and for somebody whom the coach does not know.
    """
    async with database.reading() as connection:
        profile = await MemberStore(connection, member).profile()
        if profile is None:
            return None
        rhythms = RhythmStore(connection, member)
        rhythm, today = await rhythms.get(), now.astimezone(profile.tz).date()
        days = Days(profile.tz, rhythm, await working_days(connection, member, rhythm, today))
        moments = [await _comes_at(connection, member, due, days) for due in await rhythms.dues()]
    return min(filter(None, moments), default=None)


async def _comes_at(
    connection: Connection, member: Member, due: Due, days: Days
) -> datetime | None:
    """After a nudge that has nothing to say the coach looks for the next one."""
    for _ in range(LOOKS):
        moment = moment_of(member, due, days)
        if moment is None or await _is_said(connection, member, due.kind, moment, days):
            return moment
        if due.kind != "nudge":
            return None
        again = await next_nudge_at(connection, member, days.rhythm, moment, days.tz)
        due = Due(due.kind, again)
    return None


async def _is_said(
    connection: Connection, member: Member, kind: DueKind, moment: datetime, days: Days
) -> bool:
    """Whether there is something to say then to somebody who has been heard from as they have."""
    sign = await MemberStore(connection, member).last_sign()
    manner = manner_of(sign, days.rhythm.pace, moment, days.tz) if sign else "usual"
    if manner == "asks" or kind != "nudge":
        return _comes(kind, manner)
    only = STILL_COMING if manner == "silent" else None
    today = moment.astimezone(days.tz).date()
    return await untold_nudge(connection, member, today, days.tz, only) is not None


def _comes(kind: DueKind, manner: Manner) -> bool:
    if manner == "asks":
        return kind not in FIRST
    return manner == "usual" or (manner == "sparing" and kind not in LEFT_OUT)

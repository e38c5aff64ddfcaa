"""The days on which a member does not work: weekdays, public holidays, days away."""

import asyncio
import re
from datetime import date, timedelta
from functools import cache

import holidays
from holidays.registry import COUNTRIES

from bot.domain.calendar.weeks import Rhythm
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.member import Member
from bot.storage.database.database import Connection
from bot.storage.workspace.members import MemberStore

WORDS = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")


@cache
def countries() -> dict[str, str]:
    """The countries whose public holidays are known: their names by ISO code, in order."""
    named = {entry[1]: " ".join(WORDS.findall(entry[0])) for entry in COUNTRIES.values()}
    return dict(sorted(named.items(), key=lambda item: item[1]))


async def working_days(
    connection: Connection, member: Member, rhythm: Rhythm, today: date
) -> WorkingDays:
    """As they stand from `today` (the member's own) to the end of the next year."""
    absence = await MemberStore(connection, member).absence()
    return WorkingDays(
        weekdays=rhythm.weekdays,
        holidays=await public_holidays(rhythm.country, today.year),
        away=(absence,) if absence else (),
    )


async def next_workday(
    connection: Connection, member: Member, rhythm: Rhythm, today: date
) -> date | None:
    """The first working day after today, None where that is tomorrow, or not in sight."""
    tomorrow = today + timedelta(days=1)
    working = await working_days(connection, member, rhythm, today)
    found = working.on_or_after(tomorrow)
    return None if found == tomorrow else found


async def public_holidays(country: str, year: int) -> frozenset[date]:
    """Those of a year and the one after it; none for a country that is not known.

    A country is loaded in a thread, the first time: that takes up to half a second.
    """
    if not country:
        return frozenset()
    return await asyncio.to_thread(_holidays, country, year)


@cache
def _holidays(country: str, year: int) -> frozenset[date]:
    if country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=(year, year + 1)))

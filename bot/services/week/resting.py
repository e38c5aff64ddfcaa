"""The days on which a member does not work: weekdays, public holidays, days away."""

import asyncio
import re
from datetime import date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import NO_COUNTRY, Rhythm
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.member import Member
from bot.domain.zones import guessed_country
from bot.services.workspace.countries import zones
from bot.storage.database.connection import Connection
from bot.storage.workspace.members import MemberStore

WORDS = re.compile(r"[A-Z][a-z]+|[A-Z]+(?![a-z])")

CountryYear = tuple[str, int]

_known: dict[CountryYear, frozenset[date]] = {}
_loading: dict[CountryYear, asyncio.Task[None]] = {}
"""Public holidays that were asked for before, and those that are asked for now."""


@cache
def countries() -> dict[str, str]:
    """The countries whose public holidays are known: their names by ISO code, in order."""
    from holidays.registry import COUNTRIES  # noqa: PLC0415 - six megabytes, when first used

    named = {entry[1]: " ".join(WORDS.findall(entry[0])) for entry in COUNTRIES.values()}
    return dict(sorted(named.items(), key=lambda item: item[1]))


async def working_days(
    connection: Connection, member: Member, rhythm: Rhythm, today: date
) -> WorkingDays:
    """As they stand to the end of the year after `today`, which is the member's own.

    The holidays of the year before are among them: what was left out then is spoken of later.
    """
    absence, tz, locale = await MemberStore(connection, member).whereabouts()
    country = country_of_holidays(rhythm, tz, locale)
    return WorkingDays(
        weekdays=rhythm.weekdays,
        holidays=await public_holidays(country, today.year),
        away=(absence,) if absence else (),
    )


def country_of_holidays(rhythm: Rhythm, tz: ZoneInfo, locale: str) -> str:
    """The ISO code of the country whose public holidays somebody keeps, empty for none.

    Until they choose one it is guessed from their clock, and from the language of their Slack.
    """
    if rhythm.country == NO_COUNTRY:
        return ""
    guess = rhythm.country or guessed_country(tz.key, locale, zones())
    return guess if guess in countries() else ""


async def next_workday(
    connection: Connection, member: Member, rhythm: Rhythm, today: date
) -> date | None:
    """The first working day after today, None where that is tomorrow, or not in sight."""
    tomorrow = today + timedelta(days=1)
    working = await working_days(connection, member, rhythm, today)
    found = working.on_or_after(tomorrow)
    return None if found == tomorrow else found


async def public_holidays(country: str, year: int) -> frozenset[date]:
    """Those of a year and of the ones beside it; none for a country that is not known.

    A country is loaded in a thread, the first time: that takes up to half a second. From then on
    nobody waits, so that members whose rows are read together stay together.
    """
    if not country:
        return frozenset()
    asked = country, year
    if asked not in _known:
        await asyncio.shield(_loading.get(asked) or _load(asked))
    return _known[asked]


def _load(asked: CountryYear) -> asyncio.Task[None]:
    """Begun by the first who asks; everybody else waits for the same, and goes on with them."""

    async def load() -> None:
        _known[asked] = await asyncio.to_thread(_holidays, *asked)

    loading = _loading[asked] = asyncio.create_task(load())
    loading.add_done_callback(lambda _: _loading.pop(asked))
    return loading


def _holidays(country: str, year: int) -> frozenset[date]:
    import holidays  # noqa: PLC0415 - likewise

    if country not in countries():
        return frozenset()
    return frozenset(holidays.country_holidays(country, years=(year - 1, year, year + 1)))

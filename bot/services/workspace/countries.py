"""The country that a member works in, as their clock says, and how dates are written there."""

from collections.abc import Awaitable, Callable
from functools import cache
from importlib.resources import files

from bot.domain.calendar.weeks import NO_COUNTRY
from bot.domain.calendar.when import Order, has_numeric, order_of
from bot.domain.member import Member
from bot.domain.wins.reading import USUAL_ORDER
from bot.domain.zones import guessed_country
from bot.storage.database.connection import Connection
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore

NO_PLACES = frozenset({"CET", "MET", "EET", "WET", "EST", "MST", "HST"})
"""Names of clocks that many countries share."""


async def country_of(connection: Connection, member: Member) -> str:
    """The one whose public holidays the member keeps, or a guess by their clock; may be empty."""
    rhythm = await RhythmStore(connection, member).get()
    _, tz, locale = await MemberStore(connection, member).whereabouts()
    chosen = "" if rhythm.country == NO_COUNTRY else rhythm.country
    return chosen or guessed_country(tz.key, locale, zones())


async def order_for(text: str, country: Callable[[], Awaitable[str]]) -> Order:
    """The order of numeric dates in a text: it settles that itself, else the country does.

    The country is asked for only where the text has such a date.
    """
    return order_of((text,), await country()) if has_numeric(text) else USUAL_ORDER


@cache
def zones() -> dict[str, str]:
    """The ISO code of the country of each time zone, other spellings of a zone included.

    Source: `zone.tab` and the links of `tzdata.zi`, of the Time Zone Database.
    """
    data = files("tzdata") / "zoneinfo"
    rows = (line.split("\t") for line in (data / "zone.tab").read_text("utf-8").splitlines())
    found = {row[2]: row[0] for row in rows if not row[0].startswith("#")}
    links = (line.split() for line in (data / "tzdata.zi").read_text("utf-8").splitlines())
    also = {
        link[2]: found[link[1]]
        for link in links
        if link[0] == "L" and link[1] in found and link[2] not in NO_PLACES
    }
    return also | found

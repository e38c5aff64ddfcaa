"""Time zones by name: those of the world, and fixed distances from UTC such as "UTC+05:30".

Some profiles name no zone and say only how far their clock is from UTC.
"""

import re
import struct
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from typing import Literal
from zoneinfo import ZoneInfo

ZoneSource = Literal["profile", "before", "offset", "nowhere"]
"""Where a member's zone is from: their profile names it; it named it before, and its clock still
fits; it says a distance from UTC and no more; it says nothing."""

UTC = ZoneInfo("UTC")
FARTHEST = timedelta(hours=24)

_FIXED = re.compile(r"UTC([+-])(\d\d):(\d\d)")


def zone_of(name: str) -> ZoneInfo:
    """The zone of this name. Raises ZoneInfoNotFoundError or ValueError for one nobody knows."""
    found = _FIXED.fullmatch(name)
    if not found:
        return ZoneInfo(name)
    sign, hours, minutes = found.groups()
    return _fixed(int(f"{sign}1") * (60 * int(hours) + int(minutes)))


def fixed_zone(offset: timedelta) -> ZoneInfo:
    """Always so far from UTC, to the minute; UTC itself for what no clock on earth shows."""
    minutes = round(offset / timedelta(minutes=1))
    return _fixed(minutes) if abs(offset) < FARTHEST else UTC


def shows_the_same(one: ZoneInfo, other: ZoneInfo, now: datetime) -> bool:
    """Say whether clocks in both zones agree at this instant."""
    return now.astimezone(one).utcoffset() == now.astimezone(other).utcoffset()


SHARED = frozenset({"Europe/Amsterdam", "Europe/Brussels", "Europe/Belgrade"})
"""Slack's menu of zones has one entry for several capitals, and names it after the first."""


def guessed_country(zone: str, locale: str, country_of: Mapping[str, str]) -> str:
    """Return the ISO code of the country that somebody with this clock probably works in.

    `country_of` has the country of each zone. The zone says it, unless it stands for several
    countries: then the language of their Slack does ("de-DE"), where that is not English. One that
    is no place leaves it to the language altogether. Empty where neither says.
    """
    language, _, region = locale.replace("_", "-").partition("-")
    named = region.upper() if language != "en" and region.upper() in country_of.values() else ""
    by_zone = country_of.get(zone, "")
    if zone in SHARED or not by_zone:
        return named or by_zone
    return by_zone


@cache
def _fixed(minutes: int) -> ZoneInfo:
    """A ZoneInfo, since that is what a member has; RFC 8536, section 3, says what is in it."""
    if not minutes:
        return UTC
    hours, rest = divmod(abs(minutes), 60)
    name = f"UTC{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
    header = struct.pack(">4sc15x6l", b"TZif", b"\0", 0, 0, 0, 0, 1, len(name) + 1)
    local = struct.pack(">lbB", minutes * 60, 0, 0) + name.encode() + b"\0"
    return ZoneInfo.from_file(BytesIO(header + local), key=name)

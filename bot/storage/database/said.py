"""What Slack said of a member, wherever it is read along with something else."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.domain.member import Profile
from bot.storage.database.tables import members
from bot.storage.database.types import zone_named

SAID = (members.c.name, members.c.tz, members.c.locale, members.c.tz_from)
KNOWN = (*SAID, members.c.tz_checked_at)


def profile_of(row: Row[Any]) -> Profile:
    """From a row with the columns of `SAID`."""
    return Profile(row.name, zone_named(row.tz), row.locale, tz_from=row.tz_from)


def known_of(row: Row[Any]) -> tuple[Profile, datetime]:
    """The same and when Slack was asked, from a row with the columns of `KNOWN`."""
    return profile_of(row), row.tz_checked_at

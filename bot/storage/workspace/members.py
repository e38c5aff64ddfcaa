"""Members: who is coached, as Slack's profile says; where they are spoken to, when away."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from bot.domain.calendar.working_days import Absence
from bot.domain.member import Profile
from bot.domain.zones import ZoneSource, zone_of
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, mine
from bot.storage.database.tables import members
from bot.storage.database.types import zone_named
from bot.storage.database.upserts import insert_or_update, spelled_for

KEY = ("team_id", "user_id")
FROM_SLACK = ("enterprise_id", "name", "tz", "tz_from", "locale", "tz_checked_at")

ENSURE = insert_or_update(members, KEY, FROM_SLACK)
SAID = (members.c.name, members.c.tz, members.c.locale, members.c.tz_from)
PROFILE = of_each(select(*SAID).where(mine(members)))
KNOWN = of_each(select(*SAID, members.c.tz_checked_at).where(mine(members)))
MET_AT = select(members.c.met_at).where(mine(members))
ABSENCE = of_each(select(members.c.away_since_on, members.c.away_until_on).where(mine(members)))
SET_ABSENCE = (
    update(members)
    .where(mine(members))
    .values(away_since_on=bindparam("since"), away_until_on=bindparam("until"))
)
UNREACHABLE = of_each(select(members.c.unreachable_code).where(mine(members)))


class MemberStore(Owned):
    """The member of this store, who may not be known yet: then all answers are None."""

    async def ensure(
        self,
        profile_tz: str,
        name: str,
        locale: str,
        now: datetime,
        tz_from: ZoneSource = "profile",
        checked_at: datetime | None = None,
    ) -> None:
        """Remembers what Slack says now, or said at `checked_at`.

        An unknown zone name: `ZoneInfoNotFoundError`.
        """
        await self._count(
            spelled_for(self._connection, ENSURE),
            name=name,
            tz=zone_of(profile_tz).key,
            tz_from=tz_from,
            locale=locale,
            tz_checked_at=checked_at or now,
            met_at=now,
        )

    async def profile(self) -> Profile | None:
        row = await self._row(PROFILE)
        return row and _profile(row)

    async def known(self) -> tuple[Profile, datetime] | None:
        """What Slack said of them and when it was asked, in one query."""
        row = await self._row(KNOWN)
        return row and (_profile(row), row.tz_checked_at)

    async def met_at(self) -> datetime | None:
        """Since when the coach knows them."""
        met_at: datetime | None = await self._value(MET_AT)
        return met_at

    async def absence(self) -> Absence | None:
        """The days off that they announced, past ones too; None where there are none."""
        row = await self._row(ABSENCE)
        if row is None or row.away_since_on is None:
            return None
        return Absence(row.away_since_on, row.away_until_on)

    async def set_absence(self, absence: Absence | None) -> None:
        """None: they are back."""
        since: date | None = absence.since_on if absence else None
        until = absence.until_on if absence else None
        await self._count(SET_ABSENCE, since=since, until=until)

    async def unreachable_code(self) -> str | None:
        """Slack's error code while nothing is sent to them, None while all is well."""
        code: str | None = await self._value(UNREACHABLE)
        return code


def _profile(row: Row[Any]) -> Profile:
    return Profile(row.name, zone_named(row.tz), row.locale, tz_from=row.tz_from)

"""Members: who is coached, as Slack's profile says; where they are spoken to, when away."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, case, func, select, update

from bot.domain.calendar.working_days import Absence
from bot.domain.delivery.quiet import LastSign
from bot.domain.member import Profile
from bot.domain.zones import UTC, ZoneSource, zone_of
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, mine
from bot.storage.database.said import KNOWN, SAID, known_of, profile_of
from bot.storage.database.tables import deliveries, members
from bot.storage.database.types import Instant, zone_named
from bot.storage.database.upserts import insert_or_update, spelled_for

KEY = ("team_id", "user_id")
FROM_SLACK = ("enterprise_id", "name", "tz", "tz_from", "locale", "tz_checked_at")

ENSURE = insert_or_update(members, KEY, FROM_SLACK)
PROFILE = of_each(select(*SAID).where(mine(members)))
ALL_KNOWN = of_each(select(*KNOWN).where(mine(members)))
MET_AT = select(members.c.met_at).where(mine(members))
ABSENCE = of_each(select(members.c.away_since_on, members.c.away_until_on).where(mine(members)))
WHEREABOUTS = of_each(
    select(members.c.away_since_on, members.c.away_until_on, members.c.tz, members.c.locale).where(
        mine(members)
    )
)
SET_ABSENCE = (
    update(members)
    .where(mine(members))
    .values(away_since_on=bindparam("since"), away_until_on=bindparam("until"))
)
HEARD_AT = func.coalesce(members.c.heard_at, members.c.met_at, type_=Instant)
UNANSWERED = (
    select(func.count())
    .where(
        deliveries.c.team_id == members.c.team_id,
        deliveries.c.user_id == members.c.user_id,
        deliveries.c.state == "sent",
        deliveries.c.settled_at >= HEARD_AT,
    )
    .scalar_subquery()
)
SIGN = of_each(
    select(
        HEARD_AT.label("heard_at"),
        UNANSWERED.label("unanswered"),
        members.c.silence,
        members.c.away_since_on,
        members.c.away_until_on,
        members.c.unreachable_code,
    ).where(mine(members))
)
HEAR = (
    update(members)
    .where(mine(members))
    .values(
        heard_at=bindparam("at"),
        silence=case((members.c.silence == "asked", "back"), else_=members.c.silence),
    )
)
ASKED = update(members).where(mine(members), bindparam("before") > HEARD_AT).values(silence="asked")
SETTLED = update(members).where(mine(members)).values(silence=None)
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
        return row and profile_of(row)

    async def known(self) -> tuple[Profile, datetime] | None:
        """What Slack said of them and when it was asked, in one query."""
        row = await self._row(ALL_KNOWN)
        return row and known_of(row)

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

    async def whereabouts(self) -> tuple[Absence | None, ZoneInfo, str]:
        """The same absence, with the zone and the language that Slack says; of nobody, UTC."""
        row = await self._row(WHEREABOUTS)
        if row is None:
            return None, UTC, ""
        away = Absence(row.away_since_on, row.away_until_on) if row.away_since_on else None
        return away, zone_named(row.tz), row.locale

    async def set_absence(self, absence: Absence | None) -> None:
        """None: they are back."""
        since: date | None = absence.since_on if absence else None
        until = absence.until_on if absence else None
        await self._count(SET_ABSENCE, since=since, until=until)

    async def unreachable_code(self) -> str | None:
        """Slack's error code while nothing is sent to them, None while all is well."""
        code: str | None = await self._value(UNREACHABLE)
        return code

    async def last_sign(self) -> LastSign | None:
        """When they were last heard from, and all else that decides whether to write to them."""
        row = await self._row(SIGN)
        if row is None:
            return None
        away = Absence(row.away_since_on, row.away_until_on) if row.away_since_on else None
        return LastSign(row.heard_at, row.silence, away, row.unreachable_code, row.unanswered)

    async def hear(self, now: datetime) -> None:
        """A sign of life; whoever was silent and asked is back."""
        await self._count(HEAR, at=now)

    async def asked_whether_still(self, begun_at: datetime) -> None:
        """They were asked if they still want this; unless they were heard from since `begun_at`."""
        await self._count(ASKED, before=begun_at)

    async def silence_settled(self) -> None:
        """They chose, or were told that it goes on."""
        await self._count(SETTLED)

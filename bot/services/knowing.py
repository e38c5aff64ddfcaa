"""Knowing a member: their name and time zone, asked of Slack and kept current.

Whoever changes zones takes their due dates along, in the same transaction.
"""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain.act import aside
from bot.domain.calendar import rehung
from bot.domain.member import Member, Profile
from bot.services.ports import Clock, Profiles
from bot.storage.database import Connection, Database
from bot.storage.members import Members
from bot.storage.rhythms import Rhythms

STALE_AFTER = timedelta(days=1)
UNKNOWN = Profile(name="", tz=ZoneInfo("UTC"))
"""Stands in while Slack cannot be asked, so that nothing a member says is lost meanwhile."""


class Knowing:
    """Meets members and remembers what Slack's profile says of them."""

    def __init__(self, database: Database, profiles: Profiles, now: Clock) -> None:
        self._database = database
        self._profiles = profiles
        self._now = now

    async def profile(self, member: Member) -> Profile:
        """The member's name and zone, not older than a day where Slack answers."""
        async with self._database.reading() as connection:
            known = await Members(connection, member).known()
        if known and self._now() - known[1] < STALE_AFTER:
            return known[0]
        fresh = await self._profiles.profile_of(member)
        if fresh is None and known:
            return known[0]
        await self._remember(member, fresh or UNKNOWN)
        return fresh or UNKNOWN

    async def today(self, member: Member) -> date:
        """The date where the member is."""
        profile = await self.profile(member)
        return self._now().astimezone(profile.tz).date()

    async def name_of(self, member: Member, user_id: str) -> str:
        """What somebody else in the member's workspace is called; empty where Slack is silent."""
        other = await self._profiles.profile_of(replace(member, user_id=user_id))
        return other.name if other else ""

    async def changed(self, member: Member, profile: Profile) -> bool:
        """Slack tells of a change. False: somebody whom the coach has not met."""
        async with self._database.reading() as connection:
            known = await Members(connection, member).profile()
        if known is None:
            return False
        await self._remember(member, profile)
        return True

    async def _remember(self, member: Member, profile: Profile) -> None:
        with aside():
            async with self._database.writing() as connection:
                members = Members(connection, member)
                known = await members.profile()
                await members.ensure(profile.tz.key, profile.name, profile.locale, self._now())
                if known and known.tz != profile.tz:
                    await _move(connection, member, known.tz, profile.tz)


async def _move(connection: Connection, member: Member, before: ZoneInfo, after: ZoneInfo) -> None:
    """All that is planned keeps its day and hour; what was put off keeps its instant."""
    rhythms = Rhythms(connection, member)
    for due in await rhythms.dues():
        if due.next_due_at and not due.snoozed:
            await rhythms.set_due(due.kind, rehung(due.next_due_at, before, after))

"""Knowing a member: their name and time zone, asked of Slack and kept current.

Whoever changes zones takes their due dates along, in the same transaction.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.act import aside
from bot.domain.calendar import rehung
from bot.domain.delivery import DEACTIVATED
from bot.domain.member import Member, NotAColleagueError, Profile
from bot.domain.zones import UTC, shows_the_same
from bot.services.ports import Clock, Profiles
from bot.storage.database import Connection, Database
from bot.storage.members import Members
from bot.storage.reach import Reach
from bot.storage.rhythms import Rhythms

STALE_AFTER = timedelta(days=1)
UNKNOWN = Profile(name="", tz=UTC, tz_from="nowhere")
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
        return await self._remember(member, fresh or UNKNOWN)

    async def today(self, member: Member) -> date:
        """The date where the member is."""
        profile = await self.profile(member)
        return self._now().astimezone(profile.tz).date()

    async def name_of(self, member: Member, user_id: str) -> str:
        """What somebody else in the member's workspace is called; empty where Slack is silent."""
        other = await self._profiles.profile_of(replace(member, user_id=user_id))
        return other.name if other else ""

    async def colleague(self, member: Member, user_id: str, field: str | None = None) -> str:
        """What somebody is called to whom the member wants to write; empty where Slack is silent.

        Raises NotAColleagueError beside `field` for whom no message can reach.
        """
        other = await self._profiles.profile_of(replace(member, user_id=user_id))
        if other and other.standing != "here":
            raise NotAColleagueError(other.name, other.standing, field)
        return other.name if other else ""

    async def changed(self, member: Member, profile: Profile) -> bool:
        """Slack tells of a change. False: somebody whom the coach has not met."""
        async with self._database.reading() as connection:
            known = await Members(connection, member).profile()
        if known is None:
            return False
        await self._remember(member, profile)
        return True

    async def _remember(self, member: Member, said: Profile) -> Profile:
        """Keeps what was said, with the zone that was known where it still fits; answers that."""
        now = self._now()
        with aside():
            async with self._database.writing() as connection:
                members = Members(connection, member)
                known = await members.profile()
                profile = with_zone(said, known, now)
                await members.ensure(
                    profile.tz.key, profile.name, profile.locale, now, profile.tz_from
                )
                if known and known.tz != profile.tz:
                    await _move(connection, member, known.tz, profile.tz)
                if profile.standing == "deactivated":
                    await Reach(connection).lost(member, DEACTIVATED)
        return profile


def with_zone(said: Profile, known: Profile | None, now: datetime) -> Profile:
    """The profile, with the zone that was known before where it names none of its own.

    One that tells only how far its clock is from UTC keeps that zone while it shows the same.
    """
    if said.tz_from == "profile" or known is None or known.tz_from == "nowhere":
        return said
    if said.tz_from == "offset" and not shows_the_same(known.tz, said.tz, now):
        return said
    was_named = known.tz_from in {"profile", "before"}
    return replace(said, tz=known.tz, tz_from="before" if was_named else known.tz_from)


async def _move(connection: Connection, member: Member, before: ZoneInfo, after: ZoneInfo) -> None:
    """All that is planned keeps its day and hour; what was put off keeps its instant."""
    rhythms = Rhythms(connection, member)
    for due in await rhythms.dues():
        if due.next_due_at and not due.snoozed:
            await rhythms.set_due(due.kind, rehung(due.next_due_at, before, after))

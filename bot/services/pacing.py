"""Pacing: when each thing a member receives is due next, and snooze, skip and stop."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar import next_daily, next_slot
from bot.domain.check_in import SnoozeChoice
from bot.domain.member import Member
from bot.domain.rhythm import DUE_KINDS, DueKind, Rhythm
from bot.services.knowing import Knowing
from bot.services.nudging import next_nudge_at
from bot.services.ports import Clock
from bot.storage.database import Connection, Database
from bot.storage.rhythms import Rhythms

AN_HOUR = timedelta(hours=1)


async def regular_due(
    connection: Connection, member: Member, kind: DueKind, after: datetime, tz: ZoneInfo
) -> datetime | None:
    """When `kind` is due next after an instant, None while it is stopped. UTC."""
    rhythm = await Rhythms(connection, member).get()
    if kind in rhythm.stopped:
        return None
    if kind == "nudge":
        return await next_nudge_at(connection, member, rhythm, after, tz)
    return next_slot(rhythm.plan if kind == "plan" else rhythm.review, after, tz)


class Pacing:
    """Keeps the due dates of one member in step with what they chose."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def rhythm(self, member: Member) -> Rhythm:
        async with self._database.reading() as connection:
            return await Rhythms(connection, member).get()

    async def choose(self, member: Member, rhythm: Rhythm) -> None:
        """Keeps the chosen days and hours and sets every due date anew."""
        tz = (await self._knowing.profile(member)).tz
        async with self._database.writing() as connection:
            await Rhythms(connection, member).save(rhythm)
            for kind in DUE_KINDS:
                await self._set(connection, member, kind, self._now(), tz)

    async def look_again(self, member: Member) -> None:
        """Sets the nudges' due date anew, after something they count from has changed."""
        tz = (await self._knowing.profile(member)).tz
        async with self._database.writing() as connection:
            await self._set(connection, member, "nudge", self._now(), tz)

    async def snooze(self, member: Member, kind: DueKind, choice: SnoozeChoice) -> datetime:
        """Brings the same message again later; answers when (UTC)."""
        tz = (await self._knowing.profile(member)).tz
        if choice == "hour":
            again = self._now() + AN_HOUR
        else:
            again = next_daily(self._now().astimezone(tz).time(), self._now(), tz)
        async with self._database.writing() as connection:
            await Rhythms(connection, member).set_due(kind, again, snoozed=True)
        return again

    async def skip(self, member: Member, kind: DueKind) -> datetime | None:
        """No more of this kind this week; answers when the next one comes (UTC)."""
        tz = (await self._knowing.profile(member)).tz
        async with self._database.writing() as connection:
            return await self._set(connection, member, kind, self._now(), tz)

    async def stop(self, member: Member, kind: DueKind) -> None:
        rhythm = await self.rhythm(member)
        await self.choose(member, replace(rhythm, stopped=rhythm.stopped | {kind}))

    async def resume(self, member: Member, kind: DueKind) -> None:
        rhythm = await self.rhythm(member)
        await self.choose(member, replace(rhythm, stopped=rhythm.stopped - {kind}))

    async def _set(
        self, connection: Connection, member: Member, kind: DueKind, now: datetime, tz: ZoneInfo
    ) -> datetime | None:
        due_at = await regular_due(connection, member, kind, now, tz)
        await Rhythms(connection, member).set_due(kind, due_at)
        return due_at

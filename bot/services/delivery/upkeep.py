"""Upkeep: what the coach does for itself with each tick, so that nobody has to.

It notes that it ticked, sees that a clock was put right, empties SQLite's log, finishes wiping what
somebody wanted forgotten. Once a day it lets go of what is old in the audit trail, and looks who is
gone for good.
"""

from datetime import datetime, timedelta

import structlog

from bot.domain.calendar.weeks import next_daily, next_slot
from bot.domain.workspace.audit import REMEMBERED_FOR
from bot.services.delivery.schedule import next_draft_at
from bot.services.ports import Clock
from bot.services.workspace.retention import Forgetting
from bot.storage.database.chores import DAILY, TICKED, WIPE, Chores
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.right_clock import Misplaced, RightClock
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.gone import GoneStore

NOTED_EVERY = timedelta(minutes=1)
CLOCKS_MAY_DIFFER = timedelta(minutes=2)
"""Between replicas. Whatever lies further ahead was written by a clock that was wrong."""

ONCE_A_DAY = timedelta(days=1)
AWAY = timedelta(days=3)
"""After a longer time the coach stood still, or a clock is wrong: no day is counted."""

PUT_BACK = timedelta(days=4)
"""A look that lies further ahead is put back. One that is less ahead is waited for: were it put
back, a second clock would count the same days again. Longer than AWAY for the same reason."""

FURTHEST = timedelta(days=15)
"""How far ahead a weekly message may be due: next week's, where somebody skipped this one's."""

AT_ONCE = 200

log = structlog.get_logger()


class Upkeep:
    """May run in several processes at once on one database."""

    def __init__(
        self, database: Database, now: Clock, forgetting: Forgetting | None = None
    ) -> None:
        self._database = database
        self._now = now
        self._forgetting = forgetting or Forgetting(database, now)
        self._has_to_forget = False

    async def look(self) -> None:
        """With every tick, before anything is sent."""
        now = self._now()
        async with self._database.reading() as connection:
            ticked_at = await Chores(connection).noted(TICKED)
            wanted_at = await Chores(connection).noted(WIPE)
            done_at = await Chores(connection).noted(DAILY)
        if ticked_at and ticked_at - now > CLOCKS_MAY_DIFFER:
            await self.clock_put_right(now)
        if ticked_at is None or not timedelta(0) <= now - ticked_at < NOTED_EVERY:
            async with self._database.writing() as connection:
                await Chores(connection).note(TICKED, now)
            await self._database.keep_in_order()
        if wanted_at:
            await self.wipe(wanted_at)
        if _is_due(done_at, now):
            await self.once_a_day(now)
        if self._has_to_forget:
            self._has_to_forget = await self._forgetting.forget_some()

    async def once_a_day(self, now: datetime) -> None:
        """In one of the processes that share the database.

        Where a clock moved, days are put right by as much, nothing is counted or let go of.
        """
        async with self._database.writing() as connection:
            done_at = await Chores(connection).noted(DAILY)
            if not _is_due(done_at, now) or not await Chores(connection).claim(DAILY, done_at, now):
                return
            if done_at and not timedelta(0) <= now - done_at <= AWAY:
                await GoneStore(connection).clock_moved(now - done_at)
                return
            if done_at:
                await AuditTrail(connection).sweep(now - REMEMBERED_FOR)
            await self._forgetting.look(connection, now)
            self._has_to_forget = True

    async def wipe(self, wanted_at: datetime) -> None:
        """Is tried again with the next tick where somebody still reads what is to go."""
        if await self._database.wipe():
            async with self._database.writing() as connection:
                await Chores(connection).done(WIPE, wanted_at)

    async def clock_put_right(self, now: datetime) -> None:
        """The clock went back: what is due comes by the day it is now."""
        async with self._database.writing() as connection:
            clock = RightClock(connection)
            await clock.shorten_waits(now)
            back = await clock.bring_back(now)
        async with self._database.reading() as connection:
            misplaced = await RightClock(connection).misplaced(now, now + FURTHEST)
        for start in range(0, len(misplaced), AT_ONCE):
            async with self._database.writing() as connection:
                for one in misplaced[start : start + AT_ONCE]:
                    await _set(connection, one, now)
        log.warning("clock_put_right", brought_back=back, moved=len(misplaced))


def _is_due(done_at: datetime | None, now: datetime) -> bool:
    return done_at is None or now - done_at >= ONCE_A_DAY or done_at - now > PUT_BACK


async def _set(connection: Connection, one: Misplaced, now: datetime) -> None:
    """What was sent already for its occasion does not come again: the occasion has its row."""
    rhythms = RhythmStore(connection, one.member)
    rhythm = await rhythms.get()
    if one.kind == "agenda":
        due_at = await next_draft_at(connection, one.member, now, one.tz)
    elif one.kind == "nudge":
        due_at = next_daily(rhythm.nudges_at, now, one.tz)
    else:
        due_at = next_slot(rhythm.slot_of(one.kind), now, one.tz, rhythm.pace)
    await rhythms.set_due(one.kind, due_at)

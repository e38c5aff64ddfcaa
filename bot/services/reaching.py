"""Reaching: who cannot be reached is left alone until they, or their workspace, show up again."""

from datetime import datetime, timedelta

import structlog

from bot.domain.delivery import DEACTIVATED, WORKSPACE_CODES
from bot.domain.member import Member
from bot.domain.rhythm import FIRST
from bot.services.pacing import regular_due
from bot.services.ports import Clock
from bot.storage.database import Connection, Database
from bot.storage.members import Members
from bot.storage.reach import Reach
from bot.storage.rhythms import Rhythms

LOOK_EVERY = timedelta(minutes=1)
"""How often somebody who is busy with the coach is looked up, to see whether they were lost."""

MOST_REMEMBERED = 10_000

log = structlog.get_logger()


class Reaching:
    """Parks what is due to people who are out of reach, and brings it back."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._heard_at: dict[Member, datetime] = {}

    async def lost(self, member: Member, code: str) -> None:
        """Slack says for good that the person, or with `code` the workspace, is not there."""
        async with self._database.writing() as connection:
            await Reach(connection).lost(member, code)
        self._heard_at.clear()
        log.warning("out_of_reach", code=code, is_workspace=code in WORKSPACE_CODES)

    async def deactivated(self, member: Member) -> None:
        """Their account is closed: nothing goes to them until it is open again."""
        await self.lost(member, DEACTIVATED)

    async def activated(self, member: Member) -> None:
        """Their account is open, which says nothing of whoever was lost for another reason."""
        async with self._database.reading() as connection:
            code = await Members(connection, member).unreachable_code()
        if code == DEACTIVATED:
            await self._found(member)

    async def heard_from(self, member: Member) -> None:
        """A sign of life; cheap enough for every click."""
        now, heard_at = self._now(), self._heard_at.get(member)
        if heard_at and timedelta(0) <= now - heard_at < LOOK_EVERY:
            return
        if len(self._heard_at) >= MOST_REMEMBERED:
            self._heard_at.clear()
        self._heard_at[member] = now
        async with self._database.reading() as connection:
            is_lost = await Reach(connection).is_lost(member)
        if is_lost:
            await self._found(member)

    async def _found(self, member: Member) -> None:
        now = self._now()
        async with self._database.writing() as connection:
            code = await Members(connection, member).unreachable_code()
            await Reach(connection).found(member, now)
            if code == DEACTIVATED:
                await _begin_again(connection, member, now)
        log.info("back_in_reach", team=member.team_id)


async def _begin_again(connection: Connection, member: Member, now: datetime) -> None:
    """Nothing is caught up on: what came due meanwhile comes at its next regular moment."""
    profile, rhythms = await Members(connection, member).profile(), Rhythms(connection, member)
    for due in await rhythms.dues():
        if profile and due.next_due_at and due.next_due_at <= now:
            comes_once = due.kind in FIRST
            after = (
                None
                if comes_once
                else await regular_due(connection, member, due.kind, now, profile.tz)
            )
            await rhythms.set_due(due.kind, after)

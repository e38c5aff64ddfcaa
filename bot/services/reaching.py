"""Reaching: who cannot be reached is left alone until they, or their workspace, show up again."""

from datetime import datetime, timedelta

import structlog

from bot.domain.delivery import WORKSPACE_CODES
from bot.domain.member import Member
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.reach import Reach

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
        async with self._database.writing() as connection:
            await Reach(connection).found(member, self._now())
        log.info("back_in_reach", team=member.team_id)

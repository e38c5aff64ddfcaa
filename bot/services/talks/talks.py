"""Talks: what was said, the outcome, who promised what, and whether it was kept."""

from dataclasses import replace

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.talks.log import TalkLog
from bot.domain.talks.talk import (
    OpenPromise,
    PromiseKey,
    PromiseState,
    Talk,
    TalkDraft,
    open_promises,
    settled,
    with_states,
)
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Clock
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.talks.answers import OpportunityStore
from bot.storage.talks.talks import TalkStore

MOST_TALKS = 200
"""Talks that are looked through for promises: years of them."""


class TalkGoneError(CoachError):
    """The talk that a button names is no longer there."""

    sentence = "That talk is no longer there. `/promo talks` shows those that are."


async def promises_of(connection: Connection, member: Member) -> tuple[OpenPromise, ...]:
    """What is still promised, by anybody, the earliest day first."""
    return open_promises(await TalkStore(connection, member).latest(MOST_TALKS))


class Talks(OfMembers):
    """Saves talks; they are private to the member."""

    def __init__(
        self, database: Database, members: Members, schedule: Schedule, now: Clock
    ) -> None:
        super().__init__(database, members, now)
        self._schedule = schedule

    async def record(self, member: Member, draft: TalkDraft) -> Talk:
        """Saves it, and sets the coach's reminders by it."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            talk = await TalkStore(connection, member).add(draft, self._now())
        await self._schedule.look_again(member)
        return talk

    async def correct(self, member: Member, talk_id: int, draft: TalkDraft) -> Talk:
        """Saves whether each promise was kept. Raises TalkGoneError."""
        async with self._database.writing() as connection:
            talks = TalkStore(connection, member)
            before = _found(await talks.held(talk_id))
            promises = with_states(draft.promises, before.promises)
            after = _found(await talks.correct(talk_id, replace(draft, promises=promises)))
        await self._schedule.look_again(member)
        return after

    async def remove(self, member: Member, talk_id: int) -> None:
        """Its answer goes too; goals, gaps and drafts made from it stay. Raises TalkGoneError."""
        async with self._database.writing() as connection:
            if not await TalkStore(connection, member).remove(talk_id):
                raise TalkGoneError
        await self._schedule.look_again(member)

    async def talk(self, member: Member, talk_id: int) -> Talk:
        """Raises TalkGoneError."""
        async with self._database.reading() as connection:
            return _found(await TalkStore(connection, member).get(talk_id))

    async def latest(self, member: Member, count: int = 1) -> tuple[Talk, ...]:
        """Newest first."""
        async with self._database.reading() as connection:
            return await TalkStore(connection, member).latest(count)

    async def log(self, member: Member) -> TalkLog:
        """All of them, with what is still promised and what was offered."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            talks = await TalkStore(connection, member).latest(MOST_TALKS)
            offers = await OpportunityStore(connection, member).latest(MOST_TALKS)
        return TalkLog(today, talks, open_promises(talks), offers)

    async def settle(self, member: Member, key: PromiseKey, state: PromiseState) -> Talk:
        """Calls a promise kept, dropped, or open again. Raises TalkGoneError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            talks = TalkStore(connection, member)
            talk = _found(await talks.held(key.talk_id))
            promises = settled(talk.promises, key.number, state, today)
            changed = _found(await talks.set_promises(talk.id, promises))
        await self._schedule.look_again(member)
        return changed


def _found(talk: Talk | None) -> Talk:
    if talk is None:
        raise TalkGoneError
    return talk

"""Recording talks: what was said, what came of it, who promised what."""

from bot.domain.member import Member
from bot.domain.talk import Talk, TalkDraft
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.talks import Talks


class Recording:
    """Keeps talks; they are private to the member."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now

    async def record(self, member: Member, draft: TalkDraft) -> Talk:
        async with self._database.writing() as connection:
            return await Talks(connection, member).add(draft, self._now())

    async def latest(self, member: Member, count: int = 1) -> tuple[Talk, ...]:
        """Newest first."""
        async with self._database.reading() as connection:
            return await Talks(connection, member).latest(count)

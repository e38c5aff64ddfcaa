"""Talks: what was said, promised, and agreed for the next time."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.talk import Talk, TalkDraft
from bot.storage.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.tables import talks

OF_A_TALK = columns_for(Talk, talks)

ADD = new_in(talks).returning(*OF_A_TALK)
GET = select(*OF_A_TALK).where(mine(talks), talks.c.id == bindparam("talk"))
LATEST = (
    select(*OF_A_TALK)
    .where(mine(talks))
    .order_by(talks.c.held_on.desc(), talks.c.id.desc())
    .limit(bindparam("most"))
)


class Talks(Owned):
    """The talks a member recorded."""

    async def add(self, draft: TalkDraft, now: datetime) -> Talk:
        (row,) = await self._rows(ADD, recorded_at=now, **values_of(draft))
        return Talk(**row._asdict())

    async def get(self, talk_id: int) -> Talk | None:
        row = await self._row(GET, talk=talk_id)
        return row and Talk(**row._asdict())

    async def latest(self, count: int) -> tuple[Talk, ...]:
        """The last to be held first."""
        return tuple(Talk(**row._asdict()) for row in await self._rows(LATEST, most=count))

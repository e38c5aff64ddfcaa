"""Talks: what was said, promised, and agreed for the next time."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, select, update

from bot.domain.talks.talk import Promise, Talk, TalkDraft
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.tables import drafts, talks
from bot.storage.talks.tables import answers, questions

OF_A_TALK = columns_for(Talk, talks)
THIS_ONE = and_(mine(talks), talks.c.id == bindparam("talk"))

ADD = new_in(talks).returning(*OF_A_TALK)
GET = select(*OF_A_TALK).where(THIS_ONE)
HOLD = GET.with_for_update()
CHANGE = update(talks).where(THIS_ONE).returning(*OF_A_TALK)
REMOVE = delete(talks).where(THIS_ONE)
LOOSEN = (
    update(drafts).where(mine(drafts), drafts.c.talk_id == bindparam("talk")).values(talk_id=None)
)
REMOVE_ANSWER = delete(answers).where(mine(answers), answers.c.talk_id == bindparam("talk"))
REMOVE_QUESTIONS = delete(questions).where(
    mine(questions), questions.c.talk_id == bindparam("talk")
)
LATEST = (
    select(*OF_A_TALK)
    .where(mine(talks))
    .order_by(talks.c.held_on.desc(), talks.c.id.desc())
    .limit(bindparam("most"))
)


class TalkStore(Owned):
    """The talks a member recorded."""

    async def add(self, draft: TalkDraft, now: datetime) -> Talk:
        (row,) = await self._rows(ADD, recorded_at=now, **values_of(draft))
        return Talk(**row._asdict())

    async def get(self, talk_id: int) -> Talk | None:
        row = await self._row(GET, talk=talk_id)
        return row and Talk(**row._asdict())

    async def held(self, talk_id: int) -> Talk | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await self._row(HOLD, talk=talk_id)
        return row and Talk(**row._asdict())

    async def latest(self, count: int) -> tuple[Talk, ...]:
        """The last to be held first."""
        return tuple(Talk(**row._asdict()) for row in await self._rows(LATEST, most=count))

    async def correct(self, talk_id: int, draft: TalkDraft) -> Talk | None:
        """None: it is gone."""
        row = await self._row(CHANGE, talk=talk_id, **values_of(draft))
        return row and Talk(**row._asdict())

    async def set_promises(self, talk_id: int, promises: Sequence[Promise]) -> Talk | None:
        """None: it is gone."""
        row = await self._row(CHANGE, talk=talk_id, promises=tuple(promises))
        return row and Talk(**row._asdict())

    async def remove(self, talk_id: int) -> bool:
        """With its answer and questions; the drafts about it stay. False: it was gone already."""
        for statement in (LOOSEN, REMOVE_ANSWER, REMOVE_QUESTIONS):
            await self._count(statement, talk=talk_id)
        return await self._count(REMOVE, talk=talk_id) == 1

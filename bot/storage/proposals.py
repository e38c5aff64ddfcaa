"""Proposals: a ladder that a member looks at before keeping it, one at a time."""

from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.ladders import LadderContent
from bot.storage.owned import Owned, mine
from bot.storage.tables_ladder import ladder_proposals
from bot.storage.upserts import insert_or_update, spelled_for

CHANGING = ("number", "content", "proposed_at")
PUT = insert_or_update(ladder_proposals, ("team_id", "user_id"), CHANGING)
LAST = select(ladder_proposals.c.number).where(mine(ladder_proposals))
GET = select(ladder_proposals.c.content).where(
    mine(ladder_proposals), ladder_proposals.c.number == bindparam("wanted")
)


class Proposals(Owned):
    """What waits for a member's yes."""

    async def put(self, content: LadderContent, now: datetime) -> int:
        """Takes the place of the one before; returns its number."""
        number = int(await self._value(LAST) or 0) + 1
        statement = spelled_for(self._connection, PUT)
        await self._count(statement, number=number, content=content, proposed_at=now)
        return number

    async def get(self, number: int) -> LadderContent | None:
        """None: another took its place meanwhile."""
        content: LadderContent | None = await self._value(GET, wanted=number)
        return content

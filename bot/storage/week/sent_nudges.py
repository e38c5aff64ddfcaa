"""Sent nudges: which ones a member has had, so that none comes twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select

from bot.domain.member import Member
from bot.storage.database.batch import of_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, mine, owner_of
from bot.storage.database.tables import sent_nudges
from bot.storage.database.upserts import insert_or_leave, spelled_for

ALL = of_each(
    select(sent_nudges.c.nudge_name, sent_nudges.c.occasion, sent_nudges.c.told_at).where(
        mine(sent_nudges)
    )
)
LAST = of_each(
    select(func.max(sent_nudges.c.told_at)).where(
        mine(sent_nudges), sent_nudges.c.nudge_name == bindparam("name")
    ),
    is_total=True,
)
TAKE_BACK = delete(sent_nudges).where(
    mine(sent_nudges),
    sent_nudges.c.nudge_name == bindparam("name"),
    sent_nudges.c.occasion == bindparam("on_occasion"),
)
ADD = insert_or_leave(sent_nudges, ("team_id", "user_id", "nudge_name", "occasion"))


SentNudges = frozenset[tuple[str, str]]
"""Names and occasions of nudges that a member has had."""


@dataclass(frozen=True, slots=True)
class SentNudge:
    """A nudge that a member got, as of an instant."""

    member: Member
    nudge_name: str
    occasion: str
    told_at: datetime


async def remember(connection: Connection, sent: Sequence[SentNudge]) -> None:
    """Of many members at once; what they had already stays as it is."""
    values = [
        owner_of(one.member)
        | {"nudge_name": one.nudge_name, "occasion": one.occasion, "told_at": one.told_at}
        for one in sent
    ]
    if values:
        await connection.execute(spelled_for(connection, ADD), values)


class SentNudgeStore(Owned):
    """The nudges a member has had, each by its name and occasion."""

    async def all(self) -> SentNudges:
        """Every name and occasion they had."""
        return frozenset((row.nudge_name, row.occasion) for row in await self._rows(ALL))

    async def told(self) -> dict[tuple[str, str], datetime]:
        """The same, with when they had each (UTC)."""
        return {(row.nudge_name, row.occasion): row.told_at for row in await self._rows(ALL)}

    async def last_at(self, nudge_name: str) -> datetime | None:
        """When they last had it, on whichever occasion; None: never."""
        at = await self._value(LAST, name=nudge_name)
        return at if at is None or isinstance(at, datetime) else None

    async def add(self, nudge_name: str, occasion: str, now: datetime) -> bool:
        """False: they had it already."""
        statement = spelled_for(self._connection, ADD)
        values = {"nudge_name": nudge_name, "occasion": occasion, "told_at": now}
        return await self._count(statement, **values) == 1

    async def take_back(self, nudge_name: str, occasion: str) -> bool:
        """It may come again. False: they never had it."""
        return await self._count(TAKE_BACK, name=nudge_name, on_occasion=occasion) == 1

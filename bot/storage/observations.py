"""Observations: roles that a member watched, and what they do not do themselves yet."""

from sqlalchemy import bindparam, select

from bot.domain.interview import RoleObservation
from bot.storage.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.tables_ladder import observations

ADD = new_in(observations)
LATEST = (
    select(*columns_for(RoleObservation, observations))
    .where(mine(observations))
    .order_by(observations.c.id.desc())
    .limit(bindparam("most"))
)


class Observations(Owned):
    """What a member saw, for their own eyes."""

    async def add(self, seen: RoleObservation) -> None:
        await self._count(ADD, **values_of(seen))

    async def latest(self, count: int) -> tuple[RoleObservation, ...]:
        """The newest first."""
        rows = await self._rows(LATEST, most=count)
        return tuple(RoleObservation(**row._asdict()) for row in rows)

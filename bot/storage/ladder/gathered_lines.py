"""What texts and people said is expected, and roles that a member watched."""

from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, bindparam, delete, func, select

from bot.domain.ladder.gathered_line import MOST_LINES, Gathered, GatheredLine, merged
from bot.domain.ladder.interview import RoleObservation
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.ladder.tables import gathered_lines, observations

NUMBERED = (
    select(gathered_lines.c.id, *columns_for(GatheredLine, gathered_lines))
    .where(mine(gathered_lines))
    .order_by(gathered_lines.c.id)
)
ADD = new_in(gathered_lines)
THESE: BindParameter[list[int]] = bindparam("ids", expanding=True)
DROP = delete(gathered_lines).where(mine(gathered_lines), gathered_lines.c.id.in_(THESE))
DROP_ALL = delete(gathered_lines).where(mine(gathered_lines))


class GatheredLineStore(Owned):
    """What waits to be picked."""

    async def waiting(self) -> dict[int, GatheredLine]:
        """By id, in the order in which they were found."""
        rows = [row._asdict() for row in await self._rows(NUMBERED)]
        return {row.pop("id"): GatheredLine(**row) for row in rows}

    async def add(self, found: Iterable[GatheredLine]) -> Gathered:
        """What is there already only gains its sources; beyond MOST_LINES nothing is saved."""
        before = tuple((await self.waiting()).values())
        lines = merged((*before, *found))
        await self._count(DROP_ALL)
        for line in lines[:MOST_LINES]:
            await self._count(ADD, **values_of(line))
        over = max(0, len(lines) - MOST_LINES)
        return Gathered(len(lines) - len(before) - over, over)

    async def drop(self, ids: Sequence[int]) -> int:
        return await self._count(DROP, ids=list(ids))


ADD_OBSERVATION = new_in(observations)
COUNT = of_each(
    select(func.count()).select_from(observations).where(mine(observations)), is_total=True
)
LATEST_OBSERVATION = (
    select(*columns_for(RoleObservation, observations))
    .where(mine(observations))
    .order_by(observations.c.id.desc())
    .limit(bindparam("most"))
)


class ObservationStore(Owned):
    """What a member saw, for their own eyes."""

    async def add(self, seen: RoleObservation) -> None:
        await self._count(ADD_OBSERVATION, **values_of(seen))

    async def count(self) -> int:
        return int(await self._value(COUNT) or 0)

    async def latest(self, count: int) -> tuple[RoleObservation, ...]:
        """The newest first."""
        rows = await self._rows(LATEST_OBSERVATION, most=count)
        return tuple(RoleObservation(**row._asdict()) for row in rows)

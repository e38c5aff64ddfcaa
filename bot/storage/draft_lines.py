"""Draft lines: what texts and people said is expected, until it joins the ladder or is left."""

from collections.abc import Iterable, Sequence

from sqlalchemy import BindParameter, bindparam, delete, select

from bot.domain.draft_line import DraftLine, merged
from bot.storage.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.tables_ladder import draft_lines

NUMBERED = (
    select(draft_lines.c.id, *columns_for(DraftLine, draft_lines))
    .where(mine(draft_lines))
    .order_by(draft_lines.c.id)
)
ADD = new_in(draft_lines)
THESE: BindParameter[list[int]] = bindparam("ids", expanding=True)
DROP = delete(draft_lines).where(mine(draft_lines), draft_lines.c.id.in_(THESE))
DROP_ALL = delete(draft_lines).where(mine(draft_lines))


class DraftLines(Owned):
    """What waits to be picked."""

    async def waiting(self) -> dict[int, DraftLine]:
        """By id, in the order in which they were found."""
        rows = [row._asdict() for row in await self._rows(NUMBERED)]
        return {row.pop("id"): DraftLine(**row) for row in rows}

    async def add(self, found: Iterable[DraftLine]) -> int:
        """What is there already only gains its sources; returns how many more there are now."""
        before = tuple((await self.waiting()).values())
        lines = merged((*before, *found))
        await self._count(DROP_ALL)
        for line in lines:
            await self._count(ADD, **values_of(line))
        return len(lines) - len(before)

    async def drop(self, ids: Sequence[int]) -> int:
        return await self._count(DROP, ids=list(ids))

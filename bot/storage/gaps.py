"""Gaps: named, agreed on, closed."""

from datetime import date

from sqlalchemy import and_, bindparam, select, update

from bot.domain.gap import Gap, GapKind
from bot.storage.owned import Owned, columns_for, link_to, mine, new_in
from bot.storage.tables import gaps, lines

OF_A_GAP = columns_for(Gap, gaps)
THIS_OPEN_ONE = and_(mine(gaps), gaps.c.id == bindparam("gap"), gaps.c.closed_on.is_(None))

ADD = new_in(gaps).values(line_id=link_to(lines, "line")).returning(*OF_A_GAP)
OPEN = (
    select(*OF_A_GAP)
    .where(mine(gaps), gaps.c.closed_on.is_(None))
    .order_by(gaps.c.agreed_on.is_(None), gaps.c.agreed_on, gaps.c.id)
)
AGREE = update(gaps).where(THIS_OPEN_ONE).returning(*OF_A_GAP)
CLOSE = update(gaps).where(THIS_OPEN_ONE)


class Gaps(Owned):
    """What a member and their manager say is missing."""

    async def add(
        self, title: str, kind: GapKind, line_id: int | None, agreed_on: date | None
    ) -> Gap:
        """A `line_id` that is not the member's becomes None."""
        (row,) = await self._rows(ADD, title=title, kind=kind, line=line_id, agreed_on=agreed_on)
        return Gap(**row._asdict())

    async def open(self) -> tuple[Gap, ...]:
        """Those not closed: the agreed ones first, by the day they were agreed on."""
        return tuple(Gap(**row._asdict()) for row in await self._rows(OPEN))

    async def agree(self, gap_id: int, on: date) -> Gap | None:
        """None: it is not open."""
        row = await self._row(AGREE, gap=gap_id, agreed_on=on)
        return row and Gap(**row._asdict())

    async def close(self, gap_id: int, on: date) -> bool:
        """False: it is not open."""
        return await self._count(CLOSE, gap=gap_id, closed_on=on) == 1

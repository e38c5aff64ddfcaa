"""Gaps: named, agreed on, closed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import BindParameter, bindparam, delete, func, select, update

from bot.domain.ladder.gap import Gap, GapKind
from bot.domain.ladder.ladder import LineKey
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, link_to, mine, new_in
from bot.storage.database.tables import gaps, goals, lines
from bot.storage.plan.tables import development_goals

OF_A_GAP = columns_for(Gap, gaps)

LINE_WITH_TAG = (
    select(lines.c.id).where(mine(lines), lines.c.tag == bindparam("tag")).limit(1)
).scalar_subquery()
ADD = new_in(gaps).values(line_id=link_to(lines, "line"), to_convince=()).returning(*OF_A_GAP)
ADD_FOUND = new_in(gaps).values(line_id=LINE_WITH_TAG).returning(*OF_A_GAP)
ON_LINE = select(*OF_A_GAP).where(
    mine(gaps),
    gaps.c.closed_on.is_(None),
    gaps.c.criterion_id == bindparam("criterion"),
    gaps.c.level == bindparam("on_level"),
)
OPEN = of_each(
    select(*OF_A_GAP)
    .where(mine(gaps), gaps.c.closed_on.is_(None))
    .order_by(gaps.c.agreed_on.is_(None), gaps.c.agreed_on, gaps.c.id)
)
AGREED_COUNT = of_each(
    select(func.count()).select_from(gaps).where(mine(gaps), gaps.c.agreed_on.is_not(None)),
    is_total=True,
)
CLOSED = of_each(
    select(*OF_A_GAP)
    .where(mine(gaps), gaps.c.closed_on.is_not(None))
    .order_by(gaps.c.closed_on, gaps.c.id)
)
AGREE_ON_LINE = update(gaps).where(
    mine(gaps),
    gaps.c.closed_on.is_(None),
    gaps.c.agreed_on.is_(None),
    gaps.c.criterion_id == bindparam("criterion"),
    gaps.c.level == bindparam("on_level"),
)
GAP_IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
REMOVE = delete(gaps).where(
    mine(gaps),
    gaps.c.id.in_(GAP_IDS),
    ~select(goals.c.id).where(mine(goals), goals.c.gap_id == gaps.c.id).exists(),
    ~select(development_goals.c.id)
    .where(mine(development_goals), development_goals.c.gap_id == gaps.c.id)
    .exists(),
)
CLOSE = update(gaps).where(mine(gaps), gaps.c.id == bindparam("gap"), gaps.c.closed_on.is_(None))


CLOSE_ON_LINE = update(gaps).where(
    mine(gaps),
    gaps.c.criterion_id == bindparam("criterion"),
    gaps.c.level == bindparam("on_level"),
    gaps.c.closed_on.is_(None),
)


class GapStore(Owned):
    """What a member and their manager say is missing."""

    async def add(
        self, title: str, kind: GapKind, line_id: int | None, agreed_on: date | None
    ) -> Gap:
        """A `line_id` that is not the member's becomes None."""
        (row,) = await self._rows(ADD, title=title, kind=kind, line=line_id, agreed_on=agreed_on)
        return Gap(**row._asdict())

    async def add_found(
        self,
        title: str,
        kind: GapKind,
        key: LineKey,
        to_convince: tuple[str, ...],
        agreed_on: date | None,
    ) -> Gap:
        """The open gap of this line of the ladder; a new one only where there is none yet."""
        known = await self._row(ON_LINE, criterion=key.criterion_id, on_level=key.level)
        row = known or await self._row(
            ADD_FOUND,
            title=title,
            kind=kind,
            tag=key.criterion_id,
            criterion_id=key.criterion_id,
            level=key.level,
            to_convince=to_convince,
            agreed_on=agreed_on,
        )
        if row is None:
            raise LookupError("an insert returns its row")
        return Gap(**row._asdict())

    async def agree_on_line(self, key: LineKey, on: date) -> int:
        """How many open gaps of this line of the ladder are agreed on now that were not."""
        return await self._count(
            AGREE_ON_LINE, criterion=key.criterion_id, on_level=key.level, agreed_on=on
        )

    async def close_on_line(self, key: LineKey, on: date) -> int:
        """How many open gaps of this line of the ladder are closed now."""
        return await self._count(
            CLOSE_ON_LINE, criterion=key.criterion_id, on_level=key.level, closed_on=on
        )

    async def open(self) -> tuple[Gap, ...]:
        """Those not closed: the agreed ones first, by the day they were agreed on."""
        return tuple(Gap(**row._asdict()) for row in await self._rows(OPEN))

    async def agreed_count(self) -> int:
        """Those that were ever agreed on, closed ones too."""
        return int(await self._value(AGREED_COUNT) or 0)

    async def closed(self) -> tuple[Gap, ...]:
        """The one that was closed first is the first."""
        return tuple(Gap(**row._asdict()) for row in await self._rows(CLOSED))

    async def close(self, gap_id: int, on: date) -> bool:
        """False: it is not open."""
        return await self._count(CLOSE, gap=gap_id, closed_on=on) == 1

    async def remove(self, ids: Sequence[int]) -> int:
        """Takes back what was named, unless a goal is for it by now. How many are gone."""
        return await self._count(REMOVE, ids=list(ids))

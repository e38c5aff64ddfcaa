"""The road's stores: ticked steps, the cycle, the moves from stage to stage."""

from datetime import date

from sqlalchemy import and_, bindparam, delete, select

from bot.domain.cycle import Cycle
from bot.domain.stage_move import StageMove
from bot.storage.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.tables import cases
from bot.storage.tables_road import cycles, stage_moves, ticks
from bot.storage.together import of_each
from bot.storage.upserts import insert_or_update, spelled_for

TICKED = of_each(select(ticks.c.case_id, ticks.c.name, ticks.c.done_on).where(mine(ticks)))
TICK = insert_or_update(ticks, ("team_id", "user_id", "case_id", "name"), ("done_on",))
OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
UNTICK = delete(ticks).where(
    and_(mine(ticks), ticks.c.case_id == bindparam("case"), ticks.c.name == bindparam("step"))
)

SAID_OF_CYCLE = (
    "name",
    "decided_on",
    "opens_on",
    "announced_on",
    "origin",
    "every_months",
    "is_assumed",
)
CYCLE = of_each(select(*(cycles.c[name] for name in SAID_OF_CYCLE)).where(mine(cycles)))
KEEP_CYCLE = insert_or_update(cycles, ("team_id", "user_id"), SAID_OF_CYCLE)

OF_A_MOVE = columns_for(StageMove, stage_moves)
ADD_MOVE = new_in(stage_moves)
MOVES = of_each(
    select(stage_moves.c.case_id, *OF_A_MOVE).where(mine(stage_moves)).order_by(stage_moves.c.id)
)


class Ticks(Owned):
    """Steps of a case that the member ticked, each with its day."""

    async def of(self, case_id: int) -> dict[str, date]:
        rows = await self._rows(TICKED)
        return {row.name: row.done_on for row in rows if row.case_id == case_id}

    async def set(self, case_id: int, name: str, on: date) -> bool:
        """False: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return False
        statement = spelled_for(self._connection, TICK)
        return await self._count(statement, case_id=case_id, name=name, done_on=on) == 1

    async def clear(self, case_id: int, name: str) -> bool:
        """False: it was not ticked."""
        return await self._count(UNTICK, case=case_id, step=name) == 1


class Cycles(Owned):
    """The cycle that a member aims for."""

    async def get(self) -> Cycle | None:
        row = await self._row(CYCLE)
        return row and Cycle(**row._asdict())

    async def save(self, cycle: Cycle) -> None:
        values = {name: getattr(cycle, name) for name in SAID_OF_CYCLE}
        await self._count(spelled_for(self._connection, KEEP_CYCLE), **values)


class StageMoves(Owned):
    """How a case came from stage to stage, the oldest move first."""

    async def add(self, case_id: int, move: StageMove) -> bool:
        """False: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return False
        return await self._count(ADD_MOVE, case_id=case_id, **values_of(move)) == 1

    async def of(self, case_id: int) -> tuple[StageMove, ...]:
        rows = await self._rows(MOVES)
        return tuple(
            StageMove(row.stage, row.moved_on, row.note) for row in rows if row.case_id == case_id
        )

"""Turning points: what each changed, so that it can go back, also after a restart."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select, update

from bot.domain.plan.turning_point import TurningKind, TurningPoint
from bot.storage.database.owned import Owned, columns_for, mine, new_in
from bot.storage.database.tables import cases
from bot.storage.plan.tables import turning_points

OF_A_POINT = columns_for(TurningPoint, turning_points)
OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
ADD = new_in(turning_points).returning(*OF_A_POINT)
GET = select(*OF_A_POINT).where(mine(turning_points), turning_points.c.id == bindparam("point"))
STANDING = (
    select(*OF_A_POINT)
    .where(mine(turning_points), turning_points.c.undone_at.is_(None))
    .order_by(turning_points.c.id.desc())
)
ALL_OF_KIND = (
    select(*OF_A_POINT)
    .where(mine(turning_points), turning_points.c.kind == bindparam("of_kind"))
    .order_by(turning_points.c.id.desc())
)
CHANGE = update(turning_points).where(
    mine(turning_points), turning_points.c.id == bindparam("point")
)
CLEAR = delete(turning_points).where(
    mine(turning_points), turning_points.c.case_id == bindparam("case")
)
UNDO = CHANGE.where(turning_points.c.undone_at.is_(None)).values(undone_at=bindparam("now"))


class TurningPointStore(Owned):
    """A member's turning points, the newest first."""

    async def add(
        self, kind: TurningKind, case_id: int, before: Mapping[str, Any], now: datetime
    ) -> TurningPoint | None:
        """None: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return None
        row = await self._row(
            ADD, kind=kind, case_id=case_id, before=_json(before), made_at=now, undone_at=None
        )
        return row and _point(row)

    async def get(self, point_id: int) -> TurningPoint | None:
        row = await self._row(GET, point=point_id)
        return row and _point(row)

    async def standing(self) -> tuple[TurningPoint, ...]:
        """Those that were not undone."""
        return tuple(_point(row) for row in await self._rows(STANDING))

    async def of_kind(self, kind: TurningKind) -> tuple[TurningPoint, ...]:
        """All of one kind, undone or not."""
        return tuple(_point(row) for row in await self._rows(ALL_OF_KIND, of_kind=kind))

    async def note(self, point_id: int, before: Mapping[str, Any]) -> bool:
        """What it changed, once more is known of it. False: it is not the member's."""
        return await self._count(CHANGE, point=point_id, before=_json(before)) == 1

    async def clear(self, case_id: int) -> int:
        """How many of a case there were; they are gone."""
        return await self._count(CLEAR, case=case_id)

    async def undo(self, point_id: int, now: datetime) -> bool:
        """False: it was undone before, or is not the member's."""
        return await self._count(UNDO, point=point_id, now=now) == 1


def _json(before: Mapping[str, Any]) -> str:
    return json.dumps(dict(before), ensure_ascii=False)


def _point(row: Row[Any]) -> TurningPoint:
    return TurningPoint(**(row._asdict() | {"before": json.loads(row.before)}))

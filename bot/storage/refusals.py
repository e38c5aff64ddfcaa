"""Refusals: the no of a round, why, and when to come back."""

from datetime import date

from sqlalchemy import bindparam, select, update

from bot.domain.not_yet import KeptRefusal
from bot.storage.owned import Owned, columns_for, mine, new_in
from bot.storage.tables import cases
from bot.storage.tables_answers import refusals

OF_A_REFUSAL = columns_for(KeptRefusal, refusals)
OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
ADD = new_in(refusals).returning(*OF_A_REFUSAL)
ALL = select(*OF_A_REFUSAL).where(mine(refusals)).order_by(refusals.c.id.desc())
NEWEST = (
    select(*OF_A_REFUSAL)
    .where(mine(refusals), refusals.c.case_id == bindparam("case"))
    .order_by(refusals.c.id.desc())
    .limit(1)
)
COME_BACK = (
    update(refusals)
    .where(mine(refusals), refusals.c.id == bindparam("refusal"))
    .returning(*OF_A_REFUSAL)
)


class Refusals(Owned):
    """Each closes a round of a case."""

    async def add(
        self, case_id: int, told_on: date, kind: str, said: str, revisit_on: date
    ) -> KeptRefusal | None:
        """None: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return None
        values = {"told_on": told_on, "kind": kind, "said": said, "revisit_on": revisit_on}
        row = await self._row(ADD, case_id=case_id, **values)
        return row and KeptRefusal(**row._asdict())

    async def all(self) -> tuple[KeptRefusal, ...]:
        """Of every case, the newest first."""
        return tuple(KeptRefusal(**row._asdict()) for row in await self._rows(ALL))

    async def newest(self, case_id: int) -> KeptRefusal | None:
        row = await self._row(NEWEST, case=case_id)
        return row and KeptRefusal(**row._asdict())

    async def come_back(self, refusal_id: int, on: date) -> KeptRefusal | None:
        """Another day to look again. None: it is not the member's."""
        row = await self._row(COME_BACK, refusal=refusal_id, revisit_on=on)
        return row and KeptRefusal(**row._asdict())

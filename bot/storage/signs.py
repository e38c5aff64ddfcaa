"""Signs: how the member marked each of the five that speak of staying or going."""

from sqlalchemy import select

from bot.domain.stay_or_go import Marked, Sign
from bot.storage.owned import Owned, columns_for, mine, values_of
from bot.storage.tables_people import signs
from bot.storage.upserts import insert_or_update, spelled_for

ALL = select(*columns_for(Marked, signs)).where(mine(signs))
MARK = insert_or_update(signs, ("team_id", "user_id", "sign"), ("mark", "marked_on"))


class Signs(Owned):
    """One mark a sign, the newest; nobody but the member ever sees them."""

    async def all(self) -> dict[Sign, Marked]:
        return {row.sign: Marked(**row._asdict()) for row in await self._rows(ALL)}

    async def mark(self, marked: Marked) -> None:
        await self._count(spelled_for(self._connection, MARK), **values_of(marked))

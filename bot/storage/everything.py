"""Everything that is saved of one member, table by table: to export or to delete."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import delete, func, select

from bot.storage.database.owned import Owned, mine
from bot.storage.every_table import METADATA

TABLES = [table for table in METADATA.sorted_tables if "user_id" in table.c]
"""Those that belong to a member; what a whole company has stays when somebody goes."""

ALL_ROWS = {
    table.name: select(table).where(mine(table)).order_by(*table.primary_key) for table in TABLES
}
COUNTS = {
    table.name: select(func.count()).select_from(table).where(mine(table)) for table in TABLES
}
FORGET = tuple(delete(table).where(mine(table)) for table in reversed(TABLES))


class EverythingStore(Owned):
    """All tables at once; a new table is part of it by being in `METADATA`."""

    async def rows(self) -> dict[str, list[Mapping[str, Any]]]:
        """Column names and values of every row, by table, in the order of keys; empty tables go."""
        found = {name: await self._rows(statement) for name, statement in ALL_ROWS.items()}
        return {name: [row._asdict() for row in rows] for name, rows in found.items() if rows}

    async def count(self, *tables: str) -> int:
        """How many rows of these tables."""
        return sum([await self._value(COUNTS[name]) for name in tables])

    async def forget(self) -> int:
        """Deletes all of it for good; how many rows that was."""
        return sum([await self._count(statement) for statement in FORGET])

"""Chores: when the coach looked at what is due, and what is still to be wiped."""

from datetime import datetime

from sqlalchemy import (
    Column,
    PrimaryKeyConstraint,
    Table,
    bindparam,
    delete,
    select,
    update,
)

from bot.storage.database.connection import Connection
from bot.storage.database.owned import METADATA, text_column
from bot.storage.database.types import Instant
from bot.storage.database.upserts import insert_or_overwrite, spelled_for

chores = Table(
    "chores",
    METADATA,
    text_column("name"),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("name"),
)
"""`at` says when something was done last, or since when it is wanted."""


TICKED = "ticked"
"""When the coach last looked at what is due, to the minute."""

WIPE = "wipe"
"""Since when words of somebody who was forgotten may still stand in the files."""

TRIED = "tried"
"""When somebody last asked whether anything can be saved."""

DAILY = "daily"
"""When what is done once a day was done last."""

AS_LARGE = f"{TRIED} {'x' * 16_000}"
"""As much as a member may save at once: a disk may have room for a byte and for nothing more.

It is written and deleted in one go. SQLite writes the pages of what is deleted, too: they are
overwritten (`secure_delete`).
"""

SET = insert_or_overwrite(chores, ("name",))
GET = select(chores.c.at).where(chores.c.name == bindparam("which"))
CLAIM = (
    update(chores)
    .where(chores.c.name == bindparam("which"), chores.c.at == bindparam("seen", type_=Instant))
    .values(at=bindparam("now"))
)
DONE = delete(chores).where(chores.c.name == bindparam("which"), chores.c.at <= bindparam("by"))


class Chores:
    """Of the whole database. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def note(self, name: str, at: datetime) -> None:
        await self._connection.execute(spelled_for(self._connection, SET), {"name": name, "at": at})

    async def noted(self, name: str) -> datetime | None:
        at: datetime | None = await self._connection.scalar(GET, {"which": name})
        return at

    async def claim(self, name: str, seen: datetime | None, now: datetime) -> bool:
        """True for one of those who saw the same before; None: it was never done."""
        if seen is None:
            await self.note(name, now)
            return True
        values = {"which": name, "now": now, "seen": seen}
        return (await self._connection.execute(CLAIM, values)).rowcount == 1

    async def done(self, name: str, by: datetime) -> None:
        """Unless it was noted again since."""
        await self._connection.execute(DONE, {"which": name, "by": by})

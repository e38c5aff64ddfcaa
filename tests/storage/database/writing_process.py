"""A process of its own: starts the database at an address and writes wins to it, all at once."""

import asyncio
import sys

from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.wins.wins import WinStore
from tests.storage.people import ADA, NOW, TODAY, meet


async def write(url: str, count: int) -> None:
    database = Database(url)
    await database.start()
    async with database.writing() as connection:
        await meet(connection, ADA)
    await asyncio.gather(*(add_win(database) for _ in range(count)))
    await database.stop()


async def add_win(database: Database) -> None:
    async with database.writing() as connection:
        await WinStore(connection, ADA).add(WinDraft("shipped it", TODAY), NOW)


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], int(sys.argv[2])))

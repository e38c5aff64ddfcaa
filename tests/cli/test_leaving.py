"""`nextrung forget`: what it would delete is counted first, and nobody else's is touched."""

import pytest

from bot.cli.leaving import NobodyError, forget
from bot.domain.member import Member
from bot.domain.wins.win import WinDraft
from bot.settings import Settings
from bot.storage.database.database import Database
from bot.storage.wins.wins import WinStore
from tests.storage.people import ADA, BO, NOW, TODAY, meet


async def count(database: Database, member: Member) -> int:
    async with database.reading() as connection:
        return await WinStore(connection, member).count()


async def test_unless_it_is_sure_what_would_go_is_said_and_stays(
    sqlite_database: Database, sqlite_url: str
) -> None:
    settings = Settings(database_url=sqlite_url)
    async with sqlite_database.writing() as connection:
        await meet(connection, ADA, BO)
        for member in (ADA, BO):
            await WinStore(connection, member).add(WinDraft("led it", TODAY), NOW)

    asked = await forget(settings, ADA, lambda: NOW, is_sure=False)
    stayed = await count(sqlite_database, ADA)
    await forget(settings, ADA, lambda: NOW, is_sure=True)

    assert asked == "That would delete 1 win. Add --yes to do it; nothing brings it back."
    assert stayed == 1
    assert [await count(sqlite_database, member) for member in (ADA, BO)] == [0, 1]
    with pytest.raises(NobodyError):
        await forget(settings, ADA, lambda: NOW, is_sure=False)

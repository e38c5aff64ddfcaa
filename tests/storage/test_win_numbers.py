"""A win's number is its owner's own: counted from one, never given twice, whoever adds at once."""

import asyncio

from bot.domain.member import Member
from bot.domain.wins.win import WinDraft, WinFilter
from bot.storage.database.database import Database
from bot.storage.wins.wins import WinStore
from tests.databases import statements_on
from tests.storage.people import ADA, BO, NOW, TODAY, meet


async def add(database: Database, member: Member, text: str = "shipped it") -> int:
    async with database.writing() as connection:
        return (await WinStore(connection, member).add(WinDraft(text, TODAY), NOW)).number


async def test_everybody_counts_from_one(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA, BO)

    numbers = [await add(database, member) for member in (ADA, BO, BO, ADA, BO)]

    assert numbers == [1, 1, 2, 2, 3]


async def test_many_at_once_get_a_number_each(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA, BO)

    adding = [add(database, member) for member in (ADA, BO) for _ in range(12)]
    numbers = await asyncio.gather(*adding)

    assert sorted(numbers[:12]) == sorted(numbers[12:]) == list(range(1, 13))


async def test_a_number_that_was_given_comes_never_again(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
    await add(database, ADA)
    async with database.writing() as connection:
        win = await WinStore(connection, ADA).newest()
        assert win
        await WinStore(connection, ADA).undo(win.id, NOW)

    assert await add(database, ADA) == 2


async def test_the_next_number_costs_no_way_to_a_server(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        with statements_on(connection) as heard:
            await WinStore(connection, ADA).add(WinDraft("shipped", TODAY), NOW)

    if connection.dialect.name == "postgresql":
        assert len(heard) == 1
    assert [x for x in heard if x.startswith("SELECT")] == []


async def test_its_number_finds_a_win_and_shows_it_first(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA, BO)
    await add(database, BO, "another's")
    for text in ("first", "second", "saved 2 days", "third of 12"):
        await add(database, ADA, text)

    async with database.reading() as connection:
        wins = WinStore(connection, ADA)
        found = {
            words: [win.text for win in (await wins.page(WinFilter(words), 1)).wins]
            for words in ("win 2", "Win 2", "2", "win 9", "999999999", "9999999999999")
        }

    assert found["win 2"] == found["Win 2"] == ["second"]
    assert found["2"] == ["second", "third of 12", "saved 2 days"]
    assert found["win 9"] == found["999999999"] == found["9999999999999"] == []

"""Writers of one SQLite file share commits: nobody is told that it is saved before it is."""

import asyncio
import sqlite3

from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.database.errors import NotSavedError, UndoneError
from bot.storage.database.sqlite import SqliteConnection
from bot.storage.wins.wins import WinStore
from tests.storage.database.writing_process import add_win
from tests.storage.people import ADA, BO, NOW, TODAY, meet


async def wins_in(database: Database) -> int:
    async with database.reading() as connection:
        return await WinStore(connection, ADA).count()


async def add_win_of_nobody(database: Database) -> None:
    async with database.writing() as connection:
        await WinStore(connection, BO).add(WinDraft("shipped it", TODAY), NOW)


async def knowing_ada(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)


def commits_of(database: Database) -> list[object]:
    commits: list[object] = []
    event.listen(database._writer.sync_engine, "commit", commits.append)
    return commits


async def test_many_at_once_share_a_few_commits(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)
    commits = commits_of(sqlite_database)

    await asyncio.gather(*(add_win(sqlite_database) for _ in range(50)))

    assert len(commits) < 5
    assert await wins_in(sqlite_database) == 50


async def test_whoever_was_answered_finds_it_saved(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)

    async def add_and_count() -> tuple[int, int]:
        before = await wins_in(sqlite_database)
        await add_win(sqlite_database)
        return before, await wins_in(sqlite_database)

    counts = await asyncio.gather(*(add_and_count() for _ in range(20)))

    assert all(before < after for before, after in counts)


async def test_an_error_reaches_only_its_own_writer(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)
    writers = [add_win, add_win_of_nobody] * 10

    ends = await asyncio.gather(
        *(writer(sqlite_database) for writer in writers), return_exceptions=True
    )

    assert [type(end) for end in ends] == [type(None), IntegrityError] * 10
    assert await wins_in(sqlite_database) == 10


async def test_a_commit_that_fails_is_heard_by_all_who_share_it(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)

    def fail(_connection: object) -> None:
        raise OSError

    event.listen(sqlite_database._writer.sync_engine, "commit", fail, once=True)
    ends = await asyncio.gather(
        *(add_win(sqlite_database) for _ in range(5)), return_exceptions=True
    )
    await add_win(sqlite_database)

    assert [type(end) for end in ends] == [OSError] * 5
    assert await wins_in(sqlite_database) == 1


async def test_work_that_sqlite_undid_is_told_to_nobody_as_saved(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)

    async def lose_everything() -> None:
        async with sqlite_database.writing() as connection:
            assert isinstance(connection, SqliteConnection)
            connection.driver.rollback()  # as SQLite does when the disk is full

    ends = await asyncio.gather(
        add_win(sqlite_database),
        lose_everything(),
        add_win(sqlite_database),
        return_exceptions=True,
    )

    saved = await wins_in(sqlite_database)
    assert isinstance(ends[0], UndoneError)
    assert isinstance(ends[1], Exception)
    assert (saved, ends[2]) == (1, None)


async def test_whoever_shared_what_sqlite_undid_hears_why(sqlite_database: Database) -> None:
    await knowing_ada(sqlite_database)

    async def find_it_full() -> None:
        async with sqlite_database.writing() as connection:
            assert isinstance(connection, SqliteConnection)
            connection.driver.rollback()
            full = sqlite3.OperationalError("database or disk is full")
            raise OperationalError("INSERT", {}, full)

    ends = await asyncio.gather(add_win(sqlite_database), find_it_full(), return_exceptions=True)

    assert [isinstance(end, NotSavedError) and end.code for end in ends] == ["database_full"] * 2

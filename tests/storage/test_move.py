"""Moving from SQLite to PostgreSQL loses no row, and says what keeps it from moving."""

from datetime import timedelta

import pytest
from sqlalchemy import Table, delete, func, select, text

from bot.domain.wins.win import WinDraft
from bot.storage import move as moving
from bot.storage.database.chores import Chores
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.database.errors import StorageError
from bot.storage.database.tables import wins
from bot.storage.move import MOVING, TABLES, move
from bot.storage.wins.wins import WinStore
from tests.storage.people import ADA, BO, NOW, TODAY, meet, save_everything

WORDS = "Łukasz's \U0001f680 “runbook”\nfor על"


async def filled(url: str, people: int = 2) -> None:
    database = Database(url)
    await database.start()
    async with database.writing() as connection:
        await save_everything(connection, ADA, WORDS)
        if people > 1:
            await save_everything(connection, BO, "shipped it")
    await database.stop()


async def rows_of(url: str) -> dict[str, list[str]]:
    database = Database(url)
    await database.start()
    async with database.reading() as connection:
        rows = {
            table.name: sorted(map(repr, (await connection.execute(select(table))).all()))
            for table in TABLES
        }
    await database.stop()
    return rows


async def test_every_row_of_every_table_is_there_afterwards(
    sqlite_url: str, postgresql_url: str
) -> None:
    await filled(sqlite_url)

    count = await move(sqlite_url, postgresql_url, NOW)

    before, after = await rows_of(sqlite_url), await rows_of(postgresql_url)
    assert after == before
    assert count == sum(map(len, before.values()))
    assert [name for name, rows in before.items() if not rows] == UNFILLED


UNFILLED = [
    "acts",
    "audit",
    "company_cycles",
    "company_ladders",
    "company_settings",
    "install_states",
    "installations",
]
"""Rows of no member, which `save_everything` leaves out."""


async def test_no_id_is_given_twice_after_it(sqlite_url: str, postgresql_url: str) -> None:
    await filled(sqlite_url, people=1)
    database = Database(sqlite_url)
    await database.start()
    async with database.writing() as connection:
        gone = await WinStore(connection, ADA).add(WinDraft("a mistake", TODAY), NOW)
        await connection.execute(delete(wins).where(wins.c.id == gone.id))
    await database.stop()

    await move(sqlite_url, postgresql_url, NOW)

    target = Database(postgresql_url)
    await target.start()
    async with target.writing() as connection:
        new = await WinStore(connection, ADA).add(WinDraft("shipped it", TODAY), NOW)
    await target.stop()
    assert new.id > gone.id


async def test_a_move_that_was_interrupted_goes_on(
    sqlite_url: str, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(sqlite_url)
    copy = moving._copy

    async def cut_off(source: Database, target: Database, table: Table) -> None:
        await copy(source, target, table)
        if table is wins:
            raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(moving, "_copy", cut_off)
        with pytest.raises(ConnectionError):
            await move(sqlite_url, postgresql_url, NOW)
    await move(sqlite_url, postgresql_url, NOW + timedelta(hours=1))

    assert await rows_of(postgresql_url) == await rows_of(sqlite_url)
    assert not await is_marked(postgresql_url)


async def is_marked(url: str) -> bool:
    database = Database(url)
    await database.start()
    async with database.reading() as connection:
        noted = await Chores(connection).noted(MOVING)
    await database.stop()
    return noted is not None


async def test_a_row_that_arrived_otherwise_is_found(
    sqlite_url: str, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filled(sqlite_url)
    number_on = moving._number_on

    async def change_a_word(connection: Connection, last_ids: dict[str, int]) -> None:
        await number_on(connection, last_ids)
        await connection.execute(text("UPDATE goals SET text = 'another' WHERE id = 1"))

    monkeypatch.setattr(moving, "_number_on", change_a_word)
    with pytest.raises(StorageError, match="The table goals differs after the move"):
        await move(sqlite_url, postgresql_url, NOW)


async def test_what_holds_data_of_its_own_is_left_alone(
    sqlite_url: str, postgresql_url: str
) -> None:
    await filled(sqlite_url)
    target = Database(postgresql_url)
    await target.start()
    async with target.writing() as connection:
        await meet(connection, BO)

    with pytest.raises(StorageError, match="holds data already"):
        await move(sqlite_url, postgresql_url, NOW)

    async with target.reading() as connection:
        assert await connection.scalar(select(func.count()).select_from(wins)) == 0
    await target.stop()


@pytest.mark.usefixtures("sqlite_database")
async def test_while_a_coach_runs_nothing_is_moved(sqlite_url: str, postgresql_url: str) -> None:
    with pytest.raises(StorageError, match="A coach runs on the database"):
        await move(sqlite_url, postgresql_url, NOW)


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        ("sqlite:///nowhere.db", "postgresql://host/name", "There is no database nowhere.db"),
        ("postgresql://host/name", "postgresql://host/other", "This database is in PostgreSQL"),
    ],
)
async def test_what_cannot_be_moved_is_a_sentence(source: str, target: str, sentence: str) -> None:
    with pytest.raises(StorageError, match=sentence):
        await move(source, target, NOW)


async def test_a_file_is_nothing_to_move_to(sqlite_url: str) -> None:
    with pytest.raises(StorageError, match="Name a PostgreSQL to move to"):
        await move(sqlite_url, "sqlite:///other.db", NOW)

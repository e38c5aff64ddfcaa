"""The revisions lead to the tables that the code expects, and back."""

from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.storage.database import migrate
from bot.storage.database.database import Database, revision_of
from bot.storage.database.engines import address, migrating_engine
from bot.storage.database.errors import StorageError
from bot.storage.every_table import METADATA
from bot.storage.migrations import HEAD
from tests.storage.people import ADA, save_everything


def differences(connection: Connection) -> list[Any]:
    found: list[Any] = compare_metadata(MigrationContext.configure(connection), METADATA)
    return found


def back_and_forth(connection: Connection) -> set[str]:
    migrate.downgrade(connection, "base")
    left = set(inspect(connection).get_table_names())
    migrate.upgrade(connection)
    return left


def index_lines(connection: Connection) -> set[str]:
    """How each index was made, conditions included; Alembic does not compare those."""
    where = "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    if connection.dialect.name == "postgresql":
        where = "FROM (SELECT indexdef AS sql FROM pg_indexes WHERE schemaname = 'public') i"
    return set(connection.scalars(text(f"SELECT sql {where}")))


def made_at_once(connection: Connection) -> set[str]:
    """The same, but of tables made from the code and not by revisions."""
    migrate.downgrade(connection, "base")
    METADATA.create_all(connection)
    return index_lines(connection)


def test_the_newest_revision_is_the_one_that_the_start_looks_for() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))

    heads = ScriptDirectory.from_config(config).get_heads()

    assert heads == [HEAD]


async def test_tables_after_the_newest_revision_are_those_of_the_code(
    database: Database,
) -> None:
    async with database.writing() as connection:
        assert await connection.run_sync(differences) == []


async def test_indexes_after_the_newest_revision_are_those_of_the_code(database_url: str) -> None:
    engine = migrating_engine(address(database_url))

    async with engine.begin() as connection:
        by_revisions = await connection.run_sync(index_lines)
        by_the_code = await connection.run_sync(made_at_once)
        await connection.rollback()

    assert by_revisions == by_the_code
    await engine.dispose()


async def test_going_back_to_nothing_and_up_again_works(database_url: str) -> None:
    engine = migrating_engine(address(database_url))

    async with engine.begin() as connection:
        left = await connection.run_sync(back_and_forth)

    assert left <= {"alembic_version", "sqlite_sequence"}
    async with engine.connect() as connection:
        assert await revision_of(connection) == HEAD
        assert await connection.run_sync(differences) == []
    await engine.dispose()


def of_before_own_notes(connection: Connection) -> list[Any]:
    """A talk with its one box, and a 1:1 in a private channel, brought up to date."""
    migrate.downgrade(connection, "0016")
    connection.execute(text("UPDATE talks SET said = 'He looked annoyed.'"))
    connection.execute(
        text("UPDATE one_to_ones SET in_private = true, place_name = 'privategroup'")
    )
    migrate.upgrade(connection)
    talk = connection.execute(text("SELECT said, own_notes FROM talks")).one()
    return [*talk, bool(connection.scalar(text("SELECT in_private FROM one_to_ones")))]


async def test_what_was_written_for_oneself_becomes_own_notes_and_never_the_record(
    database: Database,
) -> None:
    async with database.writing() as connection:
        await save_everything(connection, ADA, "words")

        found = await connection.run_sync(of_before_own_notes)

    assert found == ["", "He looked annoyed.", False]


def heard_after(connection: Connection, checked_at: str, met_at: str) -> str:
    """The last sign of life of somebody whom an older coach knew."""
    migrate.downgrade(connection, "0020")
    days = {"checked": checked_at, "met": met_at}
    connection.execute(text("UPDATE members SET tz_checked_at = :checked, met_at = :met"), days)
    migrate.upgrade(connection)
    return str(connection.scalar(text("SELECT heard_at FROM members")))[:10]


async def test_nobody_counts_as_silent_on_the_day_of_the_upgrade(
    sqlite_database: Database,
) -> None:
    known, lost = "2026-11-20 09:00:00.000000", "1970-01-01 00:00:00.000000"
    async with sqlite_database.writing() as connection:
        await save_everything(connection, ADA, "words")
        asked = await connection.run_sync(heard_after, known, "2026-01-01 09:00:00.000000")
        never = await connection.run_sync(heard_after, lost, "2026-11-21 09:00:00.000000")

    assert (asked, never) == ("2026-11-20", "2026-11-21")


def spans_after(connection: Connection) -> list[str]:
    """How exactly the days of wins, found lines and shares are known that an older coach saved."""
    migrate.downgrade(connection, "0024")
    migrate.upgrade(connection)
    tables = ("wins", "candidates", "shares")
    return [str(connection.scalar(text(f"SELECT span FROM {table}"))) for table in tables]  # noqa: S608 - names of this test


async def test_what_was_saved_before_there_were_spans_is_of_a_day(database: Database) -> None:
    async with database.writing() as connection:
        await save_everything(connection, ADA, "words")

        found = await connection.run_sync(spans_after)

    assert found == ["day", "day", "day"]


async def test_an_empty_database_is_ready_after_its_start(empty_database_url: str) -> None:
    database = Database(empty_database_url)

    await database.start()

    async with database.writing() as connection:
        saved = await save_everything(connection, ADA, "words")
    assert saved.win == 1
    await database.stop()


async def test_a_database_from_the_future_is_left_alone(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StorageError, match=r"by a newer Nextrung; install that version"):
        await database.start()

    async with database.reading() as connection:
        assert await revision_of(connection) == "9999"

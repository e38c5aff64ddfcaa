"""From every schema that ever stood, with a row in each of its tables, to that of today.

The rows are those that a coach of today saves, as far as the tables of then had room for them.
What came later is left out; what must not be empty and is gone today is filled in.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, Table, inspect, select, text
from sqlalchemy.types import TypeEngine

from bot.domain.plan.cycle import Cycle
from bot.domain.workspace.audit import Entry
from bot.domain.workspace.company import CompanySettings
from bot.domain.workspace.installation import Installation
from bot.storage.database import migrate
from bot.storage.database.acts import acts
from bot.storage.database.chores import TICKED, Chores
from bot.storage.database.connection import Connection as Open
from bot.storage.database.database import Database, revision_of
from bot.storage.database.engines import address, migrating_engine
from bot.storage.database.errors import StorageError
from bot.storage.every_table import METADATA
from bot.storage.ladder.ladders import CompanyLadderStore
from bot.storage.migrations import HEAD
from bot.storage.plan.steps import CompanyCycleStore
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import CompanySettingsStore
from bot.storage.workspace.installations import (
    InstallationStore,
    InstallStateStore,
    TokenCipher,
    new_key,
)
from tests.speeds import few, quick_on
from tests.storage.people import ADA, BO, NOW, TODAY, Saved, save_everything
from tests.storage.test_isolation import CALLS, LADDER, outcome_of

Rows = dict[str, list[dict[str, Any]]]
"""By table, as the driver has them."""

WORDS = "Ada's words of then"
KEYS = TokenCipher([new_key()])
BEECHWOOD = Installation("T1", "Beechwood", "B1", "U1", ("chat:write",), "xoxb-of-then")


def revisions() -> list[str]:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    found = ScriptDirectory.from_config(config).walk_revisions()
    return sorted(revision.revision for revision in found)


BEFORE = [revision for revision in revisions() if revision != HEAD]


async def save_all(connection: Open) -> Saved:
    """A row in every table that there is today; Ada's ids."""
    adas = await save_everything(connection, ADA, WORDS)
    await save_everything(connection, BO, "Bo's words")
    await CompanyLadderStore(connection, "T1").save(LADDER, NOW)
    await CompanyCycleStore(connection, "T1").save(Cycle("Round", TODAY, origin="company"), NOW)
    await InstallationStore(connection, KEYS).save(BEECHWOOD, NOW)
    await InstallStateStore(connection).issue("a state", NOW, NOW + timedelta(days=1))
    await Chores(connection).note(TICKED, NOW)
    await connection.execute(acts.insert().values(key="an act", acted_at=NOW))
    await AuditTrail(connection).note(Entry(NOW, "exported", "T1", "U1", "U1"))
    await CompanySettingsStore(connection, "T1").save(CompanySettings(frozenset(range(5))), NOW)
    return adas


def taken(connection: Connection) -> Rows:
    """Every row, and then no table is left."""
    names = [table.name for table in METADATA.sorted_tables]
    rows = {
        name: [dict(row) for row in connection.execute(text(f"SELECT * FROM {name}")).mappings()]  # noqa: S608 - our own tables
        for name in names
    }
    migrate.downgrade(connection, "base")
    return rows


def put(connection: Connection, revision: str, rows: Rows) -> dict[str, int]:
    """The tables as they were at a revision, filled; how many rows each has."""
    migrate.upgrade(connection, revision)
    for table in tables_of(connection):
        for row in rows.get(table.name, [{}]):
            insert(connection, table, row)
        number_on(connection, table)
    return counts(connection)


def number_on(connection: Connection, table: Table) -> None:
    """PostgreSQL counts the ids that it gave, SQLite those that are there."""
    if connection.dialect.name == "postgresql" and is_numbered(table):
        name = table.name
        sequence = f"pg_get_serial_sequence('{name}', 'id')"
        connection.execute(text(f"SELECT setval({sequence}, max(id)) FROM {name}"))  # noqa: S608 - our own tables


def tables_of(connection: Connection) -> Iterator[Table]:
    """In the order in which they point at each other."""
    metadata = MetaData()
    metadata.reflect(connection)
    yield from (one for one in metadata.sorted_tables if one.name != "alembic_version")


def is_numbered(table: Table) -> bool:
    return "id" in table.c and table.c.id.type.python_type is int


def insert(connection: Connection, table: Table, row: Mapping[str, Any]) -> None:
    """What was unique then and is not today is put in once."""
    values = {
        column.name: row[column.name] if column.name in row else filler(column.type)
        for column in table.columns
        if column.name in row or not (column.nullable or column.server_default is not None)
    }
    names = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(f":{name}" for name in values)
    connection.execute(
        text(f"INSERT INTO {table.name} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"),  # noqa: S608 - our own tables
        values,
    )


def filler(kind: TypeEngine[Any]) -> object:
    return {bool: False, int: 1, str: "1"}[kind.python_type]


def counts(connection: Connection) -> dict[str, int]:
    names = inspect(connection).get_table_names()
    return {
        name: int(connection.scalar(text(f"SELECT count(*) FROM {name}")) or 0)  # noqa: S608 - our own tables
        for name in names
        if name not in {"alembic_version", "sqlite_sequence"}
    }


async def as_it_was(url: str, revision: str) -> tuple[Saved, dict[str, int]]:
    """Leaves a database behind that stands at a revision; Ada's ids, and how much there is."""
    database = Database(url)
    await database.start()
    async with database.writing() as connection:
        adas = await save_all(connection)
    await database.stop()
    engine = migrating_engine(address(url))
    async with engine.begin() as connection:
        rows = await connection.run_sync(taken)
        there = await connection.run_sync(put, revision, rows)
        assert await revision_of(connection) == revision
    await engine.dispose()
    assert [name for name, count in there.items() if not count] == []
    return adas, there


@quick_on("sqlite")
@pytest.mark.parametrize("revision", few(BEFORE, "0016"))
async def test_what_was_saved_at_every_revision_is_read_today(
    database_url: str, revision: str
) -> None:
    adas, before = await as_it_was(database_url, revision)
    database = Database(database_url)

    await database.start()

    async with database.writing() as connection:
        after = await connection.run_sync(counts)
        for table in METADATA.sorted_tables:
            (await connection.execute(select(table))).all()
        assert await revision_of(connection) == HEAD
    said = {name: await answer(database, name, adas) for name in CALLS}
    await database.stop()
    assert {name: count for name, count in before.items() if after.get(name, 0) < count} == {}
    assert WORDS in said["WinStore.get"]
    assert WORDS in said["GoalStore.get"]


async def answer(database: Database, name: str, adas: Saved) -> str:
    """What a store says of Ada's own rows; what it changes is taken back."""
    async with database.writing() as connection:
        said = await outcome_of(name, connection, ADA, adas)
        await connection.rollback()
    return said


@quick_on("sqlite")
@pytest.mark.parametrize("revision", few(["0099", "1000"], "0099"))
async def test_an_older_version_refuses_to_go_back_in_a_sentence(
    database_url: str, revision: str
) -> None:
    database = Database(database_url)
    await database.start()
    async with database.writing() as connection:
        await save_all(connection)
        before = await connection.run_sync(counts)
        newer = {"newer": revision}
        await connection.execute(text("UPDATE alembic_version SET version_num = :newer"), newer)
    await database.stop()

    with pytest.raises(StorageError, match="written by a newer Nextrung; install that version"):
        await Database(database_url).start()

    engine = migrating_engine(address(database_url))
    async with engine.begin() as connection:
        assert await connection.run_sync(counts) == before
        assert await revision_of(connection) == revision
    await engine.dispose()

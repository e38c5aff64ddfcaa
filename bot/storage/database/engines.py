"""How the two databases are opened: the pragmas, the driver, the read-only side."""

import re
import sqlite3
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

from bot.storage.database.acts import remember_acts
from bot.storage.database.errors import StorageError
from bot.storage.database.sqlite import BUSY_SECONDS, SqliteEngine

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

DRIVERS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+asyncpg"}

NAMES = {"sqlite": "a SQLite file", "postgresql": "PostgreSQL"}

OPTIONS: dict[str, dict[str, re.Pattern[str]]] = {
    "sqlite": {},
    "postgresql": {
        "host": re.compile(r".+"),
        "port": re.compile(r"\d+"),
        "passfile": re.compile(r".+"),
        "ssl": re.compile(r"disable|allow|prefer|require|verify-ca|verify-full"),
        "prepared_statement_cache_size": re.compile(r"\d+"),
    },
}
"""What an address may end in: what asyncpg takes as text, or SQLAlchemy turns into a number."""

SPELT = {"sslmode": "ssl"}
"""libpq's name, and with it most hosts', for what asyncpg calls `ssl`; the values are the same."""

POOL = {"pool_size": 15, "max_overflow": 0}
"""Connections stay open: beyond its size a pool opens and closes one each time."""

PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_size_limit = 4194304",
)


IMPATIENT = "PRAGMA busy_timeout = 0"
"""For whoever writes: who finds another process writing waits in the loop (`sqlite.py`), not in
SQLite, which would hold it up."""


def address(url: str) -> URL:
    """`sqlite:///file` or `postgresql://...` with our driver; anything else: `StorageError`."""
    try:
        given = make_url(url)
    except (ArgumentError, ValueError):  # a ValueError where the port is no number
        raise StorageError(
            "The database address cannot be read; it looks like sqlite:///data/nextrung.db"
            " or postgresql://user:password@host/name."
        ) from None
    kind = given.get_backend_name()
    if kind not in DRIVERS or (kind == "sqlite" and given.database in {None, "", ":memory:"}):
        raise StorageError(
            "Nextrung remembers in a SQLite file or in PostgreSQL; give it an address such as"
            " sqlite:///data/nextrung.db or postgresql://user:password@host/name."
        )
    return _with_options(given, kind).set(drivername=DRIVERS[kind])


def _with_options(given: URL, kind: str) -> URL:
    """What stands behind the `?`: the driver's own names, and `sslmode` as other tools write it."""
    options = {SPELT.get(name, name): value for name, value in given.query.items()}
    wrong = sorted(name for name, value in options.items() if not _is_option(kind, name, value))
    if wrong:
        raise StorageError(
            f"The database address sets {', '.join(wrong)} to what {NAMES[kind]} does not take;"
            " correct it, or take it away."
        )
    return given.set(query=options)


def _is_option(kind: str, name: str, value: str | tuple[str, ...]) -> bool:
    wanted = OPTIONS[kind].get(name)
    values = (value,) if isinstance(value, str) else value
    return wanted is not None and all(wanted.fullmatch(each) for each in values)


def file_of(url: URL) -> Path | None:
    """The file of a SQLite address, None for PostgreSQL."""
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def writer_engine(url: URL) -> "AsyncEngine | SqliteEngine":
    """On SQLite a transaction takes the write lock as it begins, so it cannot fail later for it."""
    if file_of(url) is None:
        engine = _server_engine(url, pool_pre_ping=True, **POOL)
        remember_acts(engine.sync_engine)
        return engine
    writer = _sqlite_engine(url, (*PRAGMAS, IMPATIENT))
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    remember_acts(writer.sync_engine)
    return writer


def reader_engine(url: URL, writer: "AsyncEngine | SqliteEngine") -> "AsyncEngine | SqliteEngine":
    """Reads only, and the database itself refuses anything else."""
    if not isinstance(writer, SqliteEngine):
        return writer.execution_options(postgresql_readonly=True)
    reader = _sqlite_engine(url, (*PRAGMAS, "PRAGMA query_only = ON"))
    event.listen(reader.sync_engine, "begin", _begin)
    return reader


def migrating_engine(url: URL) -> "AsyncEngine | SqliteEngine":
    """For one migration, without foreign keys.

    SQLite changes a table by dropping the old one, which would delete every row that points at it.
    """
    if file_of(url) is None:
        return _server_engine(url, poolclass=NullPool)
    engine = _sqlite_engine(url, (*PRAGMAS, "PRAGMA foreign_keys = OFF", IMPATIENT))
    event.listen(engine.sync_engine, "begin", _begin_immediate)
    return engine


def _server_engine(url: URL, **options: Any) -> "AsyncEngine":  # noqa: ANN401 - SQLAlchemy's own
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 - for PostgreSQL alone

    return create_async_engine(url, hide_parameters=True, **options)


def _sqlite_engine(url: URL, pragmas: tuple[str, ...]) -> SqliteEngine:
    opening = partial(_open, Path(url.database or ""))
    engine = create_engine(url, hide_parameters=True, creator=opening, poolclass=QueuePool, **POOL)

    def set_up(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        try:
            _run(connection, pragmas)
        except BaseException:
            connection.close()  # the pool does not
            raise

    event.listen(engine, "connect", set_up)
    event.listen(engine, "invalidate", _let_go)
    return SqliteEngine(engine, POOL["pool_size"])


def _open(file: Path) -> sqlite3.Connection:
    """Transactions begin only when they are told to; one thread at a time may use it."""
    return sqlite3.connect(
        file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _run(connection: DBAPIConnection, pragmas: tuple[str, ...]) -> None:
    cursor = connection.cursor()
    try:
        for pragma in pragmas:
            cursor.execute(pragma)
    finally:
        cursor.close()


def _let_go(connection: DBAPIConnection, _entry: ConnectionPoolEntry, _error: object) -> None:
    """Ends the transaction of a task that was cancelled, before its connection is closed.

    Closing alone would leave the file locked for as long as any traceback holds a cursor.
    """
    connection.rollback()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")

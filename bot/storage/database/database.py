"""One database, opened: its transactions, and the tables brought up to date at the start."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from copy import copy
from datetime import datetime
from typing import cast

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import inspect, text

from bot.storage.database.acts import undone_with
from bot.storage.database.batch import Glance, Together, Writes
from bot.storage.database.chores import AS_LARGE, TRIED, Chores
from bot.storage.database.complaints import code_of, complaints_about, not_saved
from bot.storage.database.connection import Connection
from bot.storage.database.engines import (
    address,
    file_of,
    migrating_engine,
    reader_engine,
    writer_engine,
)
from bot.storage.database.errors import StorageError
from bot.storage.database.sqlite import SqliteEngine
from bot.storage.database.sqlite_file import SqliteFile
from bot.storage.database.turns import Turns
from bot.storage.migrations import HEAD

WIPES_SINCE = "0018"
"""The revision since which SQLite overwrites what is deleted; what lay there before is wiped."""

A_TRY = 5.0
"""Seconds that a try may take before the database counts as in trouble."""

MIGRATION_LOCK = 7_236_401
"""The key of PostgreSQL's advisory lock that lets one process migrate at a time."""


class Database:
    """`sqlite:///file` or `postgresql://...`; nothing is opened before `start` or `check`."""

    def __init__(self, url: str) -> None:
        self._url = address(url)
        self._writer = writer_engine(self._url)
        self._reader = reader_engine(self._url, self._writer)
        self._turns = Turns(self._writer) if isinstance(self._writer, SqliteEngine) else None
        file = file_of(self._url)
        self._file = SqliteFile(file) if file else None
        self._together: Together | None = None
        self.took: Callable[[str, float], None] | None = None
        """Is told of each transaction: "read" or "write", and its seconds."""
        self._writes = Writes()

    @property
    def is_one_file(self) -> bool:
        """True on SQLite."""
        return self._file is not None

    async def start(self) -> None:
        """Makes the file and its folder and migrates, where needed; `StorageError` if it cannot.

        Any number of processes may start at once.
        """
        with complaints_about(self._url):
            if self._file:
                self._file.set_foreign_log_aside()
            self._make_file()
            if self._file:
                self._file.hold()
            try:
                await self._open()
            except BaseException:
                self._let_go()
                raise

    async def _open(self) -> None:
        before = await self._revision()
        if before != HEAD:
            await self._migrate()
        if self._file:
            self._file.remember(has_wal=await self._has_wal())
            if before is not None and before < WIPES_SINCE:
                await asyncio.to_thread(self._file.wipe)

    def _let_go(self) -> None:
        if self._file:
            self._file.let_go()

    async def stop(self) -> None:
        if self._turns:
            await self._turns.settle()
        await self._reader.dispose()
        await self._writer.dispose()
        self._let_go()

    async def keep_in_order(self) -> None:
        """What is done now and then: SQLite's log is emptied. Nobody waits for it."""
        if self._file:
            await asyncio.to_thread(self._file.keep_short)

    async def wipe(self) -> bool:
        """Deleted words are gone from every file. False where somebody still reads older ones.

        On PostgreSQL the tables are vacuumed, outside of any transaction.
        """
        if self._file:
            return await asyncio.to_thread(self._file.wipe)
        async with self._writer.connect() as connection:
            await connection.run_sync(_vacuum)
        return True

    async def trouble(self, now: datetime) -> str | None:
        """Why nothing can be saved just now, as a code; None where a try succeeds."""
        try:
            async with asyncio.timeout(A_TRY), self.writing() as connection:
                chores = Chores(connection)
                await chores.note(TRIED, now)
                if self._file:
                    await chores.note(AS_LARGE, now)
                    await chores.done(AS_LARGE, now)
        except Exception as error:  # noqa: BLE001 - whatever it is, its words stay here
            return code_of(error)
        return None

    async def check(self) -> None:
        """Raises `StorageError`, one sentence on what to do, if nothing could be saved here."""
        with complaints_about(self._url):
            self._make_file()
            async with self._writer.connect() as connection:
                await connection.begin()
                await connection.execute(text("CREATE TABLE nextrung_check (id INTEGER)"))
                await connection.rollback()

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """One transaction: saved at the end of the block, undone by an exception.

        DatabaseGoneError after it: it went into a file that nobody will ever find. NotSavedError
        where the file or its disk takes nothing.

        On SQLite writers take turns, so do nothing slow inside, and never nest two.
        """
        with undone_with(), self._timed("write"), self._writes.one():
            if self._turns is None:
                async with self._writer.begin() as connection:
                    yield connection
            else:
                with not_saved():
                    async with self._turns.one() as connection:
                        yield connection
        if self._file:
            self._file.check()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A read-only transaction; on SQLite it sees one moment and never waits for a writer."""
        if self._together:
            yield cast("Connection", Glance(self._together))
            return
        with self._timed("read"):
            async with self._reader.connect() as connection:
                yield connection

    @contextmanager
    def _timed(self, kind: str) -> Iterator[None]:
        began_at = time.monotonic()
        try:
            yield
        finally:
            if self.took:
                self.took(kind, time.monotonic() - began_at)

    def for_many(self) -> "Database":
        """The same one, for reading of many members at once: see `batch.py`.

        What is read then is not of one moment.
        """
        other = copy(self)
        other._together = Together(self.reading, self._writes)  # noqa: SLF001 - a copy of its own
        return other

    def _make_file(self) -> None:
        """The folder and the file are for this user alone; SQLite's own files follow the file."""
        file = file_of(self._url)
        if file is not None and not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)

    async def _has_wal(self) -> bool:
        async with self.reading() as connection:
            mode = await connection.scalar(text("PRAGMA journal_mode"))
        return str(mode) == "wal"

    async def _revision(self) -> str | None:
        async with self.reading() as connection:
            return await revision_of(connection)

    async def _migrate(self) -> None:
        engine = migrating_engine(self._url)
        try:
            async with engine.begin() as connection:
                await self._migrate_on(connection)
        finally:
            await engine.dispose()

    async def _migrate_on(self, connection: Connection) -> None:
        """Under the lock, looks again: another process may have been quicker."""
        if file_of(self._url) is None:
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
        revision = await revision_of(connection)
        if revision == HEAD:
            return
        if revision is not None and revision > HEAD:
            raise StorageError(
                "This database was written by a newer Nextrung; install that version or a later"
                " one."
            )
        from bot.storage.database import migrate  # noqa: PLC0415 - 0.2 s that most starts do not need

        await connection.run_sync(migrate.upgrade)


def _vacuum(connection: SyncConnection) -> None:
    connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM"))


async def revision_of(connection: Connection) -> str | None:
    """The revision the tables are at, None where there are none."""
    has_one = await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version"))
    if not has_one:
        return None
    revision: str | None = await connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision

"""SQLite by a plain SQLAlchemy engine, in the event loop's thread.

A query takes less time than a change of threads. Only COMMIT, which waits for the disk, has a
thread; a BEGIN that finds another process writing is tried again later.
"""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from itertools import chain, repeat
from typing import Any

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Dialect, Engine, Executable, ScalarResult
from sqlalchemy.exc import OperationalError

from bot.storage.database.connection import Rows, T, Values

BUSY_SECONDS = 30
"""How long a writer waits for another process that is writing."""

PAUSES = (0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025)
"""Seconds between looks whether the other one is done: about as SQLite's own wait has them, which
would hold up the loop."""

LAST_PAUSE = 0.05
"""From then on."""


class SqliteConnection:
    """What AsyncConnection offers to stores, without a greenlet or a thread a statement."""

    def __init__(self, sync_connection: SyncConnection, thread: Executor) -> None:
        self.sync_connection = sync_connection
        self._thread = thread

    @property
    def dialect(self) -> Dialect:
        return self.sync_connection.dialect

    @property
    def driver(self) -> sqlite3.Connection:
        driver: sqlite3.Connection = self.sync_connection.connection.driver_connection  # type: ignore[assignment]  # any driver's, for SQLAlchemy
        return driver

    async def execute(
        self, statement: Executable, parameters: Values | Sequence[Values] | None = None, /
    ) -> Rows:
        return self.sync_connection.execute(statement, parameters)

    async def scalar(self, statement: Executable, parameters: Values | None = None, /) -> Any:  # noqa: ANN401 - a column's
        return self.sync_connection.scalar(statement, parameters)

    async def scalars(
        self, statement: Executable, parameters: Values | None = None, /
    ) -> ScalarResult[Any]:
        return self.sync_connection.scalars(statement, parameters)

    async def run_sync(self, act: Callable[..., T], /, *args: Any) -> T:  # noqa: ANN401 - what `act` takes
        return act(self.sync_connection, *args)

    async def begin(self) -> None:
        """Waits for other processes that write, at most BUSY_SECONDS."""
        tried_until = time.monotonic() + BUSY_SECONDS
        for pause in chain(PAUSES, repeat(LAST_PAUSE)):
            try:
                self.sync_connection.begin()
            except OperationalError as error:
                if not _is_busy(error) or time.monotonic() > tried_until:
                    raise
            else:
                return
            await asyncio.sleep(pause)

    @contextmanager
    def part(self) -> Iterator[None]:
        """A part of the transaction that an error undoes alone.

        SQLAlchemy's own savepoint takes a statement apart for each of them.
        """
        run = self.sync_connection.exec_driver_sql
        run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            if self._goes_on():
                run("ROLLBACK TO part")
                run("RELEASE part")
            raise
        if self._goes_on():
            run("RELEASE part")

    def _goes_on(self) -> bool:
        """False where the block itself rolled back, or SQLite gave up."""
        return self.sync_connection.in_transaction() and self.driver.in_transaction

    async def commit(self) -> None:
        """Returns once it is on the disk."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self.sync_connection.commit)

    async def rollback(self) -> None:
        self.sync_connection.rollback()

    async def invalidate(self) -> None:
        """Ends whatever is under way, a commit after it is done, and closes the driver's."""
        await asyncio.get_running_loop().run_in_executor(
            self._thread, self.sync_connection.invalidate
        )


class SqliteEngine:
    """The part of AsyncEngine that `Database` uses, over `sync_engine`."""

    def __init__(self, sync_engine: Engine, connections: int) -> None:
        """`connections` is the size of its pool, in which nobody may have to wait for a turn."""
        self.sync_engine = sync_engine
        self._free = asyncio.Semaphore(connections)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="commit")

    @asynccontextmanager
    async def connect(self) -> AsyncIterator[SqliteConnection]:
        """Whatever is not committed at the end of the block is undone."""
        async with self._free:
            with self.sync_engine.connect() as connection:
                yield SqliteConnection(connection, self._thread)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[SqliteConnection]:
        """One transaction, committed at the end of the block."""
        async with self.connect() as connection:
            await connection.begin()
            yield connection
            await connection.commit()

    async def dispose(self) -> None:
        self.sync_engine.dispose()
        self._thread.shutdown(wait=False)


def _is_busy(error: OperationalError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY

"""SQLite in the event loop's thread: a query takes less time than a change of threads.

What waits for another process or for the disk still happens in the connection's own thread.
"""

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiosqlite

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN_WRITING = "BEGIN IMMEDIATE"

BUSY_SECONDS = 30
"""How long SQLite waits for another process that is writing."""

ROWS_AT_ONCE = 64
"""How many rows aiosqlite fetches when it is iterated: its own default."""


class InLoop(aiosqlite.Connection):
    """Runs in the event loop's thread, except to commit and to wait for other writers."""

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as the driver has it
        if BEGIN_WRITING in args:
            with suppress(sqlite3.OperationalError), self._impatient():
                return fn(*args)
        elif fn != self._conn.commit:
            return fn(*args, **kwargs)
        return await super()._execute(fn, *args, **kwargs)  # type: ignore[no-untyped-call]

    @contextmanager
    def _impatient(self) -> "Iterator[None]":
        """SQLite says at once that another process is writing."""
        self._conn.execute("PRAGMA busy_timeout = 0")
        try:
            yield
        finally:
            self._conn.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


async def connect(file: Path) -> aiosqlite.Connection:
    """Opens `file`; transactions begin only when they are told to."""
    raw = sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection = InLoop(lambda: raw, ROWS_AT_ONCE)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does for those it opens
    return await connection

"""Writers of a SQLite file take turns on one connection and share its commits.

One wait for the disk is enough for all who wrote meanwhile. Each has a savepoint, so that an error
undoes its own work alone; nobody is told that it is saved before the commit is on the disk.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.storage.database.errors import UndoneError
from bot.storage.database.sqlite import SqliteConnection, SqliteEngine


class Group:
    """Those who share one commit: `begun` when they may write, `saved` when it is on the disk."""

    def __init__(self) -> None:
        self.begun: asyncio.Future[SqliteConnection] = asyncio.Future()
        self.saved: asyncio.Future[None] = asyncio.Future()

    def fail(self, error: Exception) -> None:
        """Everybody in it hears of the error, which counts as heard if nobody is left."""
        for future in (self.begun, self.saved):
            if not future.done():
                future.set_exception(error)
                future.exception()


class Turns:
    """The writing side of one engine, whose connections run in the loop (see `sqlite.py`)."""

    def __init__(self, engine: SqliteEngine) -> None:
        self._engine = engine
        self._turn = asyncio.Lock()
        self._group: Group | None = None
        self._commits: set[asyncio.Task[None]] = set()

    @asynccontextmanager
    async def one(self) -> AsyncIterator[SqliteConnection]:
        """Like a transaction of its own; the block ends once it is on the disk."""
        async with self._turn:
            group = self._group or self._new_group()
            connection = await asyncio.shield(group.begun)
            try:
                with connection.part():
                    yield connection
            except BaseException as error:
                self._look_after(group, connection, error)
                raise
            self._look_after(group, connection, None)
            if not connection.sync_connection.in_transaction():
                return  # the block itself rolled back, and knows
        await asyncio.shield(group.saved)

    async def settle(self) -> None:
        """Returns once nothing is under way any more."""
        await asyncio.gather(*self._commits)

    def _look_after(
        self, group: Group, connection: SqliteConnection, error: BaseException | None
    ) -> None:
        """Where everything was undone, the others in the group hear why."""
        if not connection.driver.in_transaction:  # SQLite gave it up: the disk is full
            self._close(group)
            undone = UndoneError()
            undone.__cause__ = error
            group.fail(undone)

    def _new_group(self) -> Group:
        group = self._group = Group()
        commit = asyncio.create_task(self._see_through(group))
        self._commits.add(commit)
        commit.add_done_callback(self._commits.discard)
        return group

    async def _see_through(self, group: Group) -> None:
        """Tells everybody in the group how it ended."""
        try:
            async with self._engine.connect() as connection:
                await self._commit(group, connection)
            if not group.saved.done():
                group.saved.set_result(None)
        except Exception as error:  # noqa: BLE001 - it belongs to those who wait
            self._close(group)
            group.fail(error)

    async def _commit(self, group: Group, connection: SqliteConnection) -> None:
        """Begins, waits its turn behind all who wait for theirs already, and commits."""
        try:
            await connection.begin()
            group.begun.set_result(connection)
            async with self._turn:
                self._close(group)
                await connection.commit()
        except BaseException:
            await connection.invalidate()  # it may still hold the lock
            raise

    def _close(self, group: Group) -> None:
        """Later writers start the next group."""
        if self._group is group:
            self._group = None

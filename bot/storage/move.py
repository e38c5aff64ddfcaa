"""Moving from SQLite to PostgreSQL: every row, compared afterwards; may be begun again."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection as SyncConnection
from sqlalchemy import Integer, Table, func, inspect, select, text
from sqlalchemy.dialects import postgresql

from bot.storage.database.chores import Chores, chores
from bot.storage.database.connection import Connection
from bot.storage.database.copies import path_of
from bot.storage.database.database import Database
from bot.storage.database.engines import address, file_of
from bot.storage.database.errors import StorageError
from bot.storage.database.sqlite_file import is_held
from bot.storage.every_table import METADATA

MOVING = "moving"
"""The chore that says that what stands in the target came from a move that is not over."""

AT_A_TIME = 500
"""Rows that are read, written and committed together."""

TABLES = tuple(table for table in METADATA.sorted_tables if table is not chores)
"""In an order in which a row comes after those that it points at."""

Digest = tuple[int, int]
"""How many rows, and the sum of their digests: the two databases sort text differently."""


async def move(source_url: str, target_url: str, now: datetime) -> int:
    """Copies every row to an empty PostgreSQL; returns how many those are.

    The source keeps its rows, in tables that are brought up to date. What was interrupted goes on
    where it was. Raises StorageError: while a coach runs on the
    source, where the target holds something of its own, and where the two differ afterwards.
    """
    path = path_of(address(source_url))
    if not path.exists():
        raise StorageError(f"There is no database {path} to move.")
    if file_of(address(target_url)) is not None:
        raise StorageError("Name a PostgreSQL to move to: postgresql://user:password@host/name.")
    if is_held(path):
        raise StorageError(f"A coach runs on the database {path}. Stop it, then move.")
    source, target = Database(source_url), Database(target_url)
    try:
        await source.start()
        await target.start()
        return await _moved(source, target, now)
    finally:
        await target.stop()
        await source.stop()


async def _moved(source: Database, target: Database, now: datetime) -> int:
    await _claim(target, now)
    for table in TABLES:
        await _copy(source, target, table)
    async with target.writing() as connection, source.reading() as reading:
        await _number_on(connection, await reading.run_sync(_last_ids))
    count = await _compared(source, target)
    async with target.writing() as connection:
        await Chores(connection).done(MOVING, now)
    return count


async def _claim(target: Database, now: datetime) -> None:
    async with target.writing() as connection:
        if await Chores(connection).noted(MOVING):
            return
        for table in TABLES:
            if await connection.scalar(select(1).select_from(table).limit(1)):
                raise StorageError(
                    "The PostgreSQL holds data already. Nothing was changed; name an empty one."
                )
        await Chores(connection).note(MOVING, now)


async def _copy(source: Database, target: Database, table: Table) -> None:
    """Rows that an interrupted move has brought are left as they are."""
    arriving = postgresql.insert(table).on_conflict_do_nothing()
    async with source.reading() as reading:
        rows = (await reading.execute(select(table))).mappings()
        for batch in rows.partitions(AT_A_TIME):
            async with target.writing() as connection:
                await connection.execute(arriving, [dict(row) for row in batch])


def _last_ids(connection: SyncConnection) -> dict[str, int]:
    """The last id that each table has given, also to rows that are gone: it is not given again."""
    if not inspect(connection).has_table("sqlite_sequence"):
        return {}
    given = connection.execute(text("SELECT name, seq FROM sqlite_sequence"))
    return {name: seq for name, seq in given if seq}


async def _number_on(connection: Connection, last_ids: dict[str, int]) -> None:
    for table in TABLES:
        (key, *others) = table.primary_key
        if others or not isinstance(key.type, Integer):
            continue
        highest = await connection.scalar(select(func.max(key)))
        last = max(highest or 0, last_ids.get(table.name, 0))
        if last:
            counter = func.pg_get_serial_sequence(table.name, key.name)
            await connection.scalar(select(func.setval(counter, last)))


async def _compared(source: Database, target: Database) -> int:
    total = 0
    for table in TABLES:
        ours, theirs = await _digest(source, table), await _digest(target, table)
        if ours != theirs:
            raise StorageError(
                f"The table {table.name} differs after the move: {ours[0]} rows here, {theirs[0]} "
                "there. Nothing was changed here; empty the PostgreSQL and move again."
            )
        total += ours[0]
    return total


async def _digest(database: Database, table: Table) -> Digest:
    async with database.reading() as connection:
        return _digest_of(await connection.execute(select(table)))


def _digest_of(rows: Iterable[Iterable[Any]]) -> Digest:
    count = total = 0
    for row in rows:
        said = repr([_in_order(value) for value in row]).encode(errors="surrogatepass")
        total += int.from_bytes(hashlib.blake2b(said, digest_size=16).digest())
        count += 1
    return count, total


def _in_order(value: object) -> object:
    """Sets come in any order."""
    return sorted(map(repr, value)) if isinstance(value, set | frozenset) else value

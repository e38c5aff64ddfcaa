"""Somebody leaves the company: what is kept of them is written out, or deleted, from a shell.

Only whoever may read the database can do either. A member does both alone: `/promo export` and
`/promo forget`.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.domain.errors import CoachError
from bot.domain.leaving import Kept
from bot.domain.member import Member
from bot.services.leaving import Leaving
from bot.services.ports import Clock
from bot.settings import Settings
from bot.storage.database import Database

FOR_THE_OWNER = 0o600


class NobodyError(CoachError):
    def __init__(self) -> None:
        super().__init__("Nothing is kept of that person. Check both ids.")


async def export(settings: Settings, member: Member, folder: Path, now: Clock) -> str:
    """Writes everything into one file, readable for this user alone; raises NobodyError."""
    async with _leaving(settings, now) as leaving:
        await _known(leaving, member)
        name, content = await leaving.everything(member)
    path = folder / name
    _write(path, content)
    return f"Written: {path}. It holds private words: hand it to its owner, then delete it."


async def forget(settings: Settings, member: Member, now: Clock, *, is_sure: bool) -> str:
    """Deletes everything if that is sure, else says how much it would be; raises NobodyError."""
    async with _leaving(settings, now) as leaving:
        kept = await _known(leaving, member)
        if not is_sure:
            what = kept.words() or "settings and no wins"
            return f"That would delete {what}. Add --yes to do it; nothing brings it back."
        return f"Forgotten: {await leaving.forget(member):,} rows."


@asynccontextmanager
async def _leaving(settings: Settings, now: Clock) -> AsyncIterator[Leaving]:
    database = Database(settings.database_url)
    await database.start()
    try:
        yield Leaving(database, now)
    finally:
        await database.stop()


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, FOR_THE_OWNER)
    with os.fdopen(handle, "wb") as file:
        file.write(content)


async def _known(leaving: Leaving, member: Member) -> Kept:
    kept = await leaving.kept(member)
    if not kept.is_known:
        raise NobodyError
    return kept

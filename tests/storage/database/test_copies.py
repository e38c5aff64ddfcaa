"""Backups: whole while the coach writes, for their owner alone, and put back while it is down."""

import asyncio
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database.copies import back_up, restore
from bot.storage.database.database import Database
from bot.storage.database.errors import StorageError
from bot.storage.migrations import HEAD
from bot.storage.wins.wins import WinStore
from tests.databases import older
from tests.storage.database.test_sqlite_file import file_in, modes_in, opened, save
from tests.storage.people import ADA, NOW


async def wins_in(url: str) -> int:
    database = Database(url)
    await database.start()
    async with database.reading() as connection:
        count = await WinStore(connection, ADA).count()
    await database.stop()
    return count


async def test_a_backup_while_the_coach_writes_is_whole_and_of_one_moment(
    sqlite_url: str, tmp_path: Path
) -> None:
    database = await opened(sqlite_url)
    backups = [tmp_path / f"backup-{number}.db" for number in range(5)]
    await save(database)
    saved = 1
    counts = []
    for backup in backups:
        copying = asyncio.create_task(
            asyncio.to_thread(back_up, sqlite_url, backup, may_replace=False)
        )
        least = saved
        while not copying.done():
            await save(database, "shipped it " * 300)
            saved += 1
        await copying
        counts.append((least, saved))
    copied = tmp_path / "copied.db"
    shutil.copy(file_in(sqlite_url), copied)
    await database.stop()

    for backup, (least, most) in zip(backups, counts, strict=True):
        assert least <= await wins_in(f"sqlite:///{backup}") <= most
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600


async def test_a_backup_replaces_nothing_unless_told_to(sqlite_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    backup.write_text("somebody's thesis")

    with pytest.raises(StorageError, match="is there already"):
        back_up(sqlite_url, backup, may_replace=False)
    saved = backup.read_text()
    back_up(sqlite_url, backup, may_replace=True)

    assert saved == "somebody's thesis"
    assert await wins_in(f"sqlite:///{backup}") == 0


@pytest.mark.parametrize("may_replace", [True, False])
async def test_a_backup_follows_no_link(
    sqlite_url: str, tmp_path: Path, *, may_replace: bool
) -> None:
    thesis, link = tmp_path / "thesis", tmp_path / "backup.db"
    thesis.write_text("somebody's thesis")
    link.symlink_to(thesis)

    with pytest.raises(StorageError, match="is a link"):
        back_up(sqlite_url, link, may_replace=may_replace)

    assert thesis.read_text() == "somebody's thesis"


async def test_nothing_is_left_of_a_backup_that_failed(sqlite_url: str, tmp_path: Path) -> None:
    file_in(sqlite_url).write_bytes(b"SQLite format 3\x00" + bytes(5000))

    with pytest.raises(StorageError):
        back_up(sqlite_url, tmp_path / "backup.db", may_replace=False)

    assert "backup.db" not in modes_in(tmp_path)
    assert not any(name.endswith(".part") for name in modes_in(tmp_path))


async def test_what_was_backed_up_is_back_and_what_was_there_stands_aside(
    sqlite_url: str, tmp_path: Path
) -> None:
    database = await opened(sqlite_url)
    await save(database)
    backup = tmp_path / "backup.db"
    back_up(sqlite_url, backup, may_replace=False)
    await save(database)
    await database.stop()

    aside = await restore(sqlite_url, backup, NOW)

    assert await wins_in(sqlite_url) == 1
    assert await wins_in(f"sqlite:///{aside}") == 2
    assert stat.S_IMODE(file_in(sqlite_url).stat().st_mode) == 0o600


async def test_nothing_is_restored_under_a_coach_that_runs(sqlite_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    back_up(sqlite_url, backup, may_replace=False)
    database = await opened(sqlite_url)
    await save(database)

    with pytest.raises(StorageError, match="Stop it, then restore"):
        await restore(sqlite_url, backup, NOW)

    await save(database)
    await database.stop()
    assert await wins_in(sqlite_url) == 2


async def test_a_backup_of_a_newer_version_is_refused(sqlite_url: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    back_up(sqlite_url, backup, may_replace=False)
    set_revision(backup, "9999")

    with pytest.raises(StorageError, match="newer Nextrung"):
        await restore(sqlite_url, backup, NOW)


async def test_a_backup_of_an_older_version_is_brought_up_to_date(
    sqlite_url: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.db"
    older(backup)

    await restore(sqlite_url, backup, NOW)

    with closing(sqlite3.connect(file_in(sqlite_url))) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (HEAD,)


@pytest.mark.parametrize("content", [b"", b"words", b"SQLite format 3\x00" + bytes(9000)])
async def test_what_is_no_backup_changes_nothing(
    sqlite_url: str, tmp_path: Path, content: bytes
) -> None:
    backup = tmp_path / "backup.db"
    backup.write_bytes(content)
    before = file_in(sqlite_url).read_bytes()

    with pytest.raises(StorageError, match="not a whole backup"):
        await restore(sqlite_url, backup, NOW)

    assert file_in(sqlite_url).read_bytes() == before


async def test_postgresql_has_tools_of_its_own(tmp_path: Path) -> None:
    url = "postgresql://somebody@localhost/nextrung"

    with pytest.raises(StorageError, match="pg_dump"):
        back_up(url, tmp_path / "backup", may_replace=False)
    with pytest.raises(StorageError, match="pg_restore"):
        await restore(url, make(tmp_path / "backup"), NOW)


def make(file: Path) -> Path:
    file.touch()
    return file


def set_revision(file: Path, revision: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        connection.commit()

"""Backups: whole while the coach writes, for their owner alone, and put back while it is down."""

import asyncio
import shutil
import sqlite3
import stat
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database.copies import back_up, restore
from bot.storage.database.database import Database
from bot.storage.database.errors import StorageError
from bot.storage.migrations import HEAD
from bot.storage.wins.wins import WinStore
from tests.databases import older
from tests.speeds import few
from tests.storage.database.test_sqlite_file import file_in, modes_in, opened, save, size_of
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


def by_its_name(file: Path) -> Path:
    return file


def by_another_spelling(file: Path) -> Path:
    return file.parent / ".." / file.parent.name / file.name


def by_a_hard_link(file: Path) -> Path:
    link = file.with_name("linked.db")
    file.touch()
    link.hardlink_to(file)
    return link


def through_a_linked_folder(file: Path) -> Path:
    folder = file.parent / "folder"
    folder.symlink_to(file.parent, target_is_directory=True)
    return folder / file.name


NAMES = [by_its_name, by_another_spelling, by_a_hard_link, through_a_linked_folder]


@pytest.mark.parametrize("named", NAMES)
@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal", ".lock"])
@pytest.mark.parametrize("may_replace", [True, False])
async def test_a_backup_never_takes_the_place_of_the_database_itself(
    sqlite_url: str, named: Callable[[Path], Path], ending: str, *, may_replace: bool
) -> None:
    database = await opened(sqlite_url)
    await save(database)
    file = Path(f"{file_in(sqlite_url)}{ending}")

    with pytest.raises(StorageError, match=r"database itself|part of a database"):
        back_up(sqlite_url, named(file), may_replace=may_replace)

    await save(database)
    await database.stop()
    assert await wins_in(sqlite_url) == 2


@pytest.mark.parametrize("named", [by_its_name, through_a_linked_folder])
@pytest.mark.parametrize("ending", ["", "-wal", "-journal", ".lock"])
async def test_a_backup_never_takes_the_place_of_another_database_that_is_open(
    sqlite_url: str, tmp_path: Path, named: Callable[[Path], Path], ending: str
) -> None:
    url = f"sqlite:///{tmp_path / 'another' / 'nextrung.db'}"
    database = await opened(url)
    await save(database)
    target = named(file_in(url))

    with pytest.raises(StorageError, match=r"in use|part of a database"):
        back_up(sqlite_url, Path(f"{target}{ending}"), may_replace=True)

    await save(database)
    await database.stop()
    assert await wins_in(url) == 2


@pytest.mark.slow
async def test_nor_by_a_hard_link(sqlite_url: str, tmp_path: Path) -> None:
    """Nothing of its own lies beside that name: only SQLite's locks tell."""
    url = f"sqlite:///{tmp_path / 'another' / 'nextrung.db'}"
    database = await opened(url)
    link = by_a_hard_link(file_in(url))

    with pytest.raises(StorageError, match="in use"):
        back_up(sqlite_url, link, may_replace=True)

    await database.stop()


async def test_a_backup_never_lies_beside_an_older_log(sqlite_url: str, tmp_path: Path) -> None:
    make(tmp_path / "backup.db-wal")

    with pytest.raises(StorageError, match="in use"):
        back_up(sqlite_url, tmp_path / "backup.db", may_replace=False)


@pytest.mark.parametrize("named", NAMES)
@pytest.mark.parametrize("runs", [True, False])
async def test_the_database_itself_is_no_backup_of_it(
    sqlite_url: str, named: Callable[[Path], Path], *, runs: bool
) -> None:
    database = await opened(sqlite_url)
    await save(database)
    if not runs:
        await database.stop()

    with pytest.raises(StorageError, match="database itself"):
        await restore(sqlite_url, named(file_in(sqlite_url)), NOW)

    await database.stop()
    assert await wins_in(sqlite_url) == 1


async def test_a_database_behind_a_link_is_kept_and_is_held(
    sqlite_url: str, tmp_path: Path
) -> None:
    backup, link = tmp_path / "backup.db", tmp_path / "link.db"
    link.symlink_to(file_in(sqlite_url))
    back_up(sqlite_url, backup, may_replace=False)
    database = await opened(f"sqlite:///{link}")
    await save(database)

    with pytest.raises(StorageError, match="Stop it, then restore"):
        await restore(sqlite_url, backup, NOW)

    await database.stop()
    assert await wins_in(sqlite_url) == 1


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


KILLED = """
import asyncio, os, signal, sys
from tests.storage.database.test_sqlite_file import opened, save

async def run() -> None:
    database = await opened(sys.argv[1])
    for _ in range(40):
        await save(database, "shipped it " * 50)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(run())
"""


async def killed_on(url: str) -> None:
    """A coach that saved 40 wins and was killed: its log is left."""
    coach = await asyncio.create_subprocess_exec(sys.executable, "-c", KILLED, url)
    await coach.wait()
    assert size_of(Path(f"{file_in(url)}-wal")) > 0


def copied_over(backup: Path, file: Path) -> None:
    shutil.copyfile(backup, file)


def moved_over(backup: Path, file: Path) -> None:
    shutil.copyfile(backup, file.with_name("moved.db")).replace(file)


@pytest.mark.slow
async def test_what_a_killed_coach_had_saved_is_there_at_the_next_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new.db'}"
    await killed_on(url)
    await killed_on(url)

    assert await wins_in(url) == 80
    assert not [name for name in modes_in(tmp_path) if "not-of-this" in name]


@pytest.mark.slow
@pytest.mark.parametrize("put", few([copied_over, moved_over], moved_over))
async def test_the_log_of_a_killed_coach_is_not_applied_to_a_backup_in_its_place(
    sqlite_url: str, tmp_path: Path, put: Callable[[Path, Path], None]
) -> None:
    database = await opened(sqlite_url)
    await save(database)
    backup = tmp_path / "backup.db"
    back_up(sqlite_url, backup, may_replace=False)
    await database.stop()
    await killed_on(sqlite_url)

    put(backup, file_in(sqlite_url))

    assert await wins_in(sqlite_url) == 1
    with closing(sqlite3.connect(file_in(sqlite_url))) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert [name for name in modes_in(tmp_path) if "-wal.not-of-this-file-" in name]


@pytest.mark.slow
async def test_what_a_restore_sets_aside_has_no_foreign_log_in_it(
    sqlite_url: str, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.db"
    back_up(sqlite_url, backup, may_replace=False)
    await killed_on(sqlite_url)
    copied_over(backup, file_in(sqlite_url))

    aside = await restore(sqlite_url, backup, NOW)

    assert await wins_in(f"sqlite:///{aside}") == 0


@pytest.mark.slow
async def test_a_log_whose_database_is_gone_is_kept(sqlite_url: str, tmp_path: Path) -> None:
    """SQLite deletes the log of a file that is new and empty."""
    await killed_on(sqlite_url)
    file_in(sqlite_url).unlink()

    assert await wins_in(sqlite_url) == 0

    assert [name for name in modes_in(tmp_path) if "-wal.not-of-this-file-" in name]


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

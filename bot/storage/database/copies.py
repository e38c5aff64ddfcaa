"""Backups of a SQLite database: taken while the coach runs, and put back while it does not."""

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import URL

from bot.storage.database.database import Database
from bot.storage.database.engines import address, file_of
from bot.storage.database.errors import StorageError
from bot.storage.database.sqlite_file import (
    BESIDE,
    FOR_THE_OWNER,
    SqliteFile,
    files_of,
    is_held,
)
from bot.storage.migrations import HEAD

USE_POSTGRESQLS = (
    "This database is in PostgreSQL, whose own tools copy it while the coach runs: pg_dump and"
    " pg_restore."
)
NOT_ONE = "{file} is not a whole backup of a Nextrung database; nothing was changed."


def back_up(url: str, to: Path, *, may_replace: bool) -> None:
    """A copy of one moment, whole and for this user alone. Raises StorageError."""
    path = path_of(address(url))
    if not path.exists():
        raise StorageError(f"There is no database {path} to back up.")
    _check_target(to, path, may_replace=may_replace)
    part = _part_beside(to)
    try:
        with closing(_reading(path)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        _revision_of(part)
        _sync(part)
        _put(part, to, may_replace=may_replace)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"The backup {to} could not be written: {_why(error)}.") from error
    finally:
        part.unlink(missing_ok=True)


async def restore(url: str, backup: Path, now: datetime) -> Path | None:
    """Puts a backup in the place of the database, brought up to date.

    Answers where the database that was there lies now, None if there was none. Raises
    StorageError while a coach runs on it, and for what is no backup or a newer one.
    """
    path = path_of(address(url))
    _check_backup(backup, path)
    _check_revision(_revision_of(backup))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = SqliteFile(path)
    held.hold_alone()
    try:
        held.set_foreign_log_aside()
        part = _part_beside(path)
        try:
            await _prepare(backup, part)
            return _swap(part, path, now)
        finally:
            for left in (*files_of(part), Path(f"{part}.lock")):
                left.unlink(missing_ok=True)
    except (sqlite3.Error, OSError) as error:
        raise StorageError(f"{backup} could not be restored: {_why(error)}.") from error
    finally:
        held.let_go()


async def _prepare(backup: Path, part: Path) -> None:
    """Copied with what may stand in a log beside it, and migrated."""
    with closing(_reading(backup)) as source, closing(sqlite3.connect(part)) as target:
        source.backup(target)
    database = Database(f"sqlite:///{part}")
    await database.start()
    await database.stop()
    _sync(part)


def _swap(part: Path, path: Path, now: datetime) -> Path | None:
    """The old one steps aside whole: whatever its log holds goes into it first."""
    aside = None
    if path.exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        aside = path.with_name(f"{path.name}.before-{now:%Y%m%d-%H%M%S}")
        path.rename(aside)
    for left in files_of(path):
        left.rename(f"{aside or path}{left.name.removeprefix(path.name)}")
    part.replace(path)
    return aside


def path_of(url: URL) -> Path:
    """Return the file of a SQLite address; raises StorageError for PostgreSQL."""
    path = file_of(url)
    if path is None:
        raise StorageError(USE_POSTGRESQLS)
    return path


def _check_backup(backup: Path, path: Path) -> None:
    if backup.is_symlink() or not backup.is_file():
        raise StorageError(f"There is no backup {backup}; a link does not count as one.")
    if _is_same(backup, path):
        raise StorageError(f"{backup} is the database itself. Name the backup to put in its place.")


def _check_target(to: Path, path: Path, *, may_replace: bool) -> None:
    """Whatever is lost where a copy takes its place is refused, with --force or without."""
    if to.is_symlink():
        raise StorageError(f"{to} is a link. Name the file itself.")
    if not to.parent.is_dir():
        raise StorageError(f"There is no folder {to.parent}.")
    if _is_same(to, path):
        raise StorageError(f"{to} is the database itself. Choose another name for the backup.")
    if _is_part_of_one(to, path):
        raise StorageError(f"{to} is part of a database. Choose another name for the backup.")
    if to.exists() and not (may_replace and to.is_file()):
        raise StorageError(f"{to} is there already. Choose another name, or add --force.")
    if any(file != to for file in files_of(to)) or is_held(to):
        raise StorageError(
            f"{to} is a database that is in use, or was when its coach stopped. Choose another"
            " name for the backup."
        )


def _is_part_of_one(to: Path, path: Path) -> bool:
    """By its name beside any database, which need not be there yet, or by another name for it."""
    if any(_is_same(to, Path(f"{path.resolve()}{ending}")) for ending in BESIDE):
        return True
    bases = (to.with_name(to.name.removesuffix(end)) for end in BESIDE if to.name.endswith(end))
    return any(base.name != to.name and base.is_file() for base in bases if base.name)


def _is_same(one: Path, other: Path) -> bool:
    """By any spelling and through any link; two names of nothing are compared as names."""
    try:
        return one.samefile(other)
    except OSError:
        return one.resolve() == other.resolve()


def _part_beside(to: Path) -> Path:
    """A new, empty file in the same folder that nobody else can read."""
    part = to.with_name(f".{to.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FOR_THE_OWNER))
    except OSError as error:
        raise StorageError(f"{to.parent} cannot be written: {_why(error)}.") from error
    return part


def _put(part: Path, to: Path, *, may_replace: bool) -> None:
    """Whole or not at all; without leave it replaces nothing, not even what came meanwhile."""
    if may_replace:
        part.replace(to)
        return
    try:
        os.link(part, to, follow_symlinks=False)
    except FileExistsError:
        raise StorageError(f"{to} is there already. Choose another name, or add --force.") from None


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)


def _revision_of(file: Path) -> str:
    """Of a whole database; raises StorageError for anything else."""
    try:
        with closing(_reading(file)) as connection:
            (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.Error, TypeError):
        raise StorageError(NOT_ONE.format(file=file)) from None
    if verdict != "ok":
        raise StorageError(NOT_ONE.format(file=file))
    return str(revision)


def _check_revision(revision: str) -> None:
    if revision > HEAD:
        raise StorageError(
            "This backup was written by a newer Nextrung; install that version or a later one."
        )


def _sync(file: Path) -> None:
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _why(error: Exception) -> str:
    return error.strerror or "unknown" if isinstance(error, OSError) else str(error)

"""The file of a SQLite database: whether it is still the one that was opened, and its upkeep.

SQLite goes on writing into a file that was deleted or replaced, and says that all is well.
"""

import fcntl
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import structlog

from bot.domain.errors import CoachError
from bot.storage.database.errors import StorageError

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database. Source: sqlite.org/tempfiles.html."""

FOR_THE_OWNER = 0o600
LOCK = ".lock"
"""Ends the name of the file that says that somebody has the database open."""

BESIDE = (*SIDE_FILES, LOCK)

READ_VERSION = 19
WITH_LOG = b"\x02"

PATIENCE = 2.0
"""Seconds that upkeep waits for whoever reads or writes."""

VACUUM_PATIENCE = 30.0

log = structlog.get_logger()


class DatabaseGoneError(CoachError):
    """The file was deleted or replaced under the coach: what is written into it is lost."""

    def __init__(self) -> None:
        super().__init__(
            "I couldn't save that: my database was moved or deleted. Nothing you sent was saved, "
            "so keep a copy. Whoever runs me here has to stop me, put a backup in its place with "
            "`nextrung restore FILE`, and start me again."
        )


class SqliteFile:
    """One database file, as it was when the coach started."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._was: tuple[int, int] | None = None
        self._wal: Path | None = None
        self._lock: BinaryIO | None = None

    def remember(self, *, has_wal: bool) -> None:
        """From now on it has to be this very file, and its log has to be beside it."""
        self._was = self._identity()
        self._wal = Path(f"{self.path.resolve()}-wal") if has_wal else None

    def check(self) -> None:
        """Raises DatabaseGoneError. Two looks at the folder: about 3 microseconds."""
        if self._was is None:
            return
        try:
            is_there = self._identity() == self._was and (not self._wal or bool(self._wal.stat()))
        except OSError:
            is_there = False
        if not is_there:
            log.error("database_gone")
            raise DatabaseGoneError

    def hold(self) -> None:
        """Says that it is in use, until `let_go`. Raises StorageError while it is restored."""
        self._take(
            fcntl.LOCK_SH,
            f"The database {self.path} is being restored; try again when that is done.",
        )

    def hold_alone(self) -> None:
        """The same, and nobody else. Raises StorageError while a coach runs on it."""
        self._take(
            fcntl.LOCK_EX, f"A coach runs on the database {self.path}. Stop it, then restore."
        )

    def let_go(self) -> None:
        if self._lock:
            self._lock.close()
            self._lock = None

    def set_foreign_log_aside(self) -> None:
        """Before SQLite opens it: a log that some other file left here would be applied to it.

        Before a database gets its first log, SQLite writes into the file itself that it has one; a
        backup says that it has none. So a log beside such a file, or beside none, is another's.
        """
        path = self.path.resolve()
        logs = [Path(f"{path}{end}") for end in ("-wal", "-shm")]
        logs = [each for each in logs if each.exists()]
        if not logs or not logs[0].name.endswith("-wal") or has_log_of_its_own(path):
            return
        written = datetime.fromtimestamp(logs[0].stat().st_mtime, UTC)
        for each in logs:
            each.rename(f"{each}.not-of-this-file-{written:%Y%m%d-%H%M%S}")
        log.warning("foreign_log_set_aside", database=str(path))

    def keep_short(self) -> None:
        """Empties the log into the database, unless somebody reads what is only there.

        Runs in a thread of its own: it waits for the disk.
        """
        with closing(self._connect(PATIENCE)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def wipe(self) -> bool:
        """Rewrites the file without what was deleted. False: somebody still reads the old one.

        Deleted words stand in free pages, in gaps inside of pages and in the log, until all three
        are rewritten. Source: sqlite.org/pragma.html, "secure_delete"; sqlite.org/wal.html.
        """
        with closing(self._connect(VACUUM_PATIENCE)) as connection:
            connection.execute("VACUUM")
            connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
            is_busy, in_log, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy and in_log <= 0

    def _connect(self, patience: float) -> sqlite3.Connection:
        """Of the file that is there, never of a new one."""
        self.check()
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
        connection.execute("PRAGMA secure_delete = ON")
        return connection

    def _identity(self) -> tuple[int, int]:
        found = self.path.stat()
        return found.st_dev, found.st_ino

    def _take(self, how: int, refusal: str) -> None:
        """Whoever takes a lock twice holds it once: its file is opened once and closed once."""
        self._lock = self._lock or self._open_lock()
        try:
            fcntl.flock(self._lock, how | fcntl.LOCK_NB)
        except OSError:
            self.let_go()
            raise StorageError(refusal) from None

    def _open_lock(self) -> BinaryIO:
        flags = os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC
        return os.fdopen(os.open(f"{self.path.resolve()}{LOCK}", flags, FOR_THE_OWNER), "r+b")


def files_of(path: Path) -> tuple[Path, ...]:
    """The database and what stands beside it, as far as it is there."""
    named = (path, *(Path(f"{path}{ending}") for ending in SIDE_FILES))
    return tuple(file for file in named if file.exists())


def has_log_of_its_own(path: Path) -> bool:
    """By the "file format read version" in its header. Source: sqlite.org/fileformat.html."""
    try:
        with path.open("rb") as file:
            header = file.read(READ_VERSION + 1)
    except FileNotFoundError:
        return False
    return header[READ_VERSION:] == WITH_LOG


def is_held(path: Path) -> bool:
    """Whether a coach, or any other program, has this database open; False for what is none."""
    return _is_locked(path) or _is_open_in_sqlite(path)


def _is_locked(path: Path) -> bool:
    try:
        with Path(f"{path.resolve()}{LOCK}").open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def _is_open_in_sqlite(path: Path) -> bool:
    """SQLite's own locks are on the file itself, under whichever name it was opened."""
    if not path.is_file():
        return False
    address = f"{path.absolute().as_uri()}?mode=rw"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
    except sqlite3.Error as error:
        return "locked" in str(error)
    return False

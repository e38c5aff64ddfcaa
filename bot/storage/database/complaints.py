"""Turns what a driver says of a database into a sentence for whoever runs the coach."""

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.storage.database.engines import file_of
from bot.storage.database.errors import NotSavedError, StorageError, UndoneError
from bot.storage.database.sqlite_file import DatabaseGoneError

log = structlog.get_logger()

OF_SQLITE = {
    "not a database": "{place} is not a database; move it away or choose another file.",
    "malformed": "{place} is damaged; put a backup in its place with nextrung restore FILE.",
    "locked": "{place} is being written by another program; close that one and try again.",
    "full": "There is no room left to write {place}; free some disk space.",
}
CANNOT_WRITE = (
    "{place} cannot be written; let this user write there, or choose another place for it."
)

OF_POSTGRESQL = {
    "InvalidPasswordError": "{place} refused the user or password; correct its address.",
    "InvalidAuthorizationSpecificationError": "{place} refused the user; correct its address.",
    "InvalidCatalogNameError": "{place} does not exist; create it with createdb, or correct"
    " its address.",
    "InsufficientPrivilegeError": "{place} does not let this user make tables; grant it that.",
    "ReadOnlySQLTransactionError": "{place} takes no writes; give the address of the primary.",
}
NO_ANSWER = "{place} does not answer; see that it runs and that its address is right."


@contextmanager
def complaints_about(url: URL) -> Iterator[None]:
    """Lets no driver's error out of the block, only `StorageError`."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        raise StorageError(sentence(error, url)) from error


CODES = {
    "full": "database_full",
    "readonly": "database_read_only",
    "read-only": "database_read_only",
    "locked": "database_locked",
    "I/O error": "database_io",
    "malformed": "database_damaged",
    "not a database": "database_damaged",
}


TOLD = {
    "database_full": "the disk I write to is full. Whoever runs me here has to make room.",
    "database_io": "the disk I write to takes nothing; it may be full. Whoever runs me here has to"
    " look at it.",
    "database_read_only": "I'm not allowed to write to my database. Whoever runs me here has to"
    " change that.",
    "database_locked": "another program is writing to my database. Please try again in a minute.",
    "database_damaged": "my database is damaged. Whoever runs me here has to stop me, put a backup"
    " in its place with `nextrung restore FILE`, and start me again.",
}
"""What a member is told of each."""


@contextmanager
def not_saved() -> Iterator[None]:
    """Around a change of a SQLite file: NotSavedError where the file or its disk refused it."""
    try:
        yield
    except (DBAPIError, UndoneError) as error:
        code = next((code for each in _causes(error) if (code := code_of(each)) in TOLD), None)
        if code is None:
            raise
        log.error(code)
        raise NotSavedError(f"I couldn't save that: {TOLD[code]}", code) from error


def _causes(error: BaseException | None) -> Iterator[Exception]:
    """SQLite that undid everything says so once; undoing what is undone fails again after it."""
    while isinstance(error, Exception):
        yield error
        error = error.__cause__ or error.__context__


def code_of(error: Exception) -> str:
    """What is wrong, in a word of our own: it may be said to anybody who asks."""
    if isinstance(error, DatabaseGoneError):
        return "database_gone"
    if isinstance(error, NotSavedError):
        return error.code
    if isinstance(error, TimeoutError):
        return "database_slow"
    said = str(error)
    return next((code for sign, code in CODES.items() if sign in said), "database_unreachable")


def sentence(error: Exception, url: URL) -> str:
    """What is wrong and what to do. Names the file or the host, never user or password."""
    file = file_of(url)
    if file is not None:
        place, said = f"The database {file}", str(error)
        known = (words for sign, words in OF_SQLITE.items() if sign in said)
        return next(known, CANNOT_WRITE).format(place=place)
    named = f"The PostgreSQL database {url.database}" if url.database else "PostgreSQL"
    place = f"{named} on {url.host or 'this machine'}"
    return OF_POSTGRESQL.get(_name_of(error), NO_ANSWER).format(place=place)


def _name_of(error: BaseException) -> str:
    """The class of the driver's own error, which SQLAlchemy wraps twice."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return type(getattr(cause, "__cause__", None) or cause).__name__

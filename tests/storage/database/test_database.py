"""A database starts, takes turns, saves what is finished and says what is wrong."""

import asyncio
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.domain.wins.win import WinDraft
from bot.storage.database.database import Database
from bot.storage.database.engines import address
from bot.storage.database.errors import StorageError
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore
from tests.databases import PostgreSQL
from tests.speeds import few
from tests.storage.database.writing_process import add_win
from tests.storage.people import ADA, NOW, TODAY, meet


async def wins_in(database: Database) -> int:
    async with database.reading() as connection:
        return await WinStore(connection, ADA).count()


async def test_what_is_written_is_there_after_a_restart(database_url: str) -> None:
    first = Database(database_url)
    await first.start()
    async with first.writing() as connection:
        await meet(connection, ADA)
    await add_win(first)
    await first.stop()

    second = Database(database_url)
    await second.start()

    assert await wins_in(second) == 1
    await second.stop()


async def test_an_exception_undoes_the_whole_transaction(database: Database) -> None:
    async def fail_half_way() -> None:
        async with database.writing() as connection:
            await meet(connection, ADA)
            await WinStore(connection, ADA).add(WinDraft("shipped it", TODAY), NOW)
            raise TimeoutError

    with pytest.raises(TimeoutError):
        await fail_half_way()

    async with database.reading() as connection:
        assert await MemberStore(connection, ADA).profile() is None


async def test_reading_cannot_write(database: Database) -> None:
    async with database.reading() as connection:
        with pytest.raises(DBAPIError, match=r"(?i)read-?only"):
            await meet(connection, ADA)


async def test_a_row_of_nobody_is_refused_without_repeating_its_words(database: Database) -> None:
    async with database.writing() as connection:
        with pytest.raises(IntegrityError) as refused:
            await WinStore(connection, ADA).add(WinDraft("my secret", TODAY), NOW)
        await connection.rollback()

    assert "my secret" not in str(refused.value)


async def test_fifty_writers_at_once_all_get_their_turn(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)

    await asyncio.gather(*(add_win(database) for _ in range(50)))

    assert await wins_in(database) == 50


async def test_writers_who_are_cancelled_leave_the_way_free(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
    impatient = [asyncio.create_task(add_win(database)) for _ in range(20)]

    for task in impatient:
        await asyncio.sleep(0.001)
        task.cancel()
    ends = await asyncio.gather(*impatient, return_exceptions=True)
    await add_win(database)

    finished = sum(not isinstance(end, BaseException) for end in ends)
    assert finished + 1 <= await wins_in(database) <= len(impatient) + 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "empty_database_url", few(("sqlite", "postgresql"), "sqlite"), indirect=True
)
async def test_two_processes_start_and_write_one_database_at_a_time(
    empty_database_url: str,
) -> None:
    command = (
        sys.executable,
        "-m",
        "tests.storage.database.writing_process",
        empty_database_url,
        "25",
    )

    processes = [await asyncio.create_subprocess_exec(*command) for _ in range(2)]
    codes = [await process.wait() for process in processes]

    assert codes == [0, 0]
    database = Database(empty_database_url)
    await database.start()
    assert await wins_in(database) == 50
    await database.stop()


async def test_sqlite_is_durable_and_keeps_its_references(sqlite_database: Database) -> None:
    names = "journal_mode", "synchronous", "foreign_keys"

    async with sqlite_database.writing() as connection:
        values = [await connection.scalar(text(f"PRAGMA {name}")) for name in names]

    assert values == ["wal", 2, 1]


async def test_the_file_is_for_its_user_alone(tmp_path: Path) -> None:
    file = tmp_path / "private" / "nextrung.db"
    database = Database(f"sqlite:///{file}")

    await database.start()

    assert file.stat().st_mode & 0o077 == 0
    assert file.with_name("nextrung.db-wal").stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    await database.stop()


def test_alembic_is_not_imported_for_a_database_that_is_up_to_date(sqlite_url: str) -> None:
    lines = (
        "import asyncio, sys",
        "from bot.storage.database.database import Database",
        f"database = Database({sqlite_url!r})",
        "async def start(): await database.start(); await database.stop()",
        "asyncio.run(start())",
        "print('alembic' in sys.modules)",
    )

    said = subprocess.check_output(  # noqa: S603 - the program above, run by this Python
        [sys.executable, "-c", "\n".join(lines)], text=True
    )

    assert said == "False\n"


async def test_a_fine_place_passes_the_check_and_stays_as_it_was(empty_database_url: str) -> None:
    database = Database(empty_database_url)

    await database.check()

    async with database.reading() as connection:
        count = "SELECT count(*) FROM sqlite_master"
        if connection.dialect.name == "postgresql":
            count = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        assert await connection.scalar(text(count)) == 0
    await database.stop()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "The database address cannot be read; it looks like sqlite:///"),
        ("mysql://localhost/x", "Nextrung remembers in a SQLite file or in PostgreSQL;"),
        ("sqlite://", "Nextrung remembers in a SQLite file or in PostgreSQL;"),
        ("sqlite:///:memory:", "Nextrung remembers in a SQLite file or in PostgreSQL;"),
        ("postgresql://ada:hunter2@host:port/x", "The database address cannot be read;"),
        ("postgresql://ada:hunter2@[::1/x", "The database address cannot be read;"),
        ("postgresql://ada:hunter2@host/x?pool=5", "The database address sets pool to what Po"),
        ("postgresql://host/x?sslmode=maybe", "The database address sets ssl to what PostgreSQL"),
        ("postgresql://host/x?port=web", "The database address sets port to what PostgreSQL"),
        ("sqlite:///x.db?mode=ro", "The database address sets mode to what a SQLite file does"),
    ],
)
def test_an_address_that_cannot_work_is_refused_at_once(url: str, sentence: str) -> None:
    with pytest.raises(StorageError) as refused:
        address(url)

    assert str(refused.value).startswith(sentence)
    assert "hunter2" not in str(refused.value)


async def test_the_way_most_hosts_write_about_encryption_is_understood(
    postgresql_url: str,
) -> None:
    database = Database(f"{postgresql_url}&sslmode=prefer")

    await database.check()

    await database.stop()


async def test_an_address_without_a_name_does_not_call_it_none() -> None:
    with pytest.raises(StorageError, match=r"^PostgreSQL on 127\.0\.0\.1 does not answer"):
        await Database("postgresql://127.0.0.1:1").check()


@pytest.mark.parametrize("what", ["start", "check"])
@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("a file/nextrung.db", "cannot be written; let this user write there"),
        ("a folder", "cannot be written; let this user write there"),
        ("a file", "is not a database; move it away or choose another file."),
    ],
)
async def test_a_place_that_cannot_be_used_is_named(
    tmp_path: Path, place: str, complaint: str, what: str
) -> None:
    (tmp_path / "a file").write_text("This is a letter, not a database. " * 100)
    (tmp_path / "a folder").mkdir()
    database = Database(f"sqlite:///{tmp_path / place}")

    with pytest.raises(StorageError) as refused:
        await getattr(database, what)()

    assert str(refused.value).startswith(f"The database {tmp_path / place} {complaint}")
    await database.stop()


async def test_a_database_that_may_only_be_read_fails_the_check(
    sqlite_database: Database,
) -> None:
    engine = sqlite_database._writer.sync_engine  # no file is read-only to root, who runs CI

    @event.listens_for(engine, "connect")
    def make_read_only(connection: sqlite3.Connection, _entry: object) -> None:
        connection.cursor().execute("PRAGMA query_only = ON")

    with pytest.raises(StorageError, match="cannot be written; let this user write there"):
        await sqlite_database.check()


async def test_a_postgresql_that_is_not_there_is_named_without_its_password() -> None:
    database = Database("postgresql://ada:hunter2@127.0.0.1:1/nextrung")

    with pytest.raises(StorageError) as refused:
        await database.check()

    assert str(refused.value) == (
        "The PostgreSQL database nextrung on 127.0.0.1 does not answer;"
        " see that it runs and that its address is right."
    )


async def test_a_postgresql_database_that_was_not_created_is_named(
    postgresql: PostgreSQL,
) -> None:
    database = Database(postgresql.url("no_such_name"))

    with pytest.raises(StorageError, match=r"no_such_name .*does not exist; create it"):
        await database.check()


async def test_a_postgresql_user_who_may_not_make_tables_is_told(
    postgresql: PostgreSQL, empty_postgresql_url: str
) -> None:
    await postgresql.run("CREATE ROLE guest LOGIN")
    database = Database(empty_postgresql_url.replace("//postgres:", "//guest:"))

    with pytest.raises(StorageError, match="does not let this user make tables"):
        await database.check()

    await database.stop()
    await postgresql.run("DROP ROLE guest")

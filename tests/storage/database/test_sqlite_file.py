"""The file under the coach: gone, full, read by others, growing, and what deleted words leave."""

import asyncio
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import structlog
from sqlalchemy import text

from bot.domain.wins.win import WinDraft
from bot.services.delivery.upkeep import Upkeep
from bot.services.workspace.leaving import MemberData
from bot.storage.database.chores import WIPE, Chores
from bot.storage.database.complaints import code_of
from bot.storage.database.database import Database
from bot.storage.database.errors import NotSavedError
from bot.storage.database.sqlite_file import DatabaseGoneError, files_of
from bot.storage.wins.wins import WinStore
from tests.databases import older
from tests.storage.people import ADA, BO, NOW, TODAY, meet

DISTINCT = "zanzibar-quokka"
MOST_IN_LOG = 6_000_000
"""Bytes: 4 MB that stay, and a transaction or two on top."""


def file_in(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def save(database: Database, text: str = "shipped it") -> None:
    async with database.writing() as connection:
        await WinStore(connection, ADA).add(WinDraft(text, TODAY), NOW)


async def opened(url: str) -> Database:
    database = Database(url)
    await database.start()
    async with database.writing() as connection:
        await meet(connection, ADA)
    return database


def modes_in(folder: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}


def size_of(file: Path) -> int:
    return file.stat().st_size


def unlink(file: Path) -> None:
    file.unlink()


def replace(file: Path) -> None:
    other = file.with_name("other.db")
    shutil.copy(file, other)
    other.replace(file)


def remove_log(file: Path) -> None:
    Path(f"{file}-wal").unlink()


def remove_folder(file: Path) -> None:
    shutil.rmtree(file.parent)


def move_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("elsewhere"))


@pytest.mark.parametrize("lose", [unlink, replace, remove_log, remove_folder, move_folder])
async def test_into_a_file_that_is_gone_nothing_is_saved(
    sqlite_url: str, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    (tmp_path / "folder").mkdir()
    file = Path(shutil.move(file_in(sqlite_url), tmp_path / "folder" / "nextrung.db"))
    database = await opened(f"sqlite:///{file}")
    await save(database)

    lose(file)

    with pytest.raises(DatabaseGoneError, match="couldn't save"):
        await save(database)
    assert await database.trouble(NOW) == "database_gone"
    await database.stop()


async def test_looking_for_the_file_costs_microseconds(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    loop = asyncio.get_running_loop()

    began = loop.time()
    for _ in range(1000):
        database._file.check()  # type: ignore[union-attr]
    took = loop.time() - began

    await database.stop()
    assert took < 0.2


async def test_a_database_that_may_not_be_written_says_so_in_a_word(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    well = await database.trouble(NOW)
    async with database.writing() as connection:
        await connection.execute(text("PRAGMA query_only = ON"))

    said = await database.trouble(NOW)

    await database.stop()
    assert (well, said) == (None, "database_read_only")


async def test_a_database_without_room_says_so_in_a_word(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    async with database.writing() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))

    with structlog.testing.capture_logs() as logged, pytest.raises(NotSavedError) as refused:
        await save(database, "long " * 20_000)

    await database.stop()
    assert str(refused.value) == (
        "I couldn't save that: the disk I write to is full. Whoever runs me here has to make room."
    )
    assert code_of(refused.value) == "database_full"
    assert [line["event"] for line in logged] == ["database_full"]


async def test_all_who_share_a_commit_hear_that_the_disk_is_full(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    async with database.writing() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))

    texts = ["short", "long " * 20_000, "short"]
    ends = await asyncio.gather(*(save(database, text) for text in texts), return_exceptions=True)

    await database.stop()
    said = [code_of(end) for end in ends if isinstance(end, Exception)]
    assert said
    assert set(said) == {"database_full"}


FULL = """
import asyncio, resource, sys
from datetime import UTC, datetime
from bot.storage.database.complaints import code_of
from bot.storage.database.database import Database

async def ask() -> None:
    database = Database(sys.argv[1])
    await database.start()
    before = await database.trouble(datetime.now(UTC))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    after = await database.trouble(datetime.now(UTC))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(before, after, await database.trouble(datetime.now(UTC)))
    await database.stop()

asyncio.run(ask())
"""


async def test_a_disk_that_takes_no_byte_more_is_seen_and_so_is_its_end(sqlite_url: str) -> None:
    """The process may write nothing: what the disk does when it is full, without filling one."""
    questions = await asyncio.create_subprocess_exec(
        sys.executable, "-c", FULL, sqlite_url, stdout=subprocess.PIPE
    )
    said, _ = await questions.communicate()

    assert said.decode().split()[-3:] == ["None", "database_io", "None"]


NEARLY_FULL = """
import asyncio, resource, sys
from datetime import UTC, datetime
from pathlib import Path
from bot.storage.database.database import Database

async def ask() -> None:
    database = Database(sys.argv[1])
    await database.start()
    await database.trouble(datetime.now(UTC))
    log = Path(sys.argv[1].removeprefix("sqlite:///") + "-wal")
    room = 3 * 4120
    resource.setrlimit(
        resource.RLIMIT_FSIZE, (log.stat().st_size + room, resource.RLIM_INFINITY)
    )
    print(await database.trouble(datetime.now(UTC)))
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
    print(await database.trouble(datetime.now(UTC)))
    await database.stop()

asyncio.run(ask())
"""


async def test_a_disk_that_has_room_for_a_byte_but_for_no_save_is_seen(sqlite_url: str) -> None:
    questions = await asyncio.create_subprocess_exec(
        sys.executable, "-c", NEARLY_FULL, sqlite_url, stdout=subprocess.PIPE
    )
    said, _ = await questions.communicate()

    assert said.decode().splitlines()[-2:] == ["database_io", "None"]


def raw(url: str) -> bytes:
    """Every byte of every file, read by a process of its own: closing one here frees locks."""
    files = [str(file) for file in files_of(file_in(url))]
    found = subprocess.run(["/bin/cat", *files], capture_output=True, check=True)  # noqa: S603 - our own files
    return found.stdout


async def test_what_was_forgotten_stands_in_no_file(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    async with database.writing() as connection:
        await meet(connection, BO)
        for number in range(200):
            words = f"{DISTINCT} {number} " * (1 + number % 40)
            await WinStore(connection, ADA).add(WinDraft(words, TODAY), NOW)
            await WinStore(connection, BO).add(WinDraft(f"kept {number} " * 9, TODAY), NOW)
    before = raw(sqlite_url).count(DISTINCT.encode())

    await MemberData(database, lambda: NOW).forget(ADA)

    after = raw(sqlite_url)
    await database.stop()
    assert before > 1000
    assert DISTINCT.encode() not in after
    assert b"kept 199" in after


async def test_while_another_program_reads_it_is_wiped_with_a_later_tick(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    await save(database, DISTINCT)
    upkeep = Upkeep(database, lambda: NOW)
    with closing(sqlite3.connect(file_in(sqlite_url), isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM wins").fetchone()
        await MemberData(database, lambda: NOW).forget(ADA)
        async with database.reading() as connection:
            wanted = await Chores(connection).noted(WIPE)
        reader.execute("COMMIT")

    await upkeep.look()

    async with database.reading() as connection:
        assert await Chores(connection).noted(WIPE) is None
    gone = DISTINCT.encode() not in raw(sqlite_url)
    await database.stop()
    assert wanted == NOW
    assert gone


async def test_what_lay_in_free_pages_before_this_version_is_wiped_at_its_start(
    tmp_path: Path,
) -> None:
    url = older(tmp_path / "older.db")
    with closing(sqlite3.connect(file_in(url))) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.execute("CREATE TABLE gone (x)")
        old.execute("INSERT INTO gone VALUES (?)", (f"{DISTINCT} " * 5000,))
        old.commit()
        old.execute("DROP TABLE gone")
        old.commit()
    before = raw(url)

    database = Database(url)
    await database.start()

    after = raw(url)
    await database.stop()
    assert DISTINCT.encode() in before
    assert DISTINCT.encode() not in after


async def test_postgresql_is_vacuumed_with_the_next_tick(postgresql_url: str) -> None:
    database = Database(postgresql_url)
    await database.start()
    async with database.writing() as connection:
        await meet(connection, ADA)
    await save(database)
    await MemberData(database, lambda: NOW).forget(ADA)
    async with database.reading() as connection:
        wanted = await Chores(connection).noted(WIPE)

    await Upkeep(database, lambda: NOW).look()

    async with database.reading() as connection:
        left = await Chores(connection).noted(WIPE)
        dead = await connection.scalar(
            text("SELECT last_vacuum FROM pg_stat_user_tables WHERE relname = 'wins'")
        )
    await database.stop()
    assert (wanted, left) == (NOW, None)
    assert dead is not None


@pytest.mark.slow
async def test_the_log_stays_small_however_much_is_written_and_read(sqlite_url: str) -> None:
    database = await opened(sqlite_url)
    log = Path(f"{file_in(sqlite_url)}-wal")

    async def read() -> None:
        while True:
            async with database.reading() as connection:
                await connection.execute(text("SELECT count(*) FROM wins"))
                await asyncio.sleep(0.01)

    reading = asyncio.create_task(read())
    biggest = 0
    for _ in range(60):
        async with database.writing() as connection:
            for _ in range(50):
                await WinStore(connection, ADA).add(WinDraft("shipped it " * 200, TODAY), NOW)
        biggest = max(biggest, size_of(log))
        if not _ % 10:
            await database.keep_in_order()
    reading.cancel()
    await asyncio.sleep(0.02)
    await database.keep_in_order()

    small = size_of(log)
    await database.stop()
    assert biggest < 4 * MOST_IN_LOG
    assert small == 0


async def test_a_new_database_and_all_beside_it_is_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        database = Database(f"sqlite:///{tmp_path / 'folder' / 'new.db'}")
        await database.start()
        await database.trouble(NOW)
        modes = modes_in(tmp_path / "folder")
        await database.stop()
    finally:
        os.umask(old)

    assert len(modes) == 4
    assert set(modes.values()) == {0o600}


def test_this_interpreter_can_copy_a_database() -> None:
    """`VACUUM INTO` came with SQLite 3.27; Python 3.11 is never built with an older one."""
    assert sqlite3.sqlite_version_info >= (3, 27), sys.version

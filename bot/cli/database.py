"""The commands of the database: bring it up to date, back up, restore, move."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.command import command
from bot.settings import Settings


def add_database(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command(commands, "db", "create the database or bring it up to date", _db)
    backup = command(commands, "backup", "copy the database while the coach runs", _backup)
    backup.add_argument("file", type=Path, help="where the copy goes")
    backup.add_argument("--force", action="store_true", help="replace a file that is there")
    restored = command(commands, "restore", "put a backup in the database's place", _restore)
    restored.add_argument("file", type=Path, help="what `nextrung backup` wrote")
    moved = command(commands, "move", "copy a SQLite database to an empty PostgreSQL", _move)
    moved.add_argument("to", help="postgresql://user@host/name; PGPASSWORD may hold the password")


async def _db(_: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.database.database import Database

    database = Database(settings.database_url)
    await database.start()
    await database.stop()
    print("The database is there and up to date.")
    return 0


async def _backup(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.database.copies import back_up

    back_up(settings.database_url, chosen.file, may_replace=chosen.force)
    print(f"Backed up: {chosen.file}. It holds private words: keep it where nobody else reads.")
    return 0


async def _restore(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.database.copies import restore

    aside = await restore(settings.database_url, chosen.file, datetime.now(UTC))
    print("Restored." if aside is None else f"Restored. What was there before is now {aside}.")
    return 0


async def _move(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.storage.move import move

    count = await move(settings.database_url, chosen.to, datetime.now(UTC))
    print(
        f"Moved: {count:,} rows, each compared. Set NEXTRUNG_DATABASE_URL to the new address and "
        "start the coach. The SQLite file still has them; delete it once all is well."
    )
    return 0

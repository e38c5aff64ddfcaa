"""Somebody leaves the company: what is saved of them is written out, or deleted, from a shell.

Only whoever may read the database can do either. A member does both alone: `/promo export` and
`/promo forget`.
"""

import asyncio
import os
import pwd
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.text.wording import counted
from bot.domain.workspace.audit import OPERATOR
from bot.domain.workspace.leaving import Belongings
from bot.services.ports import Clock
from bot.services.workspace.leaving import MemberData
from bot.services.workspace.retention import Forgetting
from bot.settings import Settings
from bot.storage.database.database import Database

FOR_THE_OWNER = 0o600
NEW_FILE = os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_WRONLY
MOST_OF_A_DAY = 1000


class NotWrittenError(CoachError):
    def __init__(self, folder: Path, why: str) -> None:
        super().__init__(f"Nothing was written: the folder {folder} does not take it ({why}).")


class NobodyError(CoachError):
    def __init__(self) -> None:
        super().__init__("Nothing is kept of that person. Check both ids.")


class NobodyThereError(CoachError):
    def __init__(self) -> None:
        super().__init__("Nothing is kept of that workspace. Check its id.")


async def export(settings: Settings, member: Member, folder: Path, now: Clock) -> str:
    """Writes everything into one file, readable for this user alone; raises NobodyError."""
    async with _leaving(settings, now) as member_data:
        await _known(member_data, member)
        name, content = await member_data.everything(member, operator())
    path = _written(folder, f"{Path(name).stem}-{_named(member)}", content)
    return f"Written: {path}. It holds private words: hand it to its owner, then delete it."


async def forget(settings: Settings, member: Member, now: Clock, *, is_sure: bool) -> str:
    """Deletes everything if that is sure, else says how much it would be; raises NobodyError."""
    async with _leaving(settings, now) as member_data:
        belongings = await _known(member_data, member)
        if not is_sure:
            what = belongings.words() or "settings and no wins"
            return f"That would delete {what}. Add --yes to do it; nothing brings it back."
        count = await member_data.forget(member, operator())
        return f"Forgotten: {count:,} rows. Backups keep them until they expire."


async def forget_workspace(settings: Settings, team_id: str, now: Clock, *, is_sure: bool) -> str:
    """Deletes everything of a workspace, once that is sure; raises NobodyThereError."""
    async with _opened(settings) as database:
        forgetting = Forgetting(database, now)
        members = await forgetting.people_of(team_id)
        if members is None:
            raise NobodyThereError
        people = counted(members, "person", "people")
        if not is_sure and not await _asked(team_id, people):
            return "\nNothing was deleted. Type the workspace's id, or add --yes."
        await forgetting.forget_workspace(team_id, operator())
        return (
            f"Forgotten: all of {people}, the company's settings, and the token. Backups keep them "
            "until they expire. Where the app is still installed, take it out in Slack."
        )


async def _asked(team_id: str, people: str) -> bool:
    """False where nobody is there to answer."""
    question = (
        f"That would delete all that is kept of {people} in {team_id}; nothing brings it back. "
        f"Type {team_id} to do it: "
    )
    try:
        return (await asyncio.to_thread(input, question)).strip() == team_id
    except EOFError:
        return False


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    await database.start()
    try:
        yield database
    finally:
        await database.stop()


@asynccontextmanager
async def _leaving(settings: Settings, now: Clock) -> AsyncIterator[MemberData]:
    async with _opened(settings) as database:
        yield MemberData(database, now)


def operator() -> str:
    """Who works at this shell, for the audit trail: the account, whatever the surroundings say."""
    try:
        account = pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return OPERATOR
    return f"{OPERATOR} {''.join(filter(str.isprintable, account))}"


def _named(member: Member) -> str:
    """Whose it is, so that two people of one day have two files."""
    return re.sub(r"[^A-Za-z0-9]", "_", f"{member.team_id}-{member.user_id}")


def _written(folder: Path, stem: str, content: bytes) -> Path:
    """A new file for this user alone, beside any that is there; raises NotWrittenError."""
    for number in range(1, MOST_OF_A_DAY):
        path = folder / (f"{stem}.json" if number == 1 else f"{stem}-{number}.json")
        try:
            handle = os.open(path, NEW_FILE, FOR_THE_OWNER)
        except FileExistsError:
            continue
        except OSError as error:
            raise NotWrittenError(folder, error.strerror or "unknown") from None
        return _filled(path, handle, content)
    raise NotWrittenError(folder, "it is full of exports of today")


def _filled(path: Path, handle: int, content: bytes) -> Path:
    """Whole, or not there."""
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
    except OSError as error:
        path.unlink(missing_ok=True)
        raise NotWrittenError(path.parent, error.strerror or "unknown") from None
    return path


async def _known(member_data: MemberData, member: Member) -> Belongings:
    belongings = await member_data.belongings(member)
    if not belongings.is_known:
        raise NobodyError
    return belongings

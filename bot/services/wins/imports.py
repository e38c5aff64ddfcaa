"""Wins from files: one of our own comes back as it was, any other list through a queue."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bot.domain.calendar.when import When
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.wins.found_line import MOST_AT_ONCE, Batch, Queue, QueuedLine, QueuedLineState
from bot.domain.wins.reading import read_win
from bot.domain.wins.win import Win, WinDraft
from bot.files import ladders, wins
from bot.files.wins import looks_like_json, read_json, read_list
from bot.files.wins.json_file import ExportedWin, key_of
from bot.services.files import File
from bot.services.ports import Clock
from bot.services.wins.wins import save
from bot.services.workspace.members import Members
from bot.storage.database.database import Connection, Database
from bot.storage.wins.found_lines import FoundLineStore
from bot.storage.wins.wins import WinStore

AT_A_TIME = 10
"""Lines of the queue that are shown at once."""

LONGEST_IMPORT = 5_000_000
"""Bytes of a file, about ten thousand wins."""


class NothingFoundError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "I find no list in it. One win on each line, beginning with “- ”, or a table with the "
            "columns date and win, is what I can read."
        )


class AnsweredError(CoachError):
    def __init__(self) -> None:
        super().__init__("That line is answered already. Open the list again to see what waits.")


class UndatedError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "No date stood near that line. Open the list again, and press “Add its date”."
        )


class WinImports:
    """Brings wins in from elsewhere; nothing comes twice."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def bring_in(self, member: Member, text: str) -> int:
        """How many are new: wins of our own JSON, or lines that wait for an answer now.

        Raises WinFileError or NothingFoundError; then nothing was saved.
        """
        await self._members.profile(member)
        if looks_like_json(text):
            return await self._bring_back(member, read_json(text))
        country = await self._members.country(member)
        found = read_list(text, await self._members.today(member), country)
        if not found:
            raise NothingFoundError
        async with self._database.writing() as connection:
            return await FoundLineStore(connection, member).add(found, self._now())

    async def queue(self, member: Member) -> Queue:
        async with self._database.reading() as connection:
            return await FoundLineStore(connection, member).queue(AT_A_TIME)

    async def queued_line(self, member: Member, queued_line_id: int) -> QueuedLine:
        """Raises AnsweredError."""
        async with self._database.reading() as connection:
            found = await FoundLineStore(connection, member).get(queued_line_id)
        if found is None:
            raise AnsweredError
        return found

    async def approve(self, member: Member, queued_line_id: int, when: When | None = None) -> Win:
        """Saves it as a win, of the date that was found where no other is said.

        Raises AnsweredError, or UndatedError where there is none.
        """
        async with self._database.writing() as connection:
            queued_line = await _answered(connection, member, queued_line_id, "kept")
            draft = _win_of(queued_line, when or queued_line.when)
            return await save(connection, member, draft, self._now())

    async def approve_next(self, member: Member, when: When | None = None) -> Batch | None:
        """Saves the next MOST_AT_ONCE that have a date, or those without, which are of `when`.

        None where nothing of the kind waits any more.
        """
        async with self._database.writing() as connection:
            found = await FoundLineStore(connection, member).answer_next(
                MOST_AT_ONCE, "kept", has_date=when is None
            )
            drafts = [_win_of(queued_line, when or queued_line.when) for queued_line in found]
            wins = [await save(connection, member, draft, self._now()) for draft in drafts]
        return Batch(len(wins), wins[0].id, wins[-1].id) if wins else None

    async def take_back(self, member: Member, first_id: int, last_id: int) -> int:
        """Undoes what one press saved; its lines wait again. How many those are."""
        async with self._database.writing() as connection:
            undone = await WinStore(connection, member).undo_imported(
                first_id, last_id, self._now()
            )
            return await FoundLineStore(connection, member).ask_again(undone)

    async def dismiss(self, member: Member, queued_line_id: int) -> None:
        """Raises AnsweredError."""
        async with self._database.writing() as connection:
            await _answered(connection, member, queued_line_id, "dismissed")

    async def _bring_back(self, member: Member, found: Sequence[ExportedWin]) -> int:
        async with self._database.writing() as connection:
            wins = WinStore(connection, member)
            known = {
                key_of(member.team_id, member.user_id, win_id, created_at, origin)
                for win_id, created_at, origin in await wins.keys()
            }
            new = {one.draft.origin_key: one for one in found if one.draft.origin_key not in known}
            for one in new.values():
                await wins.add(one.draft, one.created_at)
        return len(new)


async def _answered(
    connection: Connection, member: Member, queued_line_id: int, state: QueuedLineState
) -> QueuedLine:
    queued_line = await FoundLineStore(connection, member).answer(queued_line_id, state)
    if queued_line is None:
        raise AnsweredError
    return queued_line


def _win_of(queued_line: QueuedLine, when: When | None) -> WinDraft:
    if when is None:
        raise UndatedError
    draft = read_win(queued_line.text, when.on, source="import")
    return replace(draft, happened_on=when.on, span=when.span, origin_key=queued_line.fingerprint)


SCHEMAS: Mapping[str, Path] = {"ladder": ladders.SCHEMA, "wins": wins.SCHEMA}
"""Add yours here: the command line and the forms offer it."""


async def schema_file(name: str) -> File:
    path = SCHEMAS[name]
    return path.name, await asyncio.to_thread(path.read_bytes)

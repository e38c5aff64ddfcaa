"""Wins from files: one of our own comes back as it was, any other list through a queue."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.domain.calendar.when import When
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.wins.found_line import (
    MOST_AT_ONCE,
    Batch,
    FoundLine,
    Queue,
    QueuedLine,
    QueuedLineState,
    new_among,
)
from bot.domain.wins.reading import numbers_in_form, read_win
from bot.domain.wins.summary import LeftOut, Summary
from bot.domain.wins.win import Win, WinDraft
from bot.files import ladders, wins
from bot.files.encoding import WINDOWS, decoded, is_word
from bot.files.wins import (
    ExportedWin,
    OwnWins,
    Reading,
    markdown_of,
    read_list,
    read_own,
    write_left_out,
)
from bot.files.wins.json_file import key_of
from bot.services.files import File
from bot.services.own_process import in_own_process, reading_word
from bot.services.wins.wins import save
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.wins.found_lines import FoundLineStore
from bot.storage.wins.wins import WinStore

AT_A_TIME = 10
"""Lines of the queue that are shown at once."""

LONGEST_IMPORT = 15_000_000
"""Bytes of a file, about twenty thousand wins of our own."""

BATCH, BATCH_OF_WINS = 100, 25
"""What is saved in one transaction, some ten milliseconds: others who write wait for no longer."""

REST = 2
"""How many times as long as a batch took nothing more is saved: the others come first."""

LONG = 60_000
"""Characters of a list that is read in a process of its own, where it slows nobody down."""

One = TypeVar("One")

Report = Callable[[int, int], Awaitable[None]]
"""Is told how many lines are saved, and of how many."""


class NothingFoundError(CoachError):
    """`columns` are the names of those of a table, where it is one."""

    def __init__(self, columns: Sequence[str] = ()) -> None:
        super().__init__(
            "I see a table, and none of its columns says what you did: "
            f"{', '.join(f'“{name[:LONGEST_NAME]}”' for name in columns[:MOST_NAMES])}. Call that "
            "one “Win” or “Accomplishment”, and the others “Date” and “Impact”."
            if columns
            else "I can't find a list in it. I can read one win per line, beginning with “- ” or a "
            "date, or a table with the columns date and win."
        )


LONGEST_NAME, MOST_NAMES = 40, 8
"""How much of a table's head an error says again."""


class AnsweredError(CoachError):
    sentence = "That line is answered already. Open the list again to see what waits."


class UndatedError(CoachError):
    sentence = "No date stood near that line. Open the list again, and press “Add its date”."


class WinImports(OfMembers):
    """Brings wins in from elsewhere; nothing comes twice."""

    async def bring_in_file(
        self, member: Member, data: bytes, name: str, report: Report | None = None
    ) -> Summary:
        """The same for a file: text in any usual encoding, or Word. Raises NoTextError, too."""
        text, assumed = await _text_of(data)
        return replace(await self.bring_in(member, text, name, report), assumed=assumed)

    async def bring_in(
        self, member: Member, text: str, name: str = "", report: Report | None = None
    ) -> Summary:
        """Wins of our own JSON come back at once; lines of any other list wait for an answer.

        Raises WinFileError, QuoteError, NothingFoundError or SlowListError; then nothing was
        saved.
        """
        await self._members.profile(member)
        today, country = await self._members.today(member), await self._members.country(member)
        own = await asyncio.to_thread(read_own, text, today) or OwnWins((), text)
        back = await self._bring_back(member, own, report)
        if not own.rest:
            return back
        reading = await _read(own.rest, today, country, name)
        if not reading.found and not own.wins:
            raise NothingFoundError(reading.unknown_columns)
        return await self._add(member, reading, name, report) + back

    async def _add(
        self, member: Member, reading: Reading, name: str, report: Report | None
    ) -> Summary:
        """Queues lines, but for those that a win of the same day says in the same words."""
        async with self._database.reading() as connection:
            lines = FoundLineStore(connection, member)
            known, is_first = await lines.fingerprints(), not (await lines.queue(1)).waiting
            saved = await WinStore(connection, member).sayings()
        new = await asyncio.to_thread(_unsaid, reading.found, known, saved)

        async def add(connection: Connection, lines: Sequence[FoundLine]) -> None:
            await FoundLineStore(connection, member).add(lines, self._now())

        await self._in_batches(new, BATCH, add, report)
        await self._leave_out(member, reading.left_out, name, is_first=is_first)
        return Summary(
            len(new),
            known=len(reading.found) - len(new),
            twice=reading.twice,
            left_out=reading.left_out,
            beyond=reading.beyond,
            unknown_columns=reading.unknown_columns,
        )

    async def _leave_out(
        self, member: Member, lines: Sequence[LeftOut], file: str, *, is_first: bool
    ) -> None:
        """Those of lists before stay as long as something of those lists waits."""
        if is_first:
            async with self._database.writing() as connection:
                await FoundLineStore(connection, member).forget_left_out()

        async def add(connection: Connection, some: Sequence[tuple[int, LeftOut]]) -> None:
            await FoundLineStore(connection, member).leave_out(some, file, self._now())

        await self._in_batches(tuple(enumerate(lines)), BATCH, add, None)

    async def left_out_file(self, member: Member) -> File:
        """All lines of the lists in the queue that are no wins, by the reason."""
        async with self._database.reading() as connection:
            left_out = await FoundLineStore(connection, member).left_out()
        today = await self._members.today(member)
        return f"left-out-{today.isoformat()}.md", write_left_out(left_out).encode()

    async def _bring_back(self, member: Member, own: OwnWins, report: Report | None) -> Summary:
        """Saves the wins that are not here, undone ones included, the oldest first."""
        here = _Here(member)

        async def add(connection: Connection, batch: Sequence[ExportedWin]) -> None:
            wins = WinStore(connection, member)
            for one in await here.missing(wins, batch):
                await wins.add(one.draft, one.created_at)

        async with self._database.reading() as connection:
            missing = await here.missing(WinStore(connection, member), own.wins)
        new = {one.draft.origin_key: one for one in missing}.values()
        in_order = sorted(new, key=lambda one: one.created_at)
        await self._in_batches(in_order, BATCH_OF_WINS, add, report)
        known = len(own.wins) - len(new)
        return Summary(0, known=known, back=len(new), unknown_columns=own.unknown_columns)

    async def _in_batches(
        self,
        every: Sequence[One],
        size: int,
        save: Callable[[Connection, Sequence[One]], Awaitable[None]],
        report: Report | None,
    ) -> None:
        """Saves a few in each transaction, and rests between two: the others come first."""
        for start in range(0, len(every), size):
            batch, begun = every[start : start + size], time.perf_counter()
            async with self._database.writing() as connection:
                await save(connection, batch)
            await asyncio.sleep((time.perf_counter() - begun) * REST)
            if report:
                await report(start + len(batch), len(every))

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

    async def dismiss_all(self, member: Member) -> tuple[int, Queue]:
        """Leaves out whatever waits: how many those are, and what the queue is then."""
        async with self._database.writing() as connection:
            lines = FoundLineStore(connection, member)
            count = await lines.dismiss_all()
            return count, await lines.queue(AT_A_TIME)

    async def ask_all_again(self, member: Member) -> Queue:
        """Undoes the last press of that: its lines wait again."""
        async with self._database.writing() as connection:
            lines = FoundLineStore(connection, member)
            await lines.ask_all_again()
            return await lines.queue(AT_A_TIME)

    async def dismiss(self, member: Member, queued_line_id: int) -> None:
        """Raises AnsweredError."""
        async with self._database.writing() as connection:
            await _answered(connection, member, queued_line_id, "dismissed")


class _Here:
    """Which wins of a file are here already; to look again costs only what was saved since."""

    def __init__(self, member: Member) -> None:
        self._of = member.team_id, member.user_id
        self._keys: set[str] = set()
        self._last_id = 0

    async def missing(
        self, wins: WinStore, among: Iterable[ExportedWin]
    ) -> tuple[ExportedWin, ...]:
        for win_id, created_at, origin in await wins.keys(self._last_id):
            self._keys.add(key_of(*self._of, win_id, created_at, origin))
            self._last_id = max(self._last_id, win_id)
        return tuple(one for one in among if one.draft.origin_key not in self._keys)


async def _read(text: str, today: date, country: str, name: str) -> Reading:
    if len(text) < LONG:
        return await asyncio.to_thread(read_list, text, today, country, name)
    return await in_own_process(read_list, text, today, country, name)


async def _text_of(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and its encoding where that is only assumed, else ""."""
    if await asyncio.to_thread(is_word, data):
        return await reading_word(markdown_of, data), ""
    text, encoding = await asyncio.to_thread(decoded, data)
    return text, encoding if encoding == WINDOWS else ""


def _unsaid(
    found: Iterable[FoundLine], known: Iterable[str], saved: Collection[tuple[str, date]]
) -> tuple[FoundLine, ...]:
    """The lines that neither were found before nor say of their day what a win says of it."""
    said = {(_alike(text), on) for text, on in saved}
    unsaid = (line for line in found if (_alike(line.text), line.happened_on) not in said)
    return new_among(unsaid, known)


def _alike(words: str) -> str:
    return " ".join(words.casefold().split())


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
    draft = replace(draft, happened_on=when.on, span=when.span, detail=queued_line.detail)
    numbers = tuple(dict.fromkeys((*draft.numbers, *numbers_in_form(draft))))
    return replace(draft, numbers=numbers, origin_key=queued_line.fingerprint)


SCHEMAS: Mapping[str, Path] = {"ladder": ladders.SCHEMA, "wins": wins.SCHEMA}
"""Add yours here: the command line and the forms offer it."""


async def schema_file(name: str) -> File:
    path = SCHEMAS[name]
    return path.name, await asyncio.to_thread(path.read_bytes)

"""A member's own ladder, from the first draft to the version that is signed."""

import asyncio
from dataclasses import replace
from datetime import date

from bot.domain.errors import CoachError
from bot.domain.ladder.editing import LineEdit, edited, removed
from bot.domain.ladder.ladder import Ladder, LadderContent, LineKey
from bot.domain.ladder.own import (
    LadderVersion,
    LevelChoice,
    OwnLadder,
    ProposedLadder,
    Revision,
    keys_of,
    levels_on,
    lines_of,
)
from bot.domain.ladder.versions import (
    Difference,
    UnsignedLadderError,
    banner_of,
    difference,
    reopened,
)
from bot.domain.member import Member
from bot.domain.review.review import fingerprint
from bot.domain.text.clean import on_one_line
from bot.domain.workspace.audit import Entry
from bot.files.ladders import ReadLadder, read_file, read_ladder, write_csv, write_yaml
from bot.files.ladders.built_in import BUILT_IN, built_in, built_ins
from bot.services.files import File
from bot.services.own_process import reading_word
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.ladder.ladders import CompanyLadderStore, LadderStore, ProposedLadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.workspace.audit import AuditTrail

EDITORS = "# yaml-language-server: $schema=ladder.schema.json"
"""With the schema beside the file, editors complete it; `nextrung schema ladder` prints that."""


class NoLadderError(CoachError):
    """There is no ladder to work with yet."""

    sentence = "There is no ladder yet. Choose one first, or bring your company's own."


class NoCompanyLadderError(CoachError):
    """Nobody set one, or it was taken back."""

    sentence = "Your company's ladder isn't here any more. Choose another one."


class NotLadderAdminError(CoachError):
    """The member may not speak for the company."""

    sentence = (
        "Only an admin of this Slack workspace can set the ladder for everybody. Nothing was "
        "changed. Your own is yours to choose: `/promo ladder`."
    )


class ProposedLadderGoneError(CoachError):
    """Another preview was opened since."""

    sentence = "You have opened a newer preview since. Keep that one, or begin again."


class LadderMovedError(CoachError):
    """A version was saved after the one that somebody is about to sign or to change."""

    sentence = (
        "Your ladder has a newer version than the one you see here. Close this and look again."
    )


class Ladders(OfMembers):
    """Saves the ladder with every version of it; nothing is saved before the member saw it."""

    async def required(self, member: Member) -> OwnLadder:
        """Raises NoLadderError."""
        async with self._database.reading() as connection:
            own = await LadderStore(connection, member).own()
        if own is None:
            raise NoLadderError
        return own

    async def history(self, member: Member) -> tuple[LadderVersion, ...]:
        async with self._database.reading() as connection:
            return await LadderStore(connection, member).history()

    async def changes_in(self, member: Member, version: int) -> Difference:
        """How a version differs from the one before it; nothing for the first."""
        async with self._database.reading() as connection:
            store = LadderStore(connection, member)
            before, after = await store.version(version - 1), await store.version(version)
        return difference(before, after) if before and after else Difference(())

    async def as_yaml(self, member: Member) -> File:
        """The ladder as a file that can be imported again, below a comment that says its state.

        Raises NoLadderError.
        """
        ladder = (await self.required(member)).ladder
        text = await asyncio.to_thread(write_yaml, ladder)
        return f"{_stem(ladder)}.yaml", f"# {banner_of(ladder)}\n{EDITORS}\n{text}".encode()

    async def as_csv(self, member: Member) -> File:
        """The same for a spreadsheet; the state is in the file's name. Raises NoLadderError."""
        ladder = (await self.required(member)).ladder
        text = await asyncio.to_thread(write_csv, ladder)
        return f"{_stem(ladder)}.csv", text.encode("utf-8-sig")

    async def offered(self) -> dict[str, LadderContent]:
        """The ladders that come with the coach, by name, in the order to offer them."""
        return dict(zip(BUILT_IN, await asyncio.to_thread(built_ins), strict=True))

    async def propose_built_in(self, member: Member, name: str) -> ProposedLadder:
        return await self.propose(member, await asyncio.to_thread(built_in, name))

    async def company(self, member: Member) -> LadderContent | None:
        """The ladder that an admin set for everybody here, None without one."""
        async with self._database.reading() as connection:
            return await CompanyLadderStore(connection, member.team_id).get()

    async def propose_company(self, member: Member) -> ProposedLadder:
        """Raises NoCompanyLadderError."""
        content = await self.company(member)
        if content is None:
            raise NoCompanyLadderError
        return await self.propose(member, content)

    async def set_for_everybody(self, member: Member, *, is_admin: bool) -> None:
        """The admin's own ladder, as it stands, is offered to everybody in the workspace.

        `is_admin` is what Slack says of the member just now. Raises NotLadderAdminError,
        NoLadderError.
        """
        if not is_admin:
            raise NotLadderAdminError
        ladder = (await self.required(member)).ladder
        content = LadderContent(ladder.name, ladder.levels, ladder.criteria, ladder.note)
        now = self._now()
        async with self._database.writing() as connection:
            await CompanyLadderStore(connection, member.team_id).save(content, now)
            entry = Entry(now, "company_ladder_set", member.team_id, member.user_id)
            await AuditTrail(connection).note(entry)

    async def withdraw_for_everybody(self, member: Member, *, is_admin: bool) -> None:
        """Nobody is offered it any more; whoever took it over keeps it.

        Raises NotLadderAdminError.
        """
        if not is_admin:
            raise NotLadderAdminError
        async with self._database.writing() as connection:
            await CompanyLadderStore(connection, member.team_id).remove()
            entry = Entry(self._now(), "company_ladder_withdrawn", member.team_id, member.user_id)
            await AuditTrail(connection).note(entry)

    async def propose_text(self, member: Member, text: str) -> ProposedLadder:
        """A table or YAML that was pasted. Raises LadderFileError; then nothing is saved."""
        return await self._propose_read(member, await asyncio.to_thread(read_ladder, text))

    async def propose_file(self, member: Member, data: bytes) -> ProposedLadder:
        """A file with tables, or YAML.

        Raises LadderFileError, NoTextError, WordFileError, LongWordFileError or SlowListError.
        """
        return await self._propose_read(member, await reading_word(read_file, data))

    async def _propose_read(self, member: Member, read: ReadLadder) -> ProposedLadder:
        return replace(await self.propose(member, read.content), left_out=read.left_out)

    async def propose(self, member: Member, content: LadderContent) -> ProposedLadder:
        """Puts a ladder aside to be looked at; the one there is stays as it is."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            own = await LadderStore(connection, member).own()
            number = await ProposedLadderStore(connection, member).put(content, self._now())
            chosen = own.levels if own else LevelChoice()
            levels = await _levels(connection, member, content, chosen)
            changes = difference(own.ladder, content) if own else Difference(())
            again = reopened(await _agreed(connection, member, own), changes)
        return ProposedLadder(number, content, levels, changes, again, is_first=own is None)

    async def proposed(self, member: Member, number: int) -> LadderContent:
        """Raises ProposedLadderGoneError."""
        async with self._database.reading() as connection:
            content = await ProposedLadderStore(connection, member).get(number)
        if content is None:
            raise ProposedLadderGoneError
        return content

    async def accept(
        self, member: Member, number: int, levels: LevelChoice | None = None
    ) -> Revision:
        """Saves the proposed ladder whole. Raises ProposedLadderGoneError."""
        return await self.save(member, await self.proposed(member, number), levels)

    async def save(
        self, member: Member, content: LadderContent, levels: LevelChoice | None = None
    ) -> Revision:
        """Saves the next version; one that changes nothing leaves signature and number as they are.

        Levels that were chosen before stay, as far as this version has them.
        """
        await self._members.profile(member)
        async with self._database.writing() as connection:
            store = LadderStore(connection, member)
            before = await store.own()
            agreed = await _agreed(connection, member, before)
            await store.save(content, self._now())
            chosen = levels or (before.levels if before else LevelChoice())
            await store.choose(await _levels(connection, member, content, chosen))
            own = await store.own()
        if own is None:
            raise NoLadderError
        changes = difference(before.ladder, own.ladder) if before else Difference(())
        return Revision(own, changes, reopened(agreed, changes))

    async def edit(self, member: Member, edit: LineEdit, version: int) -> Revision:
        """One line in other words, or a new one; `version` is the one that the member saw.

        Raises LineGoneError, UnfitLineError or LadderMovedError.
        """
        ladder = await self._seen(member, version)
        return await self.save(member, edited(ladder, edit))

    async def remove(self, member: Member, key: LineKey, version: int) -> Revision:
        """Raises LineGoneError, UnfitLineError or LadderMovedError."""
        ladder = await self._seen(member, version)
        return await self.save(member, removed(ladder, key))

    async def choose(self, member: Member, levels: LevelChoice) -> OwnLadder:
        """Raises NoLadderError."""
        own = await self.required(member)
        async with self._database.writing() as connection:
            store = LadderStore(connection, member)
            await store.choose(await _levels(connection, member, own.ladder, levels))
        return await self.required(member)

    async def sign(self, member: Member, version: int, by: str, on: date) -> OwnLadder:
        """Records that the manager agreed to this very version (002-19).

        Raises UnsignedLadderError without a name, LadderMovedError if it is not the newest.
        """
        if not (name := on_one_line(by)):
            raise UnsignedLadderError
        async with self._database.writing() as connection:
            store = LadderStore(connection, member)
            own = await store.own()
            if own is None or own.ladder.version != version:
                raise LadderMovedError
            await store.sign(version, name, on)
        return await self.required(member)

    async def _seen(self, member: Member, version: int) -> Ladder:
        ladder = (await self.required(member)).ladder
        if ladder.version != version:
            raise LadderMovedError
        return ladder

    async def guidelines(self, member: Member) -> str:
        """The link to what the company itself says, empty if there is none (003-2)."""
        async with self._database.reading() as connection:
            return await LadderStore(connection, member).guidelines()

    async def note_guidelines(self, member: Member, link: str) -> None:
        await self._members.profile(member)
        async with self._database.writing() as connection:
            await LadderStore(connection, member).note_guidelines(on_one_line(link))


async def _levels(
    connection: Connection, member: Member, content: LadderContent, chosen: LevelChoice
) -> LevelChoice:
    case = await CaseStore(connection, member).current()
    if case is None:
        return levels_on(content, chosen, "", "")
    return levels_on(content, chosen, case.current_title, case.target_title)


async def _agreed(
    connection: Connection, member: Member, own: OwnLadder | None
) -> tuple[LineKey, ...]:
    """What the two had agreed on: every line of a signed version, else those of the review."""
    if own is None:
        return ()
    if own.ladder.status == "agreed":
        return keys_of(own.ladder)
    prints = {line.key: fingerprint(line) for line in lines_of(own.ladder)}
    reviewed = await ReviewStore(connection, member).lines(prints)
    return tuple(line.key for line in reviewed if line.state == "agreed")


def _stem(ladder: Ladder) -> str:
    """A file's name says what it is and never a word of the member's."""
    return f"ladder-v{ladder.version}-{ladder.status}"

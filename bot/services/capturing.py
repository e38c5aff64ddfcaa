"""Capturing wins: from one line, a form or a message; and listing, editing, undoing them."""

from dataclasses import replace

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.reading import read_win
from bot.domain.win import Win, WinDraft, WinFilter, WinForm, WinPage, WinSource
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.wins import Wins


class WinGoneError(CoachError):
    """The win that a button or form names does not stand any more."""

    def __init__(self) -> None:
        super().__init__("That win is no longer there. `/win list` shows the ones that are.")


class WinChangedError(CoachError):
    """Somebody, most likely the member on another device, edited the win meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            "This win was changed somewhere else since you opened it, so nothing was overwritten. "
            "Copy your words, close this and open the win again."
        )


class NothingToUndoError(CoachError):
    """There is no win to take back."""

    def __init__(self) -> None:
        super().__init__("There is no win to undo. Save one with `/win` and what you did.")


class Capturing:
    """Saves what a member did, at once and durably."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def capture(
        self,
        member: Member,
        text: str,
        *,
        source: WinSource = "command",
        permalink: str | None = None,
    ) -> Win:
        """Reads one line and keeps it. Raises EmptyWinError or WinTooLongError."""
        draft = read_win(text, await self._knowing.today(member), source=source)
        return await self._keep(member, replace(draft, permalink=permalink))

    async def keep(
        self,
        member: Member,
        form: WinForm,
        *,
        source: WinSource = "form",
        permalink: str | None = None,
        goal_id: int | None = None,
    ) -> Win:
        """Keeps what a form says; what the form leaves open is read from its text."""
        draft = await self._read_form(member, form)
        draft = replace(draft, source=source, permalink=permalink, goal_id=goal_id)
        return await self._keep(member, draft)

    async def edit(self, member: Member, win_id: int, form: WinForm, revision: int) -> Win:
        """Raises WinChangedError if `revision` is not the newest, WinGoneError if undone."""
        before = await self.win(member, win_id)
        draft = await self._read_form(member, form, before)
        async with self._database.writing() as connection:
            win = await Wins(connection, member).edit(win_id, draft, revision, self._now())
        if win is None:
            raise WinChangedError
        return win

    async def win(self, member: Member, win_id: int) -> Win:
        """The win if it stands; raises WinGoneError."""
        async with self._database.reading() as connection:
            win = await Wins(connection, member).get(win_id)
        if win is None or win.undone_at:
            raise WinGoneError
        return win

    async def page(self, member: Member, wanted: WinFilter, number: int = 1) -> WinPage:
        async with self._database.reading() as connection:
            return await Wins(connection, member).page(wanted, number)

    async def tags(self, member: Member) -> tuple[str, ...]:
        """The member's tags, most used first."""
        async with self._database.reading() as connection:
            counts = await Wins(connection, member).tag_counts()
        return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))

    async def undo_newest(self, member: Member) -> Win:
        """Takes back the win saved last; raises NothingToUndoError."""
        async with self._database.writing() as connection:
            wins = Wins(connection, member)
            newest = await wins.newest()
            if newest is None:
                raise NothingToUndoError
            await wins.undo(newest.id, self._now())
        return newest

    async def undo(self, member: Member, win_id: int) -> Win:
        """Takes one win back; it can be restored. Raises WinGoneError."""
        win = await self.win(member, win_id)
        async with self._database.writing() as connection:
            await Wins(connection, member).undo(win_id, self._now())
        return win

    async def restore(self, member: Member, win_id: int) -> Win:
        async with self._database.writing() as connection:
            await Wins(connection, member).restore(win_id)
        return await self.win(member, win_id)

    async def _read_form(
        self, member: Member, form: WinForm, before: Win | None = None
    ) -> WinDraft:
        """Reads a form; of an edit, from its text only what is new there.

        Otherwise a tag taken out of its field would come back from the text, and a mention's
        label would stand beside the person it names.
        """
        today = await self._knowing.today(member)
        read = read_win(form.text, today, source="form")
        labels: set[str] = set()
        old_tags: set[str] = set()
        if before:
            known = read_win(before.text, today, source="form")
            labels, old_tags = set(known.people) - set(before.people), set(known.tags)
        new_tags = (tag for tag in read.tags if tag not in old_tags)
        named = (name for name in read.people if name not in labels)
        return replace(
            read,
            happened_on=form.happened_on,
            detail=form.detail,
            tags=tuple(dict.fromkeys((*form.tags, *new_tags))),
            people=tuple(dict.fromkeys((*form.people, *named))),
        )

    async def _keep(self, member: Member, draft: WinDraft) -> Win:
        async with self._database.writing() as connection:
            return await Wins(connection, member).add(draft, self._now())

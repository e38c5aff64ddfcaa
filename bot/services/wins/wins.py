"""Wins: from one line, a form or a message; listed, edited, undone, and filed in one tap."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from bot.domain.calendar.weeks import Week, day_of_answer
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import Line
from bot.domain.member import Member
from bot.domain.text.clean import clean_text
from bot.domain.wins.fields import fields_for
from bot.domain.wins.follow_up import AfterSaving
from bot.domain.wins.reading import numbers_in_form, read_win, said_something
from bot.domain.wins.win import (
    Benefited,
    Fact,
    Traces,
    Win,
    WinDraft,
    WinFilter,
    WinForm,
    WinKind,
    WinPage,
    WinSource,
)
from bot.services.wins.follow_up import (
    follow_up,
    praise_for,
    standing_of,
    tagged_lines,
    with_a_tag,
)
from bot.services.workspace.countries import country_of, order_for
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.chores import WIPE, Chores
from bot.storage.database.connection import Connection
from bot.storage.ladder.ladders import LadderStore
from bot.storage.wins.traces import WinTraces
from bot.storage.wins.wins import Next, NotMetError, WinStore


class WinGoneError(CoachError):
    """The win that a button or form names does not stand any more."""

    sentence = "That win is no longer there. `/win list` shows the ones that are."


class WinChangedError(CoachError):
    """Somebody, most likely the member on another device, edited the win meanwhile."""

    sentence = (
        "This win was changed somewhere else since you opened it, so nothing was overwritten. "
        "Copy your words, close this and open the win again."
    )


class NothingToUndoError(CoachError):
    """There is no win to take back."""

    sentence = "There is no win to undo. Save one with `/win` and what you did."


class NothingLearnedError(CoachError):
    """The field was left empty."""

    sentence = "One line is enough. If nothing comes to mind this week, just close this."
    field = "learned"


class Wins(OfMembers):
    """Saves what a member did, at once and durably."""

    async def learned(self, member: Member, week: Week, text: str) -> Win:
        """Saves what a week taught them, in that week (001-12). Raises NothingLearnedError."""
        words = clean_text(text).strip()
        if not words:
            raise NothingLearnedError
        on = day_of_answer(week, await self._members.today(member))
        return await self.save(member, WinForm(words, on, kind="learning"), source="check_in")

    async def capture(self, member: Member, text: str) -> Win:
        """Reads one line and saves it. Raises EmptyWinError, OnlyTagsError or WinTooLongError."""
        win, _ = await self.capture_and_ask(member, text)
        return win

    async def capture_and_ask(self, member: Member, text: str) -> tuple[Win, AfterSaving]:
        """The same, with what to ask and offer about it: all in one transaction.

        Only somebody new is met in one before it.
        """
        try:
            return await self._captured(member, text)
        except NotMetError:
            await self._members.profile(member)
            return await self._captured(member, text)

    async def _captured(self, member: Member, text: str) -> tuple[Win, AfterSaving]:
        async with self._database.writing() as connection:
            coming = await WinStore(connection, member).next()
            saved = await _capture(connection, member, text, coming, self._now())
        await self._members.up_to_date(member, coming.known)
        return saved

    async def save(
        self,
        member: Member,
        form: WinForm,
        *,
        source: WinSource = "form",
        permalink: str | None = None,
        goal_id: int | None = None,
    ) -> Win:
        """Saves what a form says; what the form leaves open is read from its text."""
        draft = await self._read_form(member, form)
        draft = replace(draft, source=source, permalink=permalink, goal_id=goal_id)
        return await self.save_draft(member, draft)

    async def edit(self, member: Member, win_id: int, form: WinForm, revision: int) -> Win:
        """Raises WinChangedError if `revision` is not the newest, WinGoneError if undone."""
        before = await self.win(member, win_id)
        draft = await self._read_form(member, form, before)
        async with self._database.writing() as connection:
            offered = {line.tag for line in await LadderStore(connection, member).lines()}
            draft = replace(
                draft,
                criterion_ids=(
                    *draft.criterion_ids,
                    *(name for name in before.criterion_ids if name not in offered),
                ),
            )
            win = await WinStore(connection, member).edit(win_id, draft, revision)
        if win is None:
            raise WinChangedError
        return win

    async def win(self, member: Member, win_id: int) -> Win:
        """The win if it stands; raises WinGoneError."""
        async with self._database.reading() as connection:
            win = await WinStore(connection, member).get(win_id)
        if win is None or win.undone_at:
            raise WinGoneError
        return win

    async def page(self, member: Member, wanted: WinFilter, number: int = 1) -> WinPage:
        async with self._database.reading() as connection:
            return await WinStore(connection, member).page(wanted, number)

    async def tags(self, member: Member) -> tuple[str, ...]:
        """The member's tags, most used first."""
        async with self._database.reading() as connection:
            counts = await WinStore(connection, member).tag_counts()
        return tuple(sorted(counts, key=lambda tag: (-counts[tag], tag)))

    async def undo_newest(self, member: Member) -> Win:
        """Takes back the win saved last; raises NothingToUndoError."""
        async with self._database.writing() as connection:
            wins = WinStore(connection, member)
            newest = await wins.newest()
            if newest is None:
                raise NothingToUndoError
            await wins.undo(newest.id, self._now())
        return newest

    async def undo(self, member: Member, win_id: int) -> Win:
        """Takes one win back; it can be restored. Raises WinGoneError."""
        win = await self.win(member, win_id)
        async with self._database.writing() as connection:
            await WinStore(connection, member).undo(win_id, self._now())
        return win

    async def traces(self, member: Member, win_id: int) -> tuple[Win, Traces]:
        """A win that is to be deleted, and where else it stands. Raises WinGoneError."""
        async with self._database.reading() as connection:
            win = await WinStore(connection, member).get(win_id)
            if win is None:
                raise WinGoneError
            return win, await WinTraces(connection, member).of(win)

    async def delete(self, member: Member, win_id: int) -> Win:
        """Deletes one win for good, with what `traces` says. Raises WinGoneError.

        On SQLite its words are wiped from the files as after forgetting somebody.
        """
        now = self._now()
        async with self._database.writing() as connection:
            win = await WinStore(connection, member).get(win_id)
            if win is None or not await WinTraces(connection, member).erase(win, now):
                raise WinGoneError
            await Chores(connection).note(WIPE, now)
        return win

    async def restore(self, member: Member, win_id: int) -> Win:
        async with self._database.writing() as connection:
            await WinStore(connection, member).restore(win_id)
        return await self.win(member, win_id)

    async def _read_form(
        self, member: Member, form: WinForm, before: Win | None = None
    ) -> WinDraft:
        """Reads a form; of an edit, from its text only what is new there.

        Otherwise a tag taken out of its field would come back from the text, and a mention's
        label would stand beside the person it names.
        """
        today = await self._members.today(member)
        read = read_win(form.text, today, source="form")
        known = read_win(before.text, today, source="form") if before else None
        labels = set(known.people) - set(before.people) if known and before else set()
        named = (name for name in read.people if name not in labels)
        return replace(
            read,
            happened_on=form.happened_on,
            span=before.span if before and before.happened_on == form.happened_on else form.span,
            detail=form.detail,
            numbers=tuple(dict.fromkeys((*read.numbers, *numbers_in_form(form)))),
            tags=_with_new(form.tags, read.tags, known.tags if known else ()),
            people=tuple(dict.fromkeys((*form.people, *named))),
            links=_with_new(form.links, read.links, known.links if known else ()),
            kind=form.kind,
            benefited=form.benefited if before else form.benefited or read.benefited,
            criterion_ids=form.criterion_ids,
            behaviours=form.behaviours,
            seen_by=form.seen_by,
            facts=(*form.facts, *_facts_out_of_sight(form, before)),
            is_significant=form.is_significant,
            is_private=form.is_private,
        )

    async def save_draft(self, member: Member, draft: WinDraft) -> Win:
        """As it was read, from a line, a form or a list elsewhere."""
        async with self._database.writing() as connection:
            return await save(connection, member, draft, self._now())


async def save(connection: Connection, member: Member, draft: WinDraft, now: datetime) -> Win:
    """Saves a win, filed under the expectations whose tags stand in it where none were chosen."""
    lines = await LadderStore(connection, member).lines()
    filed = draft.criterion_ids or _shown_by_tags(draft, lines)
    return await WinStore(connection, member).add(replace(draft, criterion_ids=filed), now)


async def _capture(
    connection: Connection, member: Member, text: str, coming: Next, now: datetime
) -> tuple[Win, AfterSaving]:
    local = now.astimezone(coming.known[0].tz)
    order = await order_for(text, partial(country_of, connection, member))
    draft = read_win(said_something(text), local.date(), order=order)
    lines = await LadderStore(connection, member).lines()
    filed = draft.criterion_ids or _shown_by_tags(draft, lines)
    wins = WinStore(connection, member)
    win = await wins.add(replace(draft, criterion_ids=filed), now, coming.number)
    count = coming.standing + 1
    return win, await follow_up(connection, member, win, with_a_tag(lines), local, count)


def _shown_by_tags(draft: WinDraft, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The expectations whose tag stands in the text: `#impact` files it under that line."""
    return tuple(dict.fromkeys(line.tag for line in lines if line.tag in draft.tags))


def _with_new(
    chosen: tuple[str, ...], read: tuple[str, ...], old: tuple[str, ...]
) -> tuple[str, ...]:
    """What a field says, and what is new in the text since it was read last."""
    return tuple(dict.fromkeys((*chosen, *(item for item in read if item not in old))))


def _facts_out_of_sight(form: WinForm, before: Win | None) -> tuple[Fact, ...]:
    """What was said in fields that the form of this kind does not show: nothing is lost."""
    shown = {field.name for field in fields_for(form.kind, form.behaviours)}
    return tuple(fact for fact in before.facts if fact.name not in shown) if before else ()


Change = Callable[[Win], dict[str, Any]]


class WinDetails(OfMembers):
    """Each tap raises WinGoneError if the win does not stand any more."""

    async def lines(self, member: Member) -> tuple[Line, ...]:
        """What a win can be filed under: the expectations of the next level that have a tag."""
        async with self._database.reading() as connection:
            return await tagged_lines(connection, member)

    async def after_saving(self, member: Member, win: Win) -> AfterSaving:
        """What to ask and offer about a win that was saved just now."""
        profile = await self._members.profile(member)
        local = self._now().astimezone(profile.tz)
        async with self._database.reading() as connection:
            lines = await tagged_lines(connection, member)
            count = await WinStore(connection, member).count()
            return await follow_up(connection, member, win, lines, local, count)

    async def beside(self, member: Member, win: Win, *, has_new_proof: bool = False) -> AfterSaving:
        """The same of a win that was asked about, or that is looked at: no question.

        It is praised where it was filed under an expectation just now.
        """
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            lines = await tagged_lines(connection, member)
            count = await WinStore(connection, member).count()
            standing = await standing_of(connection, member, win, lines, count)
            praise = await praise_for(connection, member, win, lines) if has_new_proof else ""
        return AfterSaving(lines=lines, standing=standing, today=today, praise=praise)

    async def name_kind(self, member: Member, win_id: int, kind: WinKind) -> Win:
        return await self._file(member, win_id, lambda _: {"kind": kind})

    async def show(self, member: Member, win_id: int, criterion_id: str) -> Win:
        """Files it under one more expectation."""
        return await self._file(
            member,
            win_id,
            lambda win: {"criterion_ids": tuple(dict.fromkeys((*win.criterion_ids, criterion_id)))},
        )

    async def name_benefit(self, member: Member, win_id: int, benefited: Benefited) -> Win:
        return await self._file(member, win_id, lambda _: {"benefited": benefited})

    async def mark(self, member: Member, win_id: int) -> Win:
        """Marks it as significant, or takes the mark away."""
        return await self._file(
            member, win_id, lambda win: {"is_significant": not win.is_significant}
        )

    async def move(self, member: Member, win_id: int, happened_on: date) -> Win:
        return await self._file(
            member, win_id, lambda _: {"happened_on": happened_on, "span": "day"}
        )

    async def _file(self, member: Member, win_id: int, change: Change) -> Win:
        async with self._database.writing() as connection:
            wins = WinStore(connection, member)
            before = await wins.get(win_id)
            after = before and await wins.file(win_id, **change(before))
        if after is None:
            raise WinGoneError
        return after

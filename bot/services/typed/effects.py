"""What a typed line becomes in the rows: a win, a goal, the end of a goal, more about a win."""

from dataclasses import fields, replace
from datetime import datetime
from functools import partial
from typing import get_args
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import answers_week
from bot.domain.errors import CoachError
from bot.domain.goals.goal import Goal, GoalChange, GoalDeed
from bot.domain.member import Member
from bot.domain.text.measures import measures_in
from bot.domain.typed.line import Became, Reading, TypedLine, Understood
from bot.domain.typed.meaning import Meaning
from bot.domain.wins.reading import plain_text, read_win
from bot.domain.wins.slack_text import escaped
from bot.domain.wins.win import Benefited, Win, WinDraft
from bot.services.goals.goals import GoalGoneError, checked
from bot.services.typed.around import Place
from bot.services.wins.wins import WinChangedError, WinGoneError, save
from bot.services.workspace.countries import country_of, order_for
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import GoalStore
from bot.storage.typed.lines import TypedStore
from bot.storage.wins.wins import WinStore

NOTHING = Meaning("unclear")
LONGEST_DETAIL = 3000
"""Characters of a win's detail: what its field in the form can show."""


class Effects:
    """Within one transaction; `tz` is the member's own, `place` what stood around the line."""

    def __init__(
        self,
        connection: Connection,
        member: Member,
        now: datetime,
        tz: ZoneInfo,
        place: Place | None = None,
    ) -> None:
        self._connection, self._member = connection, member
        self._now, self._tz, self._place = now, tz, place
        self._today = now.astimezone(tz).date()
        self._typed = TypedStore(connection, member)
        self._wins, self._goals = WinStore(connection, member), GoalStore(connection, member)

    async def heard(
        self, ts: str, number: int, meaning: Meaning, line: TypedLine | None = None
    ) -> list[Understood]:
        """Saves what a line means; `line` is its row where it has one already.

        A choice between win and goal speaks of lines before it: those come back, too.
        """
        line = line or await self._typed.add(ts, number, "said", self._now)
        if meaning.kind == "choice" and self._place:
            reading = next(one for one in get_args(Reading) if one == meaning.word)
            for asked in self._place.asked:
                await self.read_as(asked, reading)
            chosen = [await self._typed.get(asked.id) for asked in self._place.asked]
            return [await self.as_it_stands(one, meaning) for one in chosen if one]
        line = await self._saved(line, meaning)
        return [await self.as_it_stands(line, meaning)]

    async def _saved(self, line: TypedLine, meaning: Meaning) -> TypedLine:
        if meaning.kind in {"win", "goal"}:
            return await self._save_or_ask(line, meaning)
        if meaning.kind in {"detail", "benefit"}:
            return await self._told_of_win(line, meaning)
        if meaning.kind == "outcome":
            return await self._ended(line, meaning)
        if meaning.kind in {"unclear", "choice"}:
            return await self._set(line, "asked", waiting=meaning.text)
        waiting = meaning.text if meaning.kind == "news" else ""
        return await self._set(line, "said", waiting=waiting)

    async def _save_or_ask(self, line: TypedLine, meaning: Meaning) -> TypedLine:
        """What fits into neither a win nor a goal is asked about with all of its words."""
        try:
            return await self._read(line, "win" if meaning.kind == "win" else "goal", meaning.text)
        except CoachError:
            return await self._set(line, "asked", waiting=meaning.text)

    async def read_as(self, line: TypedLine, reading: Reading) -> TypedLine:
        """Raises what saving a win or a goal raises; the same reading twice changes nothing.

        What is taken back waits for another reading; what was asked about and is neither, is gone.
        """
        if line.became == reading and (await self.as_it_stands(line)).stands:
            return line
        words = await self._words_of(line)
        await self._take_back(line)
        if reading == "neither":
            waiting = "" if line.became == "asked" else words
            return await self._set(line, "neither", waiting=waiting)
        return await self._read(line, reading, words)

    async def reword(self, line: TypedLine) -> TypedLine:
        """Puts the words that wait into what the line became."""
        if not line.waiting or line.became_id is None:
            return line
        words = line.new_words
        if line.became == "goal":
            if await self._goals.reword(line.became_id, checked(plain_text(words))) is None:
                raise GoalGoneError
            return await self._set(line, "goal", line.became_id)
        win = await self._win(line.became_id)
        if line.became == "detail":
            await self._without_detail(win, plain_text(line.words))
            return await self._with_detail(line, await self._win(win.id), words)
        read = read_win(words, self._today, source="message")
        draft = replace(
            _draft(win),
            text=read.text,
            tags=tuple(dict.fromkeys((*win.tags, *read.tags))),
            people=read.people or win.people,
            links=read.links,
            numbers=read.numbers,
        )
        await self._edit(win, draft)
        return await self._set(line, "win", win.id)

    async def standing(self, ts: str) -> tuple[Understood, ...]:
        return tuple([await self.as_it_stands(line) for line in await self._typed.of_message(ts)])

    async def as_it_stands(self, line: TypedLine, meaning: Meaning = NOTHING) -> Understood:
        if line.became_id is None:
            return Understood(line, meaning)
        if line.became in {"win", "detail", "benefit"}:
            return Understood(line, meaning, win=await self._wins.get(line.became_id))
        goal = await self._goals.get(line.became_id)
        if goal is None:
            return Understood(line, meaning)
        return Understood(line, meaning, change=GoalChange(_deed(goal), goal))

    async def _read(self, line: TypedLine, reading: Reading, words: str) -> TypedLine:
        """`words` are escaped as Slack sends them."""
        if reading == "win":
            order = await order_for(words, partial(country_of, self._connection, self._member))
            draft = read_win(words, self._today, source="message", order=order)
            win = await save(self._connection, self._member, draft, self._now)
            return await self._set(line, "win", win.id)
        monday = answers_week("plan", self._now, self._tz).monday
        goal = await self._goals.add(checked(plain_text(words)), monday, None, self._now)
        return await self._set(line, "goal", goal.id)

    async def _ended(self, line: TypedLine, meaning: Meaning) -> TypedLine:
        goals = self._place.goals if self._place else ()
        goal = goals[meaning.goal or 0]
        if meaning.word == "done":
            await self._goals.close(goal.id, "done", self._now)
        return await self._set(line, "outcome", goal.id, waiting=meaning.text)

    async def _told_of_win(self, line: TypedLine, meaning: Meaning) -> TypedLine:
        win = self._place.win if self._place else None
        if win is None:
            return await self._set(line, "asked", waiting=meaning.text)
        if meaning.kind == "benefit":
            benefited = next(one for one in get_args(Benefited) if one == meaning.word)
            await self._wins.file(win.id, benefited=benefited)
            return await self._set(line, "benefit", win.id)
        return await self._with_detail(line, win, meaning.text)

    async def _with_detail(self, line: TypedLine, win: Win, text: str) -> TypedLine:
        words = plain_text(text)
        detail = "\n".join(filter(None, (win.detail, words)))
        if len(detail) > LONGEST_DETAIL:
            return await self._set(line, "asked", waiting=text)
        numbers = tuple(dict.fromkeys((*win.numbers, *measures_in(words))))
        await self._edit(win, replace(_draft(win), detail=detail, numbers=numbers))
        return await self._set(line, "detail", win.id, waiting=text)

    async def _take_back(self, line: TypedLine) -> None:
        if line.became_id is None:
            return
        if line.became == "win":
            await self._wins.undo(line.became_id, self._now)
        elif line.became == "goal":
            await self._goals.close(line.became_id, "dropped", self._now)
        elif line.became == "outcome":
            await self._goals.reopen(line.became_id)
        elif line.became == "benefit":
            await self._wins.file(line.became_id, benefited=None)
        elif line.became == "detail":
            await self._without_detail(await self._win(line.became_id), plain_text(line.words))

    async def _without_detail(self, win: Win, words: str) -> None:
        left = "\n".join(one for one in win.detail.split("\n") if one != words)
        numbers = tuple(one for one in win.numbers if one not in measures_in(words))
        await self._edit(win, replace(_draft(win), detail=left, numbers=numbers))

    async def _words_of(self, line: TypedLine) -> str:
        """As Slack would send them: those that are saved, or those that wait."""
        if line.became == "win" and line.became_id:
            return escaped((await self._win(line.became_id)).text)
        if line.became == "goal" and line.became_id:
            goal = await self._goals.get(line.became_id)
            return escaped(goal.text) if goal else line.words
        return line.words

    async def _win(self, win_id: int) -> Win:
        win = await self._wins.get(win_id)
        if win is None:
            raise WinGoneError
        return win

    async def _edit(self, win: Win, draft: WinDraft) -> None:
        if await self._wins.edit(win.id, draft, win.revision) is None:
            raise WinChangedError

    async def _set(
        self, line: TypedLine, became: Became, became_id: int | None = None, *, waiting: str = ""
    ) -> TypedLine:
        values = {"became": became, "became_id": became_id, "waiting": waiting}
        return await self._typed.set(line.id, **values) or line


def _draft(win: Win) -> WinDraft:
    return WinDraft(**{field.name: getattr(win, field.name) for field in fields(WinDraft)})


def _deed(goal: Goal) -> GoalDeed:
    return "set" if goal.state == "open" else goal.state

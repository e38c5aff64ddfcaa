"""Filing a win in one tap: its kind, what it shows, who was better off, how much it matters."""

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.domain.asking import AfterSaving, after_saving
from bot.domain.kind import Benefited, WinKind
from bot.domain.ladder import Line
from bot.domain.member import Member
from bot.domain.win import Win
from bot.services.capturing import WinGoneError
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.ladders import Ladders
from bot.storage.wins import Wins

Change = Callable[[Win], dict[str, Any]]


class Filing:
    """Each tap raises WinGoneError if the win does not stand any more."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def lines(self, member: Member) -> tuple[Line, ...]:
        """What a win can be filed under: the expectations of the next level that have a tag."""
        async with self._database.reading() as connection:
            lines = await Ladders(connection, member).lines()
        return tuple({line.tag: line for line in lines if line.tag}.values())

    async def after_saving(self, member: Member, win: Win) -> AfterSaving:
        """What to ask and offer about a win that was saved just now."""
        profile = await self._knowing.profile(member)
        now = self._now().astimezone(profile.tz)
        return after_saving(win, await self.lines(member), now)

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
        return await self._file(member, win_id, lambda _: {"happened_on": happened_on})

    async def _file(self, member: Member, win_id: int, change: Change) -> Win:
        async with self._database.writing() as connection:
            wins = Wins(connection, member)
            before = await wins.get(win_id)
            after = before and await wins.file(win_id, **change(before))
        if after is None:
            raise WinGoneError
        return after

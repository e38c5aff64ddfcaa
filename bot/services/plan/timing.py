"""Timing: is now a good time to ask, from rows and from the member's answers."""

from dataclasses import dataclass
from datetime import date

from bot.domain.member import Member
from bot.domain.plan.case import has_asked
from bot.domain.plan.timing import Timing, last_result, timing_of
from bot.domain.plan.timing_signs import (
    BIG_WIN_FOR,
    Answered,
    SurroundingFact,
    Surroundings,
    big_win_among,
)
from bot.domain.wins.win import Win
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CycleStore, TickStore, TimingStore
from bot.storage.wins.wins import WinStore


@dataclass(frozen=True, slots=True)
class Weighed:
    """The timing with what it was read from, so that the member can correct it."""

    timing: Timing
    surroundings: Surroundings


async def last_timing(connection: Connection, member: Member, today: date) -> str:
    """What a draft of the ask says of the last check, in sentences (004-5)."""
    return last_result(await TimingStore(connection, member).last(), today)


class Timings:
    """Weighs the signs again each time, and remembers the last result."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def weigh(self, member: Member) -> Weighed:
        """The timing of today."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            surroundings = await surroundings_of(connection, member, today)
            timing = timing_of(surroundings)
            await TimingStore(connection, member).remember(timing)
        return Weighed(timing, surroundings)

    async def answer(self, member: Member, fact: SurroundingFact, *, holds: bool) -> Weighed:
        """What the member knows of the timing; it counts until it goes stale."""
        today = await self._members.today(member)
        return await self._answered(member, Answered(fact, holds, today))

    async def ask_again(self, member: Member, fact: SurroundingFact) -> Weighed:
        """The answer no longer counts: the question is open again."""
        today = await self._members.today(member)
        return await self._answered(member, Answered(fact, False, today, look_again_on=today))  # noqa: FBT003 - nobody reads it

    async def tell_mistake(self, member: Member, on: date | None) -> Weighed:
        """The day of the latest mistake that people still talk about; None takes it back."""
        await self._members.profile(member)
        async with self._database.writing() as connection:
            await TimingStore(connection, member).mistake(on)
        return await self.weigh(member)

    async def _answered(self, member: Member, answered: Answered) -> Weighed:
        async with self._database.writing() as connection:
            await TimingStore(connection, member).answer(answered)
        return await self.weigh(member)


async def surroundings_of(connection: Connection, member: Member, today: date) -> Surroundings:
    """An ask outside of any round has no review near it, and none to come too late for."""
    timings = TimingStore(connection, member)
    case = await CaseStore(connection, member).current()
    cycle = await CycleStore(connection, member).get()
    is_off_cycle = cycle is not None and cycle.origin == "off_cycle"
    ticked = await TickStore(connection, member).of(case.id) if case else {}
    recent = await WinStore(connection, member).between(today - BIG_WIN_FOR, today)
    big = _big_win(recent, today)
    return Surroundings(
        today=today,
        answers=await timings.answers(),
        current_since_on=case.current_since_on if case else None,
        decision_on=case.decision_on if case and not is_off_cycle else None,
        window_opens_on=cycle.opens_on if cycle else None,
        big_win_on=big.happened_on if big else None,
        mistake_on=(await timings.last()).mistake_on,
        has_asked=case is not None and has_asked(case.stage, ticked),
    )


def _big_win(recent: tuple[Win, ...], today: date) -> Win | None:
    """The newest that the member called significant, else one with a number and a witness.

    One of which no day is known is not spoken of as fresh.
    """
    recent = tuple(win for win in recent if not win.when.is_about)
    marked = (win for win in recent if win.is_significant)
    newest = max(marked, key=lambda win: (win.happened_on, win.id), default=None)
    return newest or big_win_among(recent, today)

"""Travelling in time: the app gets to speak at every moment that it had planned on the way."""

import asyncio
import re
from calendar import monthrange
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from playground.acts.refusals import ActRefusedError
from playground.backstage import Backstage
from playground.conversations import Message
from playground.people import Person

MOST_STOPS = 2000
LONGEST_WAIT = timedelta(days=90)
"""How far *Next new thing* goes where nothing new is said."""

WORDS_OF_A_KIND = 4


@dataclass(frozen=True)
class Play:
    """A story that can be watched: its endings as a visitor reads them, and who plays it.

    `run` plays to one of them, and returns soon after the event is set.
    """

    endings: tuple[str, ...]
    run: Callable[[str, asyncio.Event], Awaitable[None]]


@dataclass(frozen=True)
class CoachHooks:
    """How time travel reaches the app: when it has work next (UTC), and its scheduler's tick.

    Not all work ends in a message; `speaks_at` is when the next message comes, as the page
    announces it. Without it every piece of work is announced. `play` is the story to watch.
    """

    next_send: Callable[[], Awaitable[datetime | None]]
    tick: Callable[[], Awaitable[None]]
    speaks_at: Callable[[], Awaitable[datetime | None]] | None = None
    play: Play | None = None


class Travel:
    """Moves the workspace's clock."""

    def __init__(self, backstage: Backstage, coach: CoachHooks | None = None) -> None:
        self._backstage = backstage
        self._clock = backstage.workspace.clock
        self.coach = coach

    async def go(self, person: Person, to: str) -> None:
        """Go to "next", "new", "day", "week", "month" or an ISO instant.

        The words are meant as `person` sees the time.
        """
        if to == "next":
            await self._to_next_message()
        elif to == "new":
            await self._to_something_new()
        else:
            await self.to(self._target(person, to))

    async def to(self, target: datetime) -> None:
        """Go to `target`; the clock stops wherever something is planned before it."""
        if target < self._clock.now():
            raise ActRefusedError(
                "in_the_past", "Time here only goes forward. Pick a later moment."
            )
        await self._stops_until(lambda: False, target)
        await self._stop_at(target)

    async def to_message(self, by: datetime) -> bool:
        """Go to the next message that comes by then, else to that instant; True where one came."""
        if await self._stops_until(self._more_is_said(), by):
            return True
        await self._stop_at(by)
        return False

    async def next_at(self) -> datetime | None:
        """Return when the next thing is planned, by the coach or as a scheduled message."""
        return self._or_scheduled(await self.coach.next_send() if self.coach else None)

    async def announced_at(self) -> datetime | None:
        """Return when the next message comes, by the coach or as a scheduled one."""
        if self.coach is None or self.coach.speaks_at is None:
            return await self.next_at()
        return self._or_scheduled(await self.coach.speaks_at())

    def _or_scheduled(self, coach: datetime | None) -> datetime | None:
        moments = [m for m in (coach, self._backstage.scheduled.next_at()) if m is not None]
        return min(moments, default=None)

    async def _to_next_message(self) -> None:
        if not await self._stops_until(self._more_is_said()):
            raise NothingPlannedError

    async def _to_something_new(self) -> None:
        """To the next message of a kind that nobody here has had yet, or `LONGEST_WAIT` on."""
        if await self.next_at() is None:
            raise NothingPlannedError
        known, until = self._kinds(), self._clock.now() + LONGEST_WAIT
        if not await self._stops_until(lambda: not self._kinds() <= known, until):
            await self._stop_at(until)

    async def _stops_until(self, is_there: Callable[[], bool], by: datetime | None = None) -> bool:
        """Stop wherever something is planned by then; True as soon as it is there."""
        for _ in range(MOST_STOPS):
            due = await self.next_at()
            if due is None or (by and due > by):
                return False
            await self._stop_at(due)
            if is_there():
                return True
            if await self._stands_still(due):
                return False
        return False

    async def _stop_at(self, moment: datetime) -> None:
        self._clock.catch_up_with(moment)
        self._backstage.scheduled.deliver_due()
        if self.coach:
            await self.coach.tick()
        self._backstage.workspace.changed()
        await self._backstage.deliveries.settled()

    async def _stands_still(self, due: datetime) -> bool:
        again = await self.next_at()
        return again is not None and again <= due

    def _said(self) -> Iterator[Message]:
        """What the app has said, everywhere."""
        for conversation in self._backstage.workspace.conversations.values():
            yield from (message for message in conversation.messages if message.bot_id)

    def _more_is_said(self) -> Callable[[], bool]:
        before = self._count()
        return lambda: self._count() > before

    def _count(self) -> int:
        return sum(1 for _ in self._said())

    def _kinds(self) -> frozenset[str]:
        return frozenset(kind_of(message.text) for message in self._said())

    def _target(self, person: Person, to: str) -> datetime:
        now = self._clock.now()
        if to in ("day", "week"):
            return later(now.astimezone(person.zone), 1 if to == "day" else 7)
        if to == "month":
            return a_month_later(now.astimezone(person.zone))
        try:
            instant = datetime.fromisoformat(to)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            raise ActRefusedError("invalid_instant", "Give a date and time with its zone.")
        return instant


class NothingPlannedError(ActRefusedError):
    def __init__(self) -> None:
        super().__init__("nothing_planned", "Nothing is planned until the app hears from somebody.")


def kind_of(text: str) -> str:
    """Return what a message has in common with others of its kind: how it begins, no numbers."""
    return " ".join(re.findall(r"[^\W\d]+", text.lower())[:WORDS_OF_A_KIND])


def later(local: datetime, days: int) -> datetime:
    """Return the same time on the wall, `days` later."""
    return datetime.combine(local.date() + timedelta(days=days), local.time(), local.tzinfo)


def a_month_later(local: datetime) -> datetime:
    """Return the same time on the wall on this day of the next month, or on its last day."""
    last = monthrange(local.year, local.month)[1]
    first_of_next = local.date().replace(day=last) + timedelta(days=1)
    longest = monthrange(first_of_next.year, first_of_next.month)[1]
    day = first_of_next.replace(day=min(local.day, longest))
    return datetime.combine(day, local.time(), local.tzinfo)

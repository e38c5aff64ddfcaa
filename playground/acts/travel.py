"""Travelling in time: the app gets to speak at every moment that it had planned on the way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from playground.acts.refusals import ActRefusedError
from playground.backstage import Backstage
from playground.people import Person

MOST_STOPS = 60
MOST_STOPS_ON_A_JOURNEY = 2000
MONDAY = 0
NINE = time(9)


@dataclass(frozen=True)
class CoachHooks:
    """How time travel reaches the app: when it sends next (UTC), and its scheduler's tick."""

    next_send: Callable[[], Awaitable[datetime | None]]
    tick: Callable[[], Awaitable[None]]


class Travel:
    """Moves the workspace's clock."""

    def __init__(self, backstage: Backstage, coach: CoachHooks | None = None) -> None:
        self._backstage = backstage
        self._clock = backstage.workspace.clock
        self.coach = coach

    async def go(self, person: Person, to: str) -> None:
        """Go to "next", "monday", "day", "week" or an ISO instant, as `person` sees the time."""
        if to == "next":
            await self._to_next_message()
        else:
            await self.to(self._target(person, to))

    async def to(self, target: datetime) -> None:
        """Go to `target`; the clock stops wherever something is planned before it."""
        if target < self._clock.now():
            raise ActRefusedError(
                "in_the_past", "Time here only goes forward. Pick a later moment."
            )
        for _ in range(MOST_STOPS_ON_A_JOURNEY):
            due = await self.next_at()
            if due is None or due > target:
                break
            await self._stop_at(due)
            if await self._stands_still(due):
                break
        await self._stop_at(target)

    async def next_at(self) -> datetime | None:
        """Return when the next thing is planned, by the coach or as a scheduled message."""
        coach = await self.coach.next_send() if self.coach else None
        moments = [m for m in (coach, self._backstage.scheduled.next_at()) if m is not None]
        return min(moments, default=None)

    async def _to_next_message(self) -> None:
        for _ in range(MOST_STOPS):
            due = await self.next_at()
            if due is None:
                break
            before = self._said()
            await self._stop_at(due)
            if self._said() > before:
                return
            if await self._stands_still(due):
                break
        raise ActRefusedError(
            "nothing_planned", "Nothing is planned yet, so there is no next time."
        )

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

    def _said(self) -> int:
        conversations = self._backstage.workspace.conversations.values()
        return sum(1 for c in conversations for message in c.messages if message.bot_id)

    def _target(self, person: Person, to: str) -> datetime:
        now = self._clock.now()
        if to == "monday":
            return next_monday(now.astimezone(person.zone))
        if to in ("day", "week"):
            return later(now.astimezone(person.zone), 1 if to == "day" else 7)
        try:
            instant = datetime.fromisoformat(to)
        except ValueError:
            instant = None
        if instant is None or instant.tzinfo is None:
            raise ActRefusedError("invalid_instant", "Give a date and time with its zone.")
        return instant


def next_monday(local: datetime) -> datetime:
    """Return the next Monday 09:00 after `local`, in the same zone."""
    days = (MONDAY - local.weekday()) % 7
    monday = datetime.combine(local.date() + timedelta(days=days), NINE, local.tzinfo)
    if monday > local:
        return monday
    return datetime.combine(monday.date() + timedelta(days=7), NINE, local.tzinfo)


def later(local: datetime, days: int) -> datetime:
    """Return the same time on the wall, `days` later."""
    return datetime.combine(local.date() + timedelta(days=days), local.time(), local.tzinfo)

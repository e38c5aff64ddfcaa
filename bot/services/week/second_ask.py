"""The second ask: a check-in that nobody answered comes again, where the member chose that."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import SECOND, CheckInKind, Due, Rhythm, Week
from bot.domain.delivery.delivery import Delivery
from bot.domain.member import Member
from bot.domain.week.second_ask import Asked, Since, is_answered, second_due
from bot.services.ports import Clock
from bot.services.week.resting import working_days
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.deliveries import DeliveryStore
from bot.storage.goals.goals import GoalStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.wins.wins import WinStore

HEARD = "heard/"
"""Before the kind of a check-in, where it is remembered that the member reacted to an occasion."""

A_WEEK = timedelta(weeks=1)


async def hear(
    connection: Connection, member: Member, kinds: Iterable[CheckInKind], now: datetime
) -> None:
    """The member put these check-ins off, or said that they have nothing to say: no second ask."""
    rhythms = RhythmStore(connection, member)
    for kind in (await rhythms.get()).asks_twice.intersection(kinds):
        await rhythms.set_due(SECOND[kind], None)
        if asked := await asked_last(connection, member, kind):
            await SentNudgeStore(connection, member).add(f"{HEARD}{kind}", asked.occasion, now)


async def asked_last(connection: Connection, member: Member, kind: CheckInKind) -> Asked | None:
    """The newest that went out of its own accord, None before the first."""
    sent = await DeliveryStore(connection).last_sent(member, kind)
    return Asked(kind, *sent) if sent else None


async def still_open(
    connection: Connection, member: Member, kind: CheckInKind, today: date, tz: ZoneInfo
) -> Asked | None:
    """The check-in that went out before today and that nobody answered; None: leave it."""
    rhythm = await RhythmStore(connection, member).get()
    if kind not in rhythm.asks_twice - rhythm.stopped:
        return None
    asked = await asked_last(connection, member, kind)
    if asked is None or asked.at.astimezone(tz).date() >= today:
        return None
    return asked if await _is_open(connection, member, asked, tz) else None


async def look_back_of(
    connection: Connection, member: Member, week: Week, today: date, tz: ZoneInfo
) -> Week | None:
    """The week before this one, where its review found no second day and nobody answered it."""
    asked = await still_open(connection, member, "review", today, tz)
    if asked is None or asked.week(tz).monday + A_WEEK != week.monday:
        return None
    second = await DeliveryStore(connection).last_sent(member, SECOND["review"])
    was_repeated = second is not None and second[0] == asked.occasion
    return None if was_repeated else asked.week(tz)


class SecondAsks:
    """As insistent as the member chose, and never more than twice."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def after(self, delivery: Delivery) -> Due | None:
        """When a check-in that went out just now comes once more; None: it is left at that."""
        if delivery.kind not in SECOND:
            return None
        async with self._database.reading() as connection:
            rhythm = await RhythmStore(connection, delivery.member).get()
        if delivery.kind not in rhythm.asks_twice:
            return None
        tz = (await self._members.profile(delivery.member)).tz
        today = self._now().astimezone(tz).date()
        async with self._database.reading() as connection:
            return await _second_due(connection, delivery, today, rhythm, tz)

    async def choose(self, member: Member, kind: CheckInKind, *, twice: bool) -> datetime | None:
        """Whether this check-in comes once more from now on.

        Answers when the one that is open already comes again, on the member's own clock.
        """
        tz, now = (await self._members.profile(member)).tz, self._now()
        async with self._database.writing() as connection:
            rhythms = RhythmStore(connection, member)
            rhythm = _with(await rhythms.get(), kind, twice=twice)
            await rhythms.save(rhythm)
            due = await _due_of_open(connection, member, kind, rhythm, tz) if twice else None
            due_at = due.next_due_at if due else None
            is_to_come = due_at is not None and due_at > now
            await rhythms.set_due(SECOND[kind], due_at if is_to_come else None)
        return due_at.astimezone(tz) if due_at and is_to_come else None

    async def settle(self, member: Member, kind: CheckInKind) -> None:
        """The member has nothing to say to it this time."""
        async with self._database.writing() as connection:
            await hear(connection, member, (kind,), self._now())


def _with(rhythm: Rhythm, kind: CheckInKind, *, twice: bool) -> Rhythm:
    asks_twice = rhythm.asks_twice | {kind} if twice else rhythm.asks_twice - {kind}
    return replace(rhythm, asks_twice=asks_twice)


async def _is_open(connection: Connection, member: Member, asked: Asked, tz: ZoneInfo) -> bool:
    """Nobody reacted to it, by a button or by anything that the rows show."""
    if (f"{HEARD}{asked.kind}", asked.occasion) in await SentNudgeStore(connection, member).all():
        return False
    week = asked.week(tz)
    goals, wins = GoalStore(connection, member), WinStore(connection, member)
    since = Since(
        goals_of_week=await goals.of_week(week.monday),
        wins_of_week=await wins.between(week.monday, week.sunday),
        goals_since=await goals.since_instant(asked.at),
        wins_since=await wins.since_instant(asked.at),
    )
    return not is_answered(asked.kind, since)


async def _due_of_open(
    connection: Connection, member: Member, kind: CheckInKind, rhythm: Rhythm, tz: ZoneInfo
) -> Due | None:
    """When the check-in that waits for an answer comes once more, None without one."""
    asked = await asked_last(connection, member, kind)
    if asked is None or not await _is_open(connection, member, asked, tz):
        return None
    first = Delivery("", member, kind, asked.occasion)
    return await _second_due(connection, first, asked.at.astimezone(tz).date(), rhythm, tz)


async def _second_due(
    connection: Connection, first: Delivery, sent_on: date, rhythm: Rhythm, tz: ZoneInfo
) -> Due | None:
    working = await working_days(connection, first.member, rhythm, sent_on)
    return second_due(first, sent_on, rhythm, working, tz)

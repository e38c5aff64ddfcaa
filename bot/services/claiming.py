"""Claiming: take what is due, few at a time, every workspace in its turn.

Its due date moves on and a delivery is written in one transaction, under a unique key of person,
kind and occasion, so that a message is never begun twice.
"""

import asyncio
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.domain.calendar import next_daily, next_due, occasion_of
from bot.domain.delivery import AGAIN, LEASE, Delivery, DueRow, is_too_late
from bot.domain.moment import TOO_LATE
from bot.domain.rhythm import FIRST, Rhythm
from bot.services.allowances import Allowances
from bot.services.pacing import next_draft_at
from bot.services.ports import Clock
from bot.storage.acts import sweep
from bot.storage.claims import Claims, Move, Work
from bot.storage.database import Connection, Database
from bot.storage.deliveries import Deliveries

BATCH = 64
"""Claim no more than is sent well within the lease: after a crash little is in doubt."""

A_WEEK = timedelta(weeks=1)


class Claiming:
    """Several may claim at once on one database; each gets others."""

    def __init__(self, database: Database, allowances: Allowances, now: Clock) -> None:
        self._database = database
        self._allowances = allowances
        self._now = now

    async def work(self) -> Work:
        """All that is asked while there is nothing to do."""
        async with self._database.reading() as connection:
            return await Claims(connection).work()

    async def teams_due(self) -> list[str]:
        """Those into which something may be sent just now, the longest overdue first."""
        now = self._now()
        async with self._database.reading() as connection:
            teams = await Claims(connection).teams_due(now)
        return [team for team in teams if self._allowances.left(team, now)]

    async def due(self, teams: Iterable[str], turns: int) -> list[Delivery]:
        """So many of each workspace, as far as it may have them; without those too late."""
        now = self._now()
        async with self._database.writing() as connection:
            rows = [row for team in teams for row in await self._of(connection, team, turns, now)]
            await asyncio.sleep(0)
            taken = await _begun(connection, rows, now)
        for delivery in taken:
            self._allowances.take(delivery.member.team_id, 1, now)
        return taken

    async def stale(self) -> Sequence[Delivery]:
        """Begun by somebody who did not say how it ended; the lease is over."""
        async with self._database.writing() as connection:
            return await Claims(connection).take_stale(self._now(), BATCH)

    async def retries(self) -> Sequence[Delivery]:
        """Not sent, and to be tried again by now."""
        async with self._database.writing() as connection:
            return await Claims(connection).take_retries(self._now(), BATCH)

    async def forget_acts(self) -> None:
        """What Slack sent so long ago that it cannot come again."""
        async with self._database.writing() as connection:
            await sweep(connection, self._now())

    async def _of(
        self, connection: Connection, team: str, turns: int, now: datetime
    ) -> Sequence[DueRow]:
        """One workspace's; a click may come in before the next one's."""
        await asyncio.sleep(0)
        most = min(self._allowances.left(team, now), turns)
        return await Claims(connection).claim_due(now, most, team)


async def _begun(connection: Connection, rows: Sequence[DueRow], now: datetime) -> list[Delivery]:
    """None of what is too late; it moves on to the one after it, which may be due as well."""
    claims = Claims(connection)
    rhythms = await claims.rhythms_of({row.member for row in rows})
    begun = [_delivery(row, await _occasion(connection, row), now) for row in rows]
    moves = [
        Move(row, await _due_after(connection, row, rhythms[row.member], _moved_from(row, now)))
        for row in rows
    ]
    await claims.move_due(moves)
    await asyncio.sleep(0)
    new = await claims.begin(begun)
    late = {one.id for one, row in zip(begun, rows, strict=True) if is_too_late(row, now)}
    for delivery_id in sorted(late & new):
        await Deliveries(connection).skipped(delivery_id, TOO_LATE, now)
    return [delivery for delivery in begun if delivery.id in new - late]


async def _due_after(
    connection: Connection, row: DueRow, rhythm: Rhythm, now: datetime
) -> datetime | None:
    """When the kind of what is claimed is due next; each week has its own once.

    A nudge is looked for again tomorrow; how long there is nothing to say is found out after it.
    A second ask comes once; the next first one brings its own.
    """
    if row.kind in rhythm.stopped or row.kind in FIRST:
        return None
    if row.kind == "nudge":
        return next_daily(rhythm.nudges_at, now, row.tz)
    if row.kind == "agenda":
        return await next_draft_at(connection, row.member, now, row.tz)
    last = occasion_of(row.kind, row.due_at, row.tz)
    if row.snoozed:
        last = await Deliveries(connection).last_occasion(row.member, row.kind) or last
    return next_due(rhythm.slot_of(row.kind), last, now, row.tz)


def _delivery(row: DueRow, occasion: str, now: datetime) -> Delivery:
    return Delivery(
        uuid.uuid4().hex,
        row.member,
        row.kind,
        occasion,
        claimed_at=row.due_at if is_too_late(row, now) else now,
        lease_until=now + LEASE,
    )


def _moved_from(row: DueRow, now: datetime) -> datetime:
    return max(row.due_at, now - A_WEEK) if is_too_late(row, now) else now


async def _occasion(connection: Connection, row: DueRow) -> str:
    """What the message is sent once for; one that the member asked for again is one more.

    A second ask has the occasion of the one that nobody answered.
    """
    if row.kind in FIRST:
        sent = await Deliveries(connection).last_sent(row.member, FIRST[row.kind])
        return sent[0] if sent else occasion_of(FIRST[row.kind], row.due_at, row.tz)
    occasion = occasion_of(row.kind, row.due_at, row.tz)
    return f"{occasion}{AGAIN}{row.due_at:%Y-%m-%dT%H:%M:%S}" if row.snoozed else occasion

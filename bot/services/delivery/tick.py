"""A tick: claim what is due, few at a time, write a delivery row, then send, then confirm."""

import asyncio
import time
import uuid
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

import structlog

from bot.domain.calendar.weeks import FIRST, Rhythm, next_daily, next_due, occasion_of
from bot.domain.delivery.delivery import AGAIN, LEASE, Delivery, DueRow, is_too_late
from bot.domain.delivery.moment import TOO_LATE
from bot.services.delivery.reach import Allowances
from bot.services.delivery.schedule import next_draft_at
from bot.services.delivery.send import Late, Outbox, Tick
from bot.services.ports import Clock
from bot.services.workspace.errands import Errands
from bot.storage.database.acts import REMEMBERED_FOR, sweep
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.claims import ClaimStore, Move
from bot.storage.delivery.claims import Work as DueWork
from bot.storage.delivery.deliveries import DeliveryStore

BATCH = 64
"""Claim no more than is sent well within the lease: after a crash little is in doubt."""

A_WEEK = timedelta(weeks=1)


class Claims:
    """Claims what is due. Several processes may claim at once; each gets different rows."""

    def __init__(self, database: Database, allowances: Allowances, now: Clock) -> None:
        self._database = database
        self._allowances = allowances
        self._now = now

    async def work(self) -> DueWork:
        """When each kind of work comes due next."""
        async with self._database.reading() as connection:
            return await ClaimStore(connection).work()

    async def look(self) -> tuple[DueWork, tuple[str, ...]]:
        """The same, all that an idle tick reads, and the workspaces in which something is due."""
        now = self._now()
        async with self._database.reading() as connection:
            claims = ClaimStore(connection)
            work = await claims.work()
            return work, await claims.teams_due(now) if has_come(work.due_at, now) else ()

    async def teams_due(self) -> tuple[str, ...]:
        """The workspaces in which something is due now, the longest overdue first."""
        async with self._database.reading() as connection:
            return await ClaimStore(connection).teams_due(self._now())

    def open_to(self, teams: Iterable[str]) -> list[str]:
        """Those of the workspaces that Slack's limits let have something now."""
        now = self._now()
        return [team for team in teams if self._allowances.left(team, now)]

    async def due(self, teams: Iterable[str], turns: int) -> tuple[list[Delivery], bool]:
        """Claims up to `turns` of each workspace, within its allowance; skips those too late.

        True: there may be more that is due.
        """
        now = self._now()
        async with self._database.writing() as connection:
            of_each = [await self._of(connection, team, turns, now) for team in teams]
            rows = [row for some in of_each for row in some]
            await asyncio.sleep(0)
            taken = await _begun(connection, rows, now)
        for delivery in taken:
            self._allowances.take(delivery.member.team_id, 1, now)
        is_full = any(self._is_full(some, turns, now) for some in of_each)
        return taken, is_full or len(taken) < len(rows)

    async def stale(self) -> Sequence[Delivery]:
        """Deliveries that were begun and not confirmed, whose lease has run out."""
        async with self._database.writing() as connection:
            return await ClaimStore(connection).take_stale(self._now(), BATCH)

    async def retries(self) -> Sequence[Delivery]:
        """Deliveries that failed, and may be tried again now."""
        async with self._database.writing() as connection:
            return await ClaimStore(connection).take_retries(self._now(), BATCH)

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
        return await ClaimStore(connection).claim_due(now, most, team)

    def _is_full(self, some: Sequence[DueRow], turns: int, now: datetime) -> bool:
        """Whether a workspace got all that it could have: then it may have more."""
        return len(some) == turns or any(
            not self._allowances.left(row.member.team_id, now) for row in some[:1]
        )


async def _begun(connection: Connection, rows: Sequence[DueRow], now: datetime) -> list[Delivery]:
    """None of what is too late; it moves on to the one after it, which may be due as well."""
    claims = ClaimStore(connection)
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
        await DeliveryStore(connection).skipped(delivery_id, TOO_LATE, now)
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
        last = await DeliveryStore(connection).last_occasion(row.member, row.kind) or last
    return next_due(rhythm.slot_of(row.kind), last, now, row.tz, rhythm.pace)


def _delivery(row: DueRow, occasion: str, now: datetime) -> Delivery:
    return Delivery(
        uuid.uuid4().hex,
        row.member,
        row.kind,
        occasion,
        claimed_at=row.due_at if is_too_late(row, now) else now,
        lease_until=now + LEASE,
        due_at=row.due_at,
    )


def _moved_from(row: DueRow, now: datetime) -> datetime:
    return max(row.due_at, now - A_WEEK) if is_too_late(row, now) else now


async def _occasion(connection: Connection, row: DueRow) -> str:
    """What the message is sent once for; one that the member asked for again is one more.

    A second ask has the occasion of the one that nobody answered.
    """
    if row.kind in FIRST:
        sent = await DeliveryStore(connection).last_sent(row.member, FIRST[row.kind])
        return sent[0] if sent else occasion_of(FIRST[row.kind], row.due_at, row.tz)
    occasion = occasion_of(row.kind, row.due_at, row.tz)
    return f"{occasion}{AGAIN}{row.due_at:%Y-%m-%dT%H:%M:%S}" if row.snoozed else occasion


Work = Callable[[Delivery], Awaitable[Tick]]
Claim = Callable[[], Awaitable[Sequence[Delivery]]]

FEWEST_TURNS, MOST_TURNS = 2, 4
"""How many a workspace gets before all the others have had their turn: more, where few wait."""

ALONE = 16
"""How many it gets while no other waits."""

log = structlog.get_logger()


class Deliveries:
    """Brings what is due to whom it is due. Several may run at once on one database."""

    def __init__(
        self,
        claiming: Claims,
        sending: Outbox,
        errands: Errands,
        allowances: Allowances,
        now: Clock,
    ) -> None:
        self._claiming = claiming
        self._sending = sending
        self._errands = errands
        self._allowances = allowances
        self._now = now
        self.stepped_at = time.monotonic()
        """When something was seen through last, by the monotonic clock."""
        self.is_held_up = False
        """Whether the last tick left something that Slack's limits did not let out yet."""

    async def tick(self) -> Tick:
        """Sends everything that is due now; one member's failure never holds up another."""
        now, done = self._now(), Tick()
        self.is_held_up = False
        work, teams = await self._claiming.look()
        if has_come(work.lease_until, now):
            done += await self._work_off(self._claiming.stale, self._sending.find_out)
        if has_come(work.retry_at, now):
            done += await self._work_off(self._claiming.retries, self._sending.repeat)
        if teams:
            done += await self._work_off_due(teams)
        if has_come(work.acted_at and work.acted_at + REMEMBERED_FOR, now):
            await self._claiming.forget_acts()
        if has_come(work.errand_until, now):
            await self._errands.take_up()
        self._allowances.forget_full(now)
        return done

    async def next_send_at(self) -> datetime | None:
        """The earliest due instant of anybody (UTC), None if nothing is planned."""
        return (await self._claiming.work()).due_at

    async def overdue(self) -> float:
        """Seconds since the oldest message that is due should have come; 0 where none is."""
        due_at = await self.next_send_at()
        return max((self._now() - due_at).total_seconds(), 0) if due_at else 0

    def hear_lateness(self, heard: Late) -> None:
        """`heard` is told of each message that arrived."""
        self._sending.late = heard

    def held(self) -> int:
        """Workspaces in which Slack asked to wait with the next message."""
        return self._allowances.held(self._now())

    async def _work_off(self, take: Claim, work: Work) -> Tick:
        """Batch after batch; a batch at once, so that it is over long before its lease is."""
        done = Tick()
        while taken := await take():
            done += await _at_once(work, taken)
            self.stepped_at = time.monotonic()
        return done

    async def _work_off_due(self, due: Sequence[str]) -> Tick:
        """Round after round, in which every workspace gets the same few turns.

        A workspace that has used up what Slack lets it have waits for the next tick.
        """
        done = Tick()
        while teams := self._claiming.open_to(due):
            turns, is_more = turns_of(len(teams)), len(teams) < len(due)
            for some in batched(teams, BATCH // turns):
                taken, may_go_on = await self._claiming.due(some, turns)
                is_more |= may_go_on
                done += await _at_once(self._sending.deliver, taken)
                self.stepped_at = time.monotonic()
            due = await self._claiming.teams_due() if is_more else ()
        self.is_held_up = bool(due)
        return done


def turns_of(teams: int) -> int:
    """How many each of so many workspaces gets in one round."""
    return ALONE if teams == 1 else min(max(BATCH // teams, FEWEST_TURNS), MOST_TURNS)


def batched(teams: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (teams[start : start + size] for start in range(0, len(teams), size))


async def _at_once(work: Work, taken: Sequence[Delivery]) -> Tick:
    ticks = await asyncio.gather(*(_guarded(work, delivery) for delivery in taken))
    return sum(ticks, start=Tick())


async def _guarded(work: Work, delivery: Delivery) -> Tick:
    """Whatever goes wrong once a message may be out, the delivery stays claimed.

    When its lease is over it is looked up, whether this engine lives or not.
    """
    try:
        return await work(delivery)
    except Exception as error:  # noqa: BLE001 - one member's fault must not hold up another
        log.warning("delivery_in_doubt", delivery=delivery.id, error=type(error).__name__)
        return Tick(failed=1)


def has_come(instant: datetime | None, now: datetime) -> bool:
    return instant is not None and instant <= now

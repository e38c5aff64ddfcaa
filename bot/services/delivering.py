"""Delivering: claim what is due, write a delivery row, then send, then confirm.

The claim and the row are one transaction under a unique key of person, kind and occasion, so a
message is never begun twice. A send whose outcome is unknown is looked up in the member's DM by
its delivery id before it is repeated.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.calendar import occasion_of
from bot.domain.check_in import Outgoing, Posted
from bot.domain.delivery import (
    Delivery,
    DueRow,
    NotDeliveredError,
    OutcomeUnknownError,
    is_too_late,
    retry_delay,
)
from bot.services.composing import Composing
from bot.services.knowing import Knowing
from bot.services.pacing import Pacing, regular_due
from bot.services.ports import Clock, Messenger
from bot.storage.database import Connection, Database
from bot.storage.deliveries import Deliveries
from bot.storage.told import Told

BATCH = 20
"""Claim no more than is sent well within the lease: after a crash little is in doubt."""

LEASE = timedelta(minutes=2)
"""How long a claim is believed to be in good hands before its outcome is looked up."""

A_WEEK = timedelta(weeks=1)

MOST_ATTEMPTS = 30
"""About a day of trying, at the longest pauses; then the next occasion is the next chance."""

TOO_LATE = "too_late"
"""The error code of what was held up until it was of no use any more."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did: counts, for the log and for tests."""

    sent: int = 0
    silent: int = 0
    failed: int = 0

    def __add__(self, other: "Tick") -> "Tick":
        return Tick(self.sent + other.sent, self.silent + other.silent, self.failed + other.failed)


Work = Callable[[Delivery], Awaitable[Tick]]
Claim = Callable[[], Awaitable[Sequence[Delivery] | None]]


class Delivering:
    """Brings what is due to whom it is due. Several may run at once on one database."""

    def __init__(
        self,
        database: Database,
        knowing: Knowing,
        composing: Composing,
        pacing: Pacing,
        messenger: Messenger,
        now: Clock,
    ) -> None:
        self._database = database
        self._knowing = knowing
        self._composing = composing
        self._pacing = pacing
        self._messenger = messenger
        self._now = now
        self._held_until: dict[str, datetime] = {}

    async def tick(self) -> Tick:
        """Sends everything that is due now; one member's failure never holds up another."""
        return (
            await self._work_off(self._take_stale, self._find_out)
            + await self._work_off(self._take_retries, self._repeat)
            + await self._work_off(self._claim, self._deliver)
        )

    async def next_send_at(self) -> datetime | None:
        """The earliest due instant of anybody (UTC), None if nothing is planned."""
        async with self._database.reading() as connection:
            return await Deliveries(connection).next_due_at()

    @staticmethod
    async def _work_off(take: Claim, work: Work) -> Tick:
        """Batch after batch; a batch at once, so that it is over long before its lease is."""
        done = Tick()
        while (taken := await take()) is not None:
            ticks = await asyncio.gather(*(_guarded(work, delivery) for delivery in taken))
            done = sum(ticks, start=done)
        return done

    async def _claim(self) -> Sequence[Delivery] | None:
        """The next batch; empty where all of it was too late; None where nothing is due."""
        async with self._database.writing() as connection:
            rows = await Deliveries(connection).claim_due(self._now(), BATCH)
            claimed = [await self._claim_one(connection, row) for row in rows]
        return [delivery for delivery in claimed if delivery] if rows else None

    async def _claim_one(self, connection: Connection, row: DueRow) -> Delivery | None:
        """None for what is too late; it moves on to the one after it, which may be due as well."""
        deliveries, now = Deliveries(connection), self._now()
        is_over = is_too_late(row, now)
        after = max(row.due_at, now - A_WEEK) if is_over else now
        later = await regular_due(connection, row.member, row.kind, after, row.tz)
        await deliveries.move_due(row.member, row.kind, later, row.due_at)
        if is_over:
            return None
        delivery = Delivery(
            uuid.uuid4().hex,
            row.member,
            row.kind,
            _occasion(row),
            claimed_at=now,
            lease_until=now + LEASE,
        )
        is_new = await deliveries.add(
            delivery.id, row.member, row.kind, delivery.occasion, now, lease_until=now + LEASE
        )
        return delivery if is_new else None

    async def _take_stale(self) -> Sequence[Delivery] | None:
        async with self._database.writing() as connection:
            return await Deliveries(connection).take_stale(self._now(), BATCH) or None

    async def _take_retries(self) -> Sequence[Delivery] | None:
        async with self._database.writing() as connection:
            return await Deliveries(connection).take_retries(self._now(), BATCH) or None

    async def _find_out(self, delivery: Delivery) -> Tick:
        """A delivery that somebody began: find out whether it arrived before repeating it.

        Where that cannot be found out it stays leased, and is looked up again after the lease.
        """
        try:
            posted = await self._messenger.find(delivery.member, delivery.id)
        except NotDeliveredError as error:
            if error.is_permanent:
                return await self._failed(delivery, error)
            log.warning("delivery_not_looked_up", delivery=delivery.id, code=error.code)
            return Tick(failed=1)
        return await (self._arrived(delivery, posted) if posted else self._repeat(delivery))

    async def _repeat(self, delivery: Delivery) -> Tick:
        """Tries once more, unless the week it was for is as good as over."""
        tz = (await self._knowing.profile(delivery.member)).tz
        due_at = delivery.claimed_at or self._now()
        if is_too_late(DueRow(delivery.member, delivery.kind, due_at, tz), self._now()):
            return await self._failed(delivery, NotDeliveredError(TOO_LATE, is_permanent=True))
        return await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery) -> Tick:
        try:
            message = await self._message(delivery)
            if message is None:
                return await self._silent(delivery)
            posted = await self._messenger.send(delivery.member, message, delivery.id)
        except NotDeliveredError as error:
            return await self._failed(delivery, error)
        return await self._arrived(delivery, posted)

    async def _message(self, delivery: Delivery) -> Outgoing | None:
        """None where there is nothing to say. A workspace that asked for a pause gets it."""
        now = self._now()
        pause = self._held_until.get(delivery.member.team_id, now) - now
        if pause > timedelta(0):
            raise NotDeliveredError(
                "ratelimited", is_permanent=False, retry_after=pause.total_seconds()
            )
        if delivery.lease_until and now >= delivery.lease_until:
            raise OutcomeUnknownError
        try:
            return await self._composing.compose(delivery.member, delivery.kind)
        except Exception as error:  # noqa: BLE001 - nothing was sent, so it may be tried again
            raise _fault(error) from None

    async def _arrived(self, delivery: Delivery, posted: Posted) -> Tick:
        now = self._now()
        async with self._database.writing() as connection:
            await Deliveries(connection).sent(
                delivery.id, posted.channel_id, posted.message_ts, now
            )
            if posted.nudge:
                await Told(connection, delivery.member).add(*posted.nudge, now)
        await self._look_ahead(delivery)
        log.info("delivered", delivery=delivery.id, kind=delivery.kind, attempts=delivery.attempts)
        return Tick(sent=1)

    async def _silent(self, delivery: Delivery) -> Tick:
        async with self._database.writing() as connection:
            await Deliveries(connection).nothing_to_say(delivery.id, self._now())
        await self._look_ahead(delivery)
        return Tick(silent=1)

    async def _look_ahead(self, delivery: Delivery) -> None:
        """After a nudge, or none: the due date moves to the next day with something to say."""
        if delivery.kind == "nudge":
            await self._pacing.look_again(delivery.member)

    async def _failed(self, delivery: Delivery, error: NotDeliveredError) -> Tick:
        now = self._now()
        delay = retry_delay(delivery.attempts, error.retry_after)
        if error.retry_after is not None:
            self._held_until[delivery.member.team_id] = now + delay
        is_over = error.is_permanent or delivery.attempts >= MOST_ATTEMPTS
        async with self._database.writing() as connection:
            await Deliveries(connection).failed(
                delivery.id, error.code, now, None if is_over else now + delay
            )
        log.warning("not_delivered", delivery=delivery.id, kind=delivery.kind, code=error.code)
        return Tick(failed=1)


async def _guarded(work: Work, delivery: Delivery) -> Tick:
    """Whatever goes wrong once a message may be out, the delivery stays claimed.

    When its lease is over it is looked up, whether this engine lives or not.
    """
    try:
        return await work(delivery)
    except Exception as error:  # noqa: BLE001 - one member's fault must not hold up another
        log.warning("delivery_in_doubt", delivery=delivery.id, error=type(error).__name__)
        return Tick(failed=1)


def _occasion(row: DueRow) -> str:
    """What the message is sent once for; one that the member asked for again is one more."""
    occasion = occasion_of(row.kind, row.due_at, row.tz)
    return f"{occasion} again {row.due_at:%Y-%m-%dT%H:%M:%S}" if row.snoozed else occasion


def _fault(error: Exception) -> NotDeliveredError:
    """An unexpected fault, by the name of its class alone: its words may be a member's."""
    return NotDeliveredError(type(error).__name__, is_permanent=False)

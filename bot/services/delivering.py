"""Delivering: claim what is due, write a delivery row, then send, then confirm.

The claim and the row are one transaction under a unique key of person, kind and occasion, so a
message is never begun twice. A send whose outcome is unknown is looked up in the member's DM by
its delivery id before it is repeated.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.calendar import occasion_of
from bot.domain.check_in import Posted
from bot.domain.delivery import (
    Delivery,
    DueRow,
    NotDeliveredError,
    OutcomeUnknownError,
    is_too_late,
    retry_delay,
)
from bot.domain.situation import Nudge
from bot.services.composing import Composing
from bot.services.pacing import Pacing, regular_due
from bot.services.ports import Clock, Messenger
from bot.storage.database import Connection, Database
from bot.storage.deliveries import Deliveries
from bot.storage.told import Told

BATCH = 100
"""Claim no more than is about to be sent: after a crash little is in doubt."""

LEASE = timedelta(minutes=2)
"""How long a claim is believed to be in good hands before its outcome is looked up."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did: counts, for the log and for tests."""

    sent: int = 0
    silent: int = 0
    failed: int = 0

    def __add__(self, other: "Tick") -> "Tick":
        return Tick(self.sent + other.sent, self.silent + other.silent, self.failed + other.failed)


class Delivering:
    """Brings what is due to whom it is due. Several may run at once on one database."""

    def __init__(
        self,
        database: Database,
        composing: Composing,
        pacing: Pacing,
        messenger: Messenger,
        now: Clock,
    ) -> None:
        self._database = database
        self._pacing = pacing
        self._composing = composing
        self._messenger = messenger
        self._now = now

    async def tick(self) -> Tick:
        """Sends everything that is due now; one member's failure never holds up another."""
        done = Tick()
        for delivery in await self._take_unfinished():
            done += await self._finish(delivery)
        while (claimed := await self._claim()) is not None:
            for delivery in claimed:
                done += await self._deliver(delivery)
        return done

    async def next_send_at(self) -> datetime | None:
        """The earliest due instant of anybody (UTC), None if nothing is planned."""
        async with self._database.reading() as connection:
            return await Deliveries(connection).next_due_at()

    async def _claim(self) -> list[Delivery] | None:
        """The next batch; empty where all of it was too late; None where nothing is due."""
        async with self._database.writing() as connection:
            rows = await Deliveries(connection).claim_due(self._now(), BATCH)
            if not rows:
                return None
            claimed = [await self._claim_one(connection, row) for row in rows]
        return [delivery for delivery in claimed if delivery]

    async def _claim_one(self, connection: Connection, row: DueRow) -> Delivery | None:
        deliveries, now = Deliveries(connection), self._now()
        later = await regular_due(connection, row.member, row.kind, now, row.tz)
        await deliveries.move_due(row.member, row.kind, later, row.due_at)
        if is_too_late(row, now):
            return None
        delivery_id = uuid.uuid4().hex
        occasion = occasion_of(row.kind, row.due_at, row.tz)
        if row.snoozed:
            occasion = f"{occasion} again {row.due_at:%Y-%m-%dT%H:%M}"
        if not await deliveries.add(
            delivery_id, row.member, row.kind, occasion, now, lease_until=now + LEASE
        ):
            return None
        return Delivery(id=delivery_id, member=row.member, kind=row.kind, occasion=occasion)

    async def _take_unfinished(self) -> tuple[Delivery, ...]:
        async with self._database.writing() as connection:
            return await Deliveries(connection).take_stale(self._now(), BATCH)

    async def _finish(self, delivery: Delivery) -> Tick:
        """A delivery that somebody began: find out whether it arrived before repeating it."""
        try:
            posted = await self._messenger.find(delivery.member, delivery.id)
        except NotDeliveredError as error:
            return await self._failed(delivery, error)
        if posted is None:
            return await self._deliver(delivery)
        composed = await self._composing.compose(delivery.member, delivery.kind)
        return await self._arrived(delivery, posted, composed[1] if composed else None)

    async def _deliver(self, delivery: Delivery) -> Tick:
        try:
            composed = await self._composing.compose(delivery.member, delivery.kind)
            if composed is None:
                return await self._silent(delivery)
            message, nudge = composed
            posted = await self._messenger.send(delivery.member, message, delivery.id)
        except OutcomeUnknownError:
            log.warning("delivery_outcome_unknown", delivery=delivery.id, kind=delivery.kind)
            return Tick(failed=1)
        except NotDeliveredError as error:
            return await self._failed(delivery, error)
        except Exception as error:  # noqa: BLE001 - one member's fault must not hold up another
            return await self._failed(delivery, _fault(error))
        return await self._arrived(delivery, posted, nudge)

    async def _arrived(self, delivery: Delivery, posted: Posted, nudge: Nudge | None) -> Tick:
        now = self._now()
        async with self._database.writing() as connection:
            await Deliveries(connection).sent(
                delivery.id, posted.channel_id, posted.message_ts, now
            )
            if nudge:
                await Told(connection, delivery.member).add(nudge.name, nudge.occasion, now)
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
        retry_at = None if error.is_permanent else now + delay
        async with self._database.writing() as connection:
            await Deliveries(connection).failed(delivery.id, error.code, now, retry_at)
        log.warning("not_delivered", delivery=delivery.id, kind=delivery.kind, code=error.code)
        return Tick(failed=1)


def _fault(error: Exception) -> NotDeliveredError:
    """An unexpected fault, by the name of its class alone: its words may be a member's."""
    return NotDeliveredError(type(error).__name__, is_permanent=False)

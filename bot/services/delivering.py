"""Delivering: claim what is due, write a delivery row, then send, then confirm.

The claim and the row are one transaction under a unique key of person, kind and occasion, so a
message is never begun twice. A send whose outcome is unknown is looked up in the member's DM by
its delivery id before it is repeated.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.calendar import occasion_of
from bot.domain.check_in import Outgoing, Posted
from bot.domain.delivery import (
    AGAIN,
    UNREACHABLE,
    Delivery,
    DueRow,
    NotDeliveredError,
    OutcomeUnknownError,
    is_too_late,
    retry_delay,
)
from bot.domain.moment import NOW, TOO_LATE, Moment
from bot.services.allowances import Allowances
from bot.services.composing import Composing
from bot.services.knowing import Knowing
from bot.services.pacing import Pacing, due_after
from bot.services.placing import Placing
from bot.services.ports import Clock, Messenger
from bot.services.reaching import Reaching
from bot.storage.database import Connection, Database
from bot.storage.deliveries import Deliveries
from bot.storage.told import Told

BATCH = 16
"""Claim no more than is sent well within the lease: after a crash little is in doubt.

Each is some work for the loop: with 48 at once it stood still for longer than a click may wait.
"""

TURNS = 2
"""How many a workspace gets before all the others have had their turn."""

LEASE = timedelta(minutes=2)
"""How long a claim is believed to be in good hands before its outcome is looked up."""

A_SEND = timedelta(seconds=45)
"""What has to be left of the lease for a send to begin: a call is cut off after 20 seconds."""

A_WEEK = timedelta(weeks=1)

MOST_ATTEMPTS = 30
"""About a day of trying, at the longest pauses; then the next occasion is the next chance."""

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

    def __init__(  # noqa: PLR0913, PLR0917 - each is an ability of its own, handed over once
        self,
        database: Database,
        knowing: Knowing,
        composing: Composing,
        pacing: Pacing,
        placing: Placing,
        reaching: Reaching,
        messenger: Messenger,
        now: Clock,
    ) -> None:
        self._database = database
        self._knowing = knowing
        self._composing = composing
        self._pacing = pacing
        self._placing = placing
        self._reaching = reaching
        self._messenger = messenger
        self._now = now
        self._allowances = Allowances()

    async def tick(self) -> Tick:
        """Sends everything that is due now; one member's failure never holds up another."""
        return (
            await self._work_off(self._take_stale, self._find_out)
            + await self._work_off(self._take_retries, self._repeat)
            + await self._work_off_due()
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

    async def _work_off_due(self) -> Tick:
        """Round after round, in which every workspace gets the same few turns.

        A workspace that has used up what Slack lets it have waits for the next tick.
        """
        done = Tick()
        while teams := await self._teams_due():
            for some in batched(teams, BATCH // TURNS):
                done += await self._work_off_some(some)
        return done

    async def _teams_due(self) -> list[str]:
        now = self._now()
        async with self._database.reading() as connection:
            teams = await Deliveries(connection).teams_due(now)
        return [team for team in teams if self._allowances.left(team, now)]

    async def _work_off_some(self, teams: Sequence[str]) -> Tick:
        taken = await self._claim(teams)
        ticks = await asyncio.gather(*(_guarded(self._deliver, delivery) for delivery in taken))
        return sum(ticks, start=Tick())

    async def _claim(self, teams: Sequence[str]) -> list[Delivery]:
        """A few of each workspace, without those that were too late."""
        claimed: list[Delivery] = []
        async with self._database.writing() as connection:
            for team in teams:
                now = self._now()
                turns = min(self._allowances.left(team, now), TURNS)
                rows = await Deliveries(connection).claim_due(now, turns, team)
                found = [await self._claim_one(connection, row) for row in rows]
                taken = [delivery for delivery in found if delivery]
                self._allowances.take(team, len(taken), now)
                claimed += taken
        return claimed

    async def _claim_one(self, connection: Connection, row: DueRow) -> Delivery | None:
        """None for what is too late; it moves on to the one after it, which may be due as well."""
        deliveries, now = Deliveries(connection), self._now()
        is_over = is_too_late(row, now)
        moment = max(row.due_at, now - A_WEEK) if is_over else now
        await deliveries.move_due(
            row.member, row.kind, await due_after(connection, row, moment), row.due_at
        )
        begun_at = row.due_at if is_over else now
        delivery = Delivery(
            uuid.uuid4().hex,
            row.member,
            row.kind,
            _occasion(row),
            claimed_at=begun_at,
            lease_until=now + LEASE,
        )
        is_new = await deliveries.add(
            delivery.id, row.member, row.kind, delivery.occasion, begun_at, now + LEASE
        )
        if is_over and is_new:
            await deliveries.skipped(delivery.id, TOO_LATE, now)
        return delivery if is_new and not is_over else None

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
            await self._placing.skip(delivery, TOO_LATE)
            return Tick(failed=1)
        return await self._deliver(delivery)

    async def _deliver(self, delivery: Delivery) -> Tick:
        try:
            moment, note = await self._moment(delivery)
            if moment != NOW:
                return await self._not_now(delivery, moment)
            message = await self._message(delivery)
            if message is None:
                return await self._silent(delivery)
            posted = await self._messenger.send(delivery.member, message, delivery.id, note)
        except NotDeliveredError as error:
            return await self._failed(delivery, error)
        return await self._arrived(delivery, posted)

    async def _moment(self, delivery: Delivery) -> tuple[Moment, str]:
        try:
            return await self._placing.moment(delivery)
        except Exception as error:  # noqa: BLE001 - nothing was sent, so it may be tried again
            raise _fault(error) from None

    async def _not_now(self, delivery: Delivery, moment: Moment) -> Tick:
        """Nothing was sent: it is due again at a better time, or left out for good."""
        if moment.later_at:
            await self._placing.put_off(delivery, moment.later_at)
        else:
            await self._placing.skip(delivery, moment.skip or "")
        return Tick(silent=1)

    async def _message(self, delivery: Delivery) -> Outgoing | None:
        """None where there is nothing to say. A workspace that asked for a pause gets it."""
        now = self._now()
        pause = self._allowances.pause(delivery.member.team_id, now)
        if pause:
            raise NotDeliveredError("ratelimited", is_permanent=False, retry_after=pause)
        if delivery.lease_until and now + A_SEND > delivery.lease_until:
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
            self._allowances.hold(delivery.member.team_id, now + delay, now)
        is_over = error.is_permanent or delivery.attempts >= MOST_ATTEMPTS
        async with self._database.writing() as connection:
            await Deliveries(connection).failed(
                delivery.id, error.code, now, None if is_over else now + delay
            )
        log.warning("not_delivered", delivery=delivery.id, kind=delivery.kind, code=error.code)
        if error.code in UNREACHABLE:
            await self._reaching.lost(delivery.member, error.code)
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
    return f"{occasion}{AGAIN}{row.due_at:%Y-%m-%dT%H:%M:%S}" if row.snoozed else occasion


def _fault(error: Exception) -> NotDeliveredError:
    """An unexpected fault, by the name of its class alone: its words may be a member's."""
    return NotDeliveredError(type(error).__name__, is_permanent=False)


def batched(teams: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (teams[start : start + size] for start in range(0, len(teams), size))

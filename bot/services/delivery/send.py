"""Sending a claimed delivery; those that end at the same time are saved in one batch."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.calendar.weeks import Due
from bot.domain.delivery.delivery import (
    AGAIN,
    UNREACHABLE,
    Delivery,
    DueRow,
    NotDeliveredError,
    OutcomeUnknownError,
    Posted,
    is_too_late,
    retry_delay,
)
from bot.domain.delivery.moment import NOW, TOO_LATE, Moment
from bot.domain.delivery.quiet import STILL_ON, Manner
from bot.domain.member import Member
from bot.domain.week.check_in import Outgoing
from bot.services.batch import Batches
from bot.services.delivery.moment import Approach, Moments
from bot.services.delivery.reach import Allowances, Reachability
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Clock, Messenger
from bot.services.week.check_in import CheckIns
from bot.services.week.second_ask import SecondAsks
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.deliveries import DeliveryStore, Settled
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudge, remember
from bot.storage.workspace.members import MemberStore


@dataclass(frozen=True, slots=True)
class End:
    """How a delivery ended, the nudge that it gave, and when it comes for whom once more.

    `begun_at` is when it was begun, `told_back` who heard with it that it goes on.
    """

    settled: Settled
    sent_nudge: SentNudge | None = None
    again: tuple[Member, Due] | None = None
    begun_at: datetime | None = None
    told_back: Member | None = None


class Confirmations:
    """Saves how deliveries ended."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._ends = Batches(self._write)

    async def arrived(
        self,
        delivery: Delivery,
        posted: Posted,
        second: Due | None = None,
        *,
        says_back: bool = False,
    ) -> None:
        """`second` is due unless the member answers this one; `says_back`: that it goes on."""
        now = self._now()
        settled = Settled(delivery.id, now, posted.channel_id, posted.message_ts)
        sent_nudge = SentNudge(delivery.member, *posted.nudge, now) if posted.nudge else None
        await self._ends.save(
            End(
                settled,
                sent_nudge,
                (delivery.member, second) if second else None,
                delivery.claimed_at,
                delivery.member if says_back else None,
            )
        )

    async def silent(self, delivery: Delivery) -> None:
        """There was nothing to say."""
        await self._ends.save(End(Settled(delivery.id, self._now())))

    async def failed(self, delivery: Delivery, code: str, retry_at: datetime | None) -> None:
        """Certainly not sent; `retry_at` None: given up."""
        async with self._database.writing() as connection:
            await DeliveryStore(connection).failed(delivery.id, code, self._now(), retry_at)

    async def _write(self, ends: Sequence[End]) -> None:
        async with self._database.writing() as connection:
            await DeliveryStore(connection).settle([end.settled for end in ends])
            await remember(connection, [end.sent_nudge for end in ends if end.sent_nudge])
            await _ask_again(connection, [end.again for end in ends if end.again])
            await _note_silence(connection, ends)


async def _ask_again(connection: Connection, again: Sequence[tuple[Member, Due]]) -> None:
    for member, due in again:
        await RhythmStore(connection, member).set_due(due.kind, due.next_due_at)


async def _note_silence(connection: Connection, ends: Sequence[End]) -> None:
    for end in ends:
        if end.sent_nudge and end.sent_nudge.nudge_name == STILL_ON and end.begun_at:
            members = MemberStore(connection, end.sent_nudge.member)
            await members.asked_whether_still(end.begun_at)
        elif end.told_back:
            await MemberStore(connection, end.told_back).silence_settled()


A_SEND = timedelta(seconds=45)
"""What has to be left of the lease for a send to begin: a call is cut off after 20 seconds."""

MOST_ATTEMPTS = 30
"""About a day of trying, at the longest pauses; then the next occasion is the next chance."""

WRITERS = 2
"""So many messages take shape in one turn of the loop, so that a click never waits for long."""

Late = Callable[[float], None]
"""Is told by how many seconds a message was late."""

log = structlog.get_logger()


def nobody(_late_by: float) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Tick:
    """What one tick did: counts, for the log and for tests."""

    sent: int = 0
    silent: int = 0
    failed: int = 0

    def __add__(self, other: "Tick") -> "Tick":
        return Tick(self.sent + other.sent, self.silent + other.silent, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a delivery needs on its way."""

    members: Members
    check_ins: CheckIns
    schedule: Schedule
    moments: Moments
    reach: Reachability
    confirmations: Confirmations
    second_asks: SecondAsks


class Outbox:
    """Takes a delivery to its end: decides on the moment, words it, sends and confirms it."""

    def __init__(
        self, abilities: Abilities, allowances: Allowances, messenger: Messenger, now: Clock
    ) -> None:
        self._can = abilities
        self._allowances = allowances
        self._messenger = messenger
        self._now = now
        self._writers = asyncio.Semaphore(WRITERS)
        self.late: Late = nobody

    async def find_out(self, delivery: Delivery) -> Tick:
        """Finds out whether a delivery that was begun has arrived, before repeating it.

        Where that cannot be found out it stays leased, and is looked up again after the lease.
        """
        try:
            posted = await self._messenger.find(delivery.member, delivery.id)
        except NotDeliveredError as error:
            if error.is_permanent:
                return await self._failed(delivery, error)
            log.warning("delivery_not_looked_up", delivery=delivery.id, code=error.code)
            return Tick(failed=1)
        if posted is None:
            return await self.repeat(delivery)
        return await self._arrived(delivery, posted, await self._can.second_asks.after(delivery))

    async def repeat(self, delivery: Delivery) -> Tick:
        """Tries once more, unless the week it was for is as good as over."""
        tz = (await self._can.members.profile(delivery.member)).tz
        due_at = delivery.claimed_at or self._now()
        if is_too_late(DueRow(delivery.member, delivery.kind, due_at, tz), self._now()):
            await self._can.moments.skip(delivery, TOO_LATE)
            return Tick(failed=1)
        return await self.deliver(delivery)

    async def deliver(self, delivery: Delivery) -> Tick:
        try:
            approach = await self._approach(delivery)
            if approach.moment != NOW:
                return await self._not_now(delivery, approach.moment)
            second = await self._second(delivery)
            message = await self._message(delivery, approach.manner)
            if message is None:
                return await self._silent(delivery, approach.manner)
            posted = await self._send(delivery, message, approach.note)
        except NotDeliveredError as error:
            return await self._failed(delivery, error)
        return await self._arrived(delivery, posted, second, says_back=approach.says_back)

    async def _approach(self, delivery: Delivery) -> Approach:
        try:
            return await self._can.moments.approach(delivery)
        except Exception as error:  # noqa: BLE001 - nothing was sent, so it may be tried again
            raise _fault(error) from None

    async def _not_now(self, delivery: Delivery, moment: Moment) -> Tick:
        """Nothing was sent: it is due again at a better time, or left out for good."""
        if moment.later_at:
            await self._can.moments.put_off(delivery, moment.later_at)
        else:
            await self._can.moments.skip(delivery, moment.skip or "")
        return Tick(silent=1)

    async def _message(self, delivery: Delivery, manner: Manner) -> Outgoing | None:
        """None where there is nothing to say. A workspace that asked for a pause gets it."""
        pause = self._allowances.pause(delivery.member.team_id, self._now())
        if pause:
            raise NotDeliveredError("ratelimited", is_permanent=False, retry_after=pause)
        try:
            again = AGAIN in delivery.occasion
            return await self._can.check_ins.compose(
                delivery.member, delivery.kind, manner, again=again
            )
        except Exception as error:  # noqa: BLE001 - nothing was sent, so it may be tried again
            raise _fault(error) from None

    async def _second(self, delivery: Delivery) -> Due | None:
        """When it is asked again; read before it leaves, while many are read together."""
        try:
            return await self._can.second_asks.after(delivery)
        except Exception as error:  # noqa: BLE001 - nothing was sent, so it may be tried again
            raise _fault(error) from None

    async def _send(self, delivery: Delivery, message: Outgoing, note: str) -> Posted:
        """A few at a time get past here in one turn of the loop, and not with a lease that ends."""
        async with self._writers:
            await asyncio.sleep(0)
        if delivery.lease_until and self._now() + A_SEND > delivery.lease_until:
            raise OutcomeUnknownError
        return await self._messenger.send(delivery.member, message, delivery.id, note)

    async def _arrived(
        self, delivery: Delivery, posted: Posted, second: Due | None, *, says_back: bool = False
    ) -> Tick:
        await self._can.confirmations.arrived(delivery, posted, second, says_back=says_back)
        await self._look_ahead(delivery)
        if due_at := delivery.due_at or delivery.claimed_at:
            self.late(max((self._now() - due_at).total_seconds(), 0))
        log.info("delivered", delivery=delivery.id, kind=delivery.kind, attempts=delivery.attempts)
        return Tick(sent=1)

    async def _silent(self, delivery: Delivery, manner: Manner) -> Tick:
        await self._can.confirmations.silent(delivery)
        if manner == "silent" and delivery.kind != "nudge":
            await self._can.moments.rest(delivery)
        await self._look_ahead(delivery)
        return Tick(silent=1)

    async def _look_ahead(self, delivery: Delivery) -> None:
        """After a nudge, or none: the due date moves to the next day with something to say."""
        if delivery.kind == "nudge":
            await self._can.schedule.look_again(delivery.member)

    async def _failed(self, delivery: Delivery, error: NotDeliveredError) -> Tick:
        now = self._now()
        delay = retry_delay(delivery.attempts, error.retry_after)
        if error.retry_after is not None:
            self._allowances.hold(delivery.member.team_id, now + delay, now)
        is_over = error.is_permanent or delivery.attempts >= MOST_ATTEMPTS
        await self._can.confirmations.failed(delivery, error.code, None if is_over else now + delay)
        log.warning("not_delivered", delivery=delivery.id, kind=delivery.kind, code=error.code)
        if error.code in UNREACHABLE:
            await self._can.reach.lost(delivery.member, error.code)
        return Tick(failed=1)


def _fault(error: Exception) -> NotDeliveredError:
    """An unexpected fault, by the name of its class alone: its words may be a member's."""
    return NotDeliveredError(type(error).__name__, is_permanent=False)

"""Delivering: claim what is due, write a delivery row, then send, then confirm.

One tick brings everything that is due, round after round, so that every workspace has its turn.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import datetime

import structlog

from bot.domain.delivery import Delivery
from bot.services.allowances import Allowances
from bot.services.claiming import BATCH, Claiming
from bot.services.errands import Errands
from bot.services.ports import Clock
from bot.services.sending import Sending, Tick
from bot.storage.acts import REMEMBERED_FOR

Work = Callable[[Delivery], Awaitable[Tick]]
Claim = Callable[[], Awaitable[Sequence[Delivery]]]

FEWEST_TURNS, MOST_TURNS = 2, 4
"""How many a workspace gets before all the others have had their turn: more, where few wait."""

ALONE = 16
"""How many it gets while no other waits."""

log = structlog.get_logger()


class Delivering:
    """Brings what is due to whom it is due. Several may run at once on one database."""

    def __init__(
        self,
        claiming: Claiming,
        sending: Sending,
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

    async def tick(self) -> Tick:
        """Sends everything that is due now; one member's failure never holds up another."""
        now, done = self._now(), Tick()
        work = await self._claiming.work()
        if _has_come(work.lease_until, now):
            done += await self._work_off(self._claiming.stale, self._sending.find_out)
        if _has_come(work.retry_at, now):
            done += await self._work_off(self._claiming.retries, self._sending.repeat)
        if _has_come(work.due_at, now):
            done += await self._work_off_due()
        if _has_come(work.acted_at and work.acted_at + REMEMBERED_FOR, now):
            await self._claiming.forget_acts()
        if _has_come(work.errand_until, now):
            await self._errands.take_up()
        self._allowances.forget_full(now)
        return done

    async def next_send_at(self) -> datetime | None:
        """The earliest due instant of anybody (UTC), None if nothing is planned."""
        return (await self._claiming.work()).due_at

    async def _work_off(self, take: Claim, work: Work) -> Tick:
        """Batch after batch; a batch at once, so that it is over long before its lease is."""
        done = Tick()
        while taken := await take():
            done += await _at_once(work, taken)
            self.stepped_at = time.monotonic()
        return done

    async def _work_off_due(self) -> Tick:
        """Round after round, in which every workspace gets the same few turns.

        A workspace that has used up what Slack lets it have waits for the next tick.
        """
        done = Tick()
        while teams := await self._claiming.teams_due():
            turns = turns_of(len(teams))
            for some in batched(teams, BATCH // turns):
                taken = await self._claiming.due(some, turns)
                done += await _at_once(self._sending.deliver, taken)
                self.stepped_at = time.monotonic()
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


def _has_come(instant: datetime | None, now: datetime) -> bool:
    return instant is not None and instant <= now

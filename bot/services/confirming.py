"""Confirming: what became of a delivery is written down; those that end together, together.

Nobody goes on before it is kept. What cannot be kept stays claimed, and is looked up after its
lease.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.check_in import Posted
from bot.domain.delivery import Delivery
from bot.domain.member import Member
from bot.domain.rhythm import Due
from bot.services.lots import Lots
from bot.services.ports import Clock
from bot.storage.database import Connection, Database
from bot.storage.deliveries import Deliveries, Settled
from bot.storage.rhythms import Rhythms
from bot.storage.told import Telling, remember


@dataclass(frozen=True, slots=True)
class End:
    """How a delivery ended, the nudge that it gave, and when it comes for whom once more."""

    settled: Settled
    told: Telling | None = None
    again: tuple[Member, Due] | None = None


class Confirming:
    """Writes down the ends of deliveries."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._ends = Lots(self._write)

    async def arrived(self, delivery: Delivery, posted: Posted, second: Due | None = None) -> None:
        """`second` is due unless the member answers this one."""
        now = self._now()
        settled = Settled(delivery.id, now, posted.channel_id, posted.message_ts)
        told = Telling(delivery.member, *posted.nudge, now) if posted.nudge else None
        await self._ends.keep(End(settled, told, (delivery.member, second) if second else None))

    async def silent(self, delivery: Delivery) -> None:
        """There was nothing to say."""
        await self._ends.keep(End(Settled(delivery.id, self._now())))

    async def failed(self, delivery: Delivery, code: str, retry_at: datetime | None) -> None:
        """Certainly not sent; `retry_at` None: given up."""
        async with self._database.writing() as connection:
            await Deliveries(connection).failed(delivery.id, code, self._now(), retry_at)

    async def _write(self, ends: Sequence[End]) -> None:
        async with self._database.writing() as connection:
            await Deliveries(connection).settle([end.settled for end in ends])
            await remember(connection, [end.told for end in ends if end.told])
            await _ask_again(connection, [end.again for end in ends if end.again])


async def _ask_again(connection: Connection, again: Sequence[tuple[Member, Due]]) -> None:
    for member, due in again:
        await Rhythms(connection, member).set_due(due.kind, due.next_due_at)

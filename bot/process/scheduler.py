"""The clock's tick: asks the engine what is due, and decides nothing itself.

One APScheduler job in memory; when things are due stands in the database, so that nothing is lost
with the process and several replicas may tick at once. APScheduler plans by the clock on the wall,
which may be put right at any moment: how long ago the last tick was is counted by the monotonic
one, and a tick that is planned for too late is brought forward.
"""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.errors import place_of
from bot.services.delivery.send import Tick
from bot.services.delivery.tick import Deliveries
from bot.services.delivery.upkeep import Upkeep

if TYPE_CHECKING:
    from apscheduler.job import Job

TICK_SECONDS = 20
"""How late a message may be; an idle tick is three indexed queries."""

SOON_SECONDS = 2
"""The same while messages wait for Slack's limits: some more may go by then."""

LOOK_SECONDS = 5.0
"""How often the pace is looked at."""

LATE_AFTER = 180.0
"""Seconds without a tick, or without a step of one that is under way, that count as trouble."""

Ticked = Callable[[Tick], None]

log = structlog.get_logger()


class Scheduler:
    """Ticks until it is stopped; a tick that takes longer than its interval is not doubled."""

    def __init__(
        self, deliveries: Deliveries, upkeep: Upkeep | None = None, ticked: Ticked | None = None
    ) -> None:
        """`ticked` hears what each tick did."""
        self._deliveries = deliveries
        self._upkeep = upkeep
        self._ticked = ticked
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking = asyncio.Lock()
        self._job: Job | None = None
        self._watching: asyncio.Task[None] | None = None
        self._ended_at = time.monotonic()
        self._was_late = False

    def start(self) -> None:
        """Begins to tick at once, on the running loop."""
        self._job = self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=TICK_SECONDS,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._ended_at = time.monotonic()
        self._scheduler.start()
        self._watching = asyncio.create_task(self._watch())

    @property
    def age(self) -> float | None:
        """Seconds since the last tick ended or took a step; None before `start`."""
        if self._job is None:
            return None
        return time.monotonic() - max(self._ended_at, self._deliveries.stepped_at)

    @property
    def is_late(self) -> bool:
        return (self.age or 0) > LATE_AFTER

    async def stop(self, within: float) -> None:
        """A tick that is under way gets so many seconds more to say that its message is out."""
        if self._watching:
            self._watching.cancel()
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(within), self._ticking:
                pass
        self._scheduler.shutdown(wait=False)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self._keep_pace()
            self._mind_age()

    def _keep_pace(self) -> None:
        """After the clock was put back the next tick is planned for as much later."""
        now = datetime.now(UTC)
        planned = self._job.next_run_time if self._job else None
        if self._job and planned and planned - now > timedelta(seconds=TICK_SECONDS):
            log.warning("clock_changed", planned_in=round((planned - now).total_seconds()))
            self._job.modify(next_run_time=now)

    def _mind_age(self) -> None:
        if self.is_late and not self._was_late:
            log.error("tick_late", seconds=round(self.age or 0))
        self._was_late = self.is_late

    async def _tick(self) -> None:
        async with self._ticking:
            if self._upkeep:
                await self._look(self._upkeep)
            await self._deliver()
            self._ended_at = time.monotonic()
            if self._deliveries.is_held_up and self._job:
                self._job.modify(next_run_time=datetime.now(UTC) + timedelta(seconds=SOON_SECONDS))

    @staticmethod
    async def _look(upkeep: Upkeep) -> None:
        try:
            await upkeep.look()
        except Exception as error:  # noqa: BLE001 - what is due is due all the same
            log.error("upkeep_failed", error=type(error).__name__, place=place_of(error))

    async def _deliver(self) -> None:
        try:
            done = await self._deliveries.tick()
        except Exception as error:  # noqa: BLE001 - the next tick must come whatever happened
            log.error("tick_failed", error=type(error).__name__, place=place_of(error))
            return
        if self._ticked:
            self._ticked(done)
        if done.sent or done.failed:
            log.info("tick", sent=done.sent, silent=done.silent, failed=done.failed)

"""The clock's tick: asks the engine what is due, and decides nothing itself.

One APScheduler job in memory; when things are due stands in the database, so that nothing is lost
with the process and several replicas may tick at once.
"""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.domain.errors import place_of
from bot.services.delivering import Delivering

TICK_SECONDS = 20
"""How late a message may be; an idle tick is one indexed query."""

log = structlog.get_logger()


class Scheduler:
    """Ticks until it is stopped; a tick that takes longer than its interval is not doubled."""

    def __init__(self, delivering: Delivering) -> None:
        self._delivering = delivering
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._ticking = asyncio.Lock()

    def start(self) -> None:
        """Begins to tick at once, on the running loop."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=TICK_SECONDS,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
        self._scheduler.start()

    async def stop(self, within: float) -> None:
        """A tick that is under way gets so many seconds more to say that its message is out."""
        if not self._scheduler.running:
            return
        self._scheduler.pause()
        with suppress(TimeoutError):
            async with asyncio.timeout(within), self._ticking:
                pass
        self._scheduler.shutdown(wait=False)

    async def _tick(self) -> None:
        async with self._ticking:
            await self._deliver()

    async def _deliver(self) -> None:
        try:
            done = await self._delivering.tick()
        except Exception as error:  # noqa: BLE001 - the next tick must come whatever happened
            log.error("tick_failed", error=type(error).__name__, place=place_of(error))
            return
        if done.sent or done.failed:
            log.info("tick", sent=done.sent, silent=done.silent, failed=done.failed)

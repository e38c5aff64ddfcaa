"""Whether the coach can do its work: a try to save something, and the age of the last tick."""

import asyncio
import time

from bot.process.scheduler import Scheduler
from bot.services.ports import Clock
from bot.storage.database.database import Database

GOOD_FOR = 2.0
"""Seconds that an answer is good for: whoever asks all day long costs the disk nothing."""


class Health:
    """Anybody may ask from outside, so it answers with fixed words and nothing else."""

    def __init__(self, database: Database, scheduler: Scheduler, now: Clock) -> None:
        self._database = database
        self._scheduler = scheduler
        self._now = now
        self._one_at_a_time = asyncio.Lock()
        self._found: tuple[str, ...] = ()
        self._found_at: float | None = None

    async def troubles(self) -> tuple[str, ...]:
        """Codes such as `database_full` and `tick_late`; empty where all is well."""
        async with self._one_at_a_time:
            if self._found_at is None or time.monotonic() - self._found_at > GOOD_FOR:
                self._found = await self._look()
                self._found_at = time.monotonic()
            return self._found

    async def _look(self) -> tuple[str, ...]:
        trouble = await self._database.trouble(self._now())
        tick = ("tick_late",) if self._scheduler.is_late else ()
        return (trouble, *tick) if trouble else tick

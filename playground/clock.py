"""The workspace's clock, which can travel, and the stopwatch that protocol time-outs run on."""

import asyncio
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class Stopwatch:
    """Seconds that have passed; calling it reads it. Tests let time pass with `advance`."""

    def __init__(self, reading: Callable[[], float] = time.monotonic) -> None:
        self._reading = reading
        self._skipped = 0.0
        self._moved = asyncio.Event()

    def __call__(self) -> float:
        return self._reading() + self._skipped

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass at once; whoever waits in `reach` notices."""
        self._skipped += seconds
        self._moved.set()
        self._moved = asyncio.Event()

    async def reach(self, moment: float) -> None:
        """Wait until the stopwatch shows `moment`."""
        while (remaining := moment - self()) > 0:
            moved = self._moved
            try:
                await asyncio.wait_for(moved.wait(), remaining)
            except TimeoutError:
                continue


class Clock:
    """The time of day in the workspace: it runs from `start`, or stands still.

    `elapsed` is the stopwatch of the protocol (3 s to acknowledge, 30 min of a response_url);
    it moves on its own, so that a clock that stands still does not stop time-outs.
    """

    def __init__(
        self, start: datetime, *, running: bool = True, elapsed: Stopwatch | None = None
    ) -> None:
        if start.tzinfo is None:
            raise ValueError("The clock needs an instant with a time zone to start from.")
        self.running = running
        self.elapsed = elapsed or Stopwatch()
        self._set_at = self.elapsed()
        self._instant = start.astimezone(UTC)

    def now(self) -> datetime:
        """Return the workspace's instant, in UTC."""
        if not self.running:
            return self._instant
        return self._instant + timedelta(seconds=self.elapsed() - self._set_at)

    def travel_to(self, instant: datetime) -> None:
        """Go to a later instant; going back is a ValueError, as no workspace can forget."""
        if instant < self.now():
            raise ValueError("The workspace's clock only goes forward; pick a later time.")
        self._set(instant)

    def catch_up_with(self, instant: datetime) -> None:
        """Go to an instant if it is still to come; a clock that runs may have passed it."""
        if instant > self.now():
            self._set(instant)

    def _set(self, instant: datetime) -> None:
        self._instant = instant.astimezone(UTC)
        self._set_at = self.elapsed()

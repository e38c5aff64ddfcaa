"""How much may be sent into one workspace: a bucket that fills up again, and waits when told to.

Source: docs.slack.dev/apis/web-api/rate-limits: several hundred messages a minute a workspace.
"""

from dataclasses import dataclass
from datetime import datetime

BURST = 60
PER_SECOND = 4.0
"""Together 300 in the first minute, 240 in every other."""


@dataclass(slots=True)
class Allowance:
    """`counted_at` and `held_until` are instants in UTC; `left` may fall below nothing."""

    counted_at: datetime
    left: float = BURST
    held_until: datetime | None = None

    def at(self, now: datetime) -> int:
        """How many may go out now."""
        grown = max((now - self.counted_at).total_seconds(), 0) * PER_SECOND
        self.left = min(self.left + grown, BURST)
        self.counted_at = now
        if self.held_until and now < self.held_until:
            return 0
        return max(int(self.left), 0)

    def take(self, count: int = 1) -> None:
        self.left -= count

    def hold(self, until: datetime) -> None:
        """Slack asked for a pause; a shorter one does not end a longer one."""
        self.held_until = max(self.held_until or until, until)

    def is_full(self, now: datetime) -> bool:
        """True where it says no more than a new one would."""
        return self.at(now) >= BURST

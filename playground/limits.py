"""Slack's rate limits: each method by its tier, each channel, and the workspace as a whole.

Sources: docs.slack.dev/apis/web-api/rate-limits (tiers; about one message a second a channel
with short bursts; several hundred a minute a workspace).
"""

import math
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from playground.validation.methods import METHODS

POSTS = frozenset({"chat.postMessage", "chat.meMessage"})
MINUTE = 60.0
ROUNDING = 1e-9


@dataclass(slots=True)
class Bucket:
    """A token bucket: holds `size` tokens, and `per_second` of them grow back each second."""

    size: float
    per_second: float
    tokens: float
    filled_at: float

    def wait(self, now: float) -> float:
        """Say in how many seconds there is a token; 0 means now."""
        grown = (now - self.filled_at) * self.per_second
        self.tokens = min(self.size, self.tokens + grown)
        self.filled_at = now
        missing = 1 - self.tokens
        return missing / self.per_second if missing > ROUNDING else 0.0

    def take(self) -> None:
        self.tokens -= 1


class Limits:
    """Counts calls and says when one must wait.

    `elapsed` returns seconds that never go backwards. `tiers=False` leaves only the limits on
    messages.
    """

    def __init__(
        self,
        *,
        per_channel_per_second: float = 1,
        channel_burst: int = 5,
        workspace_per_minute: int = 300,
        tiers: bool = True,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._channel = (float(channel_burst), per_channel_per_second)
        self._workspace = (float(workspace_per_minute), workspace_per_minute / MINUTE)
        self._tiers = tiers
        self._elapsed = elapsed
        self._buckets: dict[Hashable, Bucket] = {}

    def retry_after(self, method: str, team_id: str, channel: str | None) -> int | None:
        """Count this call and return None, or return whole seconds for `Retry-After`.

        A call that must wait is not counted. An unknown method is never limited.
        """
        now = self._elapsed()
        buckets = self._buckets_for(method, team_id, channel, now)
        wait = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if wait > 0:
            return max(1, math.ceil(wait))
        for bucket in buckets:
            bucket.take()
        return None

    def _buckets_for(
        self, method: str, team_id: str, channel: str | None, now: float
    ) -> list[Bucket]:
        buckets = []
        if self._tiers and method in METHODS:
            tier = METHODS[method].tier.value
            buckets.append(self._bucket((team_id, method), (tier, tier / MINUTE), now))
        if method in POSTS:
            buckets.append(self._bucket((team_id, "workspace"), self._workspace, now))
            if channel:
                buckets.append(self._bucket((team_id, "channel", channel), self._channel, now))
        return buckets

    def _bucket(self, key: Hashable, rate: tuple[float, float], now: float) -> Bucket:
        size, per_second = rate
        return self._buckets.setdefault(key, Bucket(size, per_second, size, now))

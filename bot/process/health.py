"""Whether the coach can do its work: a try to save something, the last tick, and Slack."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import structlog
from slack_sdk.errors import SlackApiError

from bot.domain.delivery.delivery import WORKSPACE_CODES
from bot.process.scheduler import Scheduler
from bot.services.ports import Clock
from bot.slack.client import code_of
from bot.storage.database.database import Database

GOOD_FOR = 2.0
"""Seconds that an answer is good for: whoever asks all day long costs the disk nothing."""

SLACK_GOOD_FOR = 30.0
"""The same for whether Slack answers."""

SLACK_WITHIN = 5.0
"""Seconds within which Slack has to answer a call that does nothing."""

Call = Callable[[], Awaitable[object]]

log = structlog.get_logger(__name__)


class Health:
    """Anybody may ask from outside, so it answers with fixed words and nothing else."""

    def __init__(self, database: Database, scheduler: Scheduler, now: Clock, slack: Call) -> None:
        """`slack` calls Slack to no effect, and raises where it does not answer, or refuses."""
        self._database = database
        self._scheduler = scheduler
        self._now = now
        self._slack = slack
        self._one_at_a_time = asyncio.Lock()
        self._found: tuple[str, ...] = ()
        self._found_at: float | None = None
        self._slack_found: tuple[str, ...] = ()
        self._slack_found_at: float | None = None
        self.write_seconds: float | None = None
        """How long the last trial write took."""

    async def troubles(self) -> tuple[str, ...]:
        """Codes such as `database_full` and `tick_late`; empty where all is well."""
        async with self._one_at_a_time:
            if _is_old(self._found_at, GOOD_FOR):
                self._found = await self._look()
                self._found_at = time.monotonic()
            return self._found

    async def troubles_with_slack(self) -> tuple[str, ...]:
        """The same, and `slack_unreachable` or `token_refused`."""
        troubles = await self.troubles()
        async with self._one_at_a_time:
            if _is_old(self._slack_found_at, SLACK_GOOD_FOR):
                self._slack_found = await self._ask_slack()
                self._slack_found_at = time.monotonic()
            return (*troubles, *self._slack_found)

    async def _look(self) -> tuple[str, ...]:
        began_at = time.monotonic()
        trouble = await self._database.trouble(self._now())
        self.write_seconds = time.monotonic() - began_at
        tick = ("tick_late",) if self._scheduler.is_late else ()
        return (trouble, *tick) if trouble else tick

    async def _ask_slack(self) -> tuple[str, ...]:
        try:
            async with asyncio.timeout(SLACK_WITHIN):
                await self._slack()
        except SlackApiError as error:
            if code_of(error) in WORKSPACE_CODES:
                log.error("token_refused", reason=code_of(error))
                return ("token_refused",)
            return ("slack_unreachable",)
        except Exception:  # noqa: BLE001 - however it fails, it is not there
            return ("slack_unreachable",)
        return ()


def _is_old(found_at: float | None, good_for: float) -> bool:
    return found_at is None or time.monotonic() - found_at > good_for

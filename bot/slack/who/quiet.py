"""Hours of do-not-disturb, asked for those of a workspace together who are due at one moment.

An app sees the hours that somebody set for every day, by `dnd.info` as by `dnd.teamInfo`, and of
nobody but itself whether notifications are paused just now.
Source: docs.slack.dev/reference/methods/dnd.info, "Snooze properties".
"""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.member import Member
from bot.slack.bolt.optional import Answer, OptionalCalls
from bot.slack.client import part_of, seconds_in

MOST = 50
"""People in one question. Source: docs.slack.dev/reference/methods/dnd.teamInfo."""

A_MOMENT = 0.01
"""Seconds for which the first one waits for others of the same workspace."""

Asked = tuple[Member, "asyncio.Future[Answer]"]


class QuietHours:
    """Whoever comes while others of the workspace wait is asked about with them."""

    def __init__(self, calls: OptionalCalls) -> None:
        self._calls = calls
        self._waiting: dict[str, list[Asked]] = {}
        self._asking: set[asyncio.Task[None]] = set()

    async def until(self, member: Member, now: datetime) -> datetime | None:
        """The end of do-not-disturb (UTC), where it is on right now."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if member.team_id not in self._waiting:
            asking = asyncio.create_task(self._ask(member.team_id, now))
            self._asking.add(asking)
            asking.add_done_callback(self._asking.discard)
        self._waiting.setdefault(member.team_id, []).append((member, answer))
        return _end_of(await answer, now)

    async def _ask(self, team_id: str, now: datetime) -> None:
        await asyncio.sleep(A_MOMENT)
        waiting = self._waiting.pop(team_id)
        for start in range(0, len(waiting), MOST):
            await self._see_through(waiting[start : start + MOST], now)

    async def _see_through(self, some: Sequence[Asked], now: datetime) -> None:
        asker = some[0][0]  # an organisation's token has to say of which workspace they are
        users = ",".join(sorted({member.user_id for member, _ in some}))
        try:
            found = await self._calls.ask(
                "dnd.teamInfo", asker, now, users=users, team_id=asker.team_id
            )
        except Exception as error:  # noqa: BLE001 - it belongs to those who asked
            for _, answer in some:
                if not answer.done():
                    answer.set_exception(error)
            return
        for member, answer in some:
            if not answer.done():
                answer.set_result(part_of(found, "users", member.user_id))


def _end_of(info: Answer, now: datetime) -> datetime | None:
    starts, ends = (seconds_in(info, f"next_dnd_{edge}_ts") for edge in ("start", "end"))
    if info.get("dnd_enabled") is True and starts <= now.timestamp() < ends:
        return datetime.fromtimestamp(ends, UTC)
    return None

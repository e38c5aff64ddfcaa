"""Allowances: what may go into each workspace just now; only those that are not full are kept."""

from datetime import datetime, timedelta

from bot.domain.allowance import BURST, Allowance

A_MINUTE = timedelta(minutes=1)


class Allowances:
    """One bucket a workspace, in this process. Slack's own count holds for all of them together."""

    def __init__(self) -> None:
        self._of: dict[str, Allowance] = {}
        self._latest: datetime | None = None

    def left(self, team_id: str, now: datetime) -> int:
        self._mind_clock(now)
        known = self._of.get(team_id)
        return BURST if known is None else known.at(now)

    def take(self, team_id: str, count: int, now: datetime) -> None:
        self._kept(team_id, now).take(count)

    def hold(self, team_id: str, until: datetime, now: datetime) -> None:
        self._kept(team_id, now).hold(until)

    def pause(self, team_id: str, now: datetime) -> float:
        """Seconds for which Slack asked to be left alone; 0 where it did not."""
        self._mind_clock(now)
        known = self._of.get(team_id)
        until = known.held_until if known else None
        return max((until - now).total_seconds(), 0) if until else 0

    def forget_full(self, now: datetime) -> None:
        self._of = {team: kept for team, kept in self._of.items() if not kept.is_full(now)}

    def _mind_clock(self, now: datetime) -> None:
        """A clock that was put back would hold a workspace for as long as it was ahead."""
        if self._latest and self._latest - now > A_MINUTE:
            self._of.clear()
        self._latest = now

    def _kept(self, team_id: str, now: datetime) -> Allowance:
        return self._of.setdefault(team_id, Allowance(now))

"""Who can be reached, and how much may go into their workspace just now."""

from datetime import datetime, timedelta

import structlog

from bot.domain.calendar.weeks import FIRST
from bot.domain.delivery.delivery import BURST, DEACTIVATED, WORKSPACE_CODES, Allowance
from bot.domain.member import Member
from bot.services.delivery.schedule import regular_due, resume_all
from bot.services.ports import Clock
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.reach import ReachStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore

LOOK_EVERY = timedelta(minutes=1)
"""How often an active member is looked up, in case they count as out of reach."""

MOST_REMEMBERED = 10_000

log = structlog.get_logger()


class Reachability:
    """Parks the due dates of people who are out of reach, and restores them afterwards."""

    def __init__(self, database: Database, now: Clock) -> None:
        self._database = database
        self._now = now
        self._heard_at: dict[Member, datetime] = {}

    async def lost(self, member: Member, code: str) -> None:
        """Slack says for good that the person, or with `code` the workspace, is not there."""
        async with self._database.writing() as connection:
            await ReachStore(connection).lost(member, code)
        self._heard_at.clear()
        log.warning("out_of_reach", code=code, is_workspace=code in WORKSPACE_CODES)

    async def deactivated(self, member: Member) -> None:
        """Their account is closed: nothing goes to them until it is open again."""
        await self.lost(member, DEACTIVATED)

    async def activated(self, member: Member) -> None:
        """Their account is open, which says nothing of whoever was lost for another reason."""
        async with self._database.reading() as connection:
            code = await MemberStore(connection, member).unreachable_code()
        if code == DEACTIVATED:
            await self._found(member)

    async def heard_from(self, member: Member) -> None:
        """A sign of life; cheap enough for every click."""
        now, heard_at = self._now(), self._heard_at.get(member)
        if heard_at and timedelta(0) <= now - heard_at < LOOK_EVERY:
            return
        if len(self._heard_at) >= MOST_REMEMBERED:
            self._heard_at.clear()
        self._heard_at[member] = now
        async with self._database.reading() as connection:
            sign = await MemberStore(connection, member).last_sign()
        if sign and sign.unreachable_code:
            await self._found(member)
        if sign and sign.is_news(now):
            await self._hear(member, now)

    async def _hear(self, member: Member, now: datetime) -> None:
        """Whoever was silent gets everything again, at its next regular moment."""
        async with self._database.writing() as connection:
            members = MemberStore(connection, member)
            sign = await members.last_sign()
            await members.hear(now)
            if sign and sign.silence == "asked":
                await resume_all(connection, member, now)

    async def _found(self, member: Member) -> None:
        now = self._now()
        async with self._database.writing() as connection:
            code = await MemberStore(connection, member).unreachable_code()
            await ReachStore(connection).found(member, now)
            if code == DEACTIVATED:
                await _begin_again(connection, member, now)
        log.info("back_in_reach", team=member.team_id)


async def _begin_again(connection: Connection, member: Member, now: datetime) -> None:
    """Nothing is caught up on: what came due meanwhile comes at its next regular moment."""
    profile, rhythms = (
        await MemberStore(connection, member).profile(),
        RhythmStore(connection, member),
    )
    for due in await rhythms.dues():
        if profile and due.next_due_at and due.next_due_at <= now:
            comes_once = due.kind in FIRST
            after = (
                None
                if comes_once
                else await regular_due(connection, member, due.kind, now, profile.tz)
            )
            await rhythms.set_due(due.kind, after)


A_MINUTE = timedelta(minutes=1)


class Allowances:
    """A bucket for each workspace, in this process; Slack counts all processes together."""

    def __init__(self) -> None:
        self._of: dict[str, Allowance] = {}
        self._latest: datetime | None = None

    def left(self, team_id: str, now: datetime) -> int:
        self._mind_clock(now)
        known = self._of.get(team_id)
        return BURST if known is None else known.at(now)

    def take(self, team_id: str, count: int, now: datetime) -> None:
        self._allowance(team_id, now).take(count)

    def hold(self, team_id: str, until: datetime, now: datetime) -> None:
        self._allowance(team_id, now).hold(until)

    def pause(self, team_id: str, now: datetime) -> float:
        """Seconds for which Slack asked to be left alone; 0 where it did not."""
        self._mind_clock(now)
        known = self._of.get(team_id)
        until = known.held_until if known else None
        return max((until - now).total_seconds(), 0) if until else 0

    def held(self, now: datetime) -> int:
        """How many of the workspaces are to be left alone."""
        held = (allowance.held_until for allowance in self._of.values())
        return sum(until is not None and until > now for until in held)

    def forget_full(self, now: datetime) -> None:
        self._of = {
            team: allowance for team, allowance in self._of.items() if not allowance.is_full(now)
        }

    def _mind_clock(self, now: datetime) -> None:
        """A clock that was put back would hold a workspace for as long as it was ahead."""
        if self._latest and self._latest - now > A_MINUTE:
            self._of.clear()
        self._latest = now

    def _allowance(self, team_id: str, now: datetime) -> Allowance:
        return self._of.setdefault(team_id, Allowance(now))

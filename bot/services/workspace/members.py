"""Members: their name and time zone, asked of Slack and brought up to date.

Nothing that a member does waits for Slack's answer: they are met as UNKNOWN, what they say is
saved, and the answer puts right what was counted by the wrong clock. Whoever changes zones takes
their due dates along, in the same transaction.
"""

import asyncio
from contextvars import ContextVar
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import Due, Rhythm, answers_week, next_daily, next_slot, rehung
from bot.domain.calendar.when import Order
from bot.domain.calendar.working_days import TheirClock, their_clock
from bot.domain.delivery.act import aside
from bot.domain.delivery.delivery import DEACTIVATED
from bot.domain.member import Member, NotAColleagueError, Profile
from bot.domain.wins.reading import when_named
from bot.domain.wins.slack_text import unnamed_in, with_names
from bot.domain.zones import UTC, shows_the_same
from bot.services.background import Background
from bot.services.ports import Clock, Profiles
from bot.services.workspace.countries import country_of, order_for
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.reach import ReachStore
from bot.storage.goals.goals import GoalStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore

STALE_AFTER = timedelta(days=1)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When Slack was asked of somebody of whom it has not said anything yet."""

UNKNOWN = Profile(name="", tz=UTC, tz_from="nowhere")
"""Stands in until Slack answers, so that nothing a member says is lost meanwhile."""

SILENT_FOR = timedelta(minutes=1)
"""How long nobody asks again of somebody of whom Slack did not answer."""

MOST_REMEMBERED = 10_000
MOST_NAMED = 10
"""People in one text of whom Slack is asked for their names, at the same time."""

A_NAME_WITHIN = 1.5
"""Seconds that somebody else's name may take: a form has to be answered within three."""

A_MOMENT = timedelta(microseconds=1)


LONGEST_ACT = 10.0
"""Seconds after which Slack is asked although what the member did is not done yet."""

_ACT: ContextVar["asyncio.Task[object] | None"] = ContextVar("act", default=None)
"""What a member just did: Slack is asked about them once it is saved and answered."""


class Members:
    """Meets members and remembers what Slack's profile says of them.

    With `background` nobody waits for Slack. Without it whoever asks waits, as the engine does:
    it would rather be a moment late than speak up at night.
    """

    def __init__(
        self,
        database: Database,
        profiles: Profiles,
        now: Clock,
        background: Background | None = None,
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._now = now
        self._background = background
        self._asked_about: dict[Member, asyncio.Future[None]] = {}
        self._silent_since: dict[Member, datetime] = {}

    async def profile(self, member: Member) -> Profile:
        """The member's name and zone as they are known; UNKNOWN of somebody new."""
        async with self._database.reading() as connection:
            known = await MemberStore(connection, member).known()
        if known is None:
            await self._meet(member)
        return await self.up_to_date(member, known or (UNKNOWN, NEVER))

    async def up_to_date(self, member: Member, known: tuple[Profile, datetime]) -> Profile:
        """A profile that was read already, and when Slack said so; Slack is asked what is old."""
        profile, said_at = known
        if timedelta(0) <= self._now() - said_at < STALE_AFTER:
            return profile
        if self._is_silent(member):
            return profile
        if self._background is None:
            return await self._ask(member) or profile
        if member not in self._asked_about:
            self._background.start(self._ask_once(member), name="profile")
        return profile

    async def named(self, member: Member) -> Profile:
        """The same for what others read: somebody new has a moment to be called by their name."""
        profile = await self.profile(member)
        if profile.name or self._is_silent(member):
            return profile
        try:
            async with asyncio.timeout(A_NAME_WITHIN):
                return await self._ask(member) or profile
        except TimeoutError:
            self._note_silence(member)
            return profile

    async def introduced(self, member: Member) -> bool:
        """Waits until Slack has said who a new member is; False where it does not answer."""
        await self.profile(member)
        await asyncio.sleep(0)
        if asked := self._asked_about.get(member):
            await asyncio.shield(asked)
        async with self._database.reading() as connection:
            known = await MemberStore(connection, member).known()
        return known is not None and known[1] != NEVER

    @staticmethod
    def acts() -> None:
        """Marks the running task as something that a member does, until it is answered.

        So a new member's zone is saved only after what the task counted in UTC.
        """
        _ACT.set(asyncio.current_task())

    async def today(self, member: Member) -> date:
        """The date where the member is."""
        profile = await self.profile(member)
        return self._now().astimezone(profile.tz).date()

    async def day_of(self, member: Member, at: datetime | None) -> date:
        """The date where the member is at an instant; today's where it is not known or ahead."""
        profile, now = await self.profile(member), self._now()
        return min(at or now, now).astimezone(profile.tz).date()

    async def country(self, member: Member) -> str:
        """The one that they work in, chosen or guessed; empty where nothing is known."""
        async with self._database.reading() as connection:
            return await country_of(connection, member)

    async def order(self, member: Member, text: str) -> Order:
        """The order of numeric dates in a text."""
        return await order_for(text, partial(self.country, member))

    async def name_of(self, member: Member, user_id: str) -> str:
        """What somebody else in the member's workspace is called; empty where Slack is silent."""
        other = await self._other(member, user_id)
        return other.name if other else ""

    async def with_names(self, member: Member, text: str) -> str:
        """The text as Slack sent it, where a mention has the name that Slack gives the person."""
        ids = unnamed_in(text)[:MOST_NAMED]
        names = await asyncio.gather(*(self.name_of(member, user_id) for user_id in ids))
        return with_names(text, dict(zip(ids, names, strict=True)))

    async def title_of(self, member: Member) -> str:
        """What Slack's profile says that they do; empty where Slack is silent, or it says nothing.

        Nothing of it is saved: it is a first guess at the title that they have.
        """
        if self._is_silent(member):
            return ""
        own = await self._other(member, member.user_id)
        return own.title if own else ""

    async def colleague(self, member: Member, user_id: str, field: str | None = None) -> str:
        """What somebody is called whom the member wants to write to; empty where Slack is silent.

        Raises NotAColleagueError, shown beside `field`, where no message can reach them.
        """
        other = await self._other(member, user_id)
        if other and other.standing != "here":
            raise NotAColleagueError(other.name, other.standing, field)
        return other.name if other else ""

    async def clock_of(self, member: Member, user_id: str) -> TheirClock | None:
        """How late it is for somebody whom the member writes to; None where Slack does not say."""
        other = await self._other(member, user_id)
        if other is None or other.tz_from == "nowhere":
            return None
        return their_clock(self._now(), other.tz)

    async def changed(self, member: Member, profile: Profile) -> bool:
        """Saves a change that Slack reports. False: the coach has not met this person."""
        return await self._remember(member, profile) is not None

    async def _other(self, member: Member, user_id: str) -> Profile | None:
        """None where Slack is silent."""
        try:
            async with asyncio.timeout(A_NAME_WITHIN):
                return await self._profiles.profile_of(replace(member, user_id=user_id))
        except TimeoutError:
            return None

    async def _meet(self, member: Member) -> None:
        with aside():
            async with self._database.writing() as connection:
                members = MemberStore(connection, member)
                if await members.known() is None:
                    await members.ensure(
                        UNKNOWN.tz.key,
                        UNKNOWN.name,
                        UNKNOWN.locale,
                        self._now(),
                        UNKNOWN.tz_from,
                        NEVER,
                    )

    async def _ask_once(self, member: Member) -> None:
        if member in self._asked_about:
            return
        asked = self._asked_about[member] = asyncio.get_running_loop().create_future()
        act = _ACT.get()
        try:
            if act and not act.done():
                await asyncio.wait({act}, timeout=LONGEST_ACT)
            await self._ask(member)
        finally:
            del self._asked_about[member]
            asked.set_result(None)

    async def _ask(self, member: Member) -> Profile | None:
        fresh = await self._profiles.profile_of(member)
        if fresh is None:
            self._note_silence(member)
            return None
        self._silent_since.pop(member, None)
        return await self._remember(member, fresh) or fresh

    def _note_silence(self, member: Member) -> None:
        if len(self._silent_since) >= MOST_REMEMBERED:
            self._silent_since.clear()
        self._silent_since[member] = self._now()

    def _is_silent(self, member: Member) -> bool:
        since = self._silent_since.get(member)
        return since is not None and timedelta(0) <= self._now() - since < SILENT_FOR

    async def _remember(self, member: Member, said: Profile) -> Profile | None:
        """Saves what was said, with the zone that was known where it still fits; answers that.

        None: nobody knows them, or any more; whoever was forgotten meanwhile stays so.
        """
        now = self._now()
        with aside():
            async with self._database.writing() as connection:
                members = MemberStore(connection, member)
                known = await members.known()
                if known is None:
                    return None
                before, checked_at = known
                profile = with_zone(said, before, now)
                await members.ensure(
                    profile.tz.key, profile.name, profile.locale, now, profile.tz_from
                )
                if before.tz != profile.tz and checked_at == NEVER:
                    await _settle_in(connection, member, profile.tz, now)
                elif before.tz != profile.tz:
                    await _move(connection, member, before.tz, profile.tz)
                if profile.standing == "deactivated":
                    await ReachStore(connection).lost(member, DEACTIVATED)
        return profile


def with_zone(said: Profile, known: Profile | None, now: datetime) -> Profile:
    """The profile, with the zone that was known before where it names none of its own.

    One that tells only how far its clock is from UTC keeps that zone while it shows the same.
    """
    if said.tz_from == "profile" or known is None or known.tz_from == "nowhere":
        return said
    if said.tz_from == "offset" and not shows_the_same(known.tz, said.tz, now):
        return said
    was_named = known.tz_from in {"profile", "before"}
    return replace(said, tz=known.tz, tz_from="before" if was_named else known.tz_from)


async def _move(connection: Connection, member: Member, before: ZoneInfo, after: ZoneInfo) -> None:
    """All that is planned keeps its day and hour; what was put off keeps its instant."""
    rhythms = RhythmStore(connection, member)
    for due in await rhythms.dues():
        if due.next_due_at and not due.snoozed:
            await rhythms.set_due(due.kind, rehung(due.next_due_at, before, after))


async def _settle_in(connection: Connection, member: Member, tz: ZoneInfo, now: datetime) -> None:
    """What was counted in UTC until their zone was known is counted by their own clock."""
    rhythms = RhythmStore(connection, member)
    rhythm = await rhythms.get()
    for due in await rhythms.dues():
        if due.next_due_at and not due.snoozed:
            await rhythms.set_due(due.kind, _due_by(rhythm, due, due.next_due_at, tz, now))
    met_at = await MemberStore(connection, member).met_at() or now
    await _right_days(connection, member, met_at, tz)


def _due_by(rhythm: Rhythm, due: Due, due_at: datetime, tz: ZoneInfo, now: datetime) -> datetime:
    """Nobody is written to at once because the first guess of their clock was wrong."""
    if due.kind in {"plan", "review"}:
        return next_slot(rhythm.slot_of(due.kind), now, tz, rhythm.pace)
    moved = rehung(due_at, UNKNOWN.tz, tz)
    return moved if moved > now else next_daily(rhythm.nudges_at, now, tz)


async def _right_days(
    connection: Connection, member: Member, met_at: datetime, tz: ZoneInfo
) -> None:
    """What was saved since they were met has the member's own "today" and "yesterday".

    A day that was written out, or chosen in a form that showed it, stays as it is.
    """
    wins, goals = WinStore(connection, member), GoalStore(connection, member)
    for win in await wins.since_instant(met_at - A_MOMENT):
        before = win.created_at.astimezone(UNKNOWN.tz).date()
        named = when_named(win.text, win.created_at.astimezone(tz).date())
        is_told = win.source == "command" and win.when == when_named(win.text, before)
        if is_told and named != win.when:
            await wins.set_day(win.id, named)
    for goal_id, week_of, created_at in await goals.set_since(met_at - A_MOMENT):
        meant = answers_week("plan", created_at, tz).monday
        if week_of == answers_week("plan", created_at, UNKNOWN.tz).monday != meant:
            await goals.set_week(goal_id, meant)

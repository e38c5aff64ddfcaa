"""The engine with everything real but Slack: a DM that remembers, and can be made to fail."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.agenda.minutes import Minutes
from bot.domain.calendar.weeks import Rhythm
from bot.domain.commands import CommandNames
from bot.domain.delivery.delivery import NotDeliveredError, Posted, Press
from bot.domain.delivery.errand import Errand
from bot.domain.delivery.moment import NOTHING_SPECIAL, Seen
from bot.domain.member import Member, Profile
from bot.domain.plan.case import CaseDraft
from bot.domain.review.sharing import Letter
from bot.domain.week.check_in import NudgeNote, Outgoing, PlanCheckIn, StillOn
from bot.domain.workspace.retention import FOR_GOOD, Retention
from bot.services.coach import Coach, coach_of
from bot.storage.database.database import Database
from bot.templates.rendering import BUILT_IN, Rendering

ADA = Member("T1", "UADA00000")
BO = Member("T1", "UBO000000")
CY = Member("T2", "UCY000000")

SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""When the plan of Monday 23 November is due in London."""

FRIDAY = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
"""When the review of that week is due there."""

IN_SEVEN_MONTHS = CaseDraft("Staff Engineer", decision_on=MONDAY.date() + timedelta(days=210))


@dataclass
class Hands:
    """A clock that is moved by hand."""

    at: datetime = SUNDAY

    def now(self) -> datetime:
        return self.at

    def go(self, by: timedelta) -> None:
        self.at += by


@dataclass
class Londoners:
    """Everybody lives in London; looking that up takes as long as it takes."""

    clock: Hands
    takes: timedelta = timedelta(0)
    zone: str = "Europe/London"

    async def profile_of(self, member: Member) -> Profile:
        self.clock.go(self.takes)
        return Profile(member.user_id.lower(), ZoneInfo(self.zone))


@dataclass
class Statuses:
    """What everybody's status says; nothing special at first."""

    says: Seen = NOTHING_SPECIAL

    async def seen(self, member: Member, now: datetime) -> Seen:
        del member, now
        return self.says


@dataclass
class DirectMessages:
    """What Slack holds: every message that arrived, with the delivery id that it carries.

    `faults` are raised by the next calls, one each. While `arrives` is not set a message stays on
    its way; while `answers` is not set it has arrived and the coach does not hear of it. `left` and
    `arrived` say that one did.
    """

    said: list[tuple[Member, Outgoing, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: deque[Exception] = field(default_factory=deque)
    arrives: asyncio.Event = field(default_factory=asyncio.Event)
    answers: asyncio.Event = field(default_factory=asyncio.Event)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    calls: int = 0

    def __post_init__(self) -> None:
        self.arrives.set()
        self.answers.set()

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        self.calls += 1
        if self.faults:
            raise self.faults.popleft()
        self.left.set()
        await self.arrives.wait()
        self.said.append((member, message, delivery_id))
        self.notes.append(note)
        self.arrived.set()
        await self.answers.wait()
        return _posted(member, message, len(self.said))

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        if self.faults:
            raise self.faults.popleft()
        for number, (whose, message, found_id) in enumerate(self.said, 1):
            if (whose, found_id) == (member, delivery_id):
                return _posted(member, message, number)
        return None

    def to(self, member: Member) -> list[Outgoing]:
        return [message for whose, message, _ in self.said if whose == member]

    def plans(self, member: Member) -> int:
        return sum(isinstance(message, PlanCheckIn) for message in self.to(member))

    def nudges(self, member: Member) -> list[NudgeNote]:
        return [message for message in self.to(member) if isinstance(message, NudgeNote)]


class Channel:
    """A conversation that takes an agenda when it is let, and remembers what it took.

    While `answers` is not set nobody hears how it ended; `breaks` is raised once it was taken.
    """

    def __init__(self, *, takes: bool = True) -> None:
        self.said: dict[str, tuple[str, ...]] = {}
        self.takes = takes
        self.breaks: Exception | None = None
        self.answers = asyncio.Event()
        self.answers.set()

    async def post(
        self, member: Member, minutes: Minutes, errand_id: str, press: Press | None = None
    ) -> str:
        del member, press
        await self.answers.wait()
        if not self.takes:
            raise NotDeliveredError("restricted_action", is_permanent=True)
        self.said[errand_id] = tuple(item.text for item in minutes.agenda.public_items())
        if self.breaks:
            raise self.breaks
        return "1.2"

    async def find(self, member: Member, channel_id: str, errand_id: str) -> Posted | None:
        del member
        return Posted(channel_id, "1.2") if errand_id in self.said else None


class Letterbox:
    """Takes every letter."""

    async def send(self, errand: Errand, to_id: str, letter: Letter) -> Posted:
        del errand, letter
        return Posted(f"D{to_id}", "1.3")


def engine(
    database: Database,
    dms: DirectMessages,
    clock: Hands,
    *folders: Path,
    takes: timedelta = timedelta(0),
    profiles: Londoners | None = None,
    statuses: Statuses | None = None,
    board: Channel | None = None,
    retention: Retention = FOR_GOOD,
) -> Coach:
    """A coach whose templates come from `folders` first; `takes` is for asking for a profile."""
    return coach_of(
        database=database,
        rendering=Rendering([*folders, BUILT_IN]),
        profiles=profiles or Londoners(clock, takes),
        presence=statuses or Statuses(),
        messenger=dms,
        board=board or Channel(),
        letters=Letterbox(),
        now=clock.now,
        commands=CommandNames(),
        retention=retention,
    )


async def join(coach: Coach, *members: Member, aim: CaseDraft = IN_SEVEN_MONTHS) -> None:
    """Each finishes the first run: all three kinds of message are due from then on."""
    for member in members:
        await coach.cases.aim(member, aim, Rhythm())


async def live_until(coach: Coach, clock: Hands, until: datetime) -> list[datetime]:
    """A tick every half hour; answers when something was sent."""
    sent_at = []
    while clock.at <= until:
        sent_at += [clock.at] * (await coach.deliveries.tick()).sent
        clock.go(timedelta(minutes=30))
    return sent_at


def refused(code: str, retry_after: float | None = None) -> NotDeliveredError:
    """Slack says no for now."""
    return NotDeliveredError(code, is_permanent=False, retry_after=retry_after)


def _posted(member: Member, message: Outgoing, number: int) -> Posted:
    nudge = (message.name, message.occasion) if isinstance(message, NudgeNote | StillOn) else None
    return Posted(f"D{member.user_id}", f"{number}.0", nudge)

"""What the coach brings of its own accord: the plan, the review, an agenda, a nudge."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.domain.agenda.agenda import Agenda
from bot.domain.agenda.career_review import overdue_words
from bot.domain.agenda.one_to_one import is_before
from bot.domain.calendar.weeks import FIRST, CheckInKind, DueKind, Week, answers_week, week_of_day
from bot.domain.calendar.working_days import last_of_week
from bot.domain.delivery.quiet import LEFT_OUT, STILL_COMING, Manner
from bot.domain.member import Member, Profile
from bot.domain.talks.questions import is_answered_goal
from bot.domain.week.check_in import (
    AgendaNote,
    NudgeNote,
    Outgoing,
    PlanCheckIn,
    ReviewCheckIn,
    SecondAsk,
    StillOn,
)
from bot.domain.week.one_more import A_MONTH
from bot.services.batch import Batches
from bot.services.goals.development_goals import stretch_of_week, stretch_suggested
from bot.services.goals.goals import finished_lately
from bot.services.ports import Clock
from bot.services.week.nudges import untold_nudge
from bot.services.week.one_more import Occasions, one_more_to_tell
from bot.services.week.person_hint import person_hint_of
from bot.services.week.resting import next_workday, working_days
from bot.services.week.second_ask import asked_last, look_back_of, still_open
from bot.services.week.tips import tip_of
from bot.services.wins.coverage import suggestion_of
from bot.services.workspace.members import Members
from bot.storage.agenda.one_to_ones import CareerReviewStore, OneToOneStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.answers import DiscoveryStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.week.sent_nudges import SentNudge, SentNudges, SentNudgeStore, remember
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore
from bot.templates.rendering import Rendering

OVERDUE = "overdue_review"
"""Under which it is remembered; the occasion is the Monday."""


@dataclass(frozen=True, slots=True)
class Monday:
    """Whose plan, of which week, and what day it is where they are."""

    member: Member
    profile: Profile
    week: Week
    today: date

    async def plan(self, connection: Connection, sent: SentNudges) -> PlanCheckIn:
        """`sent` has what was chosen for the week."""
        member, monday, today = self.member, self.week.monday, self.today
        goals = GoalStore(connection, member)
        rhythm = await RhythmStore(connection, member).get()
        working = await working_days(connection, member, rhythm, today)
        return PlanCheckIn(
            name=self.profile.name,
            week=self.week,
            goals=await goals.of_week(monday),
            carried=await goals.open_before(monday),
            finished=await finished_lately(goals, self.week, today, self.profile.tz),
            gaps=await GapStore(connection, member).open(),
            suggestion=await suggestion_of(connection, member, monday, sent),
            tip=await tip_of(connection, member, monday, today, sent),
            person_hint=await person_hint_of(connection, member, monday, today, sent),
            stretch_turn=await stretch_suggested(connection, member, monday, today, sent),
            career_review=await _overdue(connection, member, today)
            if (OVERDUE, monday.isoformat()) in sent
            else "",
            look_back=await look_back_of(connection, member, self.week, today, self.profile.tz),
            asks_twice="plan" in rhythm.asks_twice,
            next_workday=await next_workday(connection, member, rhythm, today),
            today=today,
            answered_id=await _answered(connection, member, monday),
            ends_on=last_of_week(max(today, monday), working),
        )


class GathersAgendas(Protocol):
    """What puts the next agenda together: `bot/services/agenda/agenda.py`."""

    async def gather(
        self, member: Member, channel_id: str, *, in_private: bool, place_name: str = ""
    ) -> Agenda: ...


class CheckIns:
    """Gathers the facts of a message at the moment it is sent, so that they are fresh."""

    def __init__(
        self,
        database: Database,
        members: Members,
        agendas: GathersAgendas,
        rendering: Rendering,
        now: Clock,
    ) -> None:
        self._database = database
        self._members = members
        self._agendas = agendas
        self._rendering = rendering
        self._now = now
        self._choices: Batches[Sequence[SentNudge]] = Batches(self._remember)

    async def compose(
        self, member: Member, kind: DueKind, manner: Manner = "usual", *, again: bool = False
    ) -> Outgoing | None:
        """The message as things stand now; None if there is nothing to say.

        `again` says that the member asked for it once more: then it is about the same week. To
        somebody who is silent comes, with the `manner`, one question in place of the next message.
        """
        if manner != "usual" and (manner != "sparing" or kind in LEFT_OUT):
            return await self._unheard(member, kind, manner)
        if kind == "plan":
            return await self._plan_with_one_more(member)
        if kind == "review":
            return await self.review(member, await self._same_week(member) if again else None)
        if kind in FIRST:
            return await self._second(member, FIRST[kind])
        if kind == "agenda":
            return await self._agenda(member)
        return await self._nudge(member)

    async def plan(self, member: Member) -> PlanCheckIn:
        """Where the goals stand; at the weekend those of the week to come."""
        monday = await self._monday(member)
        async with self._database.reading() as connection:
            return await monday.plan(connection, await SentNudgeStore(connection, member).all())

    async def review(self, member: Member, week: Week | None = None) -> ReviewCheckIn:
        """How a week went; without one, the week that a review now looks back on."""
        profile = await self._members.profile(member)
        week = week or answers_week("review", self._now(), profile.tz)
        today = self._now().astimezone(profile.tz).date()
        async with self._database.reading() as connection:
            rhythm = await RhythmStore(connection, member).get()
            return ReviewCheckIn(
                name=profile.name,
                week=week,
                goals=await GoalStore(connection, member).of_week(week.monday),
                wins=await WinStore(connection, member).between(week.monday, week.sunday),
                stretch_count=await stretch_of_week(connection, member, week.monday),
                asks_twice="review" in rhythm.asks_twice,
                weeks_ago=week_of_day(today).weeks_after(week),
                next_workday=await next_workday(connection, member, rhythm, today),
            )

    async def _same_week(self, member: Member) -> Week | None:
        """The week that the last review was about."""
        tz = (await self._members.profile(member)).tz
        async with self._database.reading() as connection:
            asked = await asked_last(connection, member, "review")
        return asked.week(tz) if asked else None

    async def _second(self, member: Member, kind: CheckInKind) -> SecondAsk | None:
        """None where the member answered, put it off, or wants no second ask any more."""
        tz = (await self._members.profile(member)).tz
        today = self._now().astimezone(tz).date()
        async with self._database.reading() as connection:
            asked = await still_open(connection, member, kind, today, tz)
        if asked is None:
            return None
        is_plan = kind == "plan"
        about = await (self.plan(member) if is_plan else self.review(member, asked.week(tz)))
        return SecondAsk(about, asked.at.astimezone(tz).date(), today)

    async def _plan_with_one_more(self, member: Member) -> PlanCheckIn:
        """Chooses the one thing more of this week before the plan goes out (003-4 to 003-22)."""
        monday = await self._monday(member)
        async with self._database.reading() as connection:
            chosen = await one_more_to_tell(connection, member, monday.week.monday, monday.today)
            chosen += await _overdue_to_tell(connection, member, monday.week.monday, monday.today)
            sent = await SentNudgeStore(connection, member).all() | set(chosen)
            plan = await monday.plan(connection, sent)
        if chosen:
            now = self._now()
            await self._choices.save([SentNudge(member, *one, now) for one in chosen])
        return plan

    async def _monday(self, member: Member) -> Monday:
        profile, now = await self._members.profile(member), self._now()
        week = answers_week("plan", now, profile.tz)
        return Monday(member, profile, week, now.astimezone(profile.tz).date())

    async def _remember(self, choices: Sequence[Sequence[SentNudge]]) -> None:
        async with self._database.writing() as connection:
            await remember(connection, [sent_nudge for some in choices for sent_nudge in some])

    async def _agenda(self, member: Member) -> AgendaNote | None:
        """The draft for the 1:1 that is coming; None where it is over already."""
        profile = await self._members.profile(member)
        now = self._now()
        async with self._database.reading() as connection:
            one_to_one = await OneToOneStore(connection, member).get()
        if one_to_one is None or not is_before(one_to_one, now, profile.tz):
            return None
        agenda = await self._agendas.gather(
            member,
            one_to_one.channel_id,
            in_private=one_to_one.in_private,
            place_name=one_to_one.place_name,
        )
        return AgendaNote(agenda, profile.name, now.astimezone(profile.tz).date())

    async def _unheard(self, member: Member, kind: DueKind, manner: Manner) -> Outgoing | None:
        """What does not wait, or the question; None: silence."""
        if kind == "nudge" and (note := await self._nudge(member, only=STILL_COMING)):
            return note
        if manner != "asks" or kind in FIRST:
            return None
        tz = (await self._members.profile(member)).tz
        today = self._now().astimezone(tz).date()
        async with self._database.reading() as connection:
            sign = await MemberStore(connection, member).last_sign()
            case = await CaseStore(connection, member).current()
        since_on = sign.heard_at.astimezone(tz).date() if sign else today
        return StillOn(today.isoformat(), since_on, today, case.target_title if case else "")

    async def _nudge(self, member: Member, only: Collection[str] | None = None) -> NudgeNote | None:
        tz = (await self._members.profile(member)).tz
        today = self._now().astimezone(tz).date()
        async with self._database.reading() as connection:
            nudge = await untold_nudge(connection, member, today, tz, only)
        if nudge is None:
            return None
        locale = (await self._members.profile(member)).locale
        facts = {"locale": locale, "today": today, **nudge.facts}
        text = self._rendering.render(f"nudges/{nudge.name}.txt.j2", **facts)
        return NudgeNote(nudge.name, text, nudge.occasion, nudge.facts)


async def _answered(connection: Connection, member: Member, monday: date) -> int | None:
    """The first open goal that asks what the member was told already."""
    asked = await DiscoveryStore(connection, member).all()
    goals = GoalStore(connection, member)
    found = (*await goals.open_before(monday), *await goals.of_week(monday)) if asked else ()
    is_open = (goal for goal in found if goal.state == "open")
    return next((goal.id for goal in is_open if is_answered_goal(goal.text, asked)), None)


async def _overdue_to_tell(
    connection: Connection, member: Member, monday: date, today: date
) -> Occasions:
    """That a career review is overdue, not twice in a month."""
    if not await _overdue(connection, member, today):
        return ()
    told = await SentNudgeStore(connection, member).told()
    is_lately = any(
        name == OVERDUE and today - at.date() < A_MONTH for (name, _), at in told.items()
    )
    return () if is_lately else ((OVERDUE, monday.isoformat()),)


async def _overdue(connection: Connection, member: Member, today: date) -> str:
    """What to say of a career review whose day has passed, empty for none (002-50)."""
    reviews = await CareerReviewStore(connection, member).get()
    return overdue_words(reviews, today) if reviews else ""

"""Answers: the outcome of a talk, what to ask back, and what goes into the plan."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from bot.domain.errors import CoachError
from bot.domain.goals.development_goal import goal_of
from bot.domain.member import Member
from bot.domain.talks.answer import Answer
from bot.domain.talks.answer_page import (
    AnswerPage,
    TalkPlan,
    goal_for,
    named_in,
    plan_from,
    questions_from,
)
from bot.domain.talks.playbook import checked, days_of, play_for
from bot.domain.talks.talk import Talk, TalkDraft
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Clock
from bot.services.talks.talks import MOST_TALKS, TalkGoneError, Talks
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.answers import AnswerStore, QuestionStore
from bot.storage.talks.talks import TalkStore


class NoTalkYetError(CoachError):
    """There is no talk to say anything about."""

    sentence = "Record the talk first: `/promo talk`. Then I know what to say next."


class Answers(OfMembers):
    """Saves the facts of an answer and does what they call for, each by the member's press."""

    def __init__(
        self,
        database: Database,
        members: Members,
        schedule: Schedule,
        talks: Talks,
        now: Clock,
    ) -> None:
        super().__init__(database, members, now)
        self._talks = talks
        self._schedule = schedule

    async def page(self, member: Member, talk_id: int | None = None) -> AnswerPage:
        """Of this talk, else of the newest. Raises TalkGoneError or NoTalkYetError."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            talk = await _talk(connection, member, talk_id)
            return await _page(connection, member, talk, today)

    async def record(
        self, member: Member, draft: TalkDraft, talk_id: int | None = None
    ) -> AnswerPage:
        """Saves a talk, or corrects this one; what it leaves open waits for the next agenda.

        Raises TalkGoneError.
        """
        if talk_id is None:
            talk = await self._talks.record(member, draft)
        else:
            talk = await self._talks.correct(member, talk_id, draft)
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await _raise_questions(connection, member, talk, today)
            return await _page(connection, member, talk, today)

    async def save(self, member: Member, answer: Answer) -> AnswerPage:
        """Raises TalkGoneError, NothingNamedError or PastRevisitError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            talk = await _talk(connection, member, answer.talk_id)
            answers = AnswerStore(connection, member)
            before = await answers.get(talk.id)
            await answers.save(_after(before, checked(answer, talk)))
            await _raise_questions(connection, member, talk, today)
            page = await _page(connection, member, talk, today)
        await self._schedule.look_again(member)
        return page

    async def confirm(self, member: Member, talk_id: int | None = None) -> AnswerPage:
        """The yes has come in writing. Raises TalkGoneError or NoTalkYetError."""
        today = await self._members.today(member)
        return await self._note(member, talk_id, lambda known: replace(known, confirmed_on=today))

    async def put_into_plan(self, member: Member, talk_id: int) -> AnswerPage:
        """Makes gaps and goals of what was named; what is there already is not made again.

        Raises TalkGoneError.
        """
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            talk = await _talk(connection, member, talk_id)
            page = await _page(connection, member, talk, today)
            await _add_gaps(connection, member, talk, page.plan, today)
            await _add_steps(connection, member, page.plan, self._now())
        return await self._note(member, talk.id, lambda known: replace(known, planned_on=today))

    async def _note(
        self, member: Member, talk_id: int | None, change: Callable[[Answer], Answer]
    ) -> AnswerPage:
        async with self._database.writing() as connection:
            talk = await _talk(connection, member, talk_id)
            answers = AnswerStore(connection, member)
            await answers.save(change(await answers.get(talk.id) or Answer(talk.id)))
        await self._schedule.look_again(member)
        return await self.page(member, talk.id)


def _after(before: Answer | None, answer: Answer) -> Answer:
    """The new facts with the days that still hold: other items are to be planned again."""
    if before is None:
        return answer
    is_same = named_in(before) == named_in(answer)
    planned_on = before.planned_on if is_same else None
    return replace(answer, confirmed_on=before.confirmed_on, planned_on=planned_on)


async def _talk(connection: Connection, member: Member, talk_id: int | None) -> Talk:
    talks = TalkStore(connection, member)
    if talk_id is None:
        newest = await talks.latest(1)
        if not newest:
            raise NoTalkYetError
        return newest[0]
    talk = await talks.get(talk_id)
    if talk is None:
        raise TalkGoneError
    return talk


async def _page(connection: Connection, member: Member, talk: Talk, today: date) -> AnswerPage:
    answer = await AnswerStore(connection, member).get(talk.id)
    case = await CaseStore(connection, member).current()
    names = await _expectations(connection, member)
    earlier = [
        other.outcome
        for other in await TalkStore(connection, member).latest(MOST_TALKS)
        if (other.held_on, other.id) < (talk.held_on, talk.id)
    ]
    return AnswerPage(
        talk=talk,
        today=today,
        answer=answer,
        play=play_for(talk.outcome, earlier),
        dates=days_of(talk, answer),
        questions=questions_from(talk, answer, names),
        plan=plan_from(talk, answer, today, names),
        stage=case.stage if case else None,
    )


async def _raise_questions(connection: Connection, member: Member, talk: Talk, today: date) -> None:
    answer = await AnswerStore(connection, member).get(talk.id)
    names = await _expectations(connection, member)
    questions = QuestionStore(connection, member)
    await questions.drop_of(talk.id)
    for text in questions_from(talk, answer, names):
        await questions.add(text, today, talk.id)


async def _expectations(connection: Connection, member: Member) -> tuple[str, ...]:
    """What the ladder calls its lines: naming one of them is specific."""
    lines = await LadderStore(connection, member).lines()
    return tuple({name for line in lines for name in (line.text, line.theme, line.tag) if name})


async def _add_gaps(
    connection: Connection, member: Member, talk: Talk, plan: TalkPlan, today: date
) -> None:
    gaps, goals = GapStore(connection, member), DevelopmentGoalStore(connection, member)
    known = {gap.title.casefold() for gap in await gaps.open()}
    for item in plan.named:
        if item.casefold() not in known and plan.goals_end_on:
            gap = await gaps.add(item, "skill", None, talk.held_on)
            await goals.add(goal_of(goal_for(item, gap.id, talk, plan.goals_end_on), 0, today))


async def _add_steps(connection: Connection, member: Member, plan: TalkPlan, now: datetime) -> None:
    goals = GoalStore(connection, member)
    for step in plan.steps:
        known = {goal.text.casefold() for goal in await goals.of_week(step.monday)}
        if step.text.casefold() not in known:
            await goals.add(step.text, step.monday, None, now)

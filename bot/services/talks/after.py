"""After the promotion: what comes next, and the next case with the next level."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time

from bot.domain.calendar.weeks import at_local
from bot.domain.goals.development_goal import DevelopmentGoal, DevelopmentGoalDraft, goal_of
from bot.domain.member import Member
from bot.domain.plan.case import Case, StageMove
from bot.domain.talks.after import (
    FIRST_DAYS,
    HELP_SOMEBODY,
    MOST_FIRST_GOALS,
    AfterPage,
    EarlierCase,
    HeardLaterError,
    NoFirstGoalError,
    NoTitleError,
    NotPromotedError,
    first_goal,
    helpers,
    missing_goals,
    next_draft,
    next_levels,
    next_title,
    promoted_on,
)
from bot.services.people.people import people_of
from bot.services.plan.case import OfCases, moved
from bot.services.plan.turning_points import newest, note_before, note_made, note_next
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import DevelopmentGoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.people.feedback import FeedbackStore
from bot.storage.plan.case_files import CaseFileStore, WishStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import StageMoveStore
from bot.storage.plan.turning_points import TurningPointStore
from bot.storage.wins.wins import WinStore


class Promotions(OfCases):
    """Thanks, the first 90 days, help for those behind, and the next rung."""

    async def page(self, member: Member) -> AfterPage:
        today, tz = await self._members.today(member), (await self._members.profile(member)).tz
        async with self._database.reading() as connection:
            case = await CaseStore(connection, member).current()
            since = await _promoted_on(connection, member, case, today)
            thanked = await WishStore(connection, member).readers(
                "thank_you", at_local(since, time(0), tz)
            )
            file = await CaseFileStore(connection, member).of(case.id) if case else None
            goals = await DevelopmentGoalStore(connection, member).all()
            point = await newest(connection, member, "promoted")
            feedback = await FeedbackStore(connection, member).all()
            return AfterPage(
                today=today,
                case=case,
                helpers=helpers(
                    await people_of(connection, member),
                    feedback,
                    thanked,
                    await _earlier_managers(connection, member, case),
                ),
                first_goals=missing_goals(file.first_90_days if file else (), goals),
                taken_on=_since(goals, since),
                helps_somebody=any(goal.action == HELP_SOMEBODY.action for goal in goals),
                next_title=next_title(await LadderStore(connection, member).own()),
                earlier=await earlier_cases(connection, member),
                win_count=await WinStore(connection, member).count(),
                point_id=point.id if point and case and point.case_id == case.id else None,
            )

    async def record(self, member: Member, title: str, heard_on: date) -> None:
        """The yes, to the title that it was for, on the day it was heard; undone as a whole.

        Raises NoCaseError, NoTitleError, HeardLaterError.
        """
        case = await self._cases.required_case(member)
        if not title:
            raise NoTitleError
        if heard_on > await self._members.today(member):
            raise HeardLaterError
        async with self._database.writing() as connection:
            if case.stage != "promoted":
                move = StageMove("promoted", heard_on)
                await moved(connection, member, case, move, self._now())
            if title != case.target_title:
                await CaseStore(connection, member).set_title(title, self._now())
                await note_before(connection, member, "promoted", target_title=case.target_title)
        await self._schedule.look_again(member)

    async def take_on(self, member: Member, texts: tuple[str, ...]) -> AfterPage:
        """The goals of the first 90 days (004-64). Raises NotPromotedError, NoFirstGoalError."""
        page = await self._promoted(member)
        wanted = missing_goals(texts, page.taken_on)[:MOST_FIRST_GOALS]
        if not any(text.strip() for text in texts):
            raise NoFirstGoalError
        async with self._database.writing() as connection:
            drafts = [first_goal(text, page.today) for text in wanted]
            await _set_goals(connection, member, drafts, page.today)
        return await self.page(member)

    async def help_somebody(self, member: Member) -> AfterPage:
        """One goal for those behind (004-65), once. Raises NotPromotedError."""
        page = await self._promoted(member)
        if not page.helps_somebody:
            draft = replace(HELP_SOMEBODY, deadline_on=page.today + FIRST_DAYS)
            async with self._database.writing() as connection:
                await _set_goals(connection, member, [draft], page.today)
        return await self.page(member)

    async def aim_next(self, member: Member, title: str, decision_on: date | None) -> Case:
        """A new case with the next level; the old one is closed and stays (004-66).

        Raises NotPromotedError, NoNextTitleError or PastNextDecisionError.
        """
        page = await self._promoted(member)
        old = await self._cases.required_case(member)
        async with self._database.writing() as connection:
            since = await _promoted_on(connection, member, old, page.today)
            draft = next_draft(old, title, since, decision_on, page.today)
            case = await CaseStore(connection, member).open(draft, self._now())
            ladders, own = (
                LadderStore(connection, member),
                await LadderStore(connection, member).own(),
            )
            await note_next(connection, member, old, case, self._now())
            if levels := next_levels(own):
                await ladders.choose(levels)
        await self._schedule.look_again(member)
        return case

    async def check(self, member: Member) -> None:
        """Raises NotPromotedError where no promotion stands, of this case or one before it."""
        page = await self.page(member)
        cases = (page.case, *(earlier.case for earlier in page.earlier))
        if not any(case and case.stage == "promoted" for case in cases):
            raise NotPromotedError

    async def _promoted(self, member: Member) -> AfterPage:
        page = await self.page(member)
        if not page.is_promoted:
            raise NotPromotedError
        return page


async def earlier_cases(connection: Connection, member: Member) -> tuple[EarlierCase, ...]:
    """Those that are over, the newest first."""
    moves = StageMoveStore(connection, member)
    return tuple(
        [
            EarlierCase(case, ended_at.date(), await moves.of(case.id))
            for case, ended_at in await CaseStore(connection, member).ended()
        ]
    )


async def _promoted_on(
    connection: Connection, member: Member, case: Case | None, today: date
) -> date:
    moves = await StageMoveStore(connection, member).of(case.id) if case else ()
    return promoted_on(moves, today)


async def _earlier_managers(
    connection: Connection, member: Member, case: Case | None
) -> tuple[str, ...]:
    """Who left while this case was open, as far as it was not undone."""
    points = await TurningPointStore(connection, member).standing() if case else ()
    return tuple(
        point.before["manager_name"]
        for point in points
        if point.kind == "manager" and case and point.case_id == case.id
    )


async def _set_goals(
    connection: Connection, member: Member, drafts: Iterable[DevelopmentGoalDraft], today: date
) -> None:
    """They go back with the promotion, should it be undone."""
    goals = DevelopmentGoalStore(connection, member)
    made = [(await goals.add(goal_of(draft, 0, today))).id for draft in drafts]
    await note_made(connection, member, "promoted", {"goals": made})


def _since(goals: tuple[DevelopmentGoal, ...], on: date) -> tuple[DevelopmentGoal, ...]:
    return tuple(goal for goal in goals if goal.set_on >= on)

"""Development goals: for months, with an action, a metric, a deadline and a success test."""

from datetime import date, timedelta

from bot.domain.errors import CoachError
from bot.domain.goals.development_goal import (
    DevelopmentGoal,
    DevelopmentGoalDraft,
    Growth,
    Status,
    changed,
    closed,
    days_of_stretch,
    goal_of,
    stretch_count,
    stretch_turn,
    win_from,
)
from bot.domain.goals.goal import Goal
from bot.domain.ladder.ladder import Line
from bot.domain.member import Member
from bot.domain.wins.win import WinForm
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.ladder.ladders import LadderLineStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.week.sent_nudges import SentNudges, SentNudgeStore

LONG_AGO = timedelta(days=400)
"""How far back weekly goals are looked at."""

OF_WEEK = "stretch_of_week/"
"""Before the Monday of a week that brings up something new."""


class GoalLostError(CoachError):
    """The goal that a button names is no longer there."""

    sentence = "That goal is no longer there. Open your development goals once more."


async def stretch_of_week(connection: Connection, member: Member, monday: date) -> int:
    """How many stretch goals were at work in the week of a Monday, of both kinds (001-5)."""
    weekly = await GoalStore(connection, member).of_week(monday)
    months = await DevelopmentGoalStore(connection, member).all()
    of_week = sum(goal.is_stretch and goal.state in {"open", "done"} for goal in weekly)
    return of_week + stretch_count(months, monday, monday + timedelta(days=6))


async def stretch_to_suggest(
    connection: Connection, member: Member, monday: date, today: date
) -> tuple[tuple[str, str], ...]:
    """Something new for this week (001-5), as it is remembered; empty where it is not due."""
    sent = await SentNudgeStore(connection, member).all()
    turn = await _stretch_turn(connection, member, monday, today, sent)
    return () if turn is None else ((f"{OF_WEEK}{monday}", "something new"),)


async def stretch_suggested(
    connection: Connection, member: Member, monday: date, today: date, sent: SentNudges
) -> int | None:
    """Which time something new was chosen for a week, 1 for the last; None if it was not."""
    is_chosen = any(name == f"{OF_WEEK}{monday}" for name, _ in sent)
    return await _stretch_turn(connection, member, monday, today, sent) if is_chosen else None


async def _stretch_turn(
    connection: Connection, member: Member, monday: date, today: date, sent: SentNudges
) -> int | None:
    """Never before there is a case."""
    case = await CaseStore(connection, member).current()
    if case is None:
        return None
    words = (name.removeprefix(OF_WEEK) for name, _ in sent if name.startswith(OF_WEEK))
    suggested_on = [on for on in map(date.fromisoformat, words) if on < monday]
    months = await DevelopmentGoalStore(connection, member).all()
    weekly = await GoalStore(connection, member).between(today - LONG_AGO, today)
    stretched = days_of_stretch(months, weekly, today)
    return stretch_turn(tuple(stretched), suggested_on, today, case.started_at.date())


async def line_of(
    connection: Connection, member: Member, gap_id: int | None, line_id: int | None = None
) -> Line | None:
    """The expectation that a goal, or else the gap it closes, is about."""
    gaps = GapStore(connection, member)
    known = (*await gaps.open(), *await gaps.closed())
    gap_line = next((gap.line_id for gap in known if gap.id == gap_id), None)
    wanted = line_id or gap_line
    lines = await LadderLineStore(connection, member).lines()
    return next((line for line in lines if line.id == wanted), None)


class DevelopmentGoals:
    """Saves the goals for months with all their history."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def growth(self, member: Member) -> Growth:
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            weekly = await GoalStore(connection, member).between(today - LONG_AGO, today + LONG_AGO)
            return Growth(
                today=today,
                goals=await DevelopmentGoalStore(connection, member).all(),
                weekly=_by_goal(weekly),
                gaps=await GapStore(connection, member).open(),
            )

    async def goal(self, member: Member, goal_id: int) -> DevelopmentGoal:
        """Raises GoalLostError."""
        async with self._database.reading() as connection:
            return _found(await DevelopmentGoalStore(connection, member).get(goal_id))

    async def save(
        self,
        member: Member,
        draft: DevelopmentGoalDraft,
        goal_id: int | None = None,
        because: str = "",
    ) -> Growth:
        """A new goal, or a changed one with what it was before.

        Raises IncompleteGoalError, PastDeadlineError or GoalLostError.
        """
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            goals = DevelopmentGoalStore(connection, member)
            if goal_id is None:
                await goals.add(goal_of(draft, 0, today))
            else:
                before = _found(await goals.get(goal_id))
                await goals.save(changed(before, draft, today, because))
        return await self.growth(member)

    async def close(self, member: Member, goal_id: int, status: Status) -> Growth:
        """Done, dropped, or open again. Raises GoalLostError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            goals = DevelopmentGoalStore(connection, member)
            await goals.save(closed(_found(await goals.get(goal_id)), status, today))
        return await self.growth(member)

    async def delete(self, member: Member, goal_id: int) -> Growth:
        """For good; what was set for a week of it stays. Raises GoalLostError."""
        async with self._database.writing() as connection:
            if not await DevelopmentGoalStore(connection, member).remove([goal_id]):
                raise GoalLostError
        return await self.growth(member)

    async def as_win(self, member: Member, goal_id: int) -> WinForm:
        """The win that a finished goal offers, under the same expectation (002-37)."""
        goal = await self.goal(member, goal_id)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            line = await line_of(connection, member, goal.gap_id, goal.line_id)
        draft = win_from(goal, today, line)
        return WinForm(
            draft.text,
            today,
            draft.detail,
            criterion_ids=(line.tag,) if line else (),
        )


def _by_goal(weekly: tuple[Goal, ...]) -> dict[int, tuple[Goal, ...]]:
    found: dict[int, tuple[Goal, ...]] = {}
    for goal in weekly:
        if goal.development_goal_id is not None and goal.state != "carried":
            key = goal.development_goal_id
            found[key] = (*found.get(key, ()), goal)
    return found


def _found(goal: DevelopmentGoal | None) -> DevelopmentGoal:
    if goal is None:
        raise GoalLostError
    return goal

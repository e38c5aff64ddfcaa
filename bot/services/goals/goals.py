"""Goals of a week: one line each, then done, carried or dropped."""

from datetime import date, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import Week, answers_week, at_local, monday_of
from bot.domain.errors import CoachError
from bot.domain.goals.goal import LONGEST_GOAL, Goal, GoalChange, says_too_little
from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import Line
from bot.domain.member import Member
from bot.domain.text.clean import on_one_line
from bot.domain.wins.win import Win, WinForm
from bot.services.goals.development_goals import line_of
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.review.gaps import GapStore
from bot.storage.talks.answers import OpportunityStore
from bot.storage.wins.wins import WinStore

GoalEnd = Literal["done", "dropped"]


class EmptyGoalError(CoachError):
    """There are no words to save."""

    sentence = "Say what you want to get done this week: `/goal get the design doc reviewed`."


class VagueGoalError(CoachError):
    """Nobody could say on Friday whether it was reached."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"“{text[:40]}” is hard to finish in a week. What exactly will you get done? For "
            "example: `/goal get the design doc reviewed`."
        )


class GoalTooLongError(CoachError):
    """`length` is in characters."""

    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length:,} characters; a goal for one week fits into {LONGEST_GOAL}. "
            "Nothing was saved: shorten it to the one thing you want to get done."
        )


class GoalGoneError(CoachError):
    """The goal that a button names is not in the state that the button is for."""

    sentence = "That goal has changed since. `/goal` shows where yours stand."


class AlreadyAWinError(CoachError):
    """What the goal became is saved, so that saving it again would count it twice."""

    sentence = "That one is saved as a win already. `/win list` shows it."


class Goals(OfMembers):
    """Saves the goals of each week."""

    async def week(self, member: Member) -> Week:
        """The week that a goal set now is for; at the weekend that is the week to come."""
        return answers_week("plan", self._now(), (await self._members.profile(member)).tz)

    async def commit(
        self,
        member: Member,
        text: str,
        *,
        gap_id: int | None = None,
        week_of: date | None = None,
        development_goal_id: int | None = None,
        is_stretch: bool = False,
    ) -> GoalChange:
        """Sets a goal for this week or that of a Monday.

        Raises EmptyGoalError, GoalTooLongError or VagueGoalError. A gap or development goal that is
        not the member's is left out.
        """
        words = checked(text)
        monday = week_of or (await self.week(member)).monday
        async with self._database.writing() as connection:
            goal = await GoalStore(connection, member).add(
                words,
                monday,
                gap_id,
                self._now(),
                development_goal_id=development_goal_id,
                is_stretch=is_stretch,
            )
        return GoalChange("set", goal)

    async def goal_to_save(self, member: Member, goal_id: int) -> Goal:
        """The goal that is to become a win. Raises GoalGoneError, AlreadyAWinError."""
        async with self._database.reading() as connection:
            goal = _found(await GoalStore(connection, member).get(goal_id))
            win = await WinStore(connection, member).get(goal.win_id) if goal.win_id else None
        if win and win.undone_at is None:
            raise AlreadyAWinError
        return goal

    async def as_win(self, member: Member, goal_id: int) -> WinForm:
        """The win that it offers, of the day it was done, under the same expectation (002-37).

        Raises GoalGoneError, AlreadyAWinError.
        """
        goal = await self.goal_to_save(member, goal_id)
        tz = (await self._members.profile(member)).tz
        async with self._database.reading() as connection:
            line = await _line_of(connection, member, goal)
        done_on = (goal.closed_at or self._now()).astimezone(tz).date()
        return WinForm(goal.text, done_on, criterion_ids=(line.tag,) if line else ())

    async def gaps(self, member: Member) -> tuple[Gap, ...]:
        """The open ones, agreed first."""
        async with self._database.reading() as connection:
            return await GapStore(connection, member).open()

    async def tie(self, member: Member, goal_id: int, gap_id: int) -> GoalChange:
        """Says which gap a goal closes. Raises GoalGoneError."""
        async with self._database.writing() as connection:
            goal = _found(await GoalStore(connection, member).tie(goal_id, gap_id))
        return GoalChange("set", goal)

    async def finish(self, member: Member, goal_id: int) -> GoalChange:
        """Raises GoalGoneError if it is not open."""
        return GoalChange("done", await self._close(member, goal_id, "done"))

    async def tick(self, member: Member, ticked: set[int], offered: set[int]) -> None:
        """Makes it as the ticks say: who ticks is done with it, who unticks is not.

        What is so already stays, and what is neither open nor done is left alone.
        """
        async with self._database.writing() as connection:
            goals = GoalStore(connection, member)
            for goal_id in sorted(offered):
                goal = await goals.get(goal_id)
                if goal and goal.state == "open" and goal_id in ticked:
                    await goals.close(goal_id, "done", self._now())
                elif goal and goal.state == "done" and goal_id not in ticked:
                    await goals.reopen(goal_id)

    async def drop(self, member: Member, goal_id: int) -> GoalChange:
        """Raises GoalGoneError if it is not open."""
        return GoalChange("dropped", await self._close(member, goal_id, "dropped"))

    async def carry(self, member: Member, goal_id: int) -> GoalChange:
        """Moves it on: to this week if it is older, else to the one after its own.

        Raises GoalGoneError if it is not open.
        """
        this_week = await self.week(member)
        async with self._database.writing() as connection:
            goals = GoalStore(connection, member)
            old = _found(await goals.close(goal_id, "carried", self._now()))
            is_older = old.week_of < this_week.monday
            monday = this_week.monday if is_older else old.week_of + timedelta(weeks=1)
            copy = await goals.add(
                old.text,
                monday,
                old.gap_id,
                self._now(),
                development_goal_id=old.development_goal_id,
                is_stretch=old.is_stretch,
            )
        return GoalChange("carried", old, copy)

    async def reopen(self, member: Member, goal_id: int, copy_id: int | None = None) -> GoalChange:
        """Takes back what closed it; the copy that a carried goal left behind is dropped.

        Raises GoalGoneError if it is open already.
        """
        async with self._database.writing() as connection:
            goals = GoalStore(connection, member)
            goal = _found(await goals.reopen(goal_id))
            if copy_id is not None:
                await goals.close(copy_id, "dropped", self._now())
        return GoalChange("reopened", goal)

    async def goal(self, member: Member, goal_id: int) -> Goal:
        """Raises GoalGoneError."""
        async with self._database.reading() as connection:
            return _found(await GoalStore(connection, member).get(goal_id))

    async def delete(self, member: Member, goal_id: int) -> None:
        """For good, with the weeks that it was carried over from. Raises GoalGoneError."""
        async with self._database.writing() as connection:
            goals = GoalStore(connection, member)
            goal = _found(await goals.get(goal_id))
            ids = (goal.id, *await goals.earlier(goal))
            await OpportunityStore(connection, member).let_go_of_goals(ids)
            await goals.remove(ids)

    async def became_win(self, member: Member, win: Win) -> None:
        """Remembers which goal a win came from, if it came from one."""
        if win.goal_id is None:
            return
        async with self._database.writing() as connection:
            await GoalStore(connection, member).attach_win(win.goal_id, win.id)

    async def _close(self, member: Member, goal_id: int, state: GoalEnd) -> Goal:
        async with self._database.writing() as connection:
            return _found(await GoalStore(connection, member).close(goal_id, state, self._now()))


async def _line_of(connection: Connection, member: Member, goal: Goal) -> Line | None:
    """Of its own gap, or of the development goal that it is a step of."""
    if goal.gap_id or goal.development_goal_id is None:
        return await line_of(connection, member, goal.gap_id)
    months = await DevelopmentGoalStore(connection, member).get(goal.development_goal_id)
    return await line_of(connection, member, months.gap_id, months.line_id) if months else None


async def finished_lately(
    goals: GoalStore, week: Week, today: date, tz: ZoneInfo
) -> tuple[Goal, ...]:
    """What was done since Monday of goals that an earlier week is for: they stay in sight."""
    since = at_local(monday_of(today), time.min, tz)
    closed = await goals.since_instant(since)
    return tuple(
        goal
        for goal in closed
        if goal.state == "done" and goal.week_of < week.monday and goal.closed_at
    )


def checked(text: str) -> str:
    """The words on one line. Raises EmptyGoalError, GoalTooLongError or VagueGoalError."""
    words = on_one_line(text)
    if not words:
        raise EmptyGoalError
    if len(words) > LONGEST_GOAL:
        raise GoalTooLongError(len(words))
    if says_too_little(words):
        raise VagueGoalError(words)
    return words


def _found(goal: Goal | None) -> Goal:
    if goal is None:
        raise GoalGoneError
    return goal

"""Committing to goals: one line for a week, then done, carried or dropped."""

from datetime import timedelta
from typing import Literal

from bot.domain.calendar import week_of
from bot.domain.errors import CoachError
from bot.domain.gap import Gap
from bot.domain.goal import LONGEST_GOAL, Goal
from bot.domain.member import Member
from bot.domain.reading import clean_text
from bot.domain.rhythm import Week
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals


GoalEnd = Literal["done", "dropped"]


class EmptyGoalError(CoachError):
    def __init__(self) -> None:
        super().__init__("Say what you will move this week: `/goal get the design doc reviewed`.")


class GoalTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length} characters; a goal for one week fits into {LONGEST_GOAL}. "
            "Nothing was saved: shorten it to the one thing you will move."
        )


class GoalGoneError(CoachError):
    def __init__(self) -> None:
        super().__init__("That goal is closed already. `/goal` shows this week's.")


class Committing:
    """Keeps the goals of each week."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def week(self, member: Member) -> Week:
        """The current week where the member is."""
        return week_of(self._now(), (await self._knowing.profile(member)).tz)

    async def commit(
        self, member: Member, text: str, gap_id: int | None = None, week: Week | None = None
    ) -> Goal:
        """Sets a goal for this week or the given one. Raises EmptyGoalError, GoalTooLongError."""
        words = " ".join(clean_text(text).split())
        if not words:
            raise EmptyGoalError
        if len(words) > LONGEST_GOAL:
            raise GoalTooLongError(len(words))
        monday = (week or await self.week(member)).monday
        async with self._database.writing() as connection:
            if gap_id is not None and await Gaps(connection, member).get(gap_id) is None:
                gap_id = None
            return await Goals(connection, member).add(words, monday, gap_id, self._now())

    async def of_week(self, member: Member, week: Week | None = None) -> tuple[Goal, ...]:
        monday = (week or await self.week(member)).monday
        async with self._database.reading() as connection:
            return await Goals(connection, member).of_week(monday)

    async def left_over(self, member: Member) -> tuple[Goal, ...]:
        """Goals of earlier weeks that are still open, oldest first."""
        week = await self.week(member)
        async with self._database.reading() as connection:
            return await Goals(connection, member).open_before(week.monday)

    async def gaps(self, member: Member) -> tuple[Gap, ...]:
        async with self._database.reading() as connection:
            return await Gaps(connection, member).open()

    async def finish(self, member: Member, goal_id: int) -> Goal:
        """Raises GoalGoneError if it is not open."""
        return await self._close(member, goal_id, "done")

    async def drop(self, member: Member, goal_id: int) -> Goal:
        return await self._close(member, goal_id, "dropped")

    async def carry(self, member: Member, goal_id: int) -> Goal:
        """Moves it on: to this week if it is older, else to the next; answers the new goal."""
        this_week = await self.week(member)
        async with self._database.writing() as connection:
            goals = Goals(connection, member)
            old = await goals.close(goal_id, "carried", self._now())
            if old is None:
                raise GoalGoneError
            is_older = old.week_of < this_week.monday
            monday = this_week.monday if is_older else old.week_of + timedelta(weeks=1)
            return await goals.add(old.text, monday, old.gap_id, self._now())

    async def reopen(self, member: Member, goal_id: int) -> None:
        async with self._database.writing() as connection:
            await Goals(connection, member).reopen(goal_id)

    async def goal(self, member: Member, goal_id: int) -> Goal:
        async with self._database.reading() as connection:
            goal = await Goals(connection, member).get(goal_id)
        if goal is None:
            raise GoalGoneError
        return goal

    async def became_win(self, member: Member, goal_id: int, win_id: int) -> None:
        async with self._database.writing() as connection:
            await Goals(connection, member).attach_win(goal_id, win_id)

    async def _close(self, member: Member, goal_id: int, state: GoalEnd) -> Goal:
        async with self._database.writing() as connection:
            goal = await Goals(connection, member).close(goal_id, state, self._now())
        if goal is None:
            raise GoalGoneError
        return goal

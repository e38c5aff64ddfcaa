"""Goals of a week, and development goals with their history."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import BindParameter, and_, bindparam, delete, or_, select, update

from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.goals.goal import Goal, GoalState
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.database.tables import gaps, goals, lines, wins
from bot.storage.plan.tables import development_goals

OF_A_GOAL = columns_for(Goal, goals)
THIS_ONE = and_(mine(goals), goals.c.id == bindparam("goal"))
IN_ORDER = (goals.c.week_of, goals.c.id)

ADD = (
    new_in(goals)
    .values(
        state="open",
        gap_id=link_to(gaps, "gap"),
        development_goal_id=link_to(development_goals, "development_goal"),
    )
    .returning(*OF_A_GOAL)
)
GET = select(*OF_A_GOAL).where(THIS_ONE)
OF_WEEK = of_each(
    select(*OF_A_GOAL)
    .where(mine(goals), goals.c.week_of == bindparam("monday"))
    .order_by(*IN_ORDER)
)
BETWEEN = of_each(
    select(*OF_A_GOAL)
    .where(mine(goals), goals.c.week_of.between(bindparam("since"), bindparam("until")))
    .order_by(*IN_ORDER)
)
OPEN_BEFORE = of_each(
    select(*OF_A_GOAL)
    .where(mine(goals), goals.c.state == "open", goals.c.week_of < bindparam("monday"))
    .order_by(*IN_ORDER)
)
CLOSE = update(goals).where(THIS_ONE, goals.c.state == "open").returning(*OF_A_GOAL)
REOPEN = (
    update(goals)
    .where(THIS_ONE, goals.c.state != "open")
    .values(state="open", closed_at=None)
    .returning(*OF_A_GOAL)
)
ATTACH_WIN = update(goals).where(THIS_ONE).values(win_id=link_to(wins, "win")).returning(*OF_A_GOAL)
REWORD = update(goals).where(THIS_ONE).values(text=bindparam("words")).returning(*OF_A_GOAL)
TIE = update(goals).where(THIS_ONE).values(gap_id=link_to(gaps, "gap")).returning(*OF_A_GOAL)
SET_SINCE = select(goals.c.id, goals.c.week_of, goals.c.created_at).where(
    mine(goals), goals.c.created_at > bindparam("at")
)
SET_WEEK = update(goals).where(THIS_ONE).values(week_of=bindparam("monday"))
OF_THE_SAME_WORDS = and_(
    mine(goals),
    goals.c.state == "carried",
    goals.c.text == bindparam("words"),
    goals.c.week_of < bindparam("monday"),
)
EARLIER = select(goals.c.id).where(OF_THE_SAME_WORDS)
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
REMOVE = delete(goals).where(mine(goals), goals.c.id.in_(IDS))
SINCE = of_each(
    select(*OF_A_GOAL)
    .where(
        mine(goals),
        or_(goals.c.created_at > bindparam("at"), goals.c.closed_at > bindparam("at")),
    )
    .order_by(*IN_ORDER)
)


class GoalStore(Owned):
    """A member's goals. Lists go from the oldest week to the newest, then as they were added."""

    async def set_since(self, at: datetime) -> tuple[tuple[int, date, datetime], ...]:
        """Id, week (its Monday) and instant of those that were set after `at`."""
        rows = await self._rows(SET_SINCE, at=at)
        return tuple((row.id, row.week_of, row.created_at) for row in rows)

    async def set_week(self, goal_id: int, monday: date) -> None:
        await self._count(SET_WEEK, goal=goal_id, monday=monday)

    async def add(
        self,
        text: str,
        week_of: date,
        gap_id: int | None,
        now: datetime,
        *,
        development_goal_id: int | None = None,
        is_stretch: bool = False,
    ) -> Goal:
        """`week_of` is a Monday. A gap or goal for months that is not the member's becomes None."""
        (row,) = await self._rows(
            ADD,
            text=text,
            week_of=week_of,
            gap=gap_id,
            development_goal=development_goal_id,
            is_stretch=is_stretch,
            created_at=now,
        )
        return Goal(**row._asdict())

    async def get(self, goal_id: int) -> Goal | None:
        row = await self._row(GET, goal=goal_id)
        return row and Goal(**row._asdict())

    async def of_week(self, monday: date) -> tuple[Goal, ...]:
        """All of that week, closed ones too."""
        return tuple(Goal(**row._asdict()) for row in await self._rows(OF_WEEK, monday=monday))

    async def between(self, since: date, until: date) -> tuple[Goal, ...]:
        """Those of weeks that begin in that time, both ends included; closed ones too."""
        rows = await self._rows(BETWEEN, since=since, until=until)
        return tuple(Goal(**row._asdict()) for row in rows)

    async def open_before(self, monday: date) -> tuple[Goal, ...]:
        """What earlier weeks left open."""
        rows = await self._rows(OPEN_BEFORE, monday=monday)
        return tuple(Goal(**row._asdict()) for row in rows)

    async def close(self, goal_id: int, state: GoalState, now: datetime) -> Goal | None:
        """Done, carried or dropped as of `now`. None: it is not open."""
        row = await self._row(CLOSE, goal=goal_id, state=state, closed_at=now)
        return row and Goal(**row._asdict())

    async def reopen(self, goal_id: int) -> Goal | None:
        """None: it is not closed."""
        row = await self._row(REOPEN, goal=goal_id)
        return row and Goal(**row._asdict())

    async def attach_win(self, goal_id: int, win_id: int) -> Goal | None:
        """The win that it became; one that is not the member's becomes None."""
        row = await self._row(ATTACH_WIN, goal=goal_id, win=win_id)
        return row and Goal(**row._asdict())

    async def reword(self, goal_id: int, words: str) -> Goal | None:
        """None: it is not there."""
        row = await self._row(REWORD, goal=goal_id, words=words)
        return row and Goal(**row._asdict())

    async def tie(self, goal_id: int, gap_id: int) -> Goal | None:
        """The gap that it closes; one that is not the member's becomes None."""
        row = await self._row(TIE, goal=goal_id, gap=gap_id)
        return row and Goal(**row._asdict())

    async def earlier(self, goal: Goal) -> tuple[int, ...]:
        """The ids of the weeks that it was carried over from."""
        rows = await self._rows(EARLIER, words=goal.text, monday=goal.week_of)
        return tuple(row.id for row in rows)

    async def remove(self, ids: Sequence[int]) -> int:
        """Deletes them for good: how many there were. Nothing may point at them any more."""
        return await self._count(REMOVE, ids=list(ids))

    async def since_instant(self, at: datetime) -> tuple[Goal, ...]:
        """What was set or closed after `at`."""
        return tuple(Goal(**row._asdict()) for row in await self._rows(SINCE, at=at))


UNTIE = (
    update(goals)
    .where(mine(goals), goals.c.development_goal_id.in_(IDS))
    .values(development_goal_id=None)
)

OF_A_DEVELOPMENT_GOAL = columns_for(DevelopmentGoal, development_goals)
THIS_DEVELOPMENT_GOAL = and_(mine(development_goals), development_goals.c.id == bindparam("goal"))
LINKS_OF_DEVELOPMENT_GOAL = {"gap_id": link_to(gaps, "gap"), "line_id": link_to(lines, "line")}

ADD_DEVELOPMENT_GOAL = (
    new_in(development_goals).values(LINKS_OF_DEVELOPMENT_GOAL).returning(*OF_A_DEVELOPMENT_GOAL)
)
GET_DEVELOPMENT_GOAL = select(*OF_A_DEVELOPMENT_GOAL).where(THIS_DEVELOPMENT_GOAL)
ALL_DEVELOPMENT_GOALS = of_each(
    select(*OF_A_DEVELOPMENT_GOAL)
    .where(mine(development_goals))
    .order_by(development_goals.c.deadline_on, development_goals.c.id)
)
SAVE_DEVELOPMENT_GOAL = (
    update(development_goals)
    .where(THIS_DEVELOPMENT_GOAL)
    .values(LINKS_OF_DEVELOPMENT_GOAL)
    .returning(*OF_A_DEVELOPMENT_GOAL)
)


REMOVE_DEVELOPMENT_GOALS = delete(development_goals).where(
    mine(development_goals), development_goals.c.id.in_(IDS)
)


class DevelopmentGoalStore(Owned):
    """A member's goals for months, the next deadline first.

    A gap or line that is not the member's becomes None.
    """

    async def add(self, goal: DevelopmentGoal) -> DevelopmentGoal:
        """The goal with its id, whichever it came with."""
        (row,) = await self._rows(ADD_DEVELOPMENT_GOAL, **_values(goal))
        return DevelopmentGoal(**row._asdict())

    async def get(self, goal_id: int) -> DevelopmentGoal | None:
        row = await self._row(GET_DEVELOPMENT_GOAL, goal=goal_id)
        return row and DevelopmentGoal(**row._asdict())

    async def all(self) -> tuple[DevelopmentGoal, ...]:
        """Closed ones too."""
        return tuple(
            DevelopmentGoal(**row._asdict()) for row in await self._rows(ALL_DEVELOPMENT_GOALS)
        )

    async def save(self, goal: DevelopmentGoal) -> DevelopmentGoal | None:
        """None: it is not the member's."""
        row = await self._row(SAVE_DEVELOPMENT_GOAL, goal=goal.id, **_values(goal))
        return row and DevelopmentGoal(**row._asdict())

    async def remove(self, ids: Sequence[int]) -> int:
        """Takes back what was set; goals of a week that were for it stay. How many there were."""
        await self._count(UNTIE, ids=list(ids))
        return await self._count(REMOVE_DEVELOPMENT_GOALS, ids=list(ids))


def _values(goal: DevelopmentGoal) -> dict[str, object]:
    values = values_of(goal) | {"gap": goal.gap_id, "line": goal.line_id}
    return {name: values[name] for name in values.keys() - {"id", "gap_id", "line_id"}}

"""Development goals: set, changed with their history, closed."""

from sqlalchemy import and_, bindparam, select, update

from bot.domain.development_goal import DevelopmentGoal
from bot.storage.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.tables import gaps, lines
from bot.storage.tables_road import development_goals
from bot.storage.together import of_each

OF_A_GOAL = columns_for(DevelopmentGoal, development_goals)
THIS_ONE = and_(mine(development_goals), development_goals.c.id == bindparam("goal"))
LINKS = {"gap_id": link_to(gaps, "gap"), "line_id": link_to(lines, "line")}

ADD = new_in(development_goals).values(LINKS).returning(*OF_A_GOAL)
GET = select(*OF_A_GOAL).where(THIS_ONE)
ALL = of_each(
    select(*OF_A_GOAL)
    .where(mine(development_goals))
    .order_by(development_goals.c.deadline_on, development_goals.c.id)
)
SAVE = update(development_goals).where(THIS_ONE).values(LINKS).returning(*OF_A_GOAL)


class DevelopmentGoals(Owned):
    """A member's goals for months, the next deadline first.

    A gap or line that is not the member's becomes None.
    """

    async def add(self, goal: DevelopmentGoal) -> DevelopmentGoal:
        """The goal with its id, whichever it came with."""
        (row,) = await self._rows(ADD, **_values(goal))
        return DevelopmentGoal(**row._asdict())

    async def get(self, goal_id: int) -> DevelopmentGoal | None:
        row = await self._row(GET, goal=goal_id)
        return row and DevelopmentGoal(**row._asdict())

    async def all(self) -> tuple[DevelopmentGoal, ...]:
        """Closed ones too."""
        return tuple(DevelopmentGoal(**row._asdict()) for row in await self._rows(ALL))

    async def save(self, goal: DevelopmentGoal) -> DevelopmentGoal | None:
        """None: it is not the member's."""
        row = await self._row(SAVE, goal=goal.id, **_values(goal))
        return row and DevelopmentGoal(**row._asdict())


def _values(goal: DevelopmentGoal) -> dict[str, object]:
    values = values_of(goal) | {"gap": goal.gap_id, "line": goal.line_id}
    return {name: values[name] for name in values.keys() - {"id", "gap_id", "line_id"}}

"""Opportunities: offered or asked for, and what came of them."""

from sqlalchemy import and_, bindparam, delete, select, update

from bot.domain.opportunity import Opportunity, OpportunityDraft
from bot.storage.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.tables import goals
from bot.storage.tables_answers import opportunities

OF_ONE = columns_for(Opportunity, opportunities)
THIS_ONE = and_(mine(opportunities), opportunities.c.id == bindparam("opportunity"))

ADD = new_in(opportunities).returning(*OF_ONE)
GET = select(*OF_ONE).where(THIS_ONE)
LATEST = (
    select(*OF_ONE)
    .where(mine(opportunities))
    .order_by(opportunities.c.happened_on.desc(), opportunities.c.id.desc())
    .limit(bindparam("most"))
)
CHANGE = update(opportunities).where(THIS_ONE).returning(*OF_ONE)
ATTACH_GOAL = (
    update(opportunities).where(THIS_ONE).values(goal_id=link_to(goals, "goal")).returning(*OF_ONE)
)
REMOVE = delete(opportunities).where(THIS_ONE)


class Opportunities(Owned):
    """What a member was offered, and what they raised their hand for."""

    async def add(self, draft: OpportunityDraft) -> Opportunity:
        (row,) = await self._rows(ADD, **values_of(draft))
        return Opportunity(**row._asdict())

    async def get(self, opportunity_id: int) -> Opportunity | None:
        row = await self._row(GET, opportunity=opportunity_id)
        return row and Opportunity(**row._asdict())

    async def latest(self, count: int) -> tuple[Opportunity, ...]:
        """The newest first."""
        return tuple(Opportunity(**row._asdict()) for row in await self._rows(LATEST, most=count))

    async def change(self, opportunity_id: int, draft: OpportunityDraft) -> Opportunity | None:
        """None: it is gone."""
        row = await self._row(CHANGE, opportunity=opportunity_id, **values_of(draft))
        return row and Opportunity(**row._asdict())

    async def attach_goal(self, opportunity_id: int, goal_id: int) -> Opportunity | None:
        """The goal that it became; one that is not the member's becomes None."""
        row = await self._row(ATTACH_GOAL, opportunity=opportunity_id, goal=goal_id)
        return row and Opportunity(**row._asdict())

    async def remove(self, opportunity_id: int) -> bool:
        """False: it was gone already."""
        return await self._count(REMOVE, opportunity=opportunity_id) == 1

"""The cycle of a company: the same for everybody in a workspace, set by one of its admins.

Across a workspace: it answers days and a name, and never who counts from them.
"""

from datetime import datetime

from sqlalchemy import BindParameter, Text, bindparam, delete, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.cycle import Cycle
from bot.storage.tables import dues, rhythms
from bot.storage.tables_company import company_cycles
from bot.storage.tables_road import cycles
from bot.storage.upserts import insert_or_replace, spelled_for

OF_A_CYCLE = ("name", "decided_on", "opens_on", "announced_on", "every_months")
TEAM: BindParameter[str] = bindparam("my_team")

GET = select(*(company_cycles.c[name] for name in OF_A_CYCLE)).where(
    company_cycles.c.team_id == TEAM
)
KEEP = insert_or_replace(company_cycles, ("team_id",), (*OF_A_CYCLE, "changed_at"))
REMOVE = delete(company_cycles).where(company_cycles.c.team_id == TEAM)
COUNT_FROM_IT = select(cycles.c.user_id).where(
    cycles.c.team_id == TEAM, cycles.c.origin == "company"
)
WANT_NO_NUDGES = select(rhythms.c.user_id).where(
    rhythms.c.team_id == TEAM, type_coerce(rhythms.c.stopped, Text).like('%"nudge"%')
)
WAKE = (
    update(dues)
    .where(
        dues.c.team_id == TEAM,
        dues.c.kind == "nudge",
        dues.c.parked_due_at.is_(None),
        or_(dues.c.next_due_at.is_(None), dues.c.next_due_at > bindparam("now")),
        dues.c.user_id.in_(COUNT_FROM_IT),
        dues.c.user_id.not_in(WANT_NO_NUDGES),
    )
    .values(next_due_at=bindparam("now"), snoozed=False)
)


class CompanyCycles:
    """Of one workspace. Each method runs in the caller's transaction."""

    def __init__(self, connection: AsyncConnection, team_id: str) -> None:
        self._connection = connection
        self._team = {"my_team": team_id}

    async def get(self) -> Cycle | None:
        """None until somebody sets it."""
        rows = (await self._connection.execute(GET, self._team)).all()
        return Cycle(**rows[0]._asdict(), origin="company") if rows else None

    async def save(self, cycle: Cycle, now: datetime) -> None:
        values = {name: getattr(cycle, name) for name in OF_A_CYCLE}
        statement = spelled_for(self._connection, KEEP)
        await self._connection.execute(statement, self._team | values | {"changed_at": now})

    async def remove(self) -> None:
        """Whoever took it over keeps the days in their own cycle."""
        await self._connection.execute(REMOVE, self._team)

    async def wake(self, now: datetime) -> None:
        """Whoever counts from it is looked at now, whether there is something to tell.

        Nobody who wants no nudges, and nobody who is out of reach.
        """
        await self._connection.execute(WAKE, self._team | {"now": now})

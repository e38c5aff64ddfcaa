"""Reach: who cannot be reached at all, so that nothing is due to them until they are back.

The engine's side, across a workspace: ids and Slack's error codes only.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    Text,
    bindparam,
    func,
    select,
    union_all,
    update,
)

from bot.domain.delivery.delivery import WORKSPACE_CODES
from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.owned import mine
from bot.storage.database.tables import deliveries, dues, members
from bot.storage.workspace.gone import GoneStore
from bot.storage.workspace.tables import installations

STILL_OF_USE = timedelta(weeks=1)
"""What could not be sent before that is not looked at again: its week is over."""

OWNER = bindparam("owner", type_=Text)
TEAMS = union_all(
    select(OWNER),
    select(members.c.team_id).where(
        members.c.enterprise_id == OWNER,
        members.c.team_id.not_in(select(installations.c.holder_id)),
    ),
)
"""A workspace, or those of an organisation that have no token of their own."""


def _there(table: Table) -> ColumnElement[bool]:
    return table.c.team_id.in_(TEAMS)


LOST = update(members).values(unreachable_code=bindparam("code"))
LOST_TOO = LOST.where(
    _there(members), members.c.unreachable_code.is_distinct_from(bindparam("code"))
)
FOUND = update(members).values(unreachable_code=None)
PARK = (
    update(dues)
    .where(dues.c.next_due_at.is_not(None))
    .values(parked_due_at=dues.c.next_due_at, next_due_at=None)
)
UNPARK = (
    update(dues)
    .where(dues.c.parked_due_at.is_not(None))
    .values(next_due_at=func.coalesce(dues.c.next_due_at, dues.c.parked_due_at), parked_due_at=None)
)
CODES = sorted(WORKSPACE_CODES)
FOR_THE_WORKSPACE = members.c.unreachable_code.in_(CODES)
CODE = select(members.c.unreachable_code).where(mine(members))
OF_THOSE = dues.c.user_id.in_(
    select(members.c.user_id).where(members.c.team_id == dues.c.team_id, FOR_THE_WORKSPACE)
)
LOOK_UP = (
    update(deliveries)
    .where(
        _there(deliveries),
        deliveries.c.state == "failed",
        deliveries.c.error_code.in_(CODES),
        deliveries.c.claimed_at > bindparam("since"),
    )
    .values(state="claimed", lease_until=bindparam("now"), error_code=None, settled_at=None)
)
"""What the refused token could not bring: whether it is there after all is found out first."""


class ReachStore:
    """Parks due dates and brings them back. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def lost(self, member: Member, code: str) -> None:
        """Nothing is due to the member, or to anybody in the workspace where its token failed."""
        if code in WORKSPACE_CODES:
            await self.workspace_lost(member.team_id, code)
            return
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        await self._connection.execute(LOST.where(mine(members)), owner | {"code": code})
        await self._connection.execute(PARK.where(mine(dues)), owner)

    async def workspace_lost(self, holder_id: str, code: str) -> bool:
        """Nothing is due to anybody there: in a workspace, or in all of an organisation's.

        False where that was so already.
        """
        there: dict[str, Any] = {"owner": holder_id}
        lost = await self._connection.execute(LOST_TOO, there | {"code": code})
        await self._connection.execute(PARK.where(_there(dues)), there)
        return lost.rowcount > 0

    async def is_lost(self, member: Member) -> bool:
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        return await self._connection.scalar(CODE, owner) is not None

    async def found(self, member: Member, now: datetime) -> bool:
        """A sign of life: due dates are back. False where nothing was parked."""
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        code = await self._connection.scalar(CODE, owner)
        if code is None:
            return False
        if code in WORKSPACE_CODES:
            await self.workspace_found(member.team_id, now)
        else:
            await self._connection.execute(UNPARK.where(mine(dues)), owner)
            await self._connection.execute(FOUND.where(mine(members)), owner)
            await GoneStore(self._connection).let_back(now)
        return True

    async def workspace_found(self, holder_id: str, now: datetime) -> None:
        """Its token is good again: due dates are back, and so is what failed meanwhile."""
        there: dict[str, Any] = {"owner": holder_id}
        await self._connection.execute(UNPARK.where(_there(dues), OF_THOSE), there)
        since = {"since": now - STILL_OF_USE, "now": now}
        await self._connection.execute(LOOK_UP, there | since)
        await self._connection.execute(FOUND.where(_there(members), FOR_THE_WORKSPACE), there)
        await GoneStore(self._connection).let_back(now)

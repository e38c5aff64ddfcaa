"""Reach: who cannot be reached at all, so that nothing is due to them until they are back.

The engine's side, across a workspace: ids and Slack's error codes only.
"""

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.delivery import WORKSPACE_CODES
from bot.domain.member import Member
from bot.storage.owned import mine
from bot.storage.tables import dues, members

OF_TEAM = members.c.team_id == bindparam("my_team")
LOST = update(members).values(unreachable_code=bindparam("code"))
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
FOR_THE_WORKSPACE = members.c.unreachable_code.in_(sorted(WORKSPACE_CODES))
CODE = select(members.c.unreachable_code).where(mine(members))
OF_THOSE = dues.c.user_id.in_(select(members.c.user_id).where(OF_TEAM, FOR_THE_WORKSPACE))


class Reach:
    """Parks due dates and brings them back. Each method runs in the caller's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def lost(self, member: Member, code: str) -> None:
        """Nothing is due to the member, or to anybody in the workspace where its token failed."""
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        everybody = code in WORKSPACE_CODES
        whom = OF_TEAM if everybody else mine(members)
        whose = dues.c.team_id == bindparam("my_team") if everybody else mine(dues)
        await self._connection.execute(LOST.where(whom), owner | {"code": code})
        await self._connection.execute(PARK.where(whose), owner)

    async def is_lost(self, member: Member) -> bool:
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        return await self._connection.scalar(CODE, owner) is not None

    async def found(self, member: Member) -> bool:
        """A sign of life: due dates are back. False where nothing was parked."""
        owner = {"my_team": member.team_id, "my_user": member.user_id}
        code = await self._connection.scalar(CODE, owner)
        if code is None:
            return False
        if code in WORKSPACE_CODES:
            whose = and_(dues.c.team_id == bindparam("my_team"), OF_THOSE)
            await self._connection.execute(UNPARK.where(whose), owner)
            await self._connection.execute(FOUND.where(OF_TEAM, FOR_THE_WORKSPACE), owner)
        else:
            await self._connection.execute(UNPARK.where(mine(dues)), owner)
            await self._connection.execute(FOUND.where(mine(members)), owner)
        return True

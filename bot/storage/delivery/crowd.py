"""How many people of a workspace are due in one minute: the engine's side, a number alone."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select

from bot.storage.database.connection import Connection
from bot.storage.database.tables import dues
from bot.storage.database.types import Instant

A_MINUTE = timedelta(minutes=1)
DUE_BETWEEN = (
    select(func.count())
    .select_from(dues)
    .where(
        dues.c.team_id == bindparam("team"),
        dues.c.next_due_at >= bindparam("since", type_=Instant),
        dues.c.next_due_at < bindparam("until", type_=Instant),
    )
)


async def due_in_the_minute(connection: Connection, team_id: str, at: datetime) -> int:
    """`at` (UTC) is the beginning of the minute."""
    values = {"team": team_id, "since": at, "until": at + A_MINUTE}
    return int(await connection.scalar(DUE_BETWEEN, values) or 0)

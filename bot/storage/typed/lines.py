"""Typed lines: what a message in the DM became, so that an edit or a reply finds it again."""

from datetime import datetime

from sqlalchemy import Column, Index, Integer, and_, bindparam, or_, select, update

from bot.domain.typed.line import Became, TypedLine
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, columns_for, listed, mine, new_in, text_column
from bot.storage.database.types import CleanText, Instant

typed_lines = listed(
    "typed_lines",
    text_column("message_ts"),
    Column("position", Integer, nullable=False),
    text_column("became"),
    Column("became_id", Integer),
    text_column("waiting"),
    Column("heard_at", Instant, nullable=False),
    Column("reply_ts", CleanText),
)
"""`waiting` holds words that nobody decided on; what is saved stands where it is saved, alone.

`became_id` has no foreign key: it is a win or a goal, as `became` says.
"""
Index("ix_typed_lines_message", *(typed_lines.c[n] for n in ("team_id", "user_id", "message_ts")))

OF_A_LINE = columns_for(TypedLine, typed_lines)
THIS_ONE = and_(mine(typed_lines), typed_lines.c.id == bindparam("line"))
OF_MESSAGE = and_(mine(typed_lines), typed_lines.c.message_ts == bindparam("ts"))
ADD = new_in(typed_lines).returning(*OF_A_LINE)
GET = select(*OF_A_LINE).where(THIS_ONE)
IN_MESSAGE = select(*OF_A_LINE).where(OF_MESSAGE).order_by(typed_lines.c.position)
ABOUT = (
    select(*OF_A_LINE)
    .where(
        mine(typed_lines),
        or_(typed_lines.c.message_ts == bindparam("ts"), typed_lines.c.reply_ts == bindparam("ts")),
    )
    .order_by(typed_lines.c.id)
)
NEWEST = (
    select(*OF_A_LINE)
    .where(mine(typed_lines), typed_lines.c.heard_at >= bindparam("since"))
    .order_by(typed_lines.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
SET = update(typed_lines).where(THIS_ONE).returning(*OF_A_LINE)
REPLIED = update(typed_lines).where(OF_MESSAGE).values(reply_ts=bindparam("reply"))
UNDECIDED = typed_lines.c.became.in_(("asked", "neither", "said"))
LET_GO = update(typed_lines).where(OF_MESSAGE, UNDECIDED).values(waiting="")
ANY = select(typed_lines.c.id).limit(1)


class TypedStore(Owned):
    """The lines that a member typed; in a message they stand in reading order."""

    async def add(
        self,
        message_ts: str,
        position: int,
        became: Became,
        now: datetime,
        *,
        waiting: str = "",
        became_id: int | None = None,
    ) -> TypedLine:
        (row,) = await self._rows(
            ADD,
            message_ts=message_ts,
            position=position,
            became=became,
            became_id=became_id,
            waiting=waiting,
            heard_at=now,
            reply_ts=None,
        )
        return TypedLine(**row._asdict())

    async def get(self, line_id: int) -> TypedLine | None:
        row = await self._row(GET, line=line_id)
        return row and TypedLine(**row._asdict())

    async def of_message(self, message_ts: str) -> tuple[TypedLine, ...]:
        return tuple(
            TypedLine(**row._asdict()) for row in await self._rows(IN_MESSAGE, ts=message_ts)
        )

    async def about(self, ts: str) -> tuple[TypedLine, ...]:
        """Those of a message of theirs, or of the coach's reply to one."""
        return tuple(TypedLine(**row._asdict()) for row in await self._rows(ABOUT, ts=ts))

    async def newest(self, since: datetime, most: int) -> tuple[TypedLine, ...]:
        """What was heard since an instant, the newest first."""
        rows = await self._rows(NEWEST, since=since, most=most)
        return tuple(TypedLine(**row._asdict()) for row in rows)

    async def set(self, line_id: int, **changes: object) -> TypedLine | None:
        """Sets only the columns in `changes`. None: it is not there."""
        row = await self._row(SET, line=line_id, **changes)
        return row and TypedLine(**row._asdict())

    async def replied(self, message_ts: str, reply_ts: str) -> None:
        await self._count(REPLIED, ts=message_ts, reply=reply_ts)

    async def let_go(self, message_ts: str) -> None:
        """Forgets the words that nobody decided on."""
        await self._count(LET_GO, ts=message_ts)


async def was_heard(connection: Connection) -> bool:
    """Whether anybody ever typed to the coach and it arrived."""
    rows = (await connection.execute(ANY)).all()
    return bool(rows)

"""Found lines: from lists written elsewhere, each answered once and for good."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, delete, func, select, update

from bot.domain.wins.found_line import FoundLine, Queue, QueuedLine, QueuedLineState
from bot.domain.wins.summary import LeftOut
from bot.storage.database.owned import Owned, columns_for, mine
from bot.storage.database.tables import members, queued_lines
from bot.storage.database.upserts import insert_or_leave, spelled_for

OF_A_QUEUED_LINE = columns_for(QueuedLine, queued_lines)
WAITING = and_(mine(queued_lines), queued_lines.c.state == "waiting")

ADD = insert_or_leave(queued_lines, ("team_id", "user_id", "fingerprint"))
COUNT = select(
    func.count(queued_lines.c.id).label("waiting"),
    func.count(queued_lines.c.happened_on).label("dated"),
).where(WAITING)
NEXT = select(*OF_A_QUEUED_LINE).where(WAITING).order_by(queued_lines.c.id).limit(bindparam("most"))
NEXT_DATED = NEXT.where(queued_lines.c.happened_on.is_not(None))
NEXT_UNDATED = NEXT.where(queued_lines.c.happened_on.is_(None))
GET = select(*OF_A_QUEUED_LINE).where(WAITING, queued_lines.c.id == bindparam("queued_line"))
ANSWER = (
    update(queued_lines)
    .where(WAITING, queued_lines.c.id == bindparam("queued_line"))
    .values(state=bindparam("answer"))
    .returning(*OF_A_QUEUED_LINE)
)


IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
ANSWER_THESE = (
    update(queued_lines)
    .where(WAITING, queued_lines.c.id.in_(IDS))
    .values(state=bindparam("answer"))
    .returning(*OF_A_QUEUED_LINE)
)
FINGERPRINTS: BindParameter[list[str]] = bindparam("fingerprints", expanding=True)
KNOWN = select(queued_lines.c.fingerprint).where(
    mine(queued_lines), queued_lines.c.state != "left out"
)
TAKE_TURNS = select(members.c.user_id).where(mine(members)).with_for_update()
"""Of two presses at once the second sees what the first left."""
SETTLE = (
    update(queued_lines)
    .where(mine(queued_lines), queued_lines.c.state == "dismissed together")
    .values(state="dismissed")
)
DISMISS_ALL = update(queued_lines).where(WAITING).values(state="dismissed together")
ASK_ALL_AGAIN = (
    update(queued_lines)
    .where(mine(queued_lines), queued_lines.c.state == "dismissed together")
    .values(state="waiting")
)
IS_LEFT_OUT = and_(mine(queued_lines), queued_lines.c.state == "left out")
COUNT_LEFT_OUT = select(func.count(queued_lines.c.id)).where(IS_LEFT_OUT)
LEFT_OUT = (
    select(queued_lines.c.detail, queued_lines.c.text)
    .where(IS_LEFT_OUT)
    .order_by(queued_lines.c.id)
)
FORGET_LEFT_OUT = delete(queued_lines).where(IS_LEFT_OUT)
ASK_AGAIN = (
    update(queued_lines)
    .where(mine(queued_lines), queued_lines.c.fingerprint.in_(FINGERPRINTS))
    .values(state="waiting")
)


class FoundLineStore(Owned):
    """What waits for the member's yes or no."""

    async def fingerprints(self) -> set[str]:
        """Those of all lines that were found before."""
        return {row.fingerprint for row in await self._rows(KNOWN)}

    async def add(self, found: Iterable[FoundLine], now: datetime) -> None:
        """One that is there already is left as it was answered."""
        statement = spelled_for(self._connection, ADD)
        values = [self._member | _values_of(line, now) for line in found]
        await self._connection.execute(statement, values)

    async def queue(self, most: int) -> Queue:
        rows = await self._rows(NEXT, most=most)
        (counts,) = await self._rows(COUNT)
        undated = counts.waiting - counts.dated
        left_out = await self._value(COUNT_LEFT_OUT)
        found = tuple(QueuedLine(**row._asdict()) for row in rows)
        return Queue(found, counts.waiting, undated, left_out)

    async def get(self, queued_line_id: int) -> QueuedLine | None:
        """None: it does not wait any more."""
        row = await self._row(GET, queued_line=queued_line_id)
        return row and QueuedLine(**row._asdict())

    async def answer(self, queued_line_id: int, state: QueuedLineState) -> QueuedLine | None:
        """None: it does not wait any more."""
        row = await self._row(ANSWER, queued_line=queued_line_id, answer=state)
        return row and QueuedLine(**row._asdict())

    async def answer_next(
        self, most: int, state: QueuedLineState, *, has_date: bool
    ) -> tuple[QueuedLine, ...]:
        """The next few that waited with a date, or without, in the order they were found in."""
        next_ones = NEXT_DATED if has_date else NEXT_UNDATED
        ids = [row.id for row in await self._rows(next_ones, most=most)]
        rows = await self._rows(ANSWER_THESE, ids=ids, answer=state)
        return tuple(sorted((QueuedLine(**row._asdict()) for row in rows), key=lambda one: one.id))

    async def dismiss_all(self) -> int:
        """How many waited; until the next such press they can be asked again.

        A press that finds nothing leaves the one before it to be undone.
        """
        await self._count(TAKE_TURNS)
        (counts,) = await self._rows(COUNT)
        if counts.waiting:
            await self._count(SETTLE)
        return await self._count(DISMISS_ALL)

    async def ask_all_again(self) -> int:
        """How many of those wait again for an answer."""
        return await self._count(ASK_ALL_AGAIN)

    async def leave_out(
        self, lines: Iterable[tuple[int, LeftOut]], file: str, now: datetime
    ) -> None:
        """Remembers lines that are no wins, each with its number in the list."""
        statement = spelled_for(self._connection, ADD)
        values = [self._member | _values_left_out(number, one, file, now) for number, one in lines]
        await self._connection.execute(statement, values)

    async def left_out(self) -> tuple[LeftOut, ...]:
        rows = await self._rows(LEFT_OUT)
        return tuple(LeftOut(row.detail, row.text) for row in rows)

    async def forget_left_out(self) -> None:
        await self._count(FORGET_LEFT_OUT)

    async def ask_again(self, fingerprints: Sequence[str]) -> int:
        """How many wait again for an answer."""
        return await self._count(ASK_AGAIN, fingerprints=list(fingerprints))


def _values_of(line: FoundLine, now: datetime) -> dict[str, Any]:
    return {
        "text": line.text,
        "happened_on": line.happened_on,
        "span": line.span,
        "fingerprint": line.fingerprint,
        "state": "waiting",
        "found_at": now,
        "detail": line.detail,
        "place": line.place,
        "date_words": line.date_words,
        "is_guess": line.is_guess,
    }


def _values_left_out(number: int, one: LeftOut, file: str, now: datetime) -> dict[str, Any]:
    """Its kind stands where a found line has its details."""
    said = "\n".join(("left out", file, str(number), *astuple(one)))
    return {
        "text": one.text,
        "happened_on": None,
        "span": "day",
        "fingerprint": sha256(said.encode()).hexdigest(),
        "state": "left out",
        "found_at": now,
        "detail": one.kind,
        "place": file,
        "date_words": "",
        "is_guess": False,
    }

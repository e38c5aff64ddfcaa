"""Reviews: how member and manager see each line of a ladder."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, select

from bot.domain.gap_review import Mark, NotApplicable, ReviewLine
from bot.domain.ladders import LineKey
from bot.storage.owned import Owned, mine, new_in
from bot.storage.tables import members
from bot.storage.tables_review import marks

OF_A_LINE = and_(
    mine(marks),
    marks.c.criterion_id == bindparam("criterion"),
    marks.c.level == bindparam("on_level"),
)

TAKE_TURNS = select(members.c.user_id).where(mine(members)).with_for_update()
"""Member and manager may rate at one moment; SQLite's writers take turns anyway."""

ALL = select(marks).where(mine(marks)).order_by(marks.c.criterion_id, marks.c.level)
ONE = select(marks).where(OF_A_LINE)
CLEAR = delete(marks).where(OF_A_LINE)
ADD = new_in(marks)


class Reviews(Owned):
    """The gap review of a member."""

    async def lines(self, fingerprints: Mapping[LineKey, str]) -> tuple[ReviewLine, ...]:
        """What was said of these lines, in no order that matters.

        Whatever was said of a line when its words were others is left out.
        """
        found: dict[LineKey, list[Row[Any]]] = {}
        for row in await self._rows(ALL):
            key = LineKey(row.criterion_id, row.level)
            if fingerprints.get(key) == row.fingerprint:
                found.setdefault(key, []).append(row)
        return tuple(_line(key, rows) for key, rows in found.items())

    async def held(self, key: LineKey, fingerprint: str) -> ReviewLine:
        """One line, which nobody else changes until the transaction ends."""
        await self._count(TAKE_TURNS)
        rows = await self._rows(ONE, criterion=key.criterion_id, on_level=key.level)
        return _line(key, (row for row in rows if row.fingerprint == fingerprint))

    async def save(self, line: ReviewLine, fingerprint: str) -> None:
        """Replaces what was kept of the line."""
        key = line.key
        await self._count(CLEAR, criterion=key.criterion_id, on_level=key.level)
        for part, values in _parts(line).items():
            await self._count(
                ADD,
                criterion_id=key.criterion_id,
                level=key.level,
                part=part,
                fingerprint=fingerprint,
                **values,
            )


def _parts(line: ReviewLine) -> dict[str, dict[str, Any]]:
    named = {"own": line.own, "manager": line.manager, "settled": line.settled}
    parts = {part: _values(mark.rating, mark) for part, mark in named.items() if mark}
    if line.not_applicable:
        parts["aside"] = _values(None, line.not_applicable)
    return parts


def _values(rating: str | None, said: Mark | NotApplicable) -> dict[str, Any]:
    return {
        "rating": rating,
        "by_name": said.by,
        "given_on": said.on,
        "reason": said.reason,
        "is_reported": isinstance(said, Mark) and said.is_reported,
    }


def _line(key: LineKey, rows: Iterable[Row[Any]]) -> ReviewLine:
    parts = {row.part: row for row in rows}
    aside = parts.get("aside")
    return ReviewLine(
        key,
        own=_mark(parts.get("own")),
        manager=_mark(parts.get("manager")),
        settled=_mark(parts.get("settled")),
        not_applicable=aside and NotApplicable(aside.reason, aside.by_name, aside.given_on),
    )


def _mark(row: Row[Any] | None) -> Mark | None:
    if row is None:
        return None
    return Mark(row.rating, row.by_name, row.given_on, row.reason, row.is_reported)

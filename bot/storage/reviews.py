"""Reviews: how member and manager see each line of a ladder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Table, and_, bindparam, delete, func, select

from bot.domain.gap_review import Earlier, Mark, NotApplicable, ReviewLine
from bot.domain.ladders import LineKey
from bot.storage.owned import Owned, mine, new_in
from bot.storage.tables import members
from bot.storage.tables_review import marks, past_marks
from bot.storage.together import of_each


def _of_a_line(table: Table) -> ColumnElement[bool]:
    return and_(
        mine(table),
        table.c.criterion_id == bindparam("criterion"),
        table.c.level == bindparam("on_level"),
    )


TAKE_TURNS = select(members.c.user_id).where(mine(members)).with_for_update()
"""Member and manager may rate at one moment; SQLite's writers take turns anyway."""

ALL = of_each(select(marks).where(mine(marks)).order_by(marks.c.criterion_id, marks.c.level))
ONE = select(marks).where(_of_a_line(marks))
CLEAR = delete(marks).where(_of_a_line(marks))
ADD = new_in(marks)
ALL_PAST = select(past_marks).where(mine(past_marks)).order_by(past_marks.c.id)
PAST = select(past_marks).where(_of_a_line(past_marks)).order_by(past_marks.c.id)
PAST_COUNT = select(func.count()).select_from(past_marks).where(_of_a_line(past_marks))
ADD_PAST = new_in(past_marks)


class Reviews(Owned):
    """The gap review of a member."""

    async def lines(self, fingerprints: Mapping[LineKey, str]) -> tuple[ReviewLine, ...]:
        """What was said of these lines, in no order that matters.

        Whatever was said of a line when its words were others is left out, but for what both had
        agreed on, which becomes something earlier.
        """
        rows, past = _by_line(await self._rows(ALL)), _by_line(await self._rows(ALL_PAST))
        return tuple(
            _line(key, fingerprint, rows.get(key, ()), past.get(key, ()))
            for key, fingerprint in fingerprints.items()
            if key in rows or key in past
        )

    async def held(self, key: LineKey, fingerprint: str) -> ReviewLine:
        """One line, which nobody else changes until the transaction ends."""
        await self._count(TAKE_TURNS)
        wanted = {"criterion": key.criterion_id, "on_level": key.level}
        rows, past = await self._rows(ONE, **wanted), await self._rows(PAST, **wanted)
        return _line(key, fingerprint, rows, past)

    async def save(self, line: ReviewLine, fingerprint: str) -> None:
        """Replaces what was kept of the line; what is earlier only grows."""
        key = line.key
        wanted = {"criterion": key.criterion_id, "on_level": key.level}
        await self._count(CLEAR, **wanted)
        place: dict[str, Any] = {"criterion_id": key.criterion_id, "level": key.level}
        for part, values in _parts(line).items():
            await self._count(ADD, part=part, fingerprint=fingerprint, **place, **values)
        known: int = await self._value(PAST_COUNT, **wanted)
        for one in line.earlier[known:]:
            values = _values(one.mark.rating, one.mark)
            other = one.is_of_other_words
            await self._count(ADD_PAST, side=one.side, is_of_other_words=other, **place, **values)


def _by_line(rows: Iterable[Row[Any]]) -> dict[LineKey, list[Row[Any]]]:
    found: dict[LineKey, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(LineKey(row.criterion_id, row.level), []).append(row)
    return found


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


def _line(
    key: LineKey, fingerprint: str, rows: Sequence[Row[Any]], past: Sequence[Row[Any]]
) -> ReviewLine:
    present = _rated(key, [row for row in rows if row.fingerprint == fingerprint])
    stale = _rated(key, [row for row in rows if row.fingerprint != fingerprint])
    earlier = [Earlier(_mark(row), row.side, row.is_of_other_words) for row in past]
    if stale.agreed:
        earlier.append(Earlier(stale.agreed, is_of_other_words=True))
    return replace(present, earlier=tuple(earlier))


def _rated(key: LineKey, rows: Iterable[Row[Any]]) -> ReviewLine:
    parts = {row.part: row for row in rows}
    marks_of = {name: _mark(row) for name, row in parts.items() if name != "aside"}
    aside = parts.get("aside")
    return ReviewLine(
        key,
        own=marks_of.get("own"),
        manager=marks_of.get("manager"),
        settled=marks_of.get("settled"),
        not_applicable=aside and NotApplicable(aside.reason, aside.by_name, aside.given_on),
    )


def _mark(row: Row[Any]) -> Mark:
    return Mark(row.rating, row.by_name, row.given_on, row.reason, row.is_reported)

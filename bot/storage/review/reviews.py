"""Reviews: how the member, their manager and other guests see each line of a ladder.

A line is read as the member sees it, with the present manager across from them, or as one guest
does. What others rated is in neither's way: nobody reads or overwrites another's rating.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Table,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    update,
)

from bot.domain.ladder.ladder import LineKey
from bot.domain.review.review import Earlier, Mark, NotApplicable, ReviewLine, rater_key
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, mine, new_in
from bot.storage.database.tables import members
from bot.storage.plan.cases import CURRENT
from bot.storage.review.tables import marks, past_marks


def _of_a_line(table: Table) -> ColumnElement[bool]:
    return and_(
        mine(table),
        table.c.criterion_id == bindparam("criterion"),
        table.c.level == bindparam("on_level"),
    )


TAKE_TURNS = select(members.c.user_id).where(mine(members)).with_for_update()
"""Member and manager may rate at one moment; SQLite's writers take turns anyway."""

MEMBERS_OWN = ("own", "aside")
OF_A_MEETING = ("reported", "settled")
"""What the member may write of their manager; the rating by the manager's own hand is theirs."""

BY_HAND = ("rating", "reported", "settled")
"""What a guest's new rating takes the place of, all of it theirs."""

ALL = of_each(
    select(marks)
    .where(mine(marks))
    .order_by(marks.c.criterion_id, marks.c.level, marks.c.part, marks.c.rater)
)
COUNT = of_each(select(func.count()).select_from(marks).where(mine(marks)), is_total=True)
ONE = select(marks).where(_of_a_line(marks)).order_by(marks.c.part, marks.c.rater)
CLEAR_OWN = delete(marks).where(
    _of_a_line(marks),
    or_(
        marks.c.part.in_(MEMBERS_OWN),
        and_(marks.c.part.in_(OF_A_MEETING), marks.c.rater == bindparam("by")),
    ),
)
CLEAR_GUEST = delete(marks).where(
    _of_a_line(marks), marks.c.part.in_(BY_HAND), marks.c.rater == bindparam("by")
)
ADD = new_in(marks)
ALL_PAST = select(past_marks).where(mine(past_marks)).order_by(past_marks.c.id)
PAST = select(past_marks).where(_of_a_line(past_marks)).order_by(past_marks.c.id)
PAST_COUNT = select(func.count()).select_from(past_marks).where(_of_a_line(past_marks))
ADD_PAST = new_in(past_marks)
LEFT = (
    update(marks)
    .where(mine(marks), marks.c.role == "manager", marks.c.rater == bindparam("by"))
    .values(until_on=bindparam("on"))
)
BACK = (
    update(marks)
    .where(
        mine(marks),
        marks.c.role == "manager",
        marks.c.rater == bindparam("by"),
        marks.c.until_on == bindparam("on"),
    )
    .values(until_on=None)
)
THERE = marks.alias("there")
KNOWN_AS = (
    update(marks)
    .where(
        mine(marks),
        marks.c.rater == bindparam("by"),
        ~select(THERE.c.rater).where(mine(THERE), THERE.c.rater == bindparam("named")).exists(),
    )
    .values(rater=bindparam("named"))
)
"""Where the same person was known by their id before, nothing is put together."""


class ReviewStore(Owned):
    """The gap review of a member. Without a `guest_id`, all is as the member sees it."""

    async def lines(
        self, fingerprints: Mapping[LineKey, str], guest_id: str | None = None
    ) -> tuple[ReviewLine, ...]:
        """What was said of these lines, in no order that matters.

        Whatever was said of a line when its words were others is left out, but for what both had
        agreed on, which becomes something earlier.
        """
        rater = guest_id or await self._manager()
        rows, past = _by_line(await self._rows(ALL)), _by_line(await self._rows(ALL_PAST))
        return tuple(
            _line(key, fingerprint, rows.get(key, ()), past.get(key, ()), (rater, bool(guest_id)))
            for key, fingerprint in fingerprints.items()
            if key in rows or key in past
        )

    async def count(self) -> int:
        """How many ratings there are, whoever gave them."""
        return int(await self._value(COUNT) or 0)

    async def held(self, key: LineKey, fingerprint: str, guest_id: str | None = None) -> ReviewLine:
        """One line, which nobody else changes until the transaction ends."""
        await self._count(TAKE_TURNS)
        rater = guest_id or await self._manager()
        wanted = {"criterion": key.criterion_id, "on_level": key.level}
        rows, past = await self._rows(ONE, **wanted), await self._rows(PAST, **wanted)
        return _line(key, fingerprint, rows, past, (rater, bool(guest_id)))

    async def save(self, line: ReviewLine, fingerprint: str, guest_id: str | None = None) -> None:
        """Replaces what this side may write of the line; what is earlier only grows.

        A guest writes their own rating and what they agreed on, the member all else.
        """
        key = line.key
        wanted = {"criterion": key.criterion_id, "on_level": key.level}
        rater = guest_id or await self._manager()
        await self._count(CLEAR_GUEST if guest_id else CLEAR_OWN, by=rater, **wanted)
        place: dict[str, Any] = {"criterion_id": key.criterion_id, "level": key.level}
        parts = _guests_parts(line, rater) if guest_id else _members_parts(line, rater)
        for part, values in parts.items():
            await self._count(ADD, part=part, fingerprint=fingerprint, **place, **values)
        known: int = await self._value(PAST_COUNT, **wanted)
        for one in line.earlier[known:]:
            values = _said(one.mark)
            other = one.is_of_other_words
            await self._count(ADD_PAST, side=one.side, is_of_other_words=other, **place, **values)

    async def manager_left(self, rater: str, on: date) -> int:
        """Their ratings stay theirs, until that day; how many they were."""
        return await self._count(LEFT, by=rater, on=on)

    async def manager_back(self, rater: str, left_on: date) -> int:
        """They are the manager after all; how many ratings count on."""
        return await self._count(BACK, by=rater, on=left_on)

    async def known_as(self, before: str, after: str) -> int:
        """A manager who had a name alone is somebody in Slack now; how many ratings moved."""
        return await self._count(KNOWN_AS, by=before, named=after)

    async def _manager(self) -> str:
        case = await self._row(CURRENT)
        return rater_key(case.manager_id, case.manager_name) if case else rater_key(None, "")


def _by_line(rows: Iterable[Row[Any]]) -> dict[LineKey, list[Row[Any]]]:
    found: dict[LineKey, list[Row[Any]]] = {}
    for row in rows:
        found.setdefault(LineKey(row.criterion_id, row.level), []).append(row)
    return found


def _members_parts(line: ReviewLine, manager: str) -> dict[str, dict[str, Any]]:
    parts: dict[str, dict[str, Any]] = {}
    if line.own:
        parts["own"] = _said(line.own) | {"rater": "", "role": "member"}
    if line.manager and line.manager.is_reported:
        parts["reported"] = _said(line.manager) | {"rater": manager, "role": "manager"}
    if line.settled:
        parts["settled"] = _said(line.settled) | {"rater": manager, "role": "manager"}
    if aside := line.not_applicable:
        parts["aside"] = {
            "rating": None,
            "by_name": aside.by,
            "given_on": aside.on,
            "reason": aside.reason,
            "is_reported": False,
            "rater": "",
            "role": "member",
        }
    return parts


def _guests_parts(line: ReviewLine, guest_id: str) -> dict[str, dict[str, Any]]:
    named = {"rating": line.manager, "settled": line.settled}
    return {part: _said(mark) | {"rater": guest_id} for part, mark in named.items() if mark}


def _said(mark: Mark) -> dict[str, Any]:
    return {
        "rating": mark.rating,
        "by_name": mark.by,
        "given_on": mark.on,
        "reason": mark.reason,
        "is_reported": mark.is_reported,
        "rater": mark.rater,
        "role": mark.role,
    }


def _line(
    key: LineKey,
    fingerprint: str,
    rows: Sequence[Row[Any]],
    past: Sequence[Row[Any]],
    across: tuple[str, bool],
) -> ReviewLine:
    """`across` is who rates beside the member, and whether the line is read as they see it."""
    present = _rated(key, [row for row in rows if row.fingerprint == fingerprint], *across)
    stale = _rated(key, [row for row in rows if row.fingerprint != fingerprint], *across)
    earlier = [Earlier(_mark(row), row.side, row.is_of_other_words) for row in past]
    if stale.agreed:
        earlier.append(Earlier(stale.agreed, is_of_other_words=True))
    return replace(present, earlier=tuple(earlier))


def _rated(key: LineKey, rows: Iterable[Row[Any]], rater: str, is_guest: bool) -> ReviewLine:  # noqa: FBT001 - one of a pair
    line = ReviewLine(key)
    for row in rows:
        line = _with(line, row, is_across=_is_across(row, rater, is_guest=is_guest))
    return line


def _is_across(row: Row[Any], rater: str, *, is_guest: bool) -> bool:
    """Whether it is from who rates beside the member: as the manager, or in any role to a guest."""
    if row.rater != rater:
        return False
    part: str = row.part
    role: str = row.role
    return part != "reported" if is_guest else role == "manager"


def _with(line: ReviewLine, row: Row[Any], *, is_across: bool) -> ReviewLine:
    """The line with one thing more that was said of it; rows come in the order of their parts.

    What the member wrote down of a talk was said after the rating by hand, and "reported" comes
    after "rating": a newer rating by hand takes its row away.
    """
    if row.part == "aside":
        aside = NotApplicable(row.reason, row.by_name, row.given_on)
        return replace(line, not_applicable=aside)
    if row.rating is None:
        return replace(line, withdrawn=line.withdrawn + 1)
    mark = _mark(row)
    if row.part == "own":
        return replace(line, own=mark)
    if is_across:
        return replace(line, settled=mark) if row.part == "settled" else replace(line, manager=mark)
    if row.part == "settled":
        return replace(line, agreed_with_others=(*line.agreed_with_others, mark))
    return replace(line, others=(*line.others, mark))


def _mark(row: Row[Any]) -> Mark:
    until_on: date | None = getattr(row, "until_on", None)
    return Mark(
        row.rating,
        row.by_name,
        row.given_on,
        row.reason,
        row.is_reported,
        row.rater,
        row.role or "unknown",
        until_on,
    )

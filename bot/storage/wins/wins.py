"""Wins: saved, changed, undone, found again."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Text,
    and_,
    bindparam,
    case,
    false,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from bot.domain.calendar.when import SPANS, When, reaching
from bot.domain.member import Profile
from bot.domain.wins.win import Win, WinDraft, WinFilter, WinPage
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, link_to, mine, new_in, values_of
from bot.storage.database.said import KNOWN, known_of
from bot.storage.database.tables import goals, members, wins
from bot.storage.database.types import line_of

MOST_WORDS = 50
"""A search looks for this many different words and leaves the rest aside."""

OF_A_WIN = columns_for(Win, wins)
STANDING = and_(mine(wins), wins.c.undone_at.is_(None))
THIS_ONE = and_(mine(wins), wins.c.id == bindparam("win"))
NEWEST_FIRST = (wins.c.happened_on.desc(), wins.c.id.desc())

COUNT_ON = (
    update(members)
    .where(mine(members))
    .values(last_win_number=members.c.last_win_number + 1)
    .returning(members.c.last_win_number)
)
"""The next number of the member's; whoever adds at the same time waits for it."""

BEFORE = select(func.count().label("standing")).select_from(wins).where(STANDING).cte("before")
NEXT = COUNT_ON.add_cte(BEFORE).returning(
    *KNOWN, select(BEFORE.c.standing).scalar_subquery().label("standing")
)
"""The same, with what is known of the member and how many wins stand without the new one."""

ADD = new_in(wins).values(goal_id=link_to(goals, "goal")).returning(*OF_A_WIN)
COUNTED = COUNT_ON.cte("counted")
ADD_COUNTED = ADD.values(number=select(COUNTED.c.last_win_number).scalar_subquery())
"""Both in one statement, which SQLite cannot say; there a second one is no way to a server."""

GET = select(*OF_A_WIN).where(THIS_ONE)
EDIT = (
    update(wins)
    .where(THIS_ONE, STANDING, wins.c.revision == bindparam("expected"))
    .values(revision=wins.c.revision + 1)
    .returning(*OF_A_WIN)
)
FILE = (
    update(wins).where(THIS_ONE, STANDING).values(revision=wins.c.revision + 1).returning(*OF_A_WIN)
)
SET_DAY = (
    update(wins).where(THIS_ONE).values(happened_on=bindparam("on"), span=bindparam("of_span"))
)
UNDO = update(wins).where(THIS_ONE, STANDING).values(undone_at=bindparam("now"))
UNDO_IMPORTED = (
    update(wins)
    .where(
        STANDING,
        wins.c.source == "import",
        wins.c.id.between(bindparam("first"), bindparam("last")),
    )
    .values(undone_at=bindparam("now"))
    .returning(wins.c.origin_key)
)
RESTORE = update(wins).where(THIS_ONE, wins.c.undone_at.is_not(None)).values(undone_at=None)
ALL = of_each(select(*OF_A_WIN).where(STANDING).order_by(*NEWEST_FIRST))
OUTLINED = ("id", "happened_on", "span", "created_at", "kind", "benefited", "behaviours")
OUTLINES = of_each(select(*(wins.c[name] for name in OUTLINED)).where(STANDING))
KEYS = select(wins.c.id, wins.c.created_at, wins.c.origin_key).where(
    mine(wins), wins.c.id > bindparam("after")
)
SAYINGS = select(wins.c.text, wins.c.happened_on).where(STANDING)
FILED = (
    select(*OF_A_WIN)
    .where(STANDING, type_coerce(wins.c.criterion_ids, Text) != "[]")
    .order_by(*NEWEST_FIRST)
)
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
THESE = select(*OF_A_WIN).where(STANDING, wins.c.id.in_(IDS)).order_by(*NEWEST_FIRST)
STANDING_IDS = select(wins.c.id).where(STANDING, wins.c.id.in_(IDS))
LATEST = select(*OF_A_WIN).where(STANDING).order_by(*NEWEST_FIRST).limit(bindparam("most"))
BETWEEN = of_each(
    select(*OF_A_WIN)
    .where(STANDING, wins.c.happened_on.between(bindparam("since"), bindparam("until")))
    .order_by(*NEWEST_FIRST)
)
SINCE = (
    select(*OF_A_WIN).where(STANDING, wins.c.created_at > bindparam("at")).order_by(*NEWEST_FIRST)
)
COUNT = of_each(select(func.count()).select_from(wins).where(STANDING), is_total=True)
LATEST_OF_SPANS = of_each(
    select(
        *(func.max(case((wins.c.span == span, wins.c.happened_on))).label(span) for span in SPANS),
        func.max(case((wins.c.span != "day", wins.c.created_at))).label("saved_at"),
    ).where(STANDING),
    is_total=True,
)
TAGS_AS_SAVED = type_coerce(wins.c.tags, Text)
CRITERIA_AS_SAVED = type_coerce(wins.c.criterion_ids, Text)
TAGS = select(wins.c.tags).where(STANDING)
NEWEST = select(*OF_A_WIN).where(STANDING).order_by(wins.c.id.desc()).limit(1)

NOT_EDITED = frozenset({"source", "permalink", "goal_id", "origin_key"})
"""Where a win came from stays as it was."""


class NotMetError(Exception):
    """The coach has not met this person; what was begun is undone."""


@dataclass(frozen=True, slots=True)
class Next:
    """The number of a win that is about to be saved, and what else is known in its transaction.

    `known` is what Slack said of the member, and when; `standing` counts the wins without it.
    """

    number: int
    known: tuple[Profile, datetime]
    standing: int


class WinStore(Owned):
    """A member's wins. Lists hold those that stand, the latest to happen first."""

    async def next(self) -> Next:
        """Counts one win more, which `add` saves. Raises NotMetError."""
        row = await self._row(NEXT)
        if row is None:
            raise NotMetError
        return Next(row.last_win_number, known_of(row), row.standing)

    async def add(self, draft: WinDraft, now: datetime, number: int | None = None) -> Win:
        """A `goal_id` that is not the member's becomes None; `number` is what `next` gave."""
        values = values_of(draft)
        values["goal"] = values.pop("goal_id")
        values |= {"created_at": now, "revision": 1, "searchable": searchable(draft)}
        if number is not None:
            (row,) = await self._rows(ADD, **values, number=number)
        elif self._connection.dialect.name == "postgresql":
            (row,) = await self._rows(ADD_COUNTED, **values)
        else:
            (row,) = await self._rows(ADD, **values, number=await self._value(COUNT_ON))
        return Win(**row._asdict())

    async def get(self, win_id: int) -> Win | None:
        """Also one that was undone."""
        row = await self._row(GET, win=win_id)
        return row and Win(**row._asdict())

    async def edit(self, win_id: int, draft: WinDraft, expected_revision: int) -> Win | None:
        """None: it was changed or undone meanwhile. Source, permalink and goal stay."""
        values = {k: v for k, v in values_of(draft).items() if k not in NOT_EDITED}
        row = await self._row(
            EDIT, win=win_id, expected=expected_revision, searchable=searchable(draft), **values
        )
        return row and Win(**row._asdict())

    async def file(self, win_id: int, **changes: object) -> Win | None:
        """Sets only the columns in `changes`; an open form of it is out of date then.

        None: it does not stand.
        """
        row = await self._row(FILE, win=win_id, **changes)
        return row and Win(**row._asdict())

    async def set_day(self, win_id: int, when: When) -> None:
        """Another day for the same words: an open form of it stays good."""
        await self._count(SET_DAY, win=win_id, on=when.on, of_span=when.span)

    async def undo(self, win_id: int, now: datetime) -> bool:
        """False: it does not stand."""
        return await self._count(UNDO, win=win_id, now=now) == 1

    async def undo_imported(self, first_id: int, last_id: int, now: datetime) -> tuple[str, ...]:
        """Undoes what was brought in under these ids; returns where each came from."""
        rows = await self._rows(UNDO_IMPORTED, first=first_id, last=last_id, now=now)
        return tuple(row.origin_key for row in rows if row.origin_key)

    async def restore(self, win_id: int) -> bool:
        """False: it was not undone."""
        return await self._count(RESTORE, win=win_id) == 1

    async def page(self, chosen: WinFilter, number: int, size: int = 10) -> WinPage:
        """The page nearest to `number` that exists.

        A win is found if its text and detail together contain each of the words, whatever their
        case and order, or if the words are its number. Both dates are included.
        """
        found = and_(STANDING, *_conditions(chosen))
        total: int = await self._value(select(func.count()).select_from(wins).where(found))
        number = max(1, min(number, -(-total // size)))
        rows = await self._rows(
            select(*OF_A_WIN)
            .where(found)
            .order_by(*_order(chosen))
            .limit(size)
            .offset((number - 1) * size)
        )
        return WinPage(tuple(Win(**row._asdict()) for row in rows), number, total, size, chosen)

    async def all(self) -> tuple[Win, ...]:
        return tuple(Win(**row._asdict()) for row in await self._rows(ALL))

    async def outlines(self) -> tuple[Win, ...]:
        """What each win is and none of its words: all that coverage needs of thousands."""
        return tuple(Win(text="", **row._asdict()) for row in await self._rows(OUTLINES))

    async def filed(self) -> tuple[Win, ...]:
        """Those filed under at least one expectation."""
        return tuple(Win(**row._asdict()) for row in await self._rows(FILED))

    async def these(self, ids: Collection[int]) -> tuple[Win, ...]:
        """Those of the wins with these ids that stand."""
        return tuple(Win(**row._asdict()) for row in await self._rows(THESE, ids=list(ids)))

    async def standing(self, ids: Sequence[int]) -> frozenset[int]:
        """Which of these ids are of wins that stand."""
        return frozenset(row.id for row in await self._rows(STANDING_IDS, ids=list(ids)))

    async def keys(self, after: int = 0) -> tuple[tuple[int, datetime, str | None], ...]:
        """Id, creation and origin of every win beyond that id, also of those that were undone."""
        rows = await self._rows(KEYS, after=after)
        return tuple((row.id, row.created_at, row.origin_key) for row in rows)

    async def sayings(self) -> tuple[tuple[str, date], ...]:
        """What each win says, and the first day on which it may have happened."""
        return tuple((row.text, row.happened_on) for row in await self._rows(SAYINGS))

    async def latest(self, count: int) -> tuple[Win, ...]:
        return tuple(Win(**row._asdict()) for row in await self._rows(LATEST, most=count))

    async def between(self, since: date, until: date) -> tuple[Win, ...]:
        """What surely happened from `since` to `until`, both included."""
        found = (
            Win(**row._asdict()) for row in await self._rows(BETWEEN, since=since, until=until)
        )
        return tuple(win for win in found if win.known_by <= until)

    async def since_instant(self, at: datetime) -> tuple[Win, ...]:
        """What was saved after `at`, whenever it happened."""
        return tuple(Win(**row._asdict()) for row in await self._rows(SINCE, at=at))

    async def count(self) -> int:
        total: int = await self._value(COUNT) or 0
        return total

    async def count_of(self, criterion_ids: Collection[str]) -> int:
        """How many stand that show at least one of these expectations."""
        shown = [CRITERIA_AS_SAVED.contains(line_of(one), autoescape=True) for one in criterion_ids]
        found = and_(STANDING, or_(false(), *shown))
        total: int = await self._value(select(func.count()).select_from(wins).where(found))
        return total

    async def last_happened_on(self) -> date | None:
        """The day by which the newest had happened, None without one."""
        row = await self._row(LATEST_OF_SPANS)
        if row is None:
            return None
        latest = [When(on, span) for span in SPANS if (on := getattr(row, span))]
        known = [
            max(when.on, min(when.last_on, row.saved_at.date())) if when.is_about else when.on
            for when in latest
        ]
        return max(known, default=None)

    async def tag_counts(self) -> dict[str, int]:
        """How many standing wins carry each tag, the most used first."""
        counts = Counter(tag for row in await self._rows(TAGS) for tag in row.tags)
        return dict(counts.most_common())

    async def newest(self) -> Win | None:
        """The last one saved that stands: what `/win undo` undoes."""
        row = await self._row(NEWEST)
        return row and Win(**row._asdict())


def searchable(draft: WinDraft) -> str:
    """All that the member wrote, in the form that `folded` words are found in."""
    more = (*(fact.value for fact in draft.facts), *draft.seen_by)
    return folded("\n".join((f"{draft.text}\n{draft.detail}", *more)))


def folded(text: str) -> str:
    """Without regard to case and to how an accent was typed, in every script."""
    return unicodedata.normalize("NFKC", text).casefold()


def _order(chosen: WinFilter) -> tuple[ColumnElement[Any], ...]:
    """The win whose number was looked for comes first."""
    if chosen.number is None:
        return NEWEST_FIRST
    return (case((wins.c.number == chosen.number, 0), else_=1), *NEWEST_FIRST)


def reaches(since: date) -> ColumnElement[bool]:
    """What may have happened on `since` or later: known by its year alone, on any day of it."""
    return or_(
        *(and_(wins.c.span == span, wins.c.happened_on >= reaching(span, since)) for span in SPANS)
    )


def _conditions(chosen: WinFilter) -> list[ColumnElement[bool]]:
    words = dict.fromkeys(folded(chosen.words).split())
    conditions: list[ColumnElement[bool]] = [
        wins.c.searchable.contains(word, autoescape=True) for word in list(words)[:MOST_WORDS]
    ]
    if chosen.number is not None:
        conditions = [or_(wins.c.number == chosen.number, and_(*conditions))]
    if chosen.tag is not None:
        conditions.append(TAGS_AS_SAVED.contains(line_of(chosen.tag), autoescape=True))
    if chosen.since is not None:
        conditions.append(reaches(chosen.since))
    if chosen.until is not None:
        conditions.append(wins.c.happened_on <= chosen.until)
    if chosen.kind is not None:
        conditions.append(wins.c.kind == chosen.kind)
    if chosen.criterion_id is not None:
        conditions.append(CRITERIA_AS_SAVED.contains(line_of(chosen.criterion_id), autoescape=True))
    if chosen.is_significant:
        conditions.append(wins.c.is_significant)
    return conditions

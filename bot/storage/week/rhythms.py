"""Rhythms: when a member is asked, and the instant each thing is due next."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.domain.calendar.weeks import Due, DueKind, Rhythm, Slot
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine
from bot.storage.database.tables import dues, rhythms
from bot.storage.database.upserts import insert_or_update, spelled_for

WISHES = (
    "plan_weekday",
    "plan_at",
    "review_weekday",
    "review_at",
    "nudges_at",
    "stopped",
    "asks_twice",
    "pace",
)
DAYS = ("weekdays", "country")

GET = of_each(select(*(rhythms.c[name] for name in (*WISHES, *DAYS))).where(mine(rhythms)))
SAVE = insert_or_update(rhythms, ("team_id", "user_id"), WISHES)
SAVE_DAYS = insert_or_update(rhythms, ("team_id", "user_id"), DAYS)
DUES = of_each(select(*columns_for(Due, dues)).where(mine(dues)).order_by(dues.c.kind))
SET_DUE = insert_or_update(dues, ("team_id", "user_id", "kind"), ("next_due_at", "snoozed"))


class RhythmStore(Owned):
    """A member's wishes, and what follows from them."""

    async def get(self) -> Rhythm:
        """The usual rhythm, as long as the member has not saved their own."""
        return rhythm_of(await self._row(GET))

    async def is_saved(self) -> bool:
        """False where the usual one counts."""
        return await self._row(GET) is not None

    async def save(self, rhythm: Rhythm) -> None:
        """The hours and what is wanted; the days of an earlier one stay (`save_days`)."""
        await self._count(spelled_for(self._connection, SAVE), **_values(rhythm))

    async def save_days(self, rhythm: Rhythm) -> None:
        """The weekdays and the country alone, where there is one already."""
        await self._count(spelled_for(self._connection, SAVE_DAYS), **_values(rhythm))

    async def dues(self) -> tuple[Due, ...]:
        """Only the kinds that were ever set."""
        return tuple(Due(**row._asdict()) for row in await self._rows(DUES))

    async def set_due(
        self, kind: DueKind, next_due_at: datetime | None, *, snoozed: bool = False
    ) -> None:
        """None: never."""
        await self._count(
            spelled_for(self._connection, SET_DUE),
            kind=kind,
            next_due_at=next_due_at,
            snoozed=snoozed,
        )


def rhythm_of(row: Row[Any] | None) -> Rhythm:
    """The usual rhythm where nothing is saved."""
    if row is None:
        return Rhythm()
    return Rhythm(
        Slot(row.plan_weekday, row.plan_at),
        Slot(row.review_weekday, row.review_at),
        row.nudges_at,
        frozenset(row.stopped),
        frozenset(map(int, row.weekdays)),
        row.country,
        frozenset(row.asks_twice),
        row.pace,
    )


def _values(rhythm: Rhythm) -> dict[str, object]:
    return {
        "plan_weekday": rhythm.plan.weekday,
        "plan_at": rhythm.plan.at,
        "review_weekday": rhythm.review.weekday,
        "review_at": rhythm.review.at,
        "nudges_at": rhythm.nudges_at,
        "stopped": tuple(sorted(rhythm.stopped)),
        "weekdays": "".join(map(str, sorted(rhythm.weekdays))),
        "country": rhythm.country,
        "asks_twice": tuple(sorted(rhythm.asks_twice)),
        "pace": rhythm.pace,
    }

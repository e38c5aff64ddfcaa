"""Weights: what counts of each win that is filed under an expectation, read without its words."""

import json
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Text, or_, select, type_coerce

from bot.domain.evidence import Weight
from bot.storage.owned import Owned, mine
from bot.storage.tables import wins
from bot.storage.together import of_each
from bot.storage.types import NONE


def _is_said(*columns: Column[tuple[str, ...]]) -> ColumnElement[bool]:
    """Whether any of these lists holds anything."""
    return or_(*(type_coerce(column, Text) != NONE for column in columns))


CRITERIA_AS_KEPT = type_coerce(wins.c.criterion_ids, Text)
OF_A_WEIGHT = (
    wins.c.id,
    CRITERIA_AS_KEPT,
    wins.c.happened_on,
    _is_said(wins.c.numbers),
    _is_said(wins.c.people, wins.c.seen_by),
    _is_said(wins.c.links),
    wins.c.kind,
    wins.c.is_private,
)
ALL = of_each(
    select(*OF_A_WEIGHT).where(
        mine(wins), wins.c.undone_at.is_(None), _is_said(wins.c.criterion_ids)
    )
)


class Weights(Owned):
    """All that the map needs of a member's wins: one query, however many there are."""

    async def all(self) -> tuple[Weight, ...]:
        """Of the wins that stand, in no order that matters."""
        ids_in = cache(_ids_in)
        rows = map(tuple[Any, ...], await self._rows(ALL))
        return tuple(Weight(win_id, ids_in(kept), *rest) for win_id, kept, *rest in rows)


def _ids_in(kept: str) -> tuple[str, ...]:
    """Few lists differ, so each is read once."""
    return tuple(json.loads(kept))

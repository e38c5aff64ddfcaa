"""Weights: what counts of each win, read without its words."""

import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from string import ascii_lowercase
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Row,
    Text,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    type_coerce,
)

from bot.domain.review.evidence import Weight
from bot.domain.text.setback import SIGNS
from bot.domain.text.wording import is_wordless
from bot.domain.wins.fields import DID_NOT_WORK, OUTCOME, WORKED, went_wrong
from bot.domain.wins.win import Fact, WinKind
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, mine
from bot.storage.database.tables import wins
from bot.storage.database.types import NONE, record_of
from bot.storage.wins.wins import reaches


def _is_said(*columns: Column[tuple[str, ...]]) -> ColumnElement[bool]:
    """Whether any of these lists holds anything."""
    return or_(*(type_coerce(column, Text) != NONE for column in columns))


def _said(outcome: str) -> ColumnElement[bool]:
    record = record_of(Fact(OUTCOME, outcome))
    return type_coerce(wins.c.facts, Text).contains(record, autoescape=True)


OUTCOME_SAID = case(*((_said(one), one) for one in (DID_NOT_WORK, WORKED)), else_="")
MAY_BE_SETBACK = or_(*(wins.c.searchable.contains(sign, autoescape=True) for sign in SIGNS))
MAY_BE_WORDLESS = or_(
    func.substr(wins.c.searchable, 1, 1).not_in(tuple(ascii_lowercase)),
    wins.c.searchable.startswith("http"),
)
WORDS = case((or_(MAY_BE_SETBACK, MAY_BE_WORDLESS), wins.c.text), else_="")
"""Only of the few that may say that it failed, or nothing at all: the others need not be read."""

CRITERIA_AS_SAVED = type_coerce(wins.c.criterion_ids, Text)
OF_A_WEIGHT = (
    wins.c.id,
    CRITERIA_AS_SAVED,
    OUTCOME_SAID,
    WORDS,
    wins.c.span,
    wins.c.happened_on,
    _is_said(wins.c.numbers),
    _is_said(wins.c.people, wins.c.seen_by),
    _is_said(wins.c.links),
    wins.c.kind,
    wins.c.is_private,
    wins.c.is_significant,
)
KIND = 4
"""Where among the rest of a row, from the day on, its kind stands."""

STANDING = and_(mine(wins), wins.c.undone_at.is_(None))
FILED = of_each(select(*OF_A_WEIGHT).where(STANDING, _is_said(wins.c.criterion_ids)))
UNTIL = select(*OF_A_WEIGHT).where(STANDING, wins.c.happened_on <= bindparam("until"))


class WeightStore(Owned):
    """Of a member's wins that stand, in no order that matters; one query, however many."""

    async def all(self) -> tuple[Weight, ...]:
        """Of those that are filed under an expectation: all that the map needs."""
        return _read(await self._rows(FILED))

    async def between(self, since: date, until: date) -> tuple[Weight, ...]:
        """Of what may have happened from `since` to `until`, both included, filed or not."""
        return _read(await self._rows(UNTIL.where(reaches(since)), until=until))


def _read(rows: Sequence[Row[Any]]) -> tuple[Weight, ...]:
    ids_in = cache(_ids_in)
    plain = map(tuple[Any, ...], rows)
    return tuple(
        Weight._make((win_id, ids_in(saved), *rest, *_no_proof(rest[KIND], outcome, words), span))
        for win_id, saved, outcome, words, span, *rest in plain
    )


def _no_proof(kind: WinKind | None, outcome: str, words: str) -> tuple[bool, bool]:
    """Say whether it failed, and whether it is nothing but marks; not read, it has words."""
    return went_wrong(kind, outcome, words), bool(words) and is_wordless(words)


def _ids_in(saved: str) -> tuple[str, ...]:
    """Few lists differ, so each is read once."""
    return tuple(json.loads(saved))

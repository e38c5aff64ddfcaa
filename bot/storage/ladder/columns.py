"""Ladders and the words of gathered lines as columns: JSON that comes back as it went in."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.storage.database.types import clean

if TYPE_CHECKING:
    from sqlalchemy import Dialect

Pairs = tuple[tuple[str, str], ...]


class WholeLadder(TypeDecorator[LadderContent]):
    """All that a ladder says. It is read and written whole, and never searched."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: LadderContent | None, dialect: "Dialect") -> str | None:
        del dialect
        return None if value is None else clean(json.dumps(asdict(value), ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: "Dialect") -> LadderContent | None:
        del dialect
        return None if value is None else _content(json.loads(value))


class TextPairs(TypeDecorator[Pairs]):
    """Pairs of texts, such as a level's title and what a line looks like there."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Pairs | None, dialect: "Dialect") -> str | None:
        del dialect
        return None if value is None else clean(json.dumps(value, ensure_ascii=False))

    def process_result_value(self, value: str | None, dialect: "Dialect") -> Pairs | None:
        del dialect
        return None if value is None else tuple((a, b) for a, b in json.loads(value))


def _content(saved: dict[str, Any]) -> LadderContent:
    return LadderContent(
        name=saved["name"],
        levels=tuple(Level(**level) for level in saved["levels"]),
        criteria=tuple(_criterion(criterion) for criterion in saved["criteria"]),
        note=saved["note"],
    )


def _criterion(saved: dict[str, Any]) -> Criterion:
    expectations = tuple(Expectation(**expected) for expected in saved.pop("expectations"))
    return Criterion(**saved, expectations=expectations)

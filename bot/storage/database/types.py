"""Column types that come back as they went in, on both databases; zones by their names."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from sqlalchemy import DateTime, Text
from sqlalchemy.types import TypeDecorator

from bot.domain.zones import zone_of
from bot.storage.database.errors import NaiveInstantError, UnstorableTextError

if TYPE_CHECKING:
    from sqlalchemy import Dialect


NONE = "[]"
"""How an empty tuple is saved. Most are: reading them without JSON halves the time of the map."""


class Instant(TypeDecorator[datetime]):
    """An aware datetime, saved and given back in UTC; a naive one raises `NaiveInstantError`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        del dialect
        if value is not None and value.tzinfo is None:
            raise NaiveInstantError
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: "Dialect") -> datetime | None:
        del dialect
        return value and value.replace(tzinfo=UTC)


class CleanText(TypeDecorator[str]):
    """Any valid Unicode but NUL, which PostgreSQL cannot hold: `UnstorableTextError`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: "Dialect") -> str | None:
        del dialect
        return None if value is None else clean(value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A tuple of texts, saved as JSON with one text a line, so that `line_of` finds one in SQL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: "Dialect") -> str | None:
        del dialect
        return None if value is None else _json(map(clean, value))

    def process_result_value(self, value: str | None, dialect: "Dialect") -> tuple[str, ...] | None:
        del dialect
        if value == NONE:
            return ()
        return None if value is None else tuple(json.loads(value))


class Records(TypeDecorator[tuple[Any, ...]]):
    """A tuple of one flat dataclass (texts, booleans, and dates in `on` or fields that end so)."""

    impl = Text
    cache_ok = True

    def __init__(self, noun: type[Any]) -> None:
        super().__init__()
        self.noun = noun

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: "Dialect") -> str | None:
        del dialect
        return None if value is None else clean(_json(map(asdict, value)))

    def process_result_value(self, value: str | None, dialect: "Dialect") -> tuple[Any, ...] | None:
        del dialect
        if value == NONE:
            return ()
        return None if value is None else tuple(self.noun(**_dated(x)) for x in json.loads(value))


def clean(text: str) -> str:
    """`text` as it is, or `UnstorableTextError` where PostgreSQL could not hold it."""
    if "\x00" in text or not (text.isascii() or _is_whole(text)):
        raise UnstorableTextError
    return text


def _is_whole(text: str) -> bool:
    """False with half a surrogate pair in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def line_of(text: str) -> str:
    """How `text` stands in a `Texts` column: what a column that holds it contains."""
    return f"\n{json.dumps(text, ensure_ascii=False)}"


def record_of(noun: Any) -> str:  # noqa: ANN401 - any flat dataclass
    """How `noun` stands in a `Records` column: what a column that holds it contains."""
    return json.dumps(asdict(noun), ensure_ascii=False, indent=0, default=date.isoformat)


def _json(items: Iterable[Any]) -> str:
    return json.dumps(list(items), ensure_ascii=False, indent=0, default=date.isoformat)


def _dated(record: dict[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if value and f"_{name}".endswith("_on") else value
        for name, value in record.items()
    }


SPARE = ZoneInfo("UTC")

log = structlog.get_logger()


def zone_named(name: str) -> ZoneInfo:
    """UTC for a name that this machine does not know: one row must never hold up the others.

    The system's list of zones may have changed since the name was saved; the next look at Slack's
    profile puts it right.
    """
    try:
        return zone_of(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("zone_unknown")
        return SPARE

"""Wins as JSON, which comes back to the same; `wins.schema.json` says what may stand in it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any, get_args

from bot.domain.calendar.when import SPANS
from bot.domain.errors import CoachError
from bot.domain.text.clean import clean_text
from bot.domain.wins.win import LONGEST_TEXT, Benefited, Fact, Win, WinDraft, WinKind, WinSource

FORMAT = "nextrung-wins"
VERSION = 1
MOST_ITEMS = 10_000
"""Items of one list in a win, such as its tags: more than its words have room for."""

EARLIEST = date(1900, 1, 1)

LISTS = ("tags", "people", "links", "numbers", "criterion_ids", "behaviours", "seen_by")
CHOICES = {
    "kind": get_args(WinKind),
    "benefited": get_args(Benefited),
    "source": get_args(WinSource),
    "span": SPANS,
}
OPTIONAL = ("kind", "benefited", "permalink", "span")
MARKS = ("is_significant", "is_private")
FIELDS = frozenset(
    {"key", "text", "happened_on", "created_at", "detail", "source", "facts"}
    | {*LISTS, *OPTIONAL, *MARKS}
)


class WinFileError(CoachError):
    """The file cannot be taken as it is; nothing of it was saved."""


@dataclass(frozen=True, slots=True)
class ExportedWin:
    """A win from a file, and when it was saved first (UTC)."""

    draft: WinDraft
    created_at: datetime


def key_of(
    team_id: str, user_id: str, win_id: int, created_at: datetime, origin: str | None
) -> str:
    """Return the name that a win keeps through every export and import."""
    own = f"{team_id} {user_id} {win_id} {created_at.isoformat()}"
    return origin or sha256(own.encode()).hexdigest()[:32]


def write_json(wins: Iterable[tuple[str, Win]]) -> str:
    """Return the file for wins with their keys."""
    document = {
        "format": FORMAT,
        "version": VERSION,
        "wins": [_record(key, win) for key, win in wins],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def record_of(key: str, win: Win) -> str:
    """Return one win on one line, without what is empty; `read_record` reads it back."""
    record = _record(key, win)
    return json.dumps({k: v for k, v in record.items() if v}, ensure_ascii=False)


def read_record(text: str, today: date) -> ExportedWin | None:
    """None for what is no win that we wrote."""
    try:
        return _read(1, json.loads(text), today)
    except (ValueError, RecursionError, WinFileError):
        return None


def win_of(one: ExportedWin) -> Win:
    """Return the win as it was, apart from its number and its id."""
    said = {part.name: getattr(one.draft, part.name) for part in fields(WinDraft)}
    return Win(id=0, created_at=one.created_at, **said)


def looks_like_json(text: str) -> bool:
    return text.lstrip().startswith("{")


def read_json(text: str, today: date) -> tuple[ExportedWin, ...]:
    """Return every win of the file, none of them after `today`.

    Raises WinFileError, which names the win and the field.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise WinFileError(
            "This is not JSON that I can read. Use the file that “Export” made, unchanged."
        ) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise WinFileError("This JSON is not a file of wins. Use the one that “Export” made.")
    if document.get("version") != VERSION or not isinstance(document.get("wins"), list):
        raise WinFileError("This file was made by another version; nothing of it was saved.")
    wins = enumerate(document["wins"], start=1)
    return tuple(_read(number, found, today) for number, found in wins)


def _record(key: str, win: Win) -> dict[str, Any]:
    return {
        "key": key,
        "text": win.text,
        "happened_on": win.happened_on.isoformat(),
        "created_at": win.created_at.isoformat(),
        "detail": win.detail,
        "source": win.source,
        "facts": {fact.name: fact.value for fact in win.facts},
        **{name: list(getattr(win, name)) for name in LISTS},
        **{name: getattr(win, name) for name in (*OPTIONAL, *MARKS)},
    }


def _read(number: int, found: object, today: date) -> ExportedWin:
    if not isinstance(found, dict):
        raise _refusal(number, "wins", "is no win")
    unknown = found.keys() - FIELDS
    if unknown:
        raise _refusal(number, min(unknown), "is not a field of a win")
    record = _Record(number, found)
    draft = WinDraft(
        text=record.text("text", is_needed=True),
        happened_on=record.day("happened_on", today),
        span=record.choice("span") or "day",
        detail=record.text("detail"),
        source=record.choice("source") or "import",
        permalink=record.text("permalink") or None,
        kind=record.choice("kind"),
        benefited=record.choice("benefited"),
        facts=record.facts(),
        origin_key=record.text("key", is_needed=True),
        tags=record.list("tags"),
        people=record.list("people"),
        links=record.list("links"),
        numbers=record.list("numbers"),
        criterion_ids=record.list("criterion_ids"),
        behaviours=record.list("behaviours"),
        seen_by=record.list("seen_by"),
        is_significant=record.mark("is_significant"),
        is_private=record.mark("is_private"),
    )
    return ExportedWin(draft, record.instant("created_at"))


class _Record:
    """One win of a file, read field by field."""

    def __init__(self, number: int, found: Mapping[str, Any]) -> None:
        self._number, self._found = number, found

    def text(self, name: str, *, is_needed: bool = False) -> str:
        value = self._found.get(name)
        if value is None and not is_needed:
            return ""
        return self._checked(name, value, is_needed=is_needed)

    def list(self, name: str) -> tuple[str, ...]:
        values = self._found.get(name, [])
        if not isinstance(values, list) or len(values) > MOST_ITEMS:
            raise _refusal(self._number, name, f"is no list of at most {MOST_ITEMS}")
        return tuple(self._checked(name, value) for value in values)

    def facts(self) -> tuple[Fact, ...]:
        values = self._found.get("facts", {})
        if not isinstance(values, dict) or len(values) > MOST_ITEMS:
            raise _refusal(self._number, "facts", f"is no object of at most {MOST_ITEMS}")
        return tuple(
            Fact(self._checked("facts", name), self._checked("facts", value))
            for name, value in values.items()
        )

    def choice(self, name: str) -> Any:  # noqa: ANN401 - one of the literals in CHOICES
        value = self._found.get(name)
        if value is not None and value not in CHOICES[name]:
            raise _refusal(self._number, name, f"is none of {', '.join(CHOICES[name])}")
        return value

    def mark(self, name: str) -> bool:
        value = self._found.get(name, False)
        if not isinstance(value, bool):
            raise _refusal(self._number, name, "is neither true nor false")
        return value

    def day(self, name: str, today: date) -> date:
        try:
            day = date.fromisoformat(self.text(name, is_needed=True))
        except ValueError:
            raise _refusal(self._number, name, "is no date such as 2026-11-23") from None
        if not EARLIEST <= day <= today:
            raise _refusal(self._number, name, "is a day to come or before 1900")
        return day

    def instant(self, name: str) -> datetime:
        try:
            instant = datetime.fromisoformat(self.text(name, is_needed=True))
        except ValueError:
            raise _refusal(self._number, name, "is no instant in ISO 8601") from None
        if instant.tzinfo is None:
            raise _refusal(self._number, name, "does not say its time zone")
        try:
            return instant.astimezone(UTC)
        except OverflowError:
            raise _refusal(self._number, name, "is an instant that can't be saved") from None

    def _checked(self, name: str, value: object, *, is_needed: bool = False) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_TEXT:
            raise _refusal(self._number, name, f"is no text of at most {LONGEST_TEXT} characters")
        if clean_text(value) != value or (is_needed and not value.strip()):
            raise _refusal(self._number, name, "is empty or has characters that can't be saved")
        return value


def _refusal(number: int, name: str, problem: str) -> WinFileError:
    return WinFileError(f"Win {number} of the file: “{name[:50]}” {problem}. Nothing was saved.")

"""Elements that a person types into, and the pickers for dates and times.

Limits: docs.slack.dev/reference/block-kit/block-elements, the page of each element.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from playground.validation.composition import CONFIRM, DISPATCH_CONFIG, ID, PLACEHOLDER
from playground.validation.problems import Findings
from playground.validation.rich_text import RICH_TEXT
from playground.validation.shapes import (
    Address,
    Check,
    Items,
    Number,
    Rule,
    Shape,
    Text,
    flag,
    typed,
)

_TYPED: dict[str, Check] = {
    "action_id": ID,
    "placeholder": PLACEHOLDER,
    "focus_on_load": flag,
    "dispatch_action_config": DISPATCH_CONFIG,
}
_PICKED: dict[str, Check] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
_LINES = Number(1, 100, whole=True)


@dataclass(frozen=True, slots=True)
class _Written:
    """A string in one notation, such as 2026-11-23."""

    notation: re.Pattern[str]
    example: str

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, str) or not self.notation.fullmatch(value):
            found.add(pointer, f"must be written like {self.example}")


def _day(value: object, pointer: str, found: Findings) -> None:
    try:
        written = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        written = False
    if not written:
        found.add(pointer, "must be a date written like 2026-11-23")


def _time_of_day(value: object, pointer: str, found: Findings) -> None:
    try:
        written = isinstance(value, str) and f"{time.fromisoformat(value):%H:%M}" == value
    except ValueError:
        written = False
    if not written:
        found.add(pointer, "must be a time written like 09:30")


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: object, pointer: str, found: Findings) -> None:
    if not isinstance(value, str) or value not in _zones():
        found.add(pointer, "must be a time zone such as Europe/London")


def _ordered(low: str, high: str) -> Rule:
    def rule(value: dict[str, Any], pointer: str, found: Findings) -> None:
        least, most = value.get(low), value.get(high)
        if isinstance(least, int) and isinstance(most, int) and least > most:
            found.add(f"{pointer}/{low}", f"must not be greater than {high}")

    return rule


def _fits(value: dict[str, Any], pointer: str, found: Findings) -> None:
    written, most = value.get("initial_value"), value.get("max_length")
    if isinstance(written, str) and isinstance(most, int) and len(written) > most:
        found.add(f"{pointer}/initial_value", "must not be longer than max_length")


_DECIMAL = _Written(re.compile(r"-?\d+(\.\d+)?"), "12 or 1.5")

INPUTS: dict[str, Shape] = {
    "plain_text_input": Shape(
        {},
        _TYPED
        | {
            "initial_value": Text(3000),
            "multiline": flag,
            "min_length": Number(0, 3000, whole=True),
            "max_length": Number(1, 3000, whole=True),
        },
        (_ordered("min_length", "max_length"), _fits),
    ),
    "email_text_input": Shape({}, _TYPED | {"initial_value": Text()}),
    "url_text_input": Shape({}, _TYPED | {"initial_value": Address()}),
    "number_input": Shape(
        {"is_decimal_allowed": flag},
        _TYPED | {"initial_value": _DECIMAL, "min_value": _DECIMAL, "max_value": _DECIMAL},
    ),
    "file_input": Shape(
        {},
        {
            "action_id": ID,
            "filetypes": Items(Text(least=1)),
            "max_files": Number(1, 10, whole=True),
        },
    ),
}

RICH_TEXT_INPUT: dict[str, Shape] = {
    "rich_text_input": Shape(
        {},
        _TYPED
        | {
            "initial_value": typed("rich_text", RICH_TEXT),
            "min_lines": _LINES,
            "max_lines": _LINES,
        },
        (_ordered("min_lines", "max_lines"),),
    ),
}

DATE_AND_TIME: dict[str, Shape] = {
    "datepicker": Shape({}, _PICKED | {"placeholder": PLACEHOLDER, "initial_date": _day}),
    "timepicker": Shape(
        {},
        _PICKED | {"placeholder": PLACEHOLDER, "initial_time": _time_of_day, "timezone": _zone},
    ),
}

MOMENT: dict[str, Shape] = {
    "datetimepicker": Shape(
        {}, _PICKED | {"initial_date_time": Number(10**9, 10**10 - 1, whole=True)}
    ),
}

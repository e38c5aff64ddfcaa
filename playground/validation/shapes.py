"""The few kinds of JSON value that Block Kit is made of; each is a check that can be called.

A check is given the value, the pointer to it and the findings, and adds what it finds. Payloads
are described with these as data, so a new block or element is one more description.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playground.validation.problems import Findings, step

Check = Callable[[Any, str, Findings], None]
Rule = Callable[[dict[str, Any], str, Findings], None]


@dataclass(frozen=True, slots=True)
class Text:
    """A string of `least` to `most` characters; `most` 0 means that no limit is known."""

    most: int = 0
    least: int = 0

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, str):
            found.add(pointer, "must be a string")
        elif len(value) < self.least:
            found.add(pointer, "must not be empty")
        elif self.most and len(value) > self.most:
            found.add(pointer, f"must be at most {self.most} characters")


@dataclass(frozen=True, slots=True)
class Address:
    """A web address, http or https."""

    most: int = 3000

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, str):
            found.add(pointer, "must be a string")
        elif len(value) > self.most:
            found.add(pointer, f"must be at most {self.most} characters")
        elif not _is_web_address(value):
            found.add(pointer, "must be a web address that starts with https:// or http://")


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not set(value) & set(" \n")


@dataclass(frozen=True, slots=True)
class OneOf:
    """A string out of a fixed list."""

    choices: tuple[str, ...]

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, str) or value not in self.choices:
            found.add(pointer, f"must be one of {', '.join(self.choices)}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number between two bounds, both included; booleans are not numbers."""

    least: float = float("-inf")
    most: float = float("inf")
    whole: bool = False

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            found.add(pointer, "must be a number")
        elif self.whole and isinstance(value, float) and not value.is_integer():
            found.add(pointer, "must be a whole number")
        elif not self.least <= value <= self.most:
            found.add(pointer, f"must be {self._range()}")

    def _range(self) -> str:
        if self.most == float("inf"):
            return f"at least {self.least}"
        return f"between {self.least} and {self.most}"


def flag(value: object, pointer: str, found: Findings) -> None:
    """Ask for true or false, as JSON knows them."""
    if not isinstance(value, bool):
        found.add(pointer, "must be true or false")


def anything(_value: object, _pointer: str, _found: Findings) -> None:
    """Accept what Slack knows and this validation does not look into."""


@dataclass(frozen=True, slots=True)
class Items:
    """A list whose items all pass the same check; `most` 0 means that no limit is known."""

    item: Check
    most: int = 0
    least: int = 0

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, list):
            found.add(pointer, "must be a list")
            return
        if len(value) < self.least:
            found.add(pointer, f"must have at least {_items(self.least)}")
        if self.most and len(value) > self.most:
            found.add(pointer, f"must have at most {_items(self.most)}")
        for index, each in enumerate(value):
            self.item(each, f"{pointer}/{index}", found)


def _items(number: int) -> str:
    return "1 item" if number == 1 else f"{number} items"


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with these properties and no others; `rules` look at several of them at once."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if isinstance(value, dict):
            self.read(value, pointer, found)
        else:
            found.add(pointer, "must be an object")

    def read(self, value: dict[str, Any], pointer: str, found: Findings, known: str = "") -> None:
        """Check an object's properties but the one that the caller already knows."""
        for name, part in value.items():
            check = self.required.get(name) or self.optional.get(name)
            if check is not None:
                check(part, f"{pointer}/{name}", found)
            elif name != known:
                found.add(step(pointer, name), "is not a property that Slack knows here")
        for name in self.required:
            if name not in value:
                found.add(pointer, f"needs the property {name}")
        for rule in self.rules:
            rule(value, pointer, found)


@dataclass(frozen=True, slots=True)
class ByType:
    """An object whose `type` says which of the shapes it must have; they leave `type` out."""

    shapes: Mapping[str, Shape]
    noun: str

    def __call__(self, value: object, pointer: str, found: Findings) -> None:
        if not isinstance(value, dict):
            found.add(pointer, "must be an object")
            return
        kind = value.get("type")
        shape = self.shapes.get(kind) if isinstance(kind, str) else None
        if shape is None:
            found.add(f"{pointer}/type", f"must be {self.noun}: {', '.join(self.shapes)}")
            return
        shape.read(value, pointer, found, known="type")


def json_bytes(value: object) -> int:
    """Measure a value as it travels, in UTF-8; half a surrogate pair counts as well."""
    return len(json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass"))


def typed(kind: str, shape: Shape) -> ByType:
    """Build the check for an object that can be of one type only."""
    return ByType({kind: shape}, "this type")

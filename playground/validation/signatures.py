"""What the table of methods is made of: kinds of arguments, tiers, and the signature of a method.

Tiers: docs.slack.dev/apis/web-api/rate-limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from playground.validation.shapes import Check


class Kind(Enum):
    """What an argument must be once it has been decoded."""

    STRING = "a string"
    FLAG = "true or false"
    NUMBER = "a number"
    NAMES = "a list of ids"
    LIST = "a JSON list"
    OBJECT = "a JSON object"
    BLOCKS = "a list of blocks"
    METADATA = "metadata"
    VIEW = "a view"


class Tier(Enum):
    """How many calls a minute Slack allows one workspace for one method."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    SPECIAL = 600
    """Methods with a limit of their own; hundreds a minute are fine."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One method.

    Any one of `scopes` suffices, and none is needed when there are none. `bounds` says more about
    arguments whose kind alone says too little.
    """

    tier: Tier
    required: Mapping[str, Kind] = field(default_factory=dict)
    optional: Mapping[str, Kind] = field(default_factory=dict)
    scopes: frozenset[str] = frozenset()
    bounds: Mapping[str, Check] = field(default_factory=dict)

    def kind(self, argument: str) -> Kind | None:
        return self.required.get(argument) or self.optional.get(argument)


def strings(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.STRING)


def flags(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.FLAG)


def numbers(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.NUMBER)


def scopes(*names: str) -> frozenset[str]:
    return frozenset(names)

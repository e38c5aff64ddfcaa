"""Wins of the days that a draft is about and that it does not tell: none goes without a reason."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from bot.domain.review.evidence import Weight
from bot.domain.wins.win import Win

Reason = Literal["no_room", "failed", "no_words", "private"]

MOST_NAMED = 5
"""Wins that are named for one reason; of the rest the number says enough."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a draft does not tell for one reason: the first of the wins, and how many."""

    reason: Reason
    wins: tuple[Win, ...]
    count: int


def sorted_out(
    weights: Iterable[Weight], ranked: Sequence[Weight], told: Container[int]
) -> dict[Reason, tuple[int, ...]]:
    """Return the ids of what is not told, by the reason; `ranked` are those that may be told."""
    may_be_told = {weight.win_id for weight in ranked}
    hidden = [weight for weight in weights if weight.win_id not in may_be_told]
    in_the_open = [weight for weight in hidden if not weight.is_private]
    return {
        "no_room": _ids(weight for weight in ranked if weight.win_id not in told),
        "failed": _ids(weight for weight in in_the_open if weight.has_failed),
        "no_words": _ids(
            weight for weight in in_the_open if weight.is_wordless and not weight.has_failed
        ),
        "private": _ids(weight for weight in hidden if weight.is_private),
    }


def to_be_read(left_out: Mapping[Reason, tuple[int, ...]]) -> tuple[int, ...]:
    """Return the ids of those that are named."""
    return tuple(chain.from_iterable(ids[:MOST_NAMED] for ids in left_out.values()))


def left_out_of(
    left_out: Mapping[Reason, tuple[int, ...]], known: Mapping[int, Win]
) -> tuple[LeftOut, ...]:
    """Return what is left out with the wins that were read, in the order of the reasons."""
    return tuple(
        LeftOut(
            reason, tuple(known[win_id] for win_id in ids[:MOST_NAMED] if win_id in known), len(ids)
        )
        for reason, ids in left_out.items()
        if ids
    )


def _ids(weights: Iterable[Weight]) -> tuple[int, ...]:
    return tuple(weight.win_id for weight in weights)

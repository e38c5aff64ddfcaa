"""How a line of a ladder stands: two ratings, the evidence's span, and whether it counts at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.drafting import months_between
from bot.domain.rating import Rating, is_met

Colour = Literal["unrated", "red", "green"]

SUSTAINED_MONTHS = 6
"""Months between first and latest evidence after which a line is shown consistently (002-30)."""


@dataclass(frozen=True, slots=True)
class LineStanding:
    """One line of a level. `own` and `manager` are None until somebody rated.

    `first_shown_on` and `last_shown_on` are the days of its first and latest evidence.
    `not_applicable_because` is empty where the line applies.
    """

    line_id: int
    text: str
    own: Rating | None = None
    manager: Rating | None = None
    is_required: bool = True
    not_applicable_because: str = ""
    first_shown_on: date | None = None
    last_shown_on: date | None = None

    @property
    def counts(self) -> bool:
        return self.is_required and not self.not_applicable_because

    @property
    def rating(self) -> Rating | None:
        """The manager's word, where there is one; else the member's own."""
        return self.manager or self.own

    @property
    def is_met_for_both(self) -> bool:
        return is_met(self.own) and is_met(self.manager)

    def months_shown(self) -> int:
        """Full months between the first and the latest evidence; 0 without any."""
        if self.first_shown_on is None or self.last_shown_on is None:
            return 0
        return months_between(self.first_shown_on, self.last_shown_on)


@dataclass(frozen=True, slots=True)
class Baseline:
    """The current level at a glance: how many lines are exceeded, met, below, unrated (002-47)."""

    exceeds: int = 0
    meets: int = 0
    below: int = 0
    unrated: int = 0

    @property
    def colour(self) -> Colour:
        """Red with one line below, green once every line is at least met (000-2)."""
        if self.below:
            return "red"
        return "unrated" if self.unrated or not (self.exceeds or self.meets) else "green"


def baseline_of(current: Sequence[LineStanding]) -> Baseline:
    """Count the lines of the current level that count."""
    ratings = [line.rating for line in current if line.counts]
    return Baseline(
        exceeds=ratings.count("exceeds"),
        meets=ratings.count("meets"),
        below=ratings.count("not_yet") + ratings.count("partly"),
        unrated=ratings.count(None),
    )

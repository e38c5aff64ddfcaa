"""Finding gaps in a review: what is missing, skill or evidence, and what to do about it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.domain.ladder.gap import GapKind
from bot.domain.ladder.ladder import LineKey
from bot.domain.review.evidence import Evidence
from bot.domain.review.review import ReviewLine, is_met

Suggestion = Literal["capture", "witness", "goal"]
Colour = Literal["red", "green", "open"]

SUGGESTIONS: Mapping[GapKind, tuple[Suggestion, ...]] = {
    "evidence": ("capture", "witness"),
    "skill": ("goal",),
}
"""What helps (002-27): save what was done and let somebody see it, or set a goal and do it."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """How the current level is met (000-2): the keys of its lines by what counts of each."""

    below: tuple[LineKey, ...]
    met: tuple[LineKey, ...]
    exceeded: tuple[LineKey, ...]
    unrated: tuple[LineKey, ...]

    @property
    def colour(self) -> Colour:
        """Red for anything below "meets", green once all are met, open while ratings miss."""
        if self.below:
            return "red"
        return "open" if self.unrated or not (self.met or self.exceeded) else "green"


@dataclass(frozen=True, slots=True)
class Split:
    """The lines of a level as the manager sees them (000-5); unrated ones are in neither."""

    met: tuple[LineKey, ...]
    to_work_on: tuple[LineKey, ...]


def gap_in(line: ReviewLine, evidence: Evidence | None) -> GapKind | None:
    """Return which kind of gap a line has, None where nothing is missing or nothing is known yet.

    Who rates themselves below "meets" misses the skill. Who does not, but whose manager does, or
    who has no win to show, misses the evidence.
    """
    if line.state == "not_applicable" or line.rating is None:
        return None
    return _kind(line, has_wins=bool(evidence and evidence.weights))


def to_convince(named: Iterable[str], manager_name: str) -> tuple[str, ...]:
    """Return who must be convinced that a gap is closed; the manager where nobody is named."""
    people = tuple(dict.fromkeys(name.strip() for name in named if name.strip()))
    return people or ((manager_name,) if manager_name else ())


def baseline(lines: Iterable[ReviewLine]) -> Baseline:
    """Return how the required lines of the current level are met; what is set aside is left out.

    What counts is what was agreed, else the manager's rating, else the member's own; what exceeds
    is kept apart from what meets (002-47).
    """
    counted = [line for line in lines if line.is_required and not line.not_applicable]
    return Baseline(
        below=tuple(line.key for line in counted if line.rating in {"not_yet", "partly"}),
        met=tuple(line.key for line in counted if line.rating == "meets"),
        exceeded=tuple(line.key for line in counted if line.rating == "exceeds"),
        unrated=tuple(line.key for line in counted if line.rating is None),
    )


def split(lines: Iterable[ReviewLine]) -> Split:
    rated = [line for line in lines if line.manager and not line.not_applicable]
    return Split(
        met=tuple(line.key for line in rated if is_met(line.rating)),
        to_work_on=tuple(line.key for line in rated if not is_met(line.rating)),
    )


def _kind(line: ReviewLine, *, has_wins: bool) -> GapKind | None:
    own_view = line.agreed or line.own or line.manager
    if own_view and not is_met(own_view.rating):
        return "skill"
    is_doubted = not is_met(line.rating)
    return "evidence" if is_doubted or not has_wins else None

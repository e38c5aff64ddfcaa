"""The gate: what is still open before a stage."""

from dataclasses import dataclass
from datetime import date

from bot.domain.errors import CoachError
from bot.domain.plan.case import STAGES, Case, Stage, StageMove
from bot.domain.plan.readiness import GateFacts, Override, Part, PartName, Readiness, parts_of
from bot.domain.review.gaps import baseline
from bot.domain.text.wording import counted

_LATER: frozenset[Stage] = frozenset({"asked", "answered", "promoted", "not_this_time"})


class NoNoteError(CoachError):
    """A stage with something open was entered without saying why."""

    sentence = "Say in one line why you're going ahead. You'll want to know later."
    field = "note"


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a stage is open; `missing` is what holds it shut, or would without `override`."""

    stage: Stage
    missing: tuple[Part, ...] = ()
    override: Override | None = None

    @property
    def is_open(self) -> bool:
        return not self.missing or self.override is not None


def open_items(facts: GateFacts) -> tuple[Part, ...]:
    """Return what is open at this stage, the manager first (000-1), in the order of the plan."""
    reached = STAGES.index(facts.stage)
    return tuple(
        part
        for part in parts_of(facts)
        if not part.is_met and STAGES.index(_SHOWN_FROM[part.name]) <= reached
    )


def admission(stage: Stage, facts: GateFacts) -> Admission:
    """Say whether `stage` is open to the member; going back and asking always are (000-13)."""
    if stage in _LATER or STAGES.index(stage) <= STAGES.index(facts.stage):
        return Admission(stage)
    missing = tuple(
        part for part in parts_of(facts) if not part.is_met and _holds_shut(part.name, stage)
    )
    of_stage = (override for override in facts.overrides if override.stage == stage)
    return Admission(stage, missing, next(of_stage, None) if missing else None)


def overriding(stage: Stage, note: str, on: date) -> Override:
    """Go on with something open. Raises NoNoteError without words."""
    if not note.strip():
        raise NoNoteError
    return Override(stage, note.strip(), on)


def baseline_warning(facts: GateFacts) -> str:
    """Return what a draft says while the current level is not met, else empty (000-2)."""
    below = baseline(facts.current).below
    if not below:
        return ""
    lines = counted(len(below), "expectation")
    return f"Below what is expected at your current level: {lines}. Bring that up first."


def _holds_shut(name: PartName, stage: Stage) -> bool:
    shut = _SHUTS[name]
    return STAGES.index(shut) <= STAGES.index(stage)


_SHOWN_FROM: dict[PartName, Stage] = {
    "manager_told": "learn",
    "current_level_met": "criteria",
    "ladder_agreed": "criteria",
    "gap_agreed": "gaps",
    "gaps_closed": "work",
    "lines_met": "work",
    "sustained": "work",
}
"""The stage from which an open part is listed: earlier it would only discourage."""

_SHUTS: dict[PartName, Stage] = {
    "manager_told": "ready",
    "current_level_met": "ready",
    "ladder_agreed": "gaps",
    "gap_agreed": "work",
    "gaps_closed": "ready",
    "lines_met": "ready",
    "sustained": "ready",
}
"""The first stage that is shut while the part is open (002-20, 001-1, 002-29, 002-30)."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`moves` are the oldest first; those with a note were made with something open."""

    case: Case
    readiness: Readiness
    open_items: tuple[Part, ...]
    moves: tuple[StageMove, ...] = ()

"""The gate: what is still open before a stage, and what readiness is made of.

It informs and never moves a stage: only the member does that, with a note where something is open.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.case import STAGES, Stage
from bot.domain.errors import CoachError
from bot.domain.evidence import SUSTAINED_MONTHS, Evidence
from bot.domain.gap import Gap
from bot.domain.gap_finding import baseline
from bot.domain.gap_review import ReviewLine
from bot.domain.ladders import LineKey
from bot.domain.rating import is_met
from bot.domain.wording import counted

PartName = Literal[
    "manager_told",
    "current_level_met",
    "ladder_agreed",
    "gap_agreed",
    "gaps_closed",
    "lines_met",
    "sustained",
]

NOT_AUTOMATIC = (
    "Ready does not mean automatic: somebody decides, and they decide about what they know and "
    "were asked for. The next step is to ask."
)
"""Goes with every result that says ready (001-17)."""

_LATER: frozenset[Stage] = frozenset({"asked", "answered", "promoted", "not_this_time"})


class NoNoteError(CoachError):
    """A stage with something open was entered without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "Say in a line why you go on although something is open; later you will want to know.",
            field="note",
        )


@dataclass(frozen=True, slots=True)
class Override:
    """The member goes on to `stage` although something is open, and says why."""

    stage: Stage
    note: str
    on: date


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the gate looks at. `gaps` are the open ones, `agreed_gap_count` counts closed ones too.

    `aim_told_on` is the day the manager heard of the aim, `ladder_agreed_on` the day they signed
    the list of what the next role asks for. `current` and `target` are the lines of both levels,
    `evidence` is by criterion id, `gap_lines` says by gap id which line a gap is about.
    """

    stage: Stage
    manager_name: str = ""
    aim_told_on: date | None = None
    ladder_agreed_on: date | None = None
    current: tuple[ReviewLine, ...] = ()
    target: tuple[ReviewLine, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    gap_lines: Mapping[int, LineKey] = field(default_factory=dict)
    agreed_gap_count: int = 0
    sustained_months: int = SUSTAINED_MONTHS
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part of readiness. `words` say how it stands, and where it is open what to do."""

    name: PartName
    is_met: bool
    words: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """What readiness is made of; there is no score. `note` is NOT_AUTOMATIC when all is met.

    `left_out` says which open gaps do not count, and why.
    """

    parts: tuple[Part, ...]
    left_out: tuple[str, ...] = ()

    @property
    def is_ready(self) -> bool:
        return all(part.is_met for part in self.parts)

    @property
    def note(self) -> str:
        return NOT_AUTOMATIC if self.is_ready else ""


@dataclass(frozen=True, slots=True)
class Admission:
    """Whether a stage is open; `missing` is what holds it shut, or would without `override`."""

    stage: Stage
    missing: tuple[Part, ...] = ()
    override: Override | None = None

    @property
    def is_open(self) -> bool:
        return not self.missing or self.override is not None


def readiness(facts: GateFacts) -> Readiness:
    return Readiness(_parts(facts), _left_out(facts))


def open_items(facts: GateFacts) -> tuple[Part, ...]:
    """Return what is open at this stage, the manager first (000-1), in the order of the road."""
    reached = STAGES.index(facts.stage)
    return tuple(
        part
        for part in _parts(facts)
        if not part.is_met and STAGES.index(_SHOWN_FROM[part.name]) <= reached
    )


def admission(stage: Stage, facts: GateFacts) -> Admission:
    """Say whether `stage` is open to the member; going back and asking always are (000-13)."""
    if stage in _LATER or STAGES.index(stage) <= STAGES.index(facts.stage):
        return Admission(stage)
    missing = tuple(
        part for part in _parts(facts) if not part.is_met and _holds_shut(part.name, stage)
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
    lines = counted(len(below), "line")
    return f"Below what is expected at your current level: {lines}. Bring that up first."


def _parts(facts: GateFacts) -> tuple[Part, ...]:
    return (
        _manager_told(facts),
        _current_level_met(facts),
        _ladder_agreed(facts),
        _gap_agreed(facts),
        _gaps_closed(facts),
        _lines_met(facts),
        _sustained(facts),
    )


def _manager_told(facts: GateFacts) -> Part:
    if not facts.manager_name:
        words = "Say who your manager is: without them on your side this hardly ever works."
    elif facts.aim_told_on is None:
        words = f"Tell {facts.manager_name} what you aim for, and note the day you did."
    else:
        words = f"{facts.manager_name} knows what you aim for."
    return Part("manager_told", bool(facts.manager_name and facts.aim_told_on), words)


def _current_level_met(facts: GateFacts) -> Part:
    level = baseline(facts.current)
    words = {
        "red": f"{counted(len(level.below), 'line')} of your current level to bring up first.",
        "open": "Go through your current level once: rate what is not rated yet.",
        "green": f"Your current level is met, exceeded in {counted(len(level.exceeded), 'line')}.",
    }[level.colour]
    return Part("current_level_met", level.colour == "green", words)


def _ladder_agreed(facts: GateFacts) -> Part:
    is_met = facts.ladder_agreed_on is not None
    words = (
        "You and your manager hold the same list of what the next role asks for."
        if is_met
        else "Agree with your manager on what the next role asks for; until then it can move."
    )
    return Part("ladder_agreed", is_met, words)


def _gap_agreed(facts: GateFacts) -> Part:
    is_met = facts.agreed_gap_count > 0 or any(gap.agreed_on for gap in facts.gaps)
    words = (
        "You agreed on what is missing."
        if is_met
        else "Agree on at least one gap with your manager before you put the work in."
    )
    return Part("gap_agreed", is_met, words)


def _gaps_closed(facts: GateFacts) -> Part:
    count = sum(_why_left_out(gap, facts) == "" for gap in facts.gaps)
    words = f"{counted(count, 'gap')} still open." if count else "No gap is open that counts."
    return Part("gaps_closed", count == 0, words)


def _lines_met(facts: GateFacts) -> Part:
    lines = _that_count(facts.target)
    met = sum(_is_met_for_both(line) for line in lines)
    words = (
        f"You both see {met} of {counted(len(lines), 'line')} as met."
        if lines
        else "No line of the next role is rated yet. Go through them together."
    )
    return Part("lines_met", bool(lines) and met == len(lines), words)


def _sustained(facts: GateFacts) -> Part:
    lines = _that_count(facts.target)
    lasting = sum(_months_shown(line, facts) >= facts.sustained_months for line in lines)
    months = counted(facts.sustained_months, "month")
    words = (
        f"{lasting} of {counted(len(lines), 'line')} shown over {months} or more."
        if lines
        else f"What you show should hold for {months} before it counts as steady."
    )
    return Part("sustained", bool(lines) and lasting == len(lines), words)


def _left_out(facts: GateFacts) -> tuple[str, ...]:
    why = ((gap.title, _why_left_out(gap, facts)) for gap in facts.gaps)
    return tuple(f"{title}: {reason}" for title, reason in why if reason)


def _why_left_out(gap: Gap, facts: GateFacts) -> str:
    """Return why an open gap does not hold readiness back, empty where it does (002-29)."""
    key = facts.gap_lines.get(gap.id)
    line = next((line for line in facts.target if line.key == key), None)
    if line is None:
        return ""
    if line.not_applicable:
        return line.not_applicable.reason
    return "" if line.is_required else "nice to have, not required"


def _that_count(lines: Iterable[ReviewLine]) -> tuple[ReviewLine, ...]:
    return tuple(line for line in lines if line.is_required and not line.not_applicable)


def _is_met_for_both(line: ReviewLine) -> bool:
    """Meets and exceeds differ and are met for both; what was settled holds for both."""
    if line.settled:
        return is_met(line.settled.rating)
    marks = (line.own, line.manager)
    return all(mark is not None and is_met(mark.rating) for mark in marks)


def _months_shown(line: ReviewLine, facts: GateFacts) -> int:
    evidence = facts.evidence.get(line.key.criterion_id)
    return evidence.months if evidence else -1


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

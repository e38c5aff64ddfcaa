"""Readiness: the parts that it is made of, each with how it stands. There is no score.

Add a part by writing how it stands and adding it to `parts_of`, and to the gate's two tables.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import LineKey
from bot.domain.plan.case import Stage
from bot.domain.review.evidence import SUSTAINED_MONTHS, Evidence
from bot.domain.review.gaps import baseline
from bot.domain.review.review import ReviewLine, as_noted, is_met
from bot.domain.text.wording import counted, first_name

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
    "Ready doesn't mean automatic: somebody decides, and they decide about what they know and "
    "were asked for. The next step is to ask."
)
"""Goes with every result that says ready (001-17)."""


@dataclass(frozen=True, slots=True)
class Override:
    """The member goes on to `stage` although something is open, and says why."""

    stage: Stage
    note: str
    on: date


@dataclass(frozen=True, slots=True)
class GateFacts:
    """What the gate looks at. `gaps` are the open ones, `agreed_gap_count` counts closed ones too.

    `aim_told_on` is the day the manager heard of the aim, `ladder_agreed_on` the day on which the
    list of what the next role asks for was signed, `ladder_agreed_with` by whom, empty where that
    is not known. `current` and `target` are the lines of both levels,
    `evidence` and `names` are by criterion id, `gap_lines` says by gap id which line it is about.
    """

    stage: Stage
    manager_name: str = ""
    aim_told_on: date | None = None
    ladder_agreed_on: date | None = None
    ladder_agreed_with: str = ""
    current: tuple[ReviewLine, ...] = ()
    target: tuple[ReviewLine, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    gap_lines: Mapping[int, LineKey] = field(default_factory=dict)
    agreed_gap_count: int = 0
    steady_months: int = SUSTAINED_MONTHS
    overrides: tuple[Override, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of readiness. `words` say how it stands, and where it is open what to do.

    `behind` are the lines or gaps that keep it open, by the names that the member gave them.
    """

    name: PartName
    is_met: bool
    words: str
    behind: tuple[str, ...] = ()


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


def readiness(facts: GateFacts) -> Readiness:
    return Readiness(parts_of(facts), _left_out(facts))


def parts_of(facts: GateFacts) -> tuple[Part, ...]:
    """Return all of them in the order of the plan, the manager first (000-1)."""
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
    below = counted(len(level.below), "expectation")
    above = counted(len(level.exceeded), "expectation") if level.exceeded else ""
    words = {
        "red": f"{below} of your current level to bring up first.",
        "open": "Go through your current level once: rate what isn't rated yet.",
        "green": f"Your current level is met{above and f', exceeded in {above}'}.",
    }[level.colour]
    return Part("current_level_met", level.colour == "green", words)


def _ladder_agreed(facts: GateFacts) -> Part:
    is_met = facts.ladder_agreed_on is not None
    signed_by = facts.ladder_agreed_with
    if not is_met:
        words = "Agree with your manager on what the next role asks for; until then it can move."
    elif (
        signed_by and first_name(signed_by).casefold() != first_name(facts.manager_name).casefold()
    ):
        step = f" Go through it with {facts.manager_name} too." if facts.manager_name else ""
        words = f"{signed_by} agreed on what the next role asks for.{step}"
    else:
        words = "You and your manager hold the same list of what the next role asks for."
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
    behind = tuple(gap.title for gap in facts.gaps if not _why_left_out(gap, facts))
    count = counted(len(behind), "gap")
    words = f"{count} still open." if behind else "No gap is open that counts."
    return Part("gaps_closed", not behind, words, behind)


def _lines_met(facts: GateFacts) -> Part:
    lines = _that_count(facts.target)
    behind = _named((line for line in lines if not _is_met_for_both(line)), facts)
    met = len(lines) - len(behind)
    noted = sum(_is_met_for_both(line) and _is_noted(line) for line in lines)
    words = (
        f"You both see {met} of {counted(len(lines), 'expectation')} as met{as_noted(noted, met)}."
        if lines
        else "No expectation of the next role is rated yet. Go through them together."
    )
    return Part("lines_met", bool(lines) and not behind, words, behind)


def _sustained(facts: GateFacts) -> Part:
    lines = _that_count(facts.target)
    short = (line for line in lines if _months_shown(line, facts) < facts.steady_months)
    behind = _named(short, facts)
    lasting = len(lines) - len(behind)
    months = counted(facts.steady_months, "month")
    words = (
        _lasting(lasting, len(lines), months)
        if lines
        else f"What you show should hold for {months} before it counts as steady."
    )
    return Part("sustained", bool(lines) and not behind, words, behind)


def _lasting(lasting: int, of: int, months: str) -> str:
    if not lasting:
        return f"No expectation has wins over {months} yet."
    return f"{lasting} of {counted(of, 'expectation')} shown over {months} or more."


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


def _named(lines: Iterable[ReviewLine], facts: GateFacts) -> tuple[str, ...]:
    ids = (line.key.criterion_id for line in lines)
    return tuple(facts.names.get(criterion_id, criterion_id) for criterion_id in ids)


def _that_count(lines: Iterable[ReviewLine]) -> tuple[ReviewLine, ...]:
    return tuple(line for line in lines if line.is_required and not line.not_applicable)


def _is_met_for_both(line: ReviewLine) -> bool:
    """Meets and exceeds differ and are met for both; what was settled holds for both."""
    if line.settled:
        return is_met(line.settled.rating)
    marks = (line.own, line.manager)
    return all(mark is not None and is_met(mark.rating) for mark in marks)


def _is_noted(line: ReviewLine) -> bool:
    """The manager's part of it is what the member wrote down of a talk."""
    mark = line.settled or line.manager
    return mark is not None and mark.is_reported


def _months_shown(line: ReviewLine, facts: GateFacts) -> int:
    evidence = facts.evidence.get(line.key.criterion_id)
    return evidence.months if evidence else -1

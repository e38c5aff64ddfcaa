"""The proposal: which wins speak for what, so that each claim in it can be traced to one.

Wins that show a line of the next level are its evidence, in four groups (004-27); of the others
those with a number stand for the present role (004-26). Nothing is made up: what is missing stays
empty here and is said beside the draft.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.best_wins import best_first
from bot.domain.evidence import Evidence, Weight, weighed
from bot.domain.kind import WinKind
from bot.domain.ladder import Line
from bot.domain.person import Person, wins_with
from bot.domain.win import Win

GroupName = Literal["projects", "leadership", "skills", "beyond"]

GROUPS: Mapping[GroupName, str] = {
    "projects": "Projects",
    "leadership": "Leadership",
    "skills": "Skills",
    "beyond": "Problems beyond my role",
}
"""The four groups with their headings, in reading order."""

GROUP_OF: Mapping[WinKind, GroupName] = {
    "delivery": "projects",
    "reliability": "projects",
    "led": "leadership",
    "mentoring": "leadership",
    "decision": "leadership",
    "feedback_given": "leadership",
    "learning": "skills",
    "feedback_received": "skills",
    "problem_solved": "beyond",
    "proposal": "beyond",
    "strategy": "beyond",
}
"""A win of no kind, or of another one, is a project."""

MOST_IN_A_GROUP = 3
MOST_ACHIEVEMENTS = 4
MOST_WITNESSES = 6


@dataclass(frozen=True, slots=True)
class Claim:
    """A win, and the line of the next level that it shows; empty for the present role."""

    win: Win
    line: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The strongest claims of one kind; `name` is its heading."""

    name: str
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Lasting:
    """A line with the day since which it has been shown again and again (002-31)."""

    line: str
    since_on: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the member's wins of the last months are worth in a proposal.

    `unquantified` are wins of the present role without a number, for the member to see;
    `uncovered` lines of the next level that no win shows. `witnesses` are people of the member's
    register who were part of these wins or saw them (000-9). `has_decided_or_led` looks at all of
    them (001-10).
    """

    achievements: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    unquantified: tuple[Win, ...] = ()
    lasting: tuple[Lasting, ...] = ()
    uncovered: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    has_decided_or_led: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (*self.achievements, *(claim for group in self.groups for claim in group.claims))


NO_PROPOSAL = Proposal()


def proposal_of(
    recent: Iterable[Win],
    weights: Iterable[Weight],
    lines: Sequence[Line],
    people: Sequence[Person],
    today: date,
) -> Proposal:
    """Weigh what happened in the window; `weights` are those of all wins, however old.

    Private wins are left out, and so is what failed.
    """
    found = _evidence(weights, lines, today)
    known = {line.tag: line.text for line in lines}
    wins = best_first(recent, today)
    evidence = [claim for win in wins if (claim := _claim(win, known)).line]
    current = [win for win in wins if not _claim(win, known).line]
    achievements = tuple(Claim(win) for win in current if win.numbers)[:MOST_ACHIEVEMENTS]
    proposal = Proposal(
        achievements,
        tuple(_group(name, evidence) for name in GROUPS),
        unquantified=tuple(win for win in current if not win.numbers),
        lasting=tuple(_lasting(found, lines)),
        uncovered=tuple(line.text for line in lines if not found[line.tag].weights),
        has_decided_or_led=any(win.kind in {"decision", "led"} for win in wins),
    )
    return _with_witnesses(proposal, people)


def _claim(win: Win, known: Mapping[str, str]) -> Claim:
    shown = next((text for tag, text in known.items() if tag in win.criterion_ids), "")
    return Claim(win, shown)


def _group(name: GroupName, evidence: Iterable[Claim]) -> Group:
    found = (claim for claim in evidence if _group_of(claim.win) == name)
    return Group(GROUPS[name], tuple(found)[:MOST_IN_A_GROUP])


def _group_of(win: Win) -> GroupName:
    return GROUP_OF.get(win.kind, "projects") if win.kind else "projects"


def _evidence(weights: Iterable[Weight], lines: Sequence[Line], today: date) -> dict[str, Evidence]:
    open_ones = (weight for weight in weights if not weight.is_private)
    return weighed([line.tag for line in lines], open_ones, today)


def _lasting(found: Mapping[str, Evidence], lines: Sequence[Line]) -> Iterator[Lasting]:
    for line in lines:
        since_on = found[line.tag].sustained_since()
        if since_on:
            yield Lasting(line.text, since_on)


def _with_witnesses(proposal: Proposal, people: Sequence[Person]) -> Proposal:
    wins = [claim.win for claim in proposal.claims]
    seen = (person.name for person in people if wins_with(person, wins, people))
    names = tuple(dict.fromkeys(seen))[:MOST_WITNESSES]
    return replace(proposal, witnesses=names)

"""The proposal: which wins speak for what, so that each claim in it can be traced to one.

Wins that show a line of the next level are its evidence, in four groups (004-27); of the others
those with a number stand for the present role (004-26). Nothing is made up: what is missing stays
empty here and is said beside the draft.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Literal

from bot.domain.ladder.ladder import Line
from bot.domain.people.person import Person, wins_with
from bot.domain.review.best_wins import strongest
from bot.domain.review.evidence import (
    SUSTAINED_MONTHS,
    Evidence,
    Weight,
    shows_deciding_or_leading,
    weighed,
)
from bot.domain.wins.win import Win, WinKind

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

Place = GroupName | Literal["achievements", "unquantified"]

MOST_IN: Mapping[Place, int] = {"achievements": 4, **dict.fromkeys(GROUPS, 3), "unquantified": 5}
"""So many wins are named at each place of a proposal, and beside it."""

MOST_WITNESSES = 6


@dataclass(frozen=True, slots=True)
class Choice:
    """The wins that a proposal names, by their ids, the strongest first at each place."""

    ids: Mapping[Place, tuple[int, ...]]
    unquantified_count: int = 0
    has_decided_or_led: bool = False

    @property
    def all_ids(self) -> tuple[int, ...]:
        return tuple(chain.from_iterable(self.ids.values()))


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

    `unquantified` are the freshest wins of the present role without a number, for the member to
    see, and `unquantified_count` how many there are; `uncovered` lines of the next level that no
    win shows. `witnesses` are people of the member's list who were part of these wins or saw them
    (000-9). `has_decided_or_led` looks at all of them (001-10).
    """

    achievements: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    unquantified: tuple[Win, ...] = ()
    unquantified_count: int = 0
    lasting: tuple[Lasting, ...] = ()
    uncovered: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    has_decided_or_led: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (*self.achievements, *(claim for group in self.groups for claim in group.claims))


NO_PROPOSAL = Proposal()


def chosen(recent: Iterable[Weight], lines: Sequence[Line], today: date) -> Choice:
    """Choose from what happened in the window. Private wins are left out, and what failed."""
    tags = {line.tag for line in lines}
    shown = strongest(recent, today)
    places: dict[Place, list[int]] = {place: [] for place in MOST_IN}
    for weight in shown:
        places[_place(weight, tags)].append(weight.win_id)
    return Choice(
        {place: tuple(ids[: MOST_IN[place]]) for place, ids in places.items()},
        len(places["unquantified"]),
        shows_deciding_or_leading(weight.kind for weight in shown),
    )


def proposal_of(
    choice: Choice,
    wins: Iterable[Win],
    weights: Iterable[Weight],
    lines: Sequence[Line],
    people: Sequence[Person],
    today: date,
    steady_months: int = SUSTAINED_MONTHS,
) -> Proposal:
    """Say what the chosen `wins` are worth; `weights` are those of all wins, however old."""
    open_ones = (weight for weight in weights if not weight.is_private)
    found = weighed([line.tag for line in lines], open_ones, today, steady_months)
    claims = {win.id: _claim(win, lines) for win in wins}
    at = {
        place: tuple(claims[win_id] for win_id in ids if win_id in claims)
        for place, ids in choice.ids.items()
    }
    proposal = Proposal(
        at["achievements"],
        tuple(Group(heading, at[name]) for name, heading in GROUPS.items()),
        unquantified=tuple(claim.win for claim in at["unquantified"]),
        unquantified_count=choice.unquantified_count,
        lasting=tuple(_lasting(found, lines)),
        uncovered=tuple(line.text for line in lines if not found[line.tag].weights),
        has_decided_or_led=choice.has_decided_or_led,
    )
    return _with_witnesses(proposal, people)


def _place(weight: Weight, tags: AbstractSet[str]) -> Place:
    if tags.isdisjoint(weight.criterion_ids):
        return "achievements" if weight.has_number else "unquantified"
    return GROUP_OF.get(weight.kind, "projects") if weight.kind else "projects"


def _claim(win: Win, lines: Iterable[Line]) -> Claim:
    return Claim(win, next((line.text for line in lines if line.tag in win.criterion_ids), ""))


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

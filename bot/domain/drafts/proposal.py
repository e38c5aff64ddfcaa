"""The proposal: which wins speak for what, so that each claim in it can be traced to one.

Wins that show a line of the next level are its evidence, in four groups (004-27); of the others
those with a number stand for the present role (004-26). The strongest of them are told whole.
Nothing is made up: what is missing stays empty here, and what is left out is said beside the draft.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, islice, zip_longest
from typing import Literal

from bot.domain.drafts.headline import one_each, strongest_first
from bot.domain.drafts.left_out import LeftOut, Reason, left_out_of, sorted_out, to_be_read
from bot.domain.drafts.story import story_of
from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.ladder.gap import Gap
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
from bot.domain.review.review import Mark, is_met
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

MOST_CLAIMS = 12
"""Wins of the next role that two pages hold."""

MOST_WITNESSES = 6
MOST_WHOLE = 5
"""Pieces of work that are told with problem, part and result; of the rest one line says enough."""

STRONGEST = 2
"""Numbers that a busy reader remembers."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The wins that a proposal names, by their ids, the strongest first at each place.

    `ranked` are those of them that it tells, the strongest of all first; `left_out` those of these
    months that it does not.
    """

    ids: Mapping[Place, tuple[int, ...]]
    unquantified_count: int = 0
    has_decided_or_led: bool = False
    ranked: tuple[int, ...] = ()
    left_out: Mapping[Reason, tuple[int, ...]] = field(default_factory=dict)

    @property
    def all_ids(self) -> tuple[int, ...]:
        """Those to be read: of what is left out, as many as are named."""
        return tuple(chain(*self.ids.values(), to_be_read(self.left_out)))


@dataclass(frozen=True, slots=True)
class Claim:
    """A win, and the line of the next level that it shows; empty for the present role.

    `theme` is that of the line. `story` tells it whole, as labels and what the member said; empty
    where a line is enough.
    """

    win: Win
    line: str = ""
    story: tuple[tuple[str, str], ...] = ()
    theme: str = ""


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
class Expected:
    """A line of the next level: its strongest win, since when it lasts, and the agreed rating.

    `proof` is None without a win, `since_on` before it has lasted as long as it must, `agreed`
    before member and manager hold the same; `count` wins have shown it, however old.
    """

    line: str
    proof: Win | None = None
    since_on: date | None = None
    agreed: Mark | None = None
    theme: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class PlannedGap:
    """A gap that was agreed on, what the member does about it, and by when."""

    title: str
    action: str = ""
    by_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the member's wins of the last months are worth in a proposal.

    `unquantified` are the freshest wins of the present role without a number, for the member to
    see, and `unquantified_count` how many there are; `uncovered` lines of the next level that no
    win shows. `witnesses` are people of the member's list who were part of these wins or saw them
    (000-9), `other_witnesses` those of them whom no story names. `has_decided_or_led` looks at all
    of them (001-10). `strongest` are the claims to begin with, `expected` what the next level asks,
    `met_count` how many lines of it both rate as met by their own hand, `known_gaps` those agreed
    on, `supporters` who spoke for the member.
    """

    achievements: tuple[Claim, ...] = ()
    groups: tuple[Group, ...] = ()
    unquantified: tuple[Win, ...] = ()
    unquantified_count: int = 0
    lasting: tuple[Lasting, ...] = ()
    uncovered: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    has_decided_or_led: bool = False
    strongest: tuple[Claim, ...] = ()
    expected: tuple[Expected, ...] = ()
    met_count: int = 0
    known_gaps: tuple[PlannedGap, ...] = ()
    supporters: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    other_witnesses: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        return (*self.achievements, *(claim for group in self.groups for claim in group.claims))


NO_PROPOSAL = Proposal()


def chosen(recent: Iterable[Weight], lines: Sequence[Line], today: date) -> Choice:
    """Choose from what happened in the window. Private wins are left out, and what failed."""
    weights = [weight for weight in recent if weight.happened_on <= today]
    tags = {line.tag for line in lines}
    shown = strongest(weights, today)
    places: dict[Place, list[int]] = {place: [] for place in MOST_IN}
    for weight in shown:
        places[_place(weight, tags)].append(weight.win_id)
    told = _with_room({place: ids[: MOST_IN[place]] for place, ids in places.items()}, places)
    used = {win_id for place, ids in told.items() if place != "unquantified" for win_id in ids}
    return Choice(
        told,
        len(places["unquantified"]),
        shows_deciding_or_leading(weight.kind for weight in shown),
        tuple(weight.win_id for weight in shown if weight.win_id in used),
        sorted_out(weights, shown, {*used, *places["unquantified"]}),
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
    known = {win.id: win for win in wins}
    whole = frozenset(_whole(choice.ranked, known))
    claims = {
        win.id: _claim(win, lines, story_of(win, people) if win.id in whole else ())
        for win in known.values()
    }
    at = {
        place: tuple(claims[win_id] for win_id in ids if win_id in claims)
        for place, ids in choice.ids.items()
    }
    tags = [line.tag for line in lines]
    told = [known[win_id] for win_id in choice.ranked if win_id in known]
    ranked = strongest_first(told, frozenset(tags))
    proofs = one_each(tags, ranked)
    proposal = Proposal(
        at["achievements"],
        tuple(Group(heading, at[name]) for name, heading in GROUPS.items()),
        unquantified=tuple(claim.win for claim in at["unquantified"]),
        unquantified_count=choice.unquantified_count,
        lasting=tuple(_lasting(found, lines)),
        uncovered=tuple(line.text for line in lines if not found[line.tag].weights),
        has_decided_or_led=choice.has_decided_or_led,
        strongest=_strongest(claims[win.id] for win in ranked if win.numbers),
        expected=tuple(
            Expected(
                line.text,
                proofs.get(line.tag),
                found[line.tag].sustained_since(),
                theme=line.theme,
                count=found[line.tag].count,
            )
            for line in lines
        ),
        supporters=tuple(person.name for person in people if person.spoke_on),
        left_out=left_out_of(choice.left_out, known),
    )
    return _with_witnesses(proposal, people)


def agreed_on(
    proposal: Proposal,
    lines: Sequence[Line],
    agreed: Mapping[str, Mark],
    gaps: Iterable[Gap],
    goals: Sequence[DevelopmentGoal],
) -> Proposal:
    """Add what both hold: agreed marks by a line's tag, and agreed gaps with their goals."""
    expected = tuple(
        replace(one, agreed=agreed.get(line.tag))
        for one, line in zip(proposal.expected, lines, strict=True)
    )
    marks = [one.agreed for one in expected if one.agreed and not one.agreed.is_reported]
    met_count = sum(is_met(mark.rating) for mark in marks)
    planned = tuple(_planned(gap, goals) for gap in gaps if gap.agreed_on)
    return replace(proposal, expected=expected, met_count=met_count, known_gaps=planned)


def _whole(ranked: Iterable[int], known: Mapping[int, Win]) -> Iterator[int]:
    """Yield the strongest of which the member told more than a line."""
    rich = (known[win_id] for win_id in ranked if win_id in known)
    yield from islice((win.id for win in rich if win.detail or win.facts), MOST_WHOLE)


def _strongest(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The first of the next role, and then of the present one."""
    return tuple(sorted(claims, key=lambda claim: not claim.line))[:STRONGEST]


def _planned(gap: Gap, goals: Sequence[DevelopmentGoal]) -> PlannedGap:
    goal = next((one for one in goals if one.gap_id == gap.id and one.status == "open"), None)
    return PlannedGap(gap.title, goal.action, goal.deadline_on) if goal else PlannedGap(gap.title)


def _place(weight: Weight, tags: AbstractSet[str]) -> Place:
    if tags.isdisjoint(weight.criterion_ids):
        return "achievements" if weight.has_number else "unquantified"
    return GROUP_OF.get(weight.kind, "projects") if weight.kind else "projects"


def _with_room(
    told: Mapping[Place, list[int]], places: Mapping[Place, list[int]]
) -> dict[Place, tuple[int, ...]]:
    """Give the room that one group leaves to the others, in turn."""
    room = MOST_CLAIMS - sum(len(told[group]) for group in GROUPS)
    spare = zip_longest(*(places[group][len(told[group]) :] for group in GROUPS))
    wanted = [win_id for each in spare for win_id in each if win_id is not None][: max(room, 0)]
    return {
        place: (*ids, *(win_id for win_id in wanted if place in GROUPS and win_id in places[place]))
        for place, ids in told.items()
    }


def _claim(win: Win, lines: Iterable[Line], story: tuple[tuple[str, str], ...]) -> Claim:
    shown = next((line for line in lines if line.tag in win.criterion_ids), None)
    return Claim(win, shown.text, story, shown.theme) if shown else Claim(win, "", story)


def _lasting(found: Mapping[str, Evidence], lines: Sequence[Line]) -> Iterator[Lasting]:
    for line in lines:
        since_on = found[line.tag].sustained_since()
        if since_on:
            yield Lasting(line.text, since_on)


def _with_witnesses(proposal: Proposal, people: Sequence[Person]) -> Proposal:
    wins = [claim.win for claim in proposal.claims]
    stories = [claim.win for claim in proposal.claims if claim.story]
    seen = (person.name for person in people if wins_with(person, wins, people))
    names = tuple(dict.fromkeys(seen))[:MOST_WITNESSES]
    named = {person.name for person in people if wins_with(person, stories, people)}
    others = tuple(name for name in names if name not in named)
    return replace(proposal, witnesses=names, other_witnesses=others)

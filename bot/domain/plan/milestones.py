"""The steps of a plan: what each is called, what it needs, and its day before the decision.

Add a step to MILESTONES, with its words and its day. Titles are read by the manager as well, where
a step stands on an agenda.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar.dates import months_before
from bot.domain.plan.case import Stage
from bot.domain.plan.cycle import Cycle

MilestoneName = Literal[
    "process_known",
    "criteria_agreed",
    "map_agreed",
    "gaps_agreed",
    "aim_told_early",
    "proof_shown",
    "midway_review",
    "plan_with_manager",
    "proposal_written",
    "talk_asked_for",
    "case_handed_over",
    "talk_held",
    "questions_answered",
    "decided",
]

PROVEN: MilestoneName = "proof_shown"
"""The step that is done where both see every line that counts as met, or the member ticks it."""

BEFORE_OPENING = timedelta(weeks=4)
"""The aim is told so long before the official period opens (004-6)."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One dated step. `due_on` is the last good day for it, `latest_on` the end of its buffer.

    `needs` says what it takes. `planned_on` is where it stood before the plan was compressed.
    """

    name: MilestoneName
    title: str
    needs: str
    due_on: date
    latest_on: date
    planned_on: date
    is_done: bool = False

    @property
    def is_moved(self) -> bool:
        return self.due_on != self.planned_on


def counted_back(cycle: Cycle, done: Collection[MilestoneName]) -> tuple[Milestone, ...]:
    """Return the steps on their days, in order; a buffer ends the day before the next step."""
    dated = sorted(_days(cycle), key=lambda pair: pair[1])
    ends = [on for _, on in dated[1:]] + [cycle.decided_on]
    return tuple(
        Milestone(
            name,
            *_words(name, cycle),
            due_on=on,
            latest_on=max(on, end - _DAY) if end > on else on,
            planned_on=on,
            is_done=name in done,
        )
        for (name, on), end in zip(dated, ends, strict=True)
    )


def done_by(stage: Stage) -> tuple[MilestoneName, ...]:
    """Return what a member at this stage has behind them.

    After an answer the way begins again with the map, which holds for the promoted too. Whoever
    calls themselves ready says nothing of the proof: that is seen in the rows (`PROVEN`).
    """
    if stage in {"promoted", "not_this_time"}:
        return ("process_known", "criteria_agreed")
    before = _FIRST_OPEN[stage]
    behind = MILESTONES[: MILESTONES.index(before)]
    return tuple(name for name in behind if stage != "ready" or name != PROVEN)


def _days(cycle: Cycle) -> Iterable[tuple[MilestoneName, date]]:
    """An ask of one's own waits for no period, so that the aim is told on its usual day."""
    days = {name: day_of(cycle.decided_on) for name, day_of in _DAY_OF.items()}
    if cycle.opens_on and cycle.origin != "off_cycle":
        earliest = max(cycle.opens_on, date.min + BEFORE_OPENING)
        days["aim_told_early"] = earliest - BEFORE_OPENING
    return [(name, days[name]) for name in MILESTONES]


def calendar_title(name: MilestoneName, target: str, cycle: Cycle) -> str:
    """What the step is called among somebody's other appointments; `target` is the next role."""
    words = _IN_CALENDAR_OFF_CYCLE if cycle.origin == "off_cycle" else {}
    return f"Promotion: {words.get(name, _IN_CALENDAR[name]).format(target=target)}"


def _words(name: MilestoneName, cycle: Cycle) -> tuple[str, str]:
    """The title and what it needs."""
    if cycle.origin == "off_cycle" and name in _OFF_CYCLE:
        return _OFF_CYCLE[name]
    return _WORDS[name]


DayOf = Callable[[date], date]
"""From the day of the decision to a day before it."""


def _months(months: int) -> DayOf:
    return lambda decided_on: months_before(decided_on, months)


def _weeks(weeks: int) -> DayOf:
    return lambda decided_on: decided_on - min(timedelta(weeks=weeks), decided_on - date.min)


_DAY_OF: dict[MilestoneName, DayOf] = {
    "process_known": _months(8),
    "criteria_agreed": _months(7),
    "map_agreed": _months(6),
    "gaps_agreed": _months(5),
    "aim_told_early": _months(4),
    "proof_shown": _months(3),
    "midway_review": _months(3),
    "plan_with_manager": _weeks(10),
    "proposal_written": _weeks(8),
    "talk_asked_for": _weeks(7),
    "case_handed_over": _weeks(6),
    "talk_held": _weeks(5),
    "questions_answered": _weeks(2),
    "decided": _weeks(0),
}
"""The map six calendar months before (002-44); whoever decides has weeks to weigh it (002-45)."""

MILESTONES: tuple[MilestoneName, ...] = tuple(_DAY_OF)
"""In the order of the plan; steps of the same day stay in this order."""

_FIRST_OPEN: dict[Stage, MilestoneName] = {
    "learn": "process_known",
    "criteria": "criteria_agreed",
    "gaps": "map_agreed",
    "work": "aim_told_early",
    "ready": "plan_with_manager",
    "asked": "questions_answered",
    "answered": "decided",
}
_WORDS: dict[MilestoneName, tuple[str, str]] = {
    "process_known": (
        "Know how it's decided",
        "One question in a 1:1: who decides, on what, and when.",
    ),
    "criteria_agreed": (
        "Agree on what it takes",
        "The list of what the next role asks for, and your manager's word on it.",
    ),
    "map_agreed": (
        "Agree on where you stand",
        "Each expectation rated by you both, so that you see the same map.",
    ),
    "gaps_agreed": (
        "Agree on what's missing",
        "A short list of what is missing, in skill or in proof, and a goal for each.",
    ),
    "aim_told_early": (
        "Tell your manager before the period opens",
        "Ten minutes, before there are forms to fill in.",
    ),
    "proof_shown": (
        "Have proof to show",
        "A win for each expectation that counts, seen by somebody besides you.",
    ),
    "midway_review": (
        "Meet for a half-way review",
        "Half an hour with your manager: what has changed, what hasn't yet.",
    ),
    "plan_with_manager": (
        "Share your plan with your manager",
        "One page: where you stand, what is left, and by when.",
    ),
    "proposal_written": (
        "Write the proposal",
        "Your wins by expectation, the benefit to the team, the exact title, and a time.",
    ),
    "talk_asked_for": (
        "Ask for the talk",
        "A request for half an hour with this one topic. The case goes ahead of it.",
    ),
    "case_handed_over": (
        "Hand over your case",
        "The proposal in your manager's hands, with time to read and ask around.",
    ),
    "talk_held": (
        "Have the talk",
        "The proposal, your three best proofs, and a question about the time ahead.",
    ),
    "questions_answered": (
        "Answer what's still open",
        "An answer to everything that came up in the talk.",
    ),
    "decided": (
        "It's decided",
        "Nothing more from you. Set a day to hear how it went.",
    ),
}
_OFF_CYCLE: dict[MilestoneName, tuple[str, str]] = {
    "aim_told_early": (
        "Tell your manager what you aim for",
        "Ten minutes. That needs no form and no period.",
    ),
    "decided": (
        "The answer you hope for",
        "Nothing more from you. If the answer takes longer, agree on a day to hear it.",
    ),
}

_IN_CALENDAR: dict[MilestoneName, str] = {
    "process_known": "find out how {target} is decided",
    "criteria_agreed": "agree on what {target} takes",
    "map_agreed": "agree on where I stand for {target}",
    "gaps_agreed": "agree on what is missing for {target}",
    "aim_told_early": "tell my manager that I aim for {target}",
    "proof_shown": "have a win for each expectation of {target}",
    "midway_review": "half-way review for {target}",
    "plan_with_manager": "share my plan for {target}",
    "proposal_written": "finish the proposal for {target}",
    "talk_asked_for": "ask for a talk about {target}",
    "case_handed_over": "hand over the proposal for {target}",
    "talk_held": "talk about {target}",
    "questions_answered": "answer open questions about {target}",
    "decided": "{target} is decided",
}
_IN_CALENDAR_OFF_CYCLE: dict[MilestoneName, str] = {"decided": "answer on {target} hoped for"}

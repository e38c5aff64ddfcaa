"""The plan: dated steps counted back from the decision, and the one step to take next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar import coming_friday, months_before
from bot.domain.case import Case, Stage
from bot.domain.gap import Gap
from bot.domain.months import months_between as months_between  # noqa: PLC0414 - callers look for it among the plan's dates

StepName = Literal[
    "process_known",
    "criteria_agreed",
    "map_agreed",
    "proof_shown",
    "case_handed_over",
    "questions_answered",
    "decided",
]
Action = Literal["set_up", "agenda", "gap", "goal", "win", "draft", "talk", "stage", "not_yet"]

TOO_SHORT = timedelta(days=14)
"""With less time than this nobody can carry a new case into a decision (002-42)."""

_BEFORE_READY: frozenset[Stage] = frozenset({"learn", "criteria", "gaps", "work"})
_BEFORE_ANSWER: frozenset[Stage] = _BEFORE_READY | {"ready", "asked"}


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone before the decision; `due_on` is the last good day for it."""

    name: StepName
    due_on: date


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and why. Titles of the member's own are in it as they wrote them.

    `action` says what a button beside it opens; `stage` that the member may move to the next one.
    `by_on` is never in the past; `is_late` says that the plan had an earlier day for it.
    """

    title: str
    why: str
    action: Action
    by_on: date
    is_late: bool = False


def steps_to(decision_on: date) -> tuple[Step, ...]:
    """Count back from the day of the decision, first step first.

    The map is agreed six calendar months before (002-44); the manager has the case six weeks
    before, to absorb it and ask around (002-45).
    """
    return (
        Step("process_known", months_before(decision_on, 8)),
        Step("criteria_agreed", months_before(decision_on, 7)),
        Step("map_agreed", months_before(decision_on, 6)),
        Step("proof_shown", months_before(decision_on, 3)),
        Step("case_handed_over", decision_on - timedelta(weeks=6)),
        Step("questions_answered", decision_on - timedelta(weeks=2)),
        Step("decided", decision_on),
    )


def days_to(decision_on: date | None, today: date) -> int | None:
    """Return the days left, negative once it has passed, None without a date."""
    return None if decision_on is None else (decision_on - today).days


def next_step(case: Case | None, today: date, gaps: Sequence[Gap], wins: int) -> NextStep:
    """Choose the one step to show; it always has a day to be done by, however late (002-46).

    `gaps` are the open ones, agreed first; `wins` counts the standing ones.
    """
    if case is None:
        return _SET_UP.dated(today)
    days = days_to(case.decision_on, today)
    if days is not None and days < 0 and case.stage in _BEFORE_ANSWER:
        return _FIND_OUT.dated(today)
    if days is not None and days < TOO_SHORT.days and case.stage in _BEFORE_READY:
        return _TOO_LATE.dated(today)
    return _words_for(case, gaps, wins).dated(today, _planned_on(case))


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    why: str
    action: Action

    def dated(self, today: date, planned_on: date | None = None) -> NextStep:
        friday = coming_friday(today)
        is_late = planned_on is not None and planned_on < today
        is_weekly = planned_on is None or is_late or self.action in {"goal", "win"}
        by_on = friday if planned_on is None or is_weekly else planned_on
        return NextStep(self.title, self.why, self.action, by_on, is_late)


_SET_UP = _Words(
    "Say where you want to go",
    "Name the role and the day it is decided, and everything here counts back from that day.",
    "set_up",
)
_FIND_OUT = _Words(
    "Find out what was decided",
    "The day has passed. Ask, write the answer down, and agree when you two look at it again.",
    "talk",
)
_TOO_LATE = _Words(
    "Aim for the decision after this one",
    "Too little time is left to carry a case into this one. Ask when the next is and start its "
    "map now: that is early, not late.",
    "agenda",
)
_FIRST_WIN = _Words(
    "Save one thing you did lately",
    "One line is enough, and the next talk will have something to stand on.",
    "win",
)
_AGREE_ON_GAP = _Words(
    "Agree on one gap with your manager",
    "Ask what is missing most, the skill or the proof of it. Agreeing on that matters most.",
    "gap",
)
_START_WORK = _Words(
    "Move on to the work",
    "You two agree on what is missing. Say so here, and each week gets a goal for it.",
    "stage",
)
_NO_GAP_LEFT = _Words(
    "Ask your manager whether anything is missing",
    "No gap is open in your list. If theirs is empty too, you are ready: then say so here.",
    "agenda",
)
_STAGE_STEP: dict[Stage, StepName] = {
    "learn": "process_known",
    "criteria": "criteria_agreed",
    "gaps": "map_agreed",
    "work": "proof_shown",
    "ready": "case_handed_over",
    "asked": "questions_answered",
}
_STAGE_WORDS: dict[Stage, _Words] = {
    "learn": _Words(
        "Ask how promotions are decided where you are",
        "Who decides, on what, and how long before you hear of it? Put it on your next agenda.",
        "agenda",
    ),
    "criteria": _Words(
        "Go through what the next role asks for with your manager",
        "Line by line, in their words: a list you both hold is hard to move later.",
        "agenda",
    ),
    "ready": _Words(
        "Ask for a meeting of its own",
        "Half an hour for this alone, and your case in their hands before it. I drafted the "
        "request; change what you like.",
        "draft",
    ),
    "asked": _Words(
        "Set the day you talk about it again",
        "Asking opens the talk. A day in the calendar keeps it open until there is an answer.",
        "talk",
    ),
    "answered": _Words(
        "Turn the answer into the next steps",
        "Record what was said, if you have not: the e-mail, the goals and the day to look again "
        "come from it.",
        "talk",
    ),
    "promoted": _Words(
        "Thank those who spoke up for you",
        "Then keep saving what you do: the first months in a new role are soon forgotten.",
        "win",
    ),
    "not_this_time": _Words(
        "Ask what exactly was missing",
        "Was it the company's moment or your readiness? Get an example, and a day to look again.",
        "not_yet",
    ),
}


def _words_for(case: Case, gaps: Sequence[Gap], wins: int) -> _Words:
    if case.stage == "gaps":
        return _START_WORK if any(gap.agreed_on for gap in gaps) else _AGREE_ON_GAP
    if case.stage == "work":
        return _words_for_work(gaps, wins)
    return _STAGE_WORDS[case.stage]


def _words_for_work(gaps: Sequence[Gap], wins: int) -> _Words:
    if wins == 0:
        return _FIRST_WIN
    if not gaps:
        return _NO_GAP_LEFT
    agreed = next((gap for gap in gaps if gap.agreed_on), gaps[0])
    return _Words(
        f"Move one thing this week: {agreed.title}",
        "One goal a week closes a gap, and each one that is done is proof for the talk.",
        "goal",
    )


def _planned_on(case: Case) -> date | None:
    wanted = _STAGE_STEP.get(case.stage)
    if case.decision_on is None or wanted is None:
        return None
    return next(step.due_on for step in steps_to(case.decision_on) if step.name == wanted)

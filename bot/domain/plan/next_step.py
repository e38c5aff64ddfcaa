"""The one step to take next: by the stage, and on the day that the plan gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from bot.domain.calendar.weeks import coming_friday
from bot.domain.calendar.working_days import WorkingDays, last_of_week
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case, Stage
from bot.domain.plan.milestones import Milestone, MilestoneName
from bot.domain.plan.plan import CyclePlan

Action = Literal[
    "set_up", "agenda", "gap", "goal", "goals", "win", "draft", "talk", "stage", "not_yet", "plan"
]

_BEFORE_READY: frozenset[Stage] = frozenset({"learn", "criteria", "gaps", "work"})
_BEFORE_ANSWER: frozenset[Stage] = _BEFORE_READY | {"ready", "asked"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and why. Titles of the member's own are in it as they wrote them.

    `action` says what a button beside it opens; `stage` that the member may move to the next one.
    `by_on` is never in the past. `is_this_week` says that it is the end of the week: Friday, until
    `in_week_of` knows on which days the member works.
    """

    title: str
    why: str
    action: Action
    by_on: date
    is_this_week: bool = False

    def in_week_of(self, today: date, working: WorkingDays) -> "NextStep":
        """The same by the last working day of that person's week."""
        return replace(self, by_on=last_of_week(today, working)) if self.is_this_week else self


def days_to(decision_on: date | None, today: date) -> int | None:
    """Return the days left, negative once it has passed, None without a date."""
    return None if decision_on is None else (decision_on - today).days


def next_step(
    case: Case | None,
    today: date,
    gaps: Sequence[Gap],
    wins: int,
    plan: CyclePlan | None = None,
    goals: Sequence[Goal] = (),
) -> NextStep:
    """Choose the one step to show; it always has a day to be done by, however late (002-46).

    `gaps` are the open ones, agreed first; `wins` counts the standing ones. `plan` is the case's,
    None without a day of decision; `goals` are those of this week.
    """
    if case is None:
        return _SET_UP.dated(today)
    if plan is not None:
        if plan.cycle.decided_on < today and case.stage in _BEFORE_ANSWER:
            return _words_after(case.stage, plan).dated(today, plan.next_step)
        if plan.is_too_late and case.stage in _BEFORE_READY:
            return _TOO_LATE.dated(today)
    return _words_for(case, gaps, wins, goals).dated(today, _milestone_of(case.stage, plan))


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    why: str
    action: Action

    def dated(self, today: date, step: Milestone | None = None) -> NextStep:
        is_weekly = self.action in {"goal", "goals", "win"}
        is_planned = step is not None and not step.is_done and step.due_on > today
        if step and is_planned and not is_weekly:
            return NextStep(self.title, self.why, self.action, step.due_on)
        return NextStep(self.title, self.why, self.action, coming_friday(today), is_this_week=True)


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
_WAIT_TO_HEAR = _Words(
    "Have a talk in the calendar for the day you hear",
    "It is decided by now, and not told yet. Your part is done; a date for the talk keeps the "
    "waiting short.",
    "talk",
)
_ASK_WHERE_IT_STANDS = _Words(
    "Ask where your question stands",
    "The day you hoped for has passed, and no answer is noted here. Ask, and agree on a day to "
    "hear more.",
    "talk",
)
_CHOOSE_A_DAY = _Words(
    "Choose a new day for your ask",
    "The one you had in mind has passed. Nothing is lost by it: any day is yours to choose.",
    "plan",
)
_NEXT_ROUND = _Words(
    "Aim for the next decision",
    "This round is decided. Ask when the next one is and start its map now: that is early, not "
    "late.",
    "plan",
)
_TOO_LATE = _Words(
    "Aim for the decision after this one",
    "Too little time is left to carry a case into this one. Ask when the next is and start its "
    "map now: that is early, not late.",
    "plan",
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
_UNDER_WAY: tuple[str, Action] = (
    "This week's goal. Tick it off when it is done, and keep it as a win in the same breath.",
    "goals",
)
_STAGE_STEP: dict[Stage, MilestoneName] = {
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
        "Was it the company's timing or your readiness? Get an example, and a day to look again.",
        "not_yet",
    ),
}


def _words_for(case: Case, gaps: Sequence[Gap], wins: int, goals: Sequence[Goal]) -> _Words:
    if case.stage == "gaps":
        return _START_WORK if any(gap.agreed_on for gap in gaps) else _AGREE_ON_GAP
    if case.stage == "work":
        return _words_for_work(gaps, wins, goals)
    return _STAGE_WORDS[case.stage]


def _words_for_work(gaps: Sequence[Gap], wins: int, goals: Sequence[Goal]) -> _Words:
    if started := next((goal for goal in goals if goal.state == "open"), None):
        return _Words(started.text, *_UNDER_WAY)
    if wins == 0:
        return _FIRST_WIN
    if not gaps:
        return _NO_GAP_LEFT
    agreed = next((gap for gap in gaps if gap.agreed_on), gaps[0])
    return _Words(
        f"Set a goal for “{agreed.title}”",
        "One goal a week closes a gap, and each one that is done is proof for the talk.",
        "goal",
    )


def _words_after(stage: Stage, plan: CyclePlan) -> _Words:
    """The day has passed and no answer is noted."""
    is_own = plan.cycle.origin == "off_cycle"
    if stage in _BEFORE_READY or (is_own and stage == "ready"):
        return _CHOOSE_A_DAY if is_own else _NEXT_ROUND
    if is_own:
        return _ASK_WHERE_IT_STANDS
    told_on = plan.cycle.announced_on
    return _WAIT_TO_HEAR if told_on and told_on > plan.today else _FIND_OUT


def _milestone_of(stage: Stage, plan: CyclePlan | None) -> Milestone | None:
    """The step of the plan that this stage is about, None without one."""
    wanted = _STAGE_STEP.get(stage)
    if plan is None or wanted is None:
        return None
    return next((step for step in plan.in_reach.milestones if step.name == wanted), None)

"""The one step to take next: by the stage, and on the day that the plan gives it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar.weeks import coming_friday, monday_of
from bot.domain.calendar.working_days import Absence, WorkingDays, last_of_week
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import BEFORE_ASKING, LOW_PRESSURE, Case, Stage
from bot.domain.plan.lateness import LATE_ASK
from bot.domain.plan.milestones import Milestone, MilestoneName
from bot.domain.plan.plan import ASKS_FOR, CyclePlan

Action = Literal[
    "set_up",
    "questions",
    "ladder",
    "review",
    "gap",
    "goal",
    "goals",
    "goal_win",
    "win",
    "draft",
    "talk",
    "stage",
    "not_yet",
    "plan",
    "ready",
    "pause",
    "heard",
    "after",
]

_BEFORE_READY: frozenset[Stage] = BEFORE_ASKING - {"ready"}
_BEFORE_ANSWER: frozenset[Stage] = BEFORE_ASKING | {"asked"}


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do now, and why. Titles of the member's own are in it as they wrote them.

    `action` says what a button beside it opens; `stage` that the member may move to the next one.
    `by_on` is never in the past; `goal` is the one that it is about, if it is about one.
    `is_this_week` says that it is the end of the week: Friday, until `in_week_of` knows on which
    days the member works.
    """

    title: str
    why: str
    action: Action
    by_on: date
    goal: Goal | None = None
    is_this_week: bool = False

    def in_week_of(self, today: date, working: WorkingDays) -> "NextStep":
        """The same by the last working day of that person's week."""
        return replace(self, by_on=last_of_week(today, working)) if self.is_this_week else self


def days_to(decision_on: date | None, today: date) -> int | None:
    """Return the days left, negative once it has passed, None without a date."""
    return None if decision_on is None else (decision_on - today).days


def next_step(  # noqa: PLR0913 - each is a fact of its own that the step hangs on
    case: Case | None,
    today: date,
    gaps: Sequence[Gap],
    wins: int,
    plan: CyclePlan | None = None,
    goals: Sequence[Goal] = (),
    *,
    has_ladder: bool = True,
    absence: Absence | None = None,
    has_reason: bool = False,
) -> NextStep:
    """Choose the one step to show; it always has a day to be done by, however late (002-46).

    `gaps` are the open ones, agreed first; `wins` counts the standing ones. `plan` is the case's,
    None without a day of decision; `goals` are those of this week, and what was done in it.
    `absence` is the pause that the member chose, None while there is none; `has_reason` says that
    the reason of a no is on record.
    """
    if case is None:
        return _SET_UP.dated(today)
    if done := just_done(goals, today):
        return NextStep(f"Save “{done.text}” as a win", _WHY_SAVE, "goal_win", today, done)
    if absence and absence.covers(today):
        back_on = absence.until_on or coming_friday(today)
        return NextStep(_PAUSED.title, _PAUSED.why, _PAUSED.action, back_on)
    if step := _step_of_round(case, today, plan, has_reason=has_reason):
        return step
    words = _words_for(case, today, gaps, wins, goals, has_ladder=has_ladder)
    return words.dated(today, _milestone_of(case.stage, plan))


def _step_of_round(
    case: Case, today: date, plan: CyclePlan | None, *, has_reason: bool
) -> NextStep | None:
    """What its day asks for, whatever the week brings: None where that leaves the week alone."""
    if plan and plan.cycle.decided_on < today and case.stage in _BEFORE_ANSWER:
        heard_on = plan.next_step if plan.waits_for_answer else None
        return _words_after(case.stage, plan).dated(today, heard_on)
    if plan and plan.is_too_late and case.stage in _BEFORE_READY - LOW_PRESSURE:
        return _RAISE_IT.dated(today)
    if case.stage == "not_this_time" and has_reason:
        return _NEXT_TRY.dated(today)
    return None


def just_done(goals: Sequence[Goal], today: date) -> Goal | None:
    """Return the goal that was done last, today or yesterday, and is no win yet."""
    fresh = [
        goal
        for goal in goals
        if goal.state == "done" and goal.win_id is None and _closed_lately(goal, today)
    ]
    return max(fresh, key=lambda goal: (str(goal.closed_at), goal.id), default=None)


def _closed_lately(goal: Goal, today: date) -> bool:
    """Its instant is UTC, and today the member's own."""
    return goal.closed_at is not None and abs(today - goal.closed_at.date()) <= _LATELY


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    why: str
    action: Action
    goal: Goal | None = None

    def dated(self, today: date, step: Milestone | None = None) -> NextStep:
        is_weekly = self.action in {"goal", "goals", "win"}
        is_planned = step is not None and not step.is_done and step.due_on > today
        if step and is_planned and not is_weekly:
            return NextStep(self.title, self.why, self.action, step.due_on, self.goal)
        friday = coming_friday(today)
        return NextStep(self.title, self.why, self.action, friday, self.goal, is_this_week=True)


_LATELY = timedelta(days=1)
_WHY_SAVE = "You've just done it. In a minute it's part of your case; in a month it's forgotten."
_PAUSED = _Words(
    "Enjoy your break",
    "You won't hear from me before it's over. Everything you do here still works.",
    "pause",
)
_SET_UP = _Words(
    "Say where you want to go",
    "Name the role and the day it is decided, and everything here counts back from that day.",
    "set_up",
)
_FIND_OUT = _Words(
    "Find out what was decided",
    "I have no answer on record. Ask, and tell me what you heard, whichever way it went.",
    "heard",
)
_HAVE_YOU_HEARD = _Words(
    "Tell me if you've heard",
    "It's decided by now, and not announced yet. Some people hear early; if you haven't, there's "
    "nothing to do.",
    "heard",
)
_HOW_DID_IT_END = _Words(
    "Tell me how this round ended",
    "I have no ask and no answer on record. If this round wasn't yours, your plan aims at the "
    "next one.",
    "heard",
)
_ASK_WHERE_IT_STANDS = _Words(
    "Ask where your question stands",
    "The day you hoped for has passed, and no answer is noted here. Ask, and agree on a day to "
    "hear more.",
    "talk",
)
_CHOOSE_A_DAY = _Words(
    "Choose a new date for your ask",
    "The one you had in mind has passed. Nothing is lost by it: any day is yours to choose.",
    "plan",
)
_NEXT_ROUND = _Words(
    "Aim for the next decision",
    "This round is decided. Ask when the next one is and start its map now: that is early, not "
    "late.",
    "plan",
)
_NEXT_TRY = _Words(
    "Plan your next try",
    "The reason is on record. See what follows from it, and start the next round when you're "
    "ready.",
    "not_yet",
)
_RAISE_IT = _Words("Raise it now", LATE_ASK, "draft")
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
    "ready",
)
_CHOOSE_LADDER = _Words(
    "Choose the ladder you climb",
    "Your company's own, or one that comes with me. Then every win counts towards one of its "
    "expectations.",
    "ladder",
)
_UNDER_WAY = "Your goal. Tick it off when it's done, then save it as a win."
_LEFT_OPEN = "Still open from last week. Tick it off if it's done, or carry or drop it."
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
        "questions",
    ),
    "criteria": _Words(
        "Go through what the next role asks for with your manager",
        "Do it point by point, in their words. A list you both hold is hard to move later.",
        "review",
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
        "Record what was said, if you haven't: the e-mail, the goals and the day to look again "
        "come from it.",
        "talk",
    ),
    "promoted": _Words(
        "Thank those who helped",
        "I write each note, you send it. Then choose what you deliver in your first 90 days.",
        "after",
    ),
    "not_this_time": _Words(
        "Ask what exactly was missing",
        "Was it the company's timing or your readiness? Get an example, and a day to look again.",
        "not_yet",
    ),
}


def _words_for(
    case: Case,
    today: date,
    gaps: Sequence[Gap],
    wins: int,
    goals: Sequence[Goal],
    *,
    has_ladder: bool,
) -> _Words:
    if case.stage == "gaps" and any(gap.agreed_on for gap in gaps):
        return _START_WORK
    if case.stage == "work":
        return _words_for_work(today, gaps, wins, goals, has_ladder=has_ladder)
    if case.stage in {"criteria", "gaps"} and not has_ladder:
        return _CHOOSE_LADDER
    return _AGREE_ON_GAP if case.stage == "gaps" else _STAGE_WORDS[case.stage]


def _words_for_work(
    today: date, gaps: Sequence[Gap], wins: int, goals: Sequence[Goal], *, has_ladder: bool
) -> _Words:
    if started := next((goal for goal in goals if goal.state == "open"), None):
        is_old = started.week_of < monday_of(today)
        return _Words(started.text, _LEFT_OPEN if is_old else _UNDER_WAY, "goals", started)
    if wins == 0:
        return _FIRST_WIN
    if not gaps:
        return _NO_GAP_LEFT if has_ladder else _CHOOSE_LADDER
    agreed = next((gap for gap in gaps if gap.agreed_on), gaps[0])
    return _Words(
        f"Set a goal for “{agreed.title}”",
        "One goal a week closes a gap, and each one that is done is proof for the talk.",
        "goal",
    )


def _words_after(stage: Stage, plan: CyclePlan) -> _Words:
    """The day has passed and no answer is noted."""
    is_own = plan.cycle.origin == "off_cycle"
    if is_own:
        return _CHOOSE_A_DAY if stage in BEFORE_ASKING else _ASK_WHERE_IT_STANDS
    if plan.cycle.is_between(plan.today):
        return _HAVE_YOU_HEARD
    if stage not in _BEFORE_READY:
        return _FIND_OUT
    is_new = plan.today - plan.cycle.told_on < ASKS_FOR
    return _HOW_DID_IT_END if is_new else _NEXT_ROUND


def _milestone_of(stage: Stage, plan: CyclePlan | None) -> Milestone | None:
    """The step of the plan that this stage is about, None without one."""
    wanted = _STAGE_STEP.get(stage)
    if plan is None or wanted is None or plan.step_to_name is None:
        return None
    return next((step for step in plan.in_reach.milestones if step.name == wanted), None)

"""The full plan, counted back from the decision: steps, what each needs, and what lateness costs.

It holds every step of `plan.steps_to` on its day and adds those between. Add a step to MILESTONES.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar import months_before
from bot.domain.case import Stage
from bot.domain.cycle import Cycle, following
from bot.domain.plan import TOO_SHORT, StepName, steps_to
from bot.domain.wording import calendar_date, counted

MilestoneName = (
    StepName
    | Literal[
        "aim_told_early",
        "gaps_agreed",
        "midway_review",
        "plan_with_manager",
        "proposal_written",
        "talk_asked_for",
        "talk_held",
    ]
)

ROOM = timedelta(weeks=1)
"""What each step gets at least when a plan is compressed, as long as there is room."""

BEFORE_OPENING = timedelta(weeks=4)
"""The aim is told so long before the official period opens (004-6)."""


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


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """The plan for one cycle as of `today`; `lost` says in sentences what lateness costs.

    `next_plan` is the plan for the cycle after this one, set where this one is too late.
    """

    cycle: Cycle
    today: date
    milestones: tuple[Milestone, ...]
    lost: tuple[str, ...] = ()
    next_plan: "CyclePlan | None" = None

    @property
    def is_too_late(self) -> bool:
        return self.next_plan is not None

    @property
    def next_step(self) -> Milestone:
        """The first step that is not done, of the next cycle where this one is too late."""
        if self.next_plan is not None:
            return self.next_plan.next_step
        return next((step for step in self.milestones if not step.is_done), self.milestones[-1])


def plan_for(
    cycle: Cycle,
    today: date,
    done: Collection[MilestoneName] = (),
    others: Sequence[Cycle] = (),
) -> CyclePlan:
    """Count back from the decision; a late start compresses and never fails (002-46).

    `others` are the cycles that may follow. Too late is a decision that has passed, or one nearer
    than TOO_SHORT while the proof is not shown yet (002-42).
    """
    planned = _planned(cycle, done)
    milestones = _compressed(planned, today)
    if not _is_too_late(cycle, today, done):
        return CyclePlan(cycle, today, milestones, _losses(milestones, cycle))
    after = plan_for(_reachable(cycle, today, others), today, _kept(done), others)
    return CyclePlan(cycle, today, milestones, (_too_late(cycle, today, after.cycle),), after)


def done_by(stage: Stage) -> tuple[MilestoneName, ...]:
    """Return what a member at this stage has behind them, as `plan.next_step` sees it.

    After an answer the road begins again with the map, which holds for the promoted too.
    """
    if stage in {"promoted", "not_this_time"}:
        return ("process_known", "criteria_agreed")
    before = _FIRST_OPEN[stage]
    return MILESTONES[: MILESTONES.index(before)]


def _is_too_late(cycle: Cycle, today: date, done: Collection[MilestoneName]) -> bool:
    left = cycle.decided_on - today
    return left < timedelta() or (left < TOO_SHORT and "proof_shown" not in done)


def _reachable(cycle: Cycle, today: date, others: Sequence[Cycle]) -> Cycle:
    """Return the first cycle after this one that still leaves time."""
    after = following(cycle, others)
    while after.decided_on - today < TOO_SHORT and after.decided_on < date.max:
        after = following(after, others)
    return after


def _kept(done: Collection[MilestoneName]) -> tuple[MilestoneName, ...]:
    """What holds for the next cycle too: the process and the list; the rest is shown anew."""
    lasting: tuple[MilestoneName, ...] = ("process_known", "criteria_agreed", "aim_told_early")
    return tuple(name for name in lasting if name in done)


def _planned(cycle: Cycle, done: Collection[MilestoneName]) -> tuple[Milestone, ...]:
    """Return the steps on their days, in order; a buffer ends the day before the next step."""
    dated = sorted(_days(cycle), key=lambda pair: pair[1])
    ends = [on for _, on in dated[1:]] + [cycle.decided_on]
    return tuple(
        Milestone(
            name=name,
            title=_TITLES[name],
            needs=_NEEDS[name],
            due_on=on,
            latest_on=max(on, end - timedelta(days=1)) if end > on else on,
            planned_on=on,
            is_done=name in done,
        )
        for (name, on), end in zip(dated, ends, strict=True)
    )


def _days(cycle: Cycle) -> Iterable[tuple[MilestoneName, date]]:
    own: dict[MilestoneName, date] = {step.name: step.due_on for step in steps_to(cycle.decided_on)}
    own |= {name: day_of(cycle.decided_on) for name, day_of in _BETWEEN.items()}
    if cycle.opens_on:
        earliest = max(cycle.opens_on, date.min + BEFORE_OPENING)
        own["aim_told_early"] = earliest - BEFORE_OPENING
    if cycle.origin == "off_cycle":
        del own["aim_told_early"]
    return [(name, own[name]) for name in MILESTONES if name in own]


def _compressed(planned: tuple[Milestone, ...], today: date) -> tuple[Milestone, ...]:
    """Move what is open and overdue ahead, and what follows only as far as it must.

    Every open step gets ROOM, or an equal share of what is left where that is less.
    """
    pending = [step for step in planned if not step.is_done]
    left = planned[-1].due_on - today
    if not pending or pending[0].due_on >= today or left < timedelta():
        return planned
    share = min(ROOM, left / len(pending))
    earliest = {step.name: today + share * number for number, step in enumerate(pending, start=1)}
    return tuple(_moved(step, earliest.get(step.name), planned[-1].due_on) for step in planned)


def _moved(step: Milestone, earliest_on: date | None, decided_on: date) -> Milestone:
    if earliest_on is None or earliest_on <= step.due_on or step.name == "decided":
        return step
    due_on = min(earliest_on, decided_on)
    return replace(step, due_on=due_on, latest_on=max(step.latest_on, due_on))


def _losses(milestones: Iterable[Milestone], cycle: Cycle) -> tuple[str, ...]:
    moved = {step.name: step for step in milestones if step.is_moved}
    return tuple(
        words.format(time=_time_left(moved[name].due_on, cycle.decided_on))
        for name, words in _LOST.items()
        if name in moved
    )


def _time_left(on: date, decided_on: date) -> str:
    days = (decided_on - on).days
    if days <= 0:
        return "hardly a day"
    return counted(days // 7, "week") if days >= ROOM.days else counted(days, "day")


def _too_late(cycle: Cycle, today: date, after: Cycle) -> str:
    day = calendar_date(after.decided_on)
    guess = ", as far as I can guess; ask for the real day" if after.is_assumed else ""
    if cycle.decided_on < today:
        return f"This round is decided. The next is decided on {day}{guess}."
    days = (cycle.decided_on - today).days
    when = f"in {counted(days, 'day')}" if days else "today"
    return (
        f"This round is decided {when}, too soon to carry a new case into it. You may still say "
        f"what you hope for; the plan aims at the next one, on {day}{guess}."
    )


_FIRST_OPEN: dict[Stage, MilestoneName] = {
    "learn": "process_known",
    "criteria": "criteria_agreed",
    "gaps": "map_agreed",
    "work": "aim_told_early",
    "ready": "plan_with_manager",
    "asked": "questions_answered",
    "answered": "decided",
}

DayOf = Callable[[date], date]

_BETWEEN: dict[MilestoneName, DayOf] = {
    "gaps_agreed": lambda decided_on: months_before(decided_on, 5),
    "aim_told_early": lambda decided_on: months_before(decided_on, 4),
    "midway_review": lambda decided_on: months_before(decided_on, 3),
    "plan_with_manager": lambda decided_on: _weeks_before(decided_on, 10),
    "proposal_written": lambda decided_on: _weeks_before(decided_on, 8),
    "talk_asked_for": lambda decided_on: _weeks_before(decided_on, 7),
    "talk_held": lambda decided_on: _weeks_before(decided_on, 5),
}


def _weeks_before(day: date, weeks: int) -> date:
    return day - min(timedelta(weeks=weeks), day - date.min)


MILESTONES: tuple[MilestoneName, ...] = (
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
)
"""In the order of the road; steps of the same day stay in this order."""

_TITLES: dict[MilestoneName, str] = {
    "process_known": "It is clear how it is decided",
    "criteria_agreed": "One list of what it takes, held by both",
    "map_agreed": "The map is agreed",
    "gaps_agreed": "The gaps are agreed",
    "aim_told_early": "The aim is known before the period opens",
    "proof_shown": "The proof is there to see",
    "midway_review": "Half-way review",
    "plan_with_manager": "The plan is with the manager",
    "proposal_written": "The proposal is written",
    "talk_asked_for": "The talk is asked for",
    "case_handed_over": "The case is handed over",
    "talk_held": "The talk is held",
    "questions_answered": "Open questions are answered",
    "decided": "It is decided",
}
_NEEDS: dict[MilestoneName, str] = {
    "process_known": "One question in a 1:1: who decides, on what, and when.",
    "criteria_agreed": "The list of what the next role asks for, and your manager's word on it.",
    "map_agreed": "Each line rated by you both, so that you see the same map.",
    "gaps_agreed": "A short list of what is missing, in skill or in proof, and a goal for each.",
    "aim_told_early": "Ten minutes with your manager, before there are forms to fill in.",
    "proof_shown": "A win for each line that counts, seen by somebody besides you.",
    "midway_review": "Half an hour with your manager: what has changed, what has not yet.",
    "plan_with_manager": "One page: where you stand, what is left, and by when.",
    "proposal_written": "Your wins by line, the benefit to the team, the exact title, and a time.",
    "talk_asked_for": "A request for half an hour with this one topic.",
    "case_handed_over": "The proposal in your manager's hands, with time to read and ask around.",
    "talk_held": "The proposal, your three best proofs, and a question about the time ahead.",
    "questions_answered": "An answer to everything that came up in the talk.",
    "decided": "Nothing more from you. Set a day to hear how it went.",
}
_LOST: dict[MilestoneName, str] = {
    "map_agreed": "The map comes {time} before the decision in place of six months: keep to the "
    "few gaps that matter most.",
    "gaps_agreed": "There is less time to close gaps: choose those that proof can close.",
    "midway_review": "The half-way review comes late, so there is little room to change course.",
    "plan_with_manager": "Your manager sees the plan {time} before the decision: bring it in "
    "person.",
    "case_handed_over": "Your manager gets {time} to weigh it in place of six weeks: make it easy "
    "to read.",
}
"""What a late start costs, where a step had to move; in the order of the road."""

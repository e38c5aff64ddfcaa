"""The full plan, counted back from the decision: late, it is compressed or aims at the next one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.calendar.working_days import WorkingDays
from bot.domain.plan.case import Case, Stage
from bot.domain.plan.cycle import Cycle, following
from bot.domain.plan.lateness import LATE_ASK, LATE_UNDER, closed, losses, still_open, too_late
from bot.domain.plan.milestones import (
    MILESTONES,
    PROVEN,
    Milestone,
    MilestoneName,
    counted_back,
    done_by,
)

ROOM = timedelta(weeks=1)
"""What each step gets at least when a plan is compressed, as long as there is room."""

CALLS_READY: frozenset[MilestoneName] = frozenset({PROVEN, "midway_review"})
"""The proof is shown; or the half-way review is behind them, as it is from the stage *ready* on."""

TOO_SHORT = timedelta(days=14)
"""With less time than this nobody can carry a new case into a decision (002-42)."""

ASKS_FOR = timedelta(weeks=5)
"""So long after people heard, the outcome of a round is asked for."""

WAITS_FOR = timedelta(weeks=13)
"""So long after people heard a plan still waits for the answer; after that it is given up."""

EVERY_DAY = WorkingDays(frozenset(range(7)))


@dataclass(frozen=True, slots=True)
class CyclePlan:
    """The plan for one cycle as of `today`; `lost` says in sentences what lateness costs.

    `next_plan` is the plan for the cycle after this one, set where this one is too late.
    `is_closed` says that the member heard that it is not this time.
    """

    cycle: Cycle
    today: date
    milestones: tuple[Milestone, ...]
    lost: tuple[str, ...] = ()
    next_plan: "CyclePlan | None" = None
    is_closed: bool = False

    @property
    def is_too_late(self) -> bool:
        return self.next_plan is not None

    @property
    def waits_for_answer(self) -> bool:
        """It was decided, and the outcome is not known yet."""
        return self.next_plan is None and self.cycle.decided_on < self.today

    @property
    def in_reach(self) -> "CyclePlan":
        """The plan to work by: this one, or the next cycle's."""
        return self.next_plan or self

    @property
    def next_step(self) -> Milestone:
        """The first step that is not done, of the next cycle where this one is too late."""
        steps = self.in_reach.milestones
        return next((step for step in steps if not step.is_done), steps[-1])

    @property
    def step_to_name(self) -> Milestone | None:
        """The next step as an agenda and Home may name it.

        None once it was decided, and for steps of the next round before this one is over.
        """
        is_next_round = self.next_plan is not None
        is_over = self.is_closed or self.cycle.is_over(self.today)
        if self.waits_for_answer or (is_next_round and not is_over):
            return None
        return self.next_step


def plan_for(
    cycle: Cycle,
    today: date,
    done: Collection[MilestoneName] = (),
    others: Sequence[Cycle] = (),
    working: WorkingDays = EVERY_DAY,
    *,
    is_closed: bool = False,
) -> CyclePlan:
    """Count back from the decision; a late start compresses and never fails (002-46).

    `others` are the cycles that may follow. Too late is a decision that people have heard of, or
    one nearer than TOO_SHORT while the proof is not shown yet (002-42). Until people hear, and
    longer for whoever has asked, it waits for the answer, though, unless the member heard it
    (`is_closed`). A step that falls on a day off is due on the working day before.
    """
    planned = counted_back(cycle, done)
    if is_closed:
        return _closed_plan(cycle, today, done, others, working)
    if _waits_for_answer(cycle, today, done):
        heard_on = max(cycle.announced_on or today, today)
        return CyclePlan(cycle, today, _heard(planned, heard_on), (still_open(cycle, today),))
    compressed = _compressed(planned, today)
    milestones = tuple(_on_working_day(step, today, working) for step in compressed)
    if not _is_too_late(cycle, today, done):
        late = (LATE_ASK,) if _is_late_ask(cycle, today, done) else ()
        return CyclePlan(cycle, today, milestones, (*late, *losses(milestones, cycle)))
    after = _reachable(cycle, today, others)
    next_plan = plan_for(after, today, _still_done(done), others, working)
    return CyclePlan(cycle, today, milestones, (too_late(cycle, today, after),), next_plan)


def _closed_plan(
    cycle: Cycle,
    today: date,
    done: Collection[MilestoneName],
    others: Sequence[Cycle],
    working: WorkingDays,
) -> CyclePlan:
    """Nothing of this round is left to do, whenever it is decided."""
    after = _reachable(cycle, today, others)
    why = too_late(cycle, today, after) if cycle.decided_on < today else closed(after)
    next_plan = plan_for(after, today, _still_done(done), others, working)
    steps = counted_back(cycle, done)
    return CyclePlan(cycle, today, steps, (why,), next_plan, is_closed=True)


def _is_late_ask(cycle: Cycle, today: date, done: Collection[MilestoneName]) -> bool:
    """An ask of one's own has no round to be late for."""
    is_near = cycle.decided_on - today < LATE_UNDER
    return is_near and cycle.origin != "off_cycle" and "talk_held" not in done


def _waits_for_answer(cycle: Cycle, today: date, done: Collection[MilestoneName]) -> bool:
    """Whether somebody asked is theirs to tell; a decision may be about them all the same."""
    if cycle.decided_on >= today or "decided" in done:
        return False
    has_asked = "talk_held" in done
    return cycle.is_between(today) or (has_asked and today - cycle.told_on <= WAITS_FOR)


def _heard(planned: tuple[Milestone, ...], on: date) -> tuple[Milestone, ...]:
    """What was done on the way, and what is left: to hear of it. The rest is in nobody's way."""
    *before, decided = planned
    answer = replace(
        decided,
        title="Hear the answer",
        needs="Ask how it went, and note what you hear. Either way the next steps come from it.",
        due_on=on,
        latest_on=on,
        planned_on=on,
    )
    return *(step for step in before if step.is_done), answer


def _is_too_late(cycle: Cycle, today: date, done: Collection[MilestoneName]) -> bool:
    """Whoever calls themselves ready is taken at their word, whether the rows show it or not."""
    left = cycle.decided_on - today
    return left < timedelta() or (left < TOO_SHORT and CALLS_READY.isdisjoint(done))


def _reachable(cycle: Cycle, today: date, others: Sequence[Cycle]) -> Cycle:
    """Return the first cycle after this one that still leaves time."""
    after = following(cycle, others)
    while after.decided_on - today < TOO_SHORT and after.decided_on < date.max:
        after = following(after, others)
    return after


def _still_done(done: Collection[MilestoneName]) -> tuple[MilestoneName, ...]:
    """The steps that hold for the next cycle too: the process and the list."""
    lasting: tuple[MilestoneName, ...] = ("process_known", "criteria_agreed", "aim_told_early")
    return tuple(name for name in lasting if name in done)


def _compressed(planned: tuple[Milestone, ...], today: date) -> Iterable[Milestone]:
    """Move what is open and overdue ahead, and what follows only as far as it must.

    Every open step gets ROOM, or an equal share of what is left where that is less.
    """
    pending = [step for step in planned if not step.is_done]
    left = planned[-1].due_on - today
    if not pending or pending[0].due_on >= today or left < timedelta():
        return planned
    share = min(ROOM, left / len(pending))
    earliest = {step.name: today + share * number for number, step in enumerate(pending, start=1)}
    return (_moved(step, earliest.get(step.name), planned[-1].due_on) for step in planned)


def _moved(step: Milestone, earliest_on: date | None, decided_on: date) -> Milestone:
    if earliest_on is None or earliest_on <= step.due_on or step.name == "decided":
        return step
    due_on = min(earliest_on, decided_on)
    return replace(step, due_on=due_on, latest_on=max(step.latest_on, due_on))


def _on_working_day(step: Milestone, today: date, working: WorkingDays) -> Milestone:
    """Put a step on the working day before, yet never into the past; a decision stays."""
    if step.name == "decided":
        return step
    due_on = working.on_or_before(step.due_on) or step.due_on
    if not step.is_done and due_on < today <= step.due_on:
        due_on = step.due_on
    latest_on = working.on_or_before(step.latest_on) or step.latest_on
    planned_on = due_on if not step.is_moved else working.on_or_before(step.planned_on)
    return replace(
        step,
        due_on=due_on,
        latest_on=max(latest_on, due_on),
        planned_on=planned_on or step.planned_on,
    )


@dataclass(frozen=True, slots=True)
class PlanParts:
    """What a plan is made of, and whether it is there (002-13)."""

    decision_day: bool = False
    criteria: bool = False
    own_ratings: bool = False
    agreed_gap: bool = False
    goal: bool = False


@dataclass(frozen=True, slots=True)
class PlanPage:
    """`plan` is None while no day of decision is known; `missing` are sentences.

    `by_stage` are the steps that the stage says are done; the member cannot untick those.
    `guidelines` is the link to what the company itself says, empty until it was noted (003-2).
    `company` is the workspace's cycle, where there is one to take over.
    """

    case: Case
    plan: CyclePlan | None = None
    by_stage: Collection[MilestoneName] = ()
    missing: tuple[str, ...] = ()
    cycle: Cycle | None = None
    guidelines: str = ""
    company: Cycle | None = None


def missing_parts(parts: PlanParts) -> tuple[str, ...]:
    """Return what the plan lacks, each with the way to it, in the order of the plan."""
    return tuple(words for name, words in _MISSING.items() if not getattr(parts, name))


def cycle_of(case: Case, own: Cycle | None) -> Cycle | None:
    """Return the cycle that the case aims for, None without a day; the case's own days count."""
    if case.decision_on is None:
        return None
    cycle = own or Cycle("Your next decision", case.decision_on)
    opens_on = cycle.opens_on if cycle.opens_on and cycle.opens_on <= case.decision_on else None
    return replace(
        cycle,
        decided_on=case.decision_on,
        announced_on=case.announcement_on,
        opens_on=opens_on,
    )


def steps_done(
    stage: Stage, ticked: Mapping[str, date], *, is_proven: bool = False
) -> tuple[MilestoneName, ...]:
    """Return the steps that are done, by the stage, by the rows, or ticked."""
    behind = done_without_tick(stage, is_proven=is_proven)
    return tuple(name for name in MILESTONES if name in behind or name in ticked)


def done_without_tick(stage: Stage, *, is_proven: bool) -> tuple[MilestoneName, ...]:
    """Return what the stage says, and what the rows show; no press of the member's undoes it."""
    return (*done_by(stage), PROVEN) if is_proven else done_by(stage)


_MISSING: dict[str, str] = {
    "decision_day": "The day of the decision: ask when it is decided, not when it is announced.",
    "criteria": "What the next role asks for: agree on the list with your manager.",
    "own_ratings": "How you see yourself: rate what the next role asks for.",
    "agreed_gap": "A gap that you two agree on: ask what is missing most.",
    "goal": "A goal that closes a gap: one line for this week is a start.",
}

"""The full plan, counted back from the decision: late, it is compressed or aims at the next one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.cycle import Cycle, following
from bot.domain.lateness import losses, still_open, too_late
from bot.domain.milestones import PROVEN, Milestone, MilestoneName, counted_back
from bot.domain.working_days import WorkingDays

ROOM = timedelta(weeks=1)
"""What each step gets at least when a plan is compressed, as long as there is room."""

CALLS_READY: frozenset[MilestoneName] = frozenset({PROVEN, "midway_review"})
"""The proof is shown; or the half-way review is behind them, as it is from the stage *ready* on."""

TOO_SHORT = timedelta(days=14)
"""With less time than this nobody can carry a new case into a decision (002-42)."""

WAITS_FOR = timedelta(weeks=13)
"""So long after people heard a plan still waits for the answer; after that it is given up."""

EVERY_DAY = WorkingDays(frozenset(range(7)))


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
    def waits_for_answer(self) -> bool:
        """It was decided, and what came of it is not known yet."""
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


def plan_for(
    cycle: Cycle,
    today: date,
    done: Collection[MilestoneName] = (),
    others: Sequence[Cycle] = (),
    working: WorkingDays = EVERY_DAY,
) -> CyclePlan:
    """Count back from the decision; a late start compresses and never fails (002-46).

    `others` are the cycles that may follow. Too late is a decision that has passed, or one nearer
    than TOO_SHORT while the proof is not shown yet (002-42). Whoever has asked waits for the
    answer, though. A step that falls on a day off is due on the working day before.
    """
    planned = counted_back(cycle, done)
    if _waits_for_answer(cycle, today, done):
        heard_on = max(cycle.announced_on or today, today)
        return CyclePlan(cycle, today, _heard(planned, heard_on), (still_open(cycle, today),))
    compressed = _compressed(planned, today)
    milestones = tuple(_on_working_day(step, today, working) for step in compressed)
    if not _is_too_late(cycle, today, done):
        return CyclePlan(cycle, today, milestones, losses(milestones, cycle))
    after = _reachable(cycle, today, others)
    next_plan = plan_for(after, today, _kept(done), others, working)
    return CyclePlan(cycle, today, milestones, (too_late(cycle, today, after),), next_plan)


def _waits_for_answer(cycle: Cycle, today: date, done: Collection[MilestoneName]) -> bool:
    if "talk_held" not in done or "decided" in done:
        return False
    heard_on = cycle.announced_on or cycle.decided_on
    return cycle.decided_on < today and today - heard_on <= WAITS_FOR


def _heard(planned: tuple[Milestone, ...], on: date) -> tuple[Milestone, ...]:
    """All that led up to the decision is over; what is left is to hear of it."""
    *before, decided = planned
    answer = replace(
        decided,
        title="The answer is known",
        needs="Ask how it went, and note what you hear. Either way the next steps come from it.",
        due_on=on,
        latest_on=on,
        planned_on=on,
    )
    return *(replace(step, is_done=True) for step in before), answer


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


def _kept(done: Collection[MilestoneName]) -> tuple[MilestoneName, ...]:
    """What holds for the next cycle too: the process and the list; the rest is shown anew."""
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

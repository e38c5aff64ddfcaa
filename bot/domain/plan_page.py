"""The plan as a page: its steps, what it still lacks, and how far it has come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.backward_plan import CyclePlan
from bot.domain.case import Case, Stage
from bot.domain.cycle import Cycle
from bot.domain.milestones import MILESTONES, PROVEN, MilestoneName, done_by

BAR = 14
"""Squares of the timeline: one for each step of a whole plan."""


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
    """Return what the plan lacks, each with the way to it, in the order of the road."""
    return tuple(words for name, words in _MISSING.items() if not getattr(parts, name))


def cycle_of(case: Case, kept: Cycle | None) -> Cycle | None:
    """Return the cycle that the case aims for, None without a day; the case's own days count."""
    if case.decision_on is None:
        return None
    cycle = kept or Cycle("Your next decision", case.decision_on)
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


def bar(plan: CyclePlan) -> str:
    """Return the steps as squares, the done ones filled: "▓▓▓░░░"."""
    done = sum(step.is_done for step in plan.milestones)
    filled = round(BAR * done / len(plan.milestones))
    return "▓" * filled + "░" * (BAR - filled)


_MISSING: dict[str, str] = {
    "decision_day": "The day of the decision: ask when it is decided, not when it is announced.",
    "criteria": "What the next role asks for: agree on the list with your manager.",
    "own_ratings": "How you see yourself, line by line: rate what the next role asks for.",
    "agreed_gap": "A gap that you two agree on: ask what is missing most.",
    "goal": "A goal that closes a gap: one line for this week is a start.",
}

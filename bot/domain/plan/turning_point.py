"""A turning point: promoted, not this time, the next case, another manager; each can be undone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from bot.domain.errors import CoachError
from bot.domain.plan.case import Case, CaseDraft, Stage
from bot.domain.plan.readiness import GateFacts

TurningKind = Literal["promoted", "not_this_time", "next_case", "manager"]

ENDINGS: dict[Stage, TurningKind] = {"promoted": "promoted", "not_this_time": "not_this_time"}
"""Stages that are a turning point; all others are moved back and forth by the menu."""

ON_THE_WAY: frozenset[TurningKind] = frozenset({"promoted", "not_this_time", "next_case"})
"""Those that follow each other: to undo one, what came after it is undone first."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """One that happened, and what it changed.

    `case_id` is the case that it happened to. `before` has what was there, by name, and under
    plural names the ids of the rows that it made; both are JSON. `made_at` is UTC.
    """

    id: int
    kind: TurningKind
    case_id: int
    before: Mapping[str, Any]
    made_at: datetime
    undone_at: datetime | None = None

    def made(self, rows: str) -> tuple[int, ...]:
        """The ids of what it made, such as "goals"."""
        return tuple(self.before.get(rows, ()))

    def day(self, name: str) -> date | None:
        """A day that was there before."""
        value = self.before.get(name)
        return date.fromisoformat(value) if value else None


class UndoneAlreadyError(CoachError):
    sentence = "That's undone already. Nothing was changed."


class CaseMovedOnError(CoachError):
    """The case is not where the turning point left it."""

    sentence = (
        "You've gone on since then, so I can't undo it as a whole. Nothing was changed. Your "
        "stage is yours to set: `/promo ready`."
    )


def before_ending(case: Case) -> dict[str, Any]:
    """Return what the end of a round changes of a case."""
    return {"stage": case.stage}


def checked_undo(point: TurningPoint, case: Case | None) -> Case:
    """Return the case as it stands, which the turning point is undone for.

    Raises UndoneAlreadyError or CaseMovedOnError.
    """
    if point.undone_at is not None:
        raise UndoneAlreadyError
    if case is None:
        raise CaseMovedOnError
    if point.kind == "next_case":
        is_there = case.id == point.before["new_case_id"]
    elif point.kind == "manager":
        is_there = case.id == point.case_id and _has_manager(case, point)
    else:
        is_there = case.id == point.case_id and case.stage == point.kind
    if not is_there:
        raise CaseMovedOnError
    return case


def before_manager(
    known: Case, after: CaseDraft, facts: GateFacts, on: date, *, is_deactivated: bool
) -> dict[str, Any]:
    """Return what another manager changes of a case, who follows, and what was agreed until then.

    `facts` are as they were with the manager who leaves; `is_deactivated` says that their account
    was, and nobody chose it.
    """
    return {
        "manager_id": known.manager_id,
        "manager_name": known.manager_name,
        "new_id": after.manager_id,
        "new_name": after.manager_name,
        "told_on": _iso(facts.aim_told_on),
        "ladder_on": _iso(facts.ladder_agreed_on),
        "agreed_gaps": sum(gap.agreed_on is not None for gap in facts.gaps),
        "agreed_lines": sum(line.state == "agreed" for line in facts.target),
        "until_on": on.isoformat(),
        "is_deactivated": is_deactivated,
    }


def stays_manager(point: TurningPoint, manager_id: str) -> bool:
    """Say whether the member undid that this person left, whose account was deactivated."""
    was_theirs = point.before["manager_id"] == manager_id and point.before["is_deactivated"]
    return point.undone_at is not None and was_theirs


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _has_manager(case: Case, point: TurningPoint) -> bool:
    return (case.manager_id, case.manager_name) == (
        point.before["new_id"],
        point.before["new_name"],
    )

"""The case: from where, to where, with whom, decided when, and how far it has come."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from bot.domain.review.evidence import SUSTAINED_MONTHS

Stage = Literal[
    "learn",
    "criteria",
    "gaps",
    "work",
    "ready",
    "asked",
    "answered",
    "promoted",
    "not_this_time",
]

STAGES: tuple[Stage, ...] = get_args(Stage)
"""In order; a stage changes only when the member says so."""

BEFORE_ASKING: frozenset[Stage] = frozenset({"learn", "criteria", "gaps", "work", "ready"})
"""Stages in which no ask is on record yet, unless the plan says that the talk was held."""

OVER: frozenset[Stage] = frozenset({"promoted", "not_this_time"})
"""The member said how the round ended."""

TALK_HELD = "talk_held"
"""The step of the plan that is the ask itself; its tick is a record of it."""

LOW_PRESSURE: frozenset[Stage] = frozenset({"learn", "criteria"})
"""Stages in which nothing asks for the promotion yet (000-7)."""


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """What the member says of their case.

    Titles are as the company writes them. `manager_id` is a Slack user id, `manager_name` what to
    call them; either may be missing. `decision_on` is the day the promotion is decided, which lies
    before `announcement_on` (002-43); all plans and nudges count from `decision_on`.
    """

    target_title: str
    current_title: str = ""
    current_since_on: date | None = None
    manager_id: str | None = None
    manager_name: str = ""
    decision_on: date | None = None
    announcement_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case(CaseDraft):
    """The open case of a member; there is at most one. Instants are UTC.

    `steady_months` is how long proof has to hold before it counts as steady (002-30).
    """

    id: int
    stage: Stage
    started_at: datetime
    steady_months: int = SUSTAINED_MONTHS


def has_asked(stage: Stage, ticked: Container[str] = ()) -> bool:
    """Say whether an ask is on record: by the stage, or by the tick that the talk was held.

    Whoever is past the end of a round asked or did not; nobody needs to know any more.
    """
    return stage not in BEFORE_ASKING or TALK_HELD in ticked


def is_same_person(known: Case, draft: CaseDraft) -> bool:
    """Whether the manager is who it was: not where one with an id follows another.

    Somebody without an id is known by their name, and somebody without either may be anybody.
    """
    if known.manager_id and draft.manager_id:
        return known.manager_id == draft.manager_id
    if not (known.manager_id or known.manager_name):
        return True
    return known.manager_name.casefold() == draft.manager_name.casefold()


def manager_before(before: Case | None, after: Case) -> str:
    """Return the name of the manager who is another one since; empty where nobody changed."""
    if before is None or is_same_person(before, after):
        return ""
    return before.manager_name


def called(typed: str, name: str, known: Case | None) -> str:
    """Return what to call a manager who was just chosen; `name` is what Slack calls them.

    What the one before was called, and is still in the form, is no name for somebody else.
    """
    is_left_over = known is not None and typed == known.manager_name
    is_theirs = known is not None and not known.manager_id and share_a_name(typed, name)
    return name if not typed or (is_left_over and not is_theirs) else typed


def share_a_name(one: str, other: str) -> bool:
    """As Marta and Marta Lindqvist do."""
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


@dataclass(frozen=True, slots=True)
class StageMove:
    """`note` says why the member went on although something was open; empty where nothing was."""

    stage: Stage
    moved_on: date
    note: str = ""


def last_day_of(stage: Stage, moves: Sequence[StageMove]) -> date | None:
    """Return the day of the newest move to a stage; `moves` are the oldest first."""
    return next((move.moved_on for move in reversed(moves) if move.stage == stage), None)

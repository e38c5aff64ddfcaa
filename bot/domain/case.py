"""The case: from where, to where, with whom, decided when, and how far it has come."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from bot.domain.evidence import SUSTAINED_MONTHS

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


@dataclass(frozen=True, slots=True)
class Case:
    """The open case of a member; there is at most one. Instants are UTC.

    `steady_months` is how long proof has to hold before it counts as steady (002-30).
    """

    id: int
    target_title: str
    stage: Stage
    started_at: datetime
    current_title: str = ""
    current_since_on: date | None = None
    manager_id: str | None = None
    manager_name: str = ""
    decision_on: date | None = None
    announcement_on: date | None = None
    steady_months: int = SUSTAINED_MONTHS

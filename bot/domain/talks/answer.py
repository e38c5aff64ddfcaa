"""What somebody answered to the ask, in facts: what is missing, who decides, when to look again."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Budget = Literal["real", "soft", "not_sure"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The facts behind the outcome of a talk; empty where nothing was said.

    `confirmed_on` is the day on which a yes came in writing (004-50), `planned_on` that on which
    the named items became gaps and goals (004-51).
    """

    talk_id: int
    missing_items: tuple[str, ...] = ()
    examples: str = ""
    who_decides: str = ""
    decided_on: date | None = None
    effective_on: date | None = None
    requirements: str = ""
    what_creates_the_role: str = ""
    other_paths: str = ""
    real_or_soft: Budget | None = None
    reason: str = ""
    missing_from_plan: str = ""
    revisit_on: date | None = None
    confirmed_on: date | None = None
    planned_on: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask at the next 1:1; `asked_on` is the day it stood on a posted agenda."""

    id: int
    text: str
    raised_on: date
    asked_on: date | None = None
    talk_id: int | None = None

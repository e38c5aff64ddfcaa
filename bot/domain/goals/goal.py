"""A goal for one week, tied to a gap where there is one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

GoalState = Literal["open", "done", "carried", "dropped"]
GoalDeed = Literal["set", "done", "carried", "dropped", "reopened"]

LONGEST_GOAL = 500
"""Characters of one weekly goal: one line."""


@dataclass(frozen=True, slots=True)
class Goal:
    """`week_of` is the Monday of the week it is for, in the member's own calendar.

    `carried` means that it lives on as another goal in a later week; `win_id` is the win that
    finishing it became, if the member saved one. `development_goal_id` is the goal for months it
    belongs to; a stretch is something the member has not done before (001-5).
    """

    id: int
    text: str
    week_of: date
    state: GoalState
    created_at: datetime
    gap_id: int | None = None
    win_id: int | None = None
    closed_at: datetime | None = None
    development_goal_id: int | None = None
    is_stretch: bool = False


@dataclass(frozen=True, slots=True)
class GoalForm:
    """What the form of a goal says; `week_of` is a Monday of the member's calendar."""

    text: str
    week_of: date
    gap_id: int | None = None
    development_goal_id: int | None = None
    is_stretch: bool = False


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What just happened to a goal, which stands here as it is now.

    `copy` is the goal it lives on as, if it was carried.
    """

    deed: GoalDeed
    goal: Goal
    copy: Goal | None = None

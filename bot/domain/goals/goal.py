"""A goal for one week, tied to a gap where there is one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

GoalState = Literal["open", "done", "carried", "dropped"]
GoalDeed = Literal["set", "done", "carried", "dropped", "reopened"]

LONGEST_GOAL = 500
"""Characters of one weekly goal: one line."""


_TOO_LITTLE = (
    "improve improving better get be do more grow growth learn learning try work harder focus "
    "progress stuff things something good great myself communicate communication a to some"
)
SAYS_TOO_LITTLE = frozenset(_TOO_LITTLE.split())
"""Words that no goal is made of alone: nobody could say on Friday whether it was reached."""


def says_too_little(text: str) -> bool:
    """Whether a goal is nothing but tags and words such as "improve"."""
    words = [word.strip(".,;:!?") for word in text.lower().split() if word[0] != "#"]
    return all(word in SAYS_TOO_LITTLE for word in words)


@dataclass(frozen=True, slots=True)
class GoalDraft:
    """What a goal says. `week_of` is the Monday of its week, in the member's own calendar.

    `development_goal_id` is the goal for months it belongs to; a stretch is something the member
    has not done before (001-5).
    """

    text: str
    week_of: date
    gap_id: int | None = None
    development_goal_id: int | None = None
    is_stretch: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(GoalDraft):
    """A goal that was set.

    `carried` means that it lives on as another goal in a later week; `win_id` is the win that
    finishing it became, if the member saved one.
    """

    id: int
    state: GoalState
    created_at: datetime
    win_id: int | None = None
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoalChange:
    """What just happened to a goal, which stands here as it is now.

    `copy` is the goal it lives on as, if it was carried.
    """

    deed: GoalDeed
    goal: Goal
    copy: Goal | None = None

"""Growth at a glance: the goals for months, what of each week belongs to them, what lacks one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.development_goal import DevelopmentGoal
from bot.domain.gap import Gap
from bot.domain.goal import Goal


@dataclass(frozen=True, slots=True)
class Growth:
    """`weekly` are the goals of weeks that belong to each, by its id; `gaps` are the open ones."""

    today: date
    goals: tuple[DevelopmentGoal, ...] = ()
    weekly: Mapping[int, tuple[Goal, ...]] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()

    @property
    def open_goals(self) -> tuple[DevelopmentGoal, ...]:
        return tuple(goal for goal in self.goals if goal.status == "open")

    @property
    def without_goal(self) -> tuple[Gap, ...]:
        """The open gaps that no open goal is for: a plan has one for each (004-57)."""
        covered = {goal.gap_id for goal in self.open_goals}
        return tuple(gap for gap in self.gaps if gap.id not in covered)


def days_of_stretch(
    goals: Sequence[DevelopmentGoal], weekly: Sequence[Goal], today: date
) -> tuple[date, ...]:
    """Return the days on which the member was at something new, of both kinds of goals."""
    months = [
        goal.closed_on or today for goal in goals if goal.is_stretch and goal.status != "dropped"
    ]
    weeks = [goal.week_of for goal in weekly if goal.is_stretch and goal.state != "dropped"]
    return (*months, *weeks)

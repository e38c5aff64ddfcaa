"""Where a member stands at a glance: here, target, next step (002-52)."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.backward_plan import CyclePlan
from bot.domain.case import Case
from bot.domain.case_map import Standpoint
from bot.domain.cycle import Cycle
from bot.domain.gap import Gap
from bot.domain.goal import Goal
from bot.domain.next_step import NextStep
from bot.domain.rhythm import Due, Rhythm, Week
from bot.domain.win import Win
from bot.domain.zones import ZoneSource


@dataclass(frozen=True, slots=True)
class Overview:
    """All that Home shows. `case` is None until the first run of `/promo`.

    `today` is in the member's time zone; `days_to_decision` is negative once the day has passed
    and None without a date. `company` is the workspace's cycle, where there is one to take over.
    """

    name: str
    today: date
    tz: str
    week: Week
    next_step: NextStep
    rhythm: Rhythm
    case: Case | None = None
    days_to_decision: int | None = None
    goals: tuple[Goal, ...] = ()
    carried: tuple[Goal, ...] = ()
    wins: tuple[Win, ...] = ()
    win_count: int = 0
    gaps: tuple[Gap, ...] = ()
    dues: tuple[Due, ...] = ()
    standpoint: Standpoint = field(default_factory=Standpoint)
    plan: CyclePlan | None = None
    company: Cycle | None = None
    tz_from: ZoneSource = "profile"

    @property
    def is_off_cycle(self) -> bool:
        """The day is the member's own hope, and nobody decides on it."""
        return self.plan is not None and self.plan.cycle.origin == "off_cycle"

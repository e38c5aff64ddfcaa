"""Where a member stands at a glance: the five parts of the way, and the next step (002-52)."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.calendar.weeks import Due, Rhythm, Week
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case, Stage
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.next_step import NextStep
from bot.domain.plan.plan import CyclePlan
from bot.domain.review.map import Standpoint
from bot.domain.wins.win import Win
from bot.domain.zones import ZoneSource


@dataclass(frozen=True, slots=True)
class Overview:
    """All that Home shows. `case` is None until the first run of `/promo`.

    `today` is in the member's time zone; `days_to_decision` is negative once the day has passed
    and None without a date. `company` is the workspace's cycle, where there is one to take over.
    `country` is the one whose public holidays are kept, chosen or guessed; empty for none.
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
    country: str = ""

    @property
    def is_off_cycle(self) -> bool:
        """The day is the member's own hope, and nobody decides on it."""
        return self.plan is not None and self.plan.cycle.origin == "off_cycle"


FIVE_PARTS: tuple[tuple[str, frozenset[Stage]], ...] = (
    ("Know what it takes", frozenset({"learn", "criteria"})),
    ("Do the work", frozenset({"gaps", "work"})),
    ("Build the case", frozenset({"ready"})),
    ("Ask at the right time", frozenset({"asked"})),
    ("Follow up", frozenset({"answered", "promoted", "not_this_time"})),
)


def parts_in_words(stage: Stage) -> str:
    """Return the five in order: "✓" behind the member, "●" where they are, "○" ahead."""
    here = next(number for number, (_, stages) in enumerate(FIVE_PARTS) if stage in stages)
    return "   ".join(
        f"{_mark(number, here)} {name}" for number, (name, _) in enumerate(FIVE_PARTS)
    )


def _mark(number: int, here: int) -> str:
    if number == here:
        return "●"
    return "✓" if number < here else "○"

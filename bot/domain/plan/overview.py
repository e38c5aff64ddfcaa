"""Where a member stands at a glance: the five parts of the way, and the next step (002-52)."""

from dataclasses import dataclass, field
from datetime import date

from bot.domain.calendar.weeks import Due, Rhythm, Week, week_name
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import OVER, Case, Stage
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.next_step import NextStep
from bot.domain.plan.plan import CyclePlan
from bot.domain.review.map import Standpoint
from bot.domain.review.sharing import Waiting
from bot.domain.text.wording import calendar_date
from bot.domain.wins.win import Win
from bot.domain.zones import ZoneSource


@dataclass(frozen=True, slots=True)
class Overview:
    """All that Home shows. `case` is None until the first run of `/promo`.

    `today` is in the member's time zone; `days_to_decision` is negative once the day has passed
    and None without a date. `company` is the workspace's cycle, where there is one to take over.
    `week` is the one that a goal set now is for, at the weekend the week to come; `goals` are its
    goals, `carried` what earlier weeks left open, and `finished` what was done of them lately.
    `asked_of_me` is what colleagues asked of the member, the oldest first. `country` is the one
    whose public holidays are kept, chosen or guessed; empty for none.
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
    finished: tuple[Goal, ...] = ()
    wins: tuple[Win, ...] = ()
    win_count: int = 0
    gaps: tuple[Gap, ...] = ()
    dues: tuple[Due, ...] = ()
    standpoint: Standpoint = field(default_factory=Standpoint)
    plan: CyclePlan | None = None
    company: Cycle | None = None
    tz_from: ZoneSource = "profile"
    asked_of_me: tuple[Waiting, ...] = ()
    country: str = ""

    @property
    def week_goals(self) -> tuple[Goal, ...]:
        """What is open, the oldest first, then what is done, the newest first."""
        goals = (*self.carried, *self.goals, *self.finished)
        is_open = [goal for goal in goals if goal.state == "open"]
        is_done = [goal for goal in goals if goal.state == "done"]
        is_done.sort(key=lambda goal: str(goal.closed_at), reverse=True)
        return (*is_open, *is_done)

    def shown_goals(self, most: int) -> tuple[Goal, ...]:
        """The first of them, in an order in which a tick moves none: the oldest first.

        What is open leaves room for what was ticked last, so that it can be unticked.
        """
        is_open = [goal for goal in self.week_goals if goal.state == "open"]
        is_done = self.week_goals[len(is_open) :]
        stays = is_done[: most // 2]
        shown = [*is_open[: most - len(stays)], *is_done][:most]
        return tuple(sorted(shown, key=lambda goal: (goal.week_of, goal.id)))

    @property
    def week_name(self) -> str:
        """What to call the week that the goals are of: at the weekend it is the next one."""
        return week_name(self.week.monday, self.today)

    @property
    def is_off_cycle(self) -> bool:
        """The day is the member's own hope, and nobody decides on it."""
        return self.plan is not None and self.plan.cycle.origin == "off_cycle"


def decision_in_words(overview: Overview) -> str:
    """Return what is known of the day on which it is decided; empty once it has ended.

    A round that is over is not named, and no other one before this one is (see `Cycle.is_over`).
    """
    case, days = overview.case, overview.days_to_decision
    if case is None or case.stage in OVER:
        return ""
    if case.decision_on is None or days is None:
        return "date not known yet"
    day = calendar_date(case.decision_on)
    if days > 1:
        return f"{day}, in {days} days"
    if days >= 0:
        return f"{day}, tomorrow" if days else f"{day}: today"
    told_on = case.announcement_on
    if told_on is None or told_on < overview.today:
        return "no answer on record yet"
    hear = "today" if told_on == overview.today else f"on {calendar_date(told_on)}"
    return f"{day}; people hear {hear}"


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

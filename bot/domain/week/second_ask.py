"""A check-in that nobody answered comes once more: when, and when it is answered already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import SECOND, CheckInKind, Due, Rhythm, Week, answers_week, at_local
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.delivery.delivery import AGAIN, Delivery
from bot.domain.delivery.moment import last_day_for
from bot.domain.goals.goal import Goal
from bot.domain.wins.win import Win

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """The last check-in of a kind that went out: its `occasion`, and when (UTC)."""

    kind: CheckInKind
    occasion: str
    at: datetime

    def week(self, tz: ZoneInfo) -> Week:
        """The week that it asks about."""
        return answers_week(self.kind, self.at, tz)


@dataclass(frozen=True, slots=True)
class Since:
    """What the member did about a check-in: what stands for its week, and what they did since."""

    goals_of_week: Sequence[Goal] = ()
    wins_of_week: Sequence[Win] = ()
    goals_since: Sequence[Goal] = ()
    wins_since: Sequence[Win] = ()


def is_answered(kind: CheckInKind, since: Since) -> bool:
    """Say whether there is nothing left to ask, be it answered early, late or in part.

    A plan is answered by any goal of its week, the review by anything done since, or by a week
    that has a win and no goal left open.
    """
    if since.goals_since:
        return True
    if kind == "plan":
        return bool(since.goals_of_week)
    is_over = all(goal.state != "open" for goal in since.goals_of_week)
    return bool(since.wins_since) or (bool(since.wins_of_week) and is_over)


def second_due(
    first: Delivery, sent_on: date, rhythm: Rhythm, working: WorkingDays, tz: ZoneInfo
) -> Due | None:
    """Return when a check-in that went out on `sent_on` comes once more.

    None where it is left at that, where the member asked for it again, and where no
    working day is left while it is of use.
    """
    second = next((SECOND[kind] for kind in rhythm.asks_twice if kind == first.kind), None)
    if second is None or AGAIN in first.occasion:
        return None
    found, last_on = working.on_or_after(sent_on + _DAY), last_day_for(first, rhythm)
    if found is None or last_on is None or found > last_on:
        return None
    return Due(second, at_local(found, rhythm.hour_of(second), tz))

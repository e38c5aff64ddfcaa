"""Counting down to the decision: what the nudges before it share."""

from collections.abc import Callable, Collection
from datetime import date

from bot.domain.plan.case import Stage
from bot.domain.week.situation import Nudge, Situation

DayBefore = Callable[[date], date]
"""From the day of the decision to a day before it."""


def countdown(
    name: str,
    situation: Situation,
    stages: Collection[Stage],
    *,
    starts_on: DayBefore,
    ends_on: DayBefore,
) -> Nudge | None:
    """Speak from the first day until before the last, so that a day off line loses nothing.

    A decision that is moved is counted down to anew. Facts: `days` and `weeks` (full ones) to the
    decision, `decision_on`, `target_title`, `manager_name` (empty if there is none), `win_count`,
    `gap_count`, `is_off_cycle` (1 where the day is the member's own hope), and `has_asked` (0 where
    no ask is on record).
    """
    case, today = situation.case, situation.today
    if case is None or case.decision_on is None or case.stage not in stages:
        return None
    if not starts_on(case.decision_on) <= today < ends_on(case.decision_on):
        return None
    days = (case.decision_on - today).days
    return Nudge(
        name,
        case.decision_on.isoformat(),
        {
            "days": days,
            "weeks": days // 7,
            "decision_on": case.decision_on,
            "target_title": case.target_title,
            "manager_name": case.manager_name,
            "win_count": situation.win_count,
            "gap_count": len(situation.gaps),
            "is_off_cycle": int(situation.is_off_cycle),
            "has_asked": int(situation.has_asked),
        },
    )

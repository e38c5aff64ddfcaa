"""The day of the decision, or that on which it is told: ask kindly what came of it.

Facts: `target_title`, `decided_on`, `told_on` (both dates), `manager_name` (empty if there is
none), `is_told` (1 where it is announced on a day of its own), `days` since `told_on`.
"""

from datetime import timedelta

from bot.domain.case import Stage
from bot.domain.situation import Nudge, Situation

ASKS_FOR = timedelta(weeks=3)
"""So long after the day it is asked for somebody who was away."""

OVER: frozenset[Stage] = frozenset({"promoted", "not_this_time"})


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is None or case.decision_on is None or case.stage in OVER or _is_known(situation):
        return None
    told_on = case.announcement_on or case.decision_on
    if not told_on <= situation.today < told_on + ASKS_FOR:
        return None
    return Nudge(
        "decision_day",
        told_on.isoformat(),
        {
            "target_title": case.target_title,
            "decided_on": case.decision_on,
            "told_on": told_on,
            "manager_name": case.manager_name,
            "is_told": int(told_on > case.decision_on),
            "days": (situation.today - told_on).days,
        },
    )


def _is_known(situation: Situation) -> bool:
    """A talk with an answer was held since it was decided."""
    talk, case = situation.last_talk, situation.case
    if talk is None or case is None or case.decision_on is None:
        return False
    return talk.held_on >= case.decision_on and talk.outcome not in {"open", "evasive"}

"""The day of the decision, or that on which it is told: ask kindly for the outcome, twice at most.

Facts: `target_title`, `decided_on`, `told_on` (both dates), `manager_name` (empty if there is
none), `is_told` (1 where it is announced on a day of its own), `days` since `told_on`, `is_first`
(0 the second time), `has_asked` (0 where the member had not asked for it), `is_off_cycle` (1 where
it was the member's own hope).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import Stage
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import case_of

AGAIN_AFTER = timedelta(weeks=2)
"""Whoever has asked, and has noted no answer by then, is asked once more."""

ASKS_FOR = timedelta(weeks=5)
"""So long after the day it is asked for somebody who was away."""

ASKED: frozenset[Stage] = frozenset({"asked", "answered"})
OVER: frozenset[Stage] = frozenset({"promoted", "not_this_time"})


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is None or case.decision_on is None or case.stage in OVER or _is_known(situation):
        return None
    told_on = case.announcement_on or case.decision_on
    if not told_on <= situation.today < told_on + ASKS_FOR:
        return None
    is_first = situation.today < told_on + AGAIN_AFTER
    if not is_first and case.stage not in ASKED:
        return None
    return Nudge(
        "decision_day",
        told_on.isoformat() if is_first else f"{told_on.isoformat()}/again",
        {
            "target_title": case.target_title,
            "decided_on": case.decision_on,
            "told_on": told_on,
            "manager_name": case.manager_name,
            "is_told": int(told_on > case.decision_on),
            "days": (situation.today - told_on).days,
            "is_first": int(is_first),
            "has_asked": int(case.stage in ASKED),
            "is_off_cycle": int(situation.is_off_cycle),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return Situation(today, case_of(person, today, days_left=0, stage="asked"))


def _is_known(situation: Situation) -> bool:
    """A talk with an answer was held since it was decided."""
    talk, case = situation.last_talk, situation.case
    if talk is None or case is None or case.decision_on is None:
        return False
    return talk.held_on >= case.decision_on and talk.outcome not in {"open", "evasive"}

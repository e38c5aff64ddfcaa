"""How it ended: asked once it was decided, and on the day on which people hear, twice at most.

Between the two days one question comes, too, whoever asked or did not: nothing recorded says
nothing of how it went.

Facts: `target_title`, `decided_on`, `told_on` (both dates), `manager_name` (empty if there is
none), `is_told` (1 where it is announced on a day of its own), `is_between` (1 while people have
not heard yet), `days` since `told_on`, negative before it, `is_first` (0 the second time),
`has_asked` (0 where no ask is on record), `is_off_cycle` (1 where it was the member's own hope).
"""

from collections.abc import Mapping
from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import OVER, Case
from bot.domain.plan.plan import ASKS_FOR
from bot.domain.week.situation import Fact, Nudge, Situation
from bot.nudges.sample import case_of

AGAIN_AFTER = timedelta(weeks=2)
"""Whoever has asked, and has noted no answer by then, is asked once more."""

TOO_CLOSE = timedelta(days=3)
"""With less time than this until people hear, nobody is asked in between as well."""


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is None or case.decision_on is None or case.stage in OVER or _is_known(situation):
        return None
    told_on = case.announcement_on or case.decision_on
    occasion = _occasion(situation, case.decision_on, told_on)
    if occasion is None:
        return None
    return Nudge("decision_day", occasion, _facts(situation, case, case.decision_on, told_on))


def _occasion(situation: Situation, decided_on: date, told_on: date) -> str | None:
    today = situation.today
    if decided_on < today < told_on:
        is_asked = told_on - today >= TOO_CLOSE and not situation.is_off_cycle
        return f"{decided_on.isoformat()}/between" if is_asked else None
    if not told_on <= today < told_on + ASKS_FOR:
        return None
    if today < told_on + AGAIN_AFTER:
        return told_on.isoformat()
    return f"{told_on.isoformat()}/again" if situation.has_asked else None


def _facts(situation: Situation, case: Case, decided_on: date, told_on: date) -> Mapping[str, Fact]:
    days = (situation.today - told_on).days
    return {
        "target_title": case.target_title,
        "decided_on": decided_on,
        "told_on": told_on,
        "manager_name": case.manager_name,
        "is_told": int(told_on > decided_on),
        "is_between": int(days < 0),
        "days": days,
        "is_first": int(days < AGAIN_AFTER.days),
        "has_asked": int(situation.has_asked),
        "is_off_cycle": int(situation.is_off_cycle),
    }


def sample(person: DraftFacts, today: date) -> Situation:
    return Situation(today, case_of(person, today, days_left=0, stage="asked"))


def _is_known(situation: Situation) -> bool:
    """A talk with an answer was held since it was decided."""
    talk, case = situation.last_talk, situation.case
    if talk is None or case is None or case.decision_on is None:
        return False
    return talk.held_on >= case.decision_on and talk.outcome not in {"open", "evasive"}

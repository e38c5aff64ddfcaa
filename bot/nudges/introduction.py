"""What the coach can do, said once each when it is of use, to somebody who is there to try it.

Facts: `what` (one of UNMET), `manager_name` (empty if there is none), `win_count`, `gap_count`,
`weeks` to the decision (0 without one).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import BEFORE_ASKING, Case, Stage
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import working

NAME = "introduction"

FIRST_AFTER = timedelta(weeks=1)
"""The first week has enough that is new."""

APART = timedelta(weeks=2)
"""One new thing in two weeks is plenty."""

HEARD_WITHIN = timedelta(weeks=1)
QUIET_FOR = timedelta(weeks=1)
LATER_AFTER = timedelta(weeks=6)

ASK_IS_NEAR = timedelta(weeks=10)
ENOUGH_WINS = 5

OVER: frozenset[Stage] = frozenset({"promoted", "not_this_time"})

Rule = Callable[[Situation, Case], bool]


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is None or case.stage in OVER or not _is_the_moment(situation, case):
        return None
    what = next(
        (one for one, fits in UNMET.items() if one in situation.unmet and fits(situation, case)),
        None,
    )
    if what is None:
        return None
    weeks = (case.decision_on - situation.today).days // 7 if case.decision_on else 0
    return Nudge(
        NAME,
        what,
        {
            "what": what,
            "manager_name": case.manager_name,
            "win_count": situation.win_count,
            "gap_count": len(situation.gaps),
            "weeks": max(weeks, 0),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    standing = working(person, today)
    return replace(standing, unmet=frozenset({"agenda"}), heard_on=today)


def _is_the_moment(situation: Situation, case: Case) -> bool:
    if situation.heard_on is None or situation.today - situation.heard_on > HEARD_WITHIN:
        return False
    if situation.today - case.started_at.date() < FIRST_AFTER:
        return False
    told = [on for (name, _), on in situation.told.items() if name == NAME]
    return not told or situation.today - max(told) >= APART


def _always(_: Situation, __: Case) -> bool:
    return True


def _five_wins(situation: Situation, _: Case) -> bool:
    return situation.win_count >= ENOUGH_WINS


def _gaps_with_evidence(situation: Situation, _: Case) -> bool:
    return bool(situation.gaps) and situation.filed_count > 0


def _ask_is_near(situation: Situation, case: Case) -> bool:
    if case.stage not in BEFORE_ASKING:
        return False
    if case.stage == "ready":
        return True
    days = (case.decision_on - situation.today) if case.decision_on else None
    return days is not None and timedelta(0) < days <= ASK_IS_NEAR


def _quiet_week(situation: Situation, _: Case) -> bool:
    last = situation.last_win_on
    return last is not None and situation.today - last >= QUIET_FOR


def _quiet_and_later(situation: Situation, case: Case) -> bool:
    is_later = situation.today - case.started_at.date() >= LATER_AFTER
    return is_later and _quiet_week(situation, case)


UNMET: Mapping[str, Rule] = {
    "timing": _ask_is_near,
    "agenda": _always,
    "ladder": _five_wins,
    "review": _gaps_with_evidence,
    "feedback": _quiet_week,
    "raised_hand": _quiet_week,
    "opportunity": _quiet_week,
    "career_review": _quiet_and_later,
    "company_cycle": _quiet_and_later,
    "watch_role": _quiet_and_later,
    "why": _quiet_and_later,
}
"""The most pressing first, each with when it is of use.

A hand that was raised is 004-22, an offer 001-9, a career review 002-50 and 003-24, the company's
period 004-6, a role that is watched 003-3, and why this one, here or elsewhere, 002-3.
"""

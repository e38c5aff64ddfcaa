"""Six weeks before the decision: whoever decides reads the case before any talk (002-45).

Facts: see `countdown`.
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import BEFORE_ASKING
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import two_weeks
from bot.nudges.countdown import countdown
from bot.nudges.sample import working

BEFORE = timedelta(weeks=6)


def nudge(situation: Situation) -> Nudge | None:
    return countdown(
        "six_weeks",
        situation,
        BEFORE_ASKING,
        starts_on=starts_on,
        ends_on=two_weeks.starts_on,
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return working(person, today, days_left=42)


def starts_on(decision_on: date) -> date:
    return decision_on - BEFORE

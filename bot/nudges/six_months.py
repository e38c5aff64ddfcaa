"""Before the map is due, six months before the decision: agree on it now (002-44).

Facts: see `countdown`.
"""

from datetime import date, timedelta

from bot.domain.calendar.dates import months_before
from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import BEFORE_ASKING
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import three_months
from bot.nudges.countdown import countdown
from bot.nudges.sample import working

MONTHS = 6

AHEAD = timedelta(weeks=3)
"""A map that is due today is no news that helps: the talk about it has to be found first."""


def nudge(situation: Situation) -> Nudge | None:
    return countdown(
        "six_months",
        situation,
        BEFORE_ASKING,
        starts_on=starts_on,
        ends_on=three_months.starts_on,
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return working(person, today, days_left=179)


def starts_on(decision_on: date) -> date:
    due_on = months_before(decision_on, MONTHS)
    return due_on - min(AHEAD, due_on - date.min)

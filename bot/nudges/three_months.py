"""Three months before the decision: turn what is missing into proof. Facts: see `countdown`."""

from datetime import date

from bot.domain.calendar.dates import months_before
from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import BEFORE_ASKING
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import six_weeks
from bot.nudges.countdown import countdown
from bot.nudges.sample import working

MONTHS = 3


def nudge(situation: Situation) -> Nudge | None:
    return countdown(
        "three_months",
        situation,
        BEFORE_ASKING,
        starts_on=starts_on,
        ends_on=six_weeks.starts_on,
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return working(person, today, days_left=91)


def starts_on(decision_on: date) -> date:
    return months_before(decision_on, MONTHS)

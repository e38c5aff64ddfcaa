"""Two weeks before the decision: close what is open, also once asked. Facts: see `countdown`."""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import BEFORE_ASKING
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.countdown import countdown
from bot.nudges.sample import working

BEFORE = timedelta(weeks=2)


def nudge(situation: Situation) -> Nudge | None:
    return countdown(
        "two_weeks",
        situation,
        BEFORE_ASKING | {"asked"},
        starts_on=starts_on,
        ends_on=lambda decision_on: decision_on,
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return working(person, today, days_left=14)


def starts_on(decision_on: date) -> date:
    return decision_on - BEFORE

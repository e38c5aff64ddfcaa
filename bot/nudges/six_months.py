"""Six months before the decision: agree on the map now (002-44). Facts: see `countdown`."""

from datetime import date

from bot.domain.calendar import months_before
from bot.domain.situation import Nudge, Situation
from bot.nudges import three_months
from bot.nudges.countdown import BEFORE_ASKING, countdown

MONTHS = 6


def nudge(situation: Situation) -> Nudge | None:
    return countdown(
        "six_months",
        situation,
        BEFORE_ASKING,
        starts_on=starts_on,
        ends_on=three_months.starts_on,
    )


def starts_on(decision_on: date) -> date:
    return months_before(decision_on, MONTHS)

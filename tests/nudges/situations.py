"""Where a member may stand when a nudge looks at them."""

from datetime import UTC, date, datetime

from bot.domain.case import Case, Stage
from bot.domain.situation import Situation

DECISION_ON = date(2027, 8, 31)
STARTED_AT = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def situation(
    today: date,
    *,
    stage: Stage = "work",
    decision_on: date | None = DECISION_ON,
    last_win_on: date | None = None,
    win_count: int = 0,
) -> Situation:
    case = Case(
        1, "Staff Engineer", stage, STARTED_AT, manager_name="Marta", decision_on=decision_on
    )
    return Situation(today, case, last_win_on, win_count)

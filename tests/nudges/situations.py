"""Where a member may stand when a nudge looks at them."""

from datetime import UTC, date, datetime

from bot.domain.plan.case import Case, Stage
from bot.domain.talks.not_yet import ReasonKind, SavedRefusal
from bot.domain.talks.talk import Outcome, Talk
from bot.domain.week.situation import Situation

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
        "Staff Engineer",
        id=1,
        stage=stage,
        started_at=STARTED_AT,
        manager_name="Marta",
        decision_on=decision_on,
    )
    return Situation(today, case, last_win_on, win_count)


def talk(outcome: Outcome, held_on: date, with_name: str = "Marta Lindqvist") -> Talk:
    return Talk(with_name, held_on, "", outcome, id=7, recorded_at=STARTED_AT)


def refusal(told_on: date, revisit_on: date, kind: ReasonKind = "company") -> SavedRefusal:
    return SavedRefusal(3, 1, told_on, kind, "a freeze until spring", revisit_on)

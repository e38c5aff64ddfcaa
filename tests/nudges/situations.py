"""Where a member may stand when a nudge looks at them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.answer import Answer
from bot.domain.case import Case, Stage
from bot.domain.not_yet import KeptRefusal, ReasonKind
from bot.domain.situation import Situation
from bot.domain.talk import Outcome, Talk

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


def talk(outcome: Outcome, held_on: date, with_name: str = "Marta Lindqvist") -> Talk:
    return Talk(7, with_name, held_on, "", outcome, STARTED_AT)


def refusal(told_on: date, revisit_on: date, kind: ReasonKind = "company") -> KeptRefusal:
    return KeptRefusal(3, 1, told_on, kind, "a freeze until spring", revisit_on)


def after_a_talk(name: str, case: Case, today: date) -> Situation | None:
    """The first moment of the nudges that come of a talk or a no; None for the others."""
    standing = Situation(today, case)
    two_months_ago = date(today.year, today.month - 2, today.day)
    talks: dict[str, Talk] = {
        "written_yes": talk("yes", today - timedelta(weeks=1)),
        "look_again": talk("not_yet", today - timedelta(days=60)),
        "open_talk": talk("open", today - timedelta(weeks=2)),
        "after_hard_no": talk("not_that_role", today - timedelta(weeks=1)),
    }
    if name == "decision_day":
        return replace(standing, case=replace(case, decision_on=today))
    if name == "timing_watch":
        closed = replace(case, stage="not_this_time")
        told = refusal(two_months_ago, today + timedelta(days=90))
        return replace(standing, case=closed, refusal=told)
    if name not in talks:
        return None
    revisit = Answer(7, ("lead a project", "a talk"), revisit_on=today + timedelta(weeks=2))
    return replace(standing, talks=(talks[name],), answers={7: revisit})

from datetime import date

import pytest

from bot.domain.calendar.working_days import Absence, WorkingDays
from bot.domain.ladder.gap import Gap
from bot.domain.talks.not_yet import (
    NoGoalForGapError,
    NoReasonError,
    ReasonKind,
    Refusal,
    checked_plan,
    gaps_without_goal,
    revisit_on,
    way_on,
)

SEVEN_DAYS = WorkingDays(weekdays=frozenset(range(7)))
TOLD_ON = date(2026, 8, 31)
LEADING = Gap(1, "leading across teams", "skill")
WRITING = Gap(2, "writing proposals", "evidence")
CLOSED = Gap(3, "on-call", "skill", closed_on=TOLD_ON)


@pytest.mark.parametrize("refusal", [Refusal(TOLD_ON), Refusal(TOLD_ON, said="budget")])
def test_no_cannot_be_closed_without_a_reason_001_13_004_56(refusal: Refusal) -> None:
    with pytest.raises(NoReasonError) as refused:
        way_on(refusal)

    assert "They didn't tell me" in str(refused.value)


def test_not_told_is_enough_and_puts_a_question_on_the_agenda_001_13() -> None:
    way = way_on(Refusal(TOLD_ON, "not_told"))

    assert way.follows == "agenda_question"
    assert way.question.startswith("What decided it")


def test_reason_of_the_company_watches_the_timing_and_opens_no_gap_001_14() -> None:
    way = way_on(Refusal(TOLD_ON, "company", said="headcount freeze"))

    assert way.follows == "timing_watch"
    assert "gaps stay as they are" in way.words


def test_reason_of_readiness_asks_for_the_areas_and_opens_the_gaps_001_15_003_31() -> None:
    way = way_on(Refusal(TOLD_ON, "readiness", said="leading across teams"))

    assert way.follows == "gap_entry"
    assert "Which areas" in way.question


@pytest.mark.parametrize("kind", ["company", "readiness", "not_told"])
def test_every_reason_has_a_question_to_bring(kind: ReasonKind) -> None:
    assert "?" in way_on(Refusal(TOLD_ON, kind, said="x")).question


def test_plan_needs_a_goal_for_each_named_gap_004_57() -> None:
    gaps = [LEADING, WRITING, CLOSED]

    assert gaps_without_goal(gaps, [1, None, 1]) == (WRITING,)
    with pytest.raises(NoGoalForGapError) as refused:
        checked_plan(gaps, [])
    assert refused.value.titles == ("leading across teams", "writing proposals")
    assert str(refused.value).endswith("leading across teams and 1 more.")
    checked_plan(gaps, [2, 1])


def test_day_to_look_again_is_half_a_year_away_where_none_was_agreed_004_58() -> None:
    agreed_on = date(2026, 12, 5)

    assert revisit_on(Refusal(TOLD_ON, revisit_on=agreed_on), WorkingDays()) == agreed_on
    assert revisit_on(Refusal(TOLD_ON), SEVEN_DAYS) == date(2027, 2, 28)


def test_nobody_is_asked_to_come_back_on_a_sunday_or_a_holiday_004_58() -> None:
    monday = date(2027, 3, 1)

    assert revisit_on(Refusal(TOLD_ON), WorkingDays()) == monday
    assert revisit_on(Refusal(TOLD_ON), WorkingDays(holidays=frozenset({monday}))) == date(
        2027, 3, 2
    )
    never = WorkingDays(away=(Absence(TOLD_ON),))
    assert revisit_on(Refusal(TOLD_ON), never) == date(2027, 2, 28)

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar import months_before
from bot.domain.case import STAGES, Case, Stage
from bot.domain.gap import Gap
from bot.domain.plan import TOO_SHORT, StepName, days_to, next_step, steps_to

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
DECISION_ON = date(2027, 6, 25)
CASE = Case(
    1, "Staff Engineer", "learn", datetime(2026, 11, 1, tzinfo=UTC), decision_on=DECISION_ON
)
LEADING = Gap(1, "leading people", "skill", agreed_on=date(2026, 11, 2))
UNAGREED = Gap(2, "writing proposals", "evidence")


def at(stage: Stage, decision_on: date | None = DECISION_ON) -> Case:
    return replace(CASE, stage=stage, decision_on=decision_on)


@given(st.dates(date(2020, 1, 1), date(2100, 12, 31)))
def test_map_is_agreed_six_months_before_and_the_manager_has_time_002_44_002_45(
    decision_on: date,
) -> None:
    steps = {step.name: step.due_on for step in steps_to(decision_on)}

    assert tuple(steps) == get_args(StepName)
    assert list(steps.values()) == sorted(steps.values())
    assert steps["map_agreed"] <= months_before(decision_on, 6)
    assert steps["decided"] - steps["case_handed_over"] >= timedelta(weeks=4)


def test_plan_counts_from_the_decision_not_from_the_announcement_002_43() -> None:
    announced_later = replace(at("ready"), announcement_on=date(2027, 9, 1))

    assert next_step(announced_later, TODAY, (), 3) == next_step(at("ready"), TODAY, (), 3)


def test_days_left_are_counted_and_become_negative() -> None:
    assert days_to(TODAY + timedelta(days=1), TODAY) == 1
    assert days_to(TODAY, TODAY) == 0
    assert days_to(TODAY - timedelta(days=3), TODAY) == -3
    assert days_to(None, TODAY) is None


def test_before_anything_else_comes_the_destination() -> None:
    step = next_step(None, TODAY, (), 0)

    assert step.action == "set_up"
    assert step.by_on == FRIDAY


def test_step_is_due_when_the_plan_says_so() -> None:
    step = next_step(at("gaps"), TODAY, (), 0)

    assert step.action == "gap"
    assert step.by_on == date(2026, 12, 25)
    assert not step.is_late


def test_late_step_is_due_this_week_002_46() -> None:
    step = next_step(at("learn"), TODAY, (), 0)

    assert step.is_late
    assert step.by_on == FRIDAY


def test_agreed_gap_opens_the_work_and_an_unagreed_one_does_not_001_1() -> None:
    assert next_step(at("gaps"), TODAY, (UNAGREED,), 3).action == "gap"
    assert next_step(at("gaps"), TODAY, (LEADING,), 3).action == "stage"


def test_work_goes_from_first_win_through_the_agreed_gap_to_asking_what_is_left() -> None:
    without_wins = next_step(at("work"), TODAY, (LEADING,), 0)
    with_gaps = next_step(at("work"), TODAY, (UNAGREED, LEADING), 3)
    without_gaps = next_step(at("work"), TODAY, (), 3)

    assert without_wins.action == "win"
    assert with_gaps.action == "goal"
    assert "leading people" in with_gaps.title
    assert with_gaps.by_on == FRIDAY
    assert without_gaps.action == "agenda"


@pytest.mark.parametrize("stage", ["learn", "criteria", "gaps", "work"])
def test_too_late_for_this_decision_points_to_the_next_one_002_42(stage: Stage) -> None:
    in_time = next_step(at(stage, TODAY + TOO_SHORT), TODAY, (), 3)
    too_late = next_step(at(stage, TODAY + TOO_SHORT - timedelta(days=1)), TODAY, (), 3)

    assert "after this one" not in in_time.title
    assert "after this one" in too_late.title


@pytest.mark.parametrize("stage", ["ready", "asked"])
def test_who_is_ready_is_never_too_late(stage: Stage) -> None:
    assert "after this one" not in next_step(at(stage, TODAY), TODAY, (), 3).title


def test_decision_without_an_answer_is_asked_for_once_its_day_has_passed() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert next_step(at("asked", yesterday), TODAY, (), 3).title == "Find out what was decided"
    assert next_step(at("promoted", yesterday), TODAY, (), 3).action == "win"


@given(
    st.sampled_from(STAGES),
    st.none() | st.dates(),
    st.dates(date(1970, 1, 1), date(9999, 12, 1)),
    st.lists(st.sampled_from([LEADING, UNAGREED]), max_size=2),
    st.integers(0, 3),
)
def test_there_is_always_one_dated_next_step_002_46(
    stage: Stage, decision_on: date | None, today: date, gaps: list[Gap], wins: int
) -> None:
    step = next_step(at(stage, decision_on), today, gaps, wins)

    assert step.by_on >= today
    assert step.title
    assert step.why.endswith(".")

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.plan.case import STAGES, Stage
from bot.domain.week.situation import Situation
from bot.nudges import six_months, six_weeks, three_months, two_weeks
from tests.nudges.situations import DECISION_ON, situation

COUNTDOWN = (six_months, three_months, six_weeks, two_weeks)
A_DAY = timedelta(days=1)
FIRST_DAYS = {
    "six_months": date(2027, 2, 7),
    "three_months": date(2027, 5, 31),
    "six_weeks": date(2027, 7, 20),
    "two_weeks": date(2027, 8, 17),
}


def names_on(today: date, stage: Stage = "work") -> list[str]:
    nudges = (rule.nudge(situation(today, stage=stage)) for rule in COUNTDOWN)
    return [nudge.name for nudge in nudges if nudge]


def test_the_first_leaves_three_weeks_to_agree_on_the_map_002_44() -> None:
    map_due_on = date(2027, 2, 28)

    assert map_due_on - FIRST_DAYS["six_months"] == timedelta(weeks=3)


@pytest.mark.parametrize("name", FIRST_DAYS)
def test_each_begins_on_its_day_at_month_ends_too_002_44(name: str) -> None:
    assert name in names_on(FIRST_DAYS[name])
    assert name not in names_on(FIRST_DAYS[name] - A_DAY)


def test_on_every_day_from_then_on_exactly_one_speaks() -> None:
    day = FIRST_DAYS["six_months"]
    spoken = []
    while day < DECISION_ON:
        spoken += names_on(day)
        day += A_DAY

    assert len(spoken) == (DECISION_ON - FIRST_DAYS["six_months"]).days
    assert list(dict.fromkeys(spoken)) == list(FIRST_DAYS)


def test_on_the_day_of_the_decision_and_after_it_there_is_silence() -> None:
    assert names_on(DECISION_ON) == []
    assert names_on(DECISION_ON + timedelta(days=30)) == []


def test_days_count_to_the_decision_not_to_the_announcement_002_43() -> None:
    today = FIRST_DAYS["six_weeks"]
    standing = situation(today)
    assert standing.case is not None
    announced_later = replace(
        standing, case=replace(standing.case, announcement_on=date(2027, 10, 1))
    )

    nudge = six_weeks.nudge(announced_later)

    assert nudge is not None
    assert nudge.facts == {
        "days": 42,
        "weeks": 6,
        "decision_on": DECISION_ON,
        "target_title": "Staff Engineer",
        "manager_name": "Marta",
        "win_count": 0,
        "gap_count": 0,
        "is_off_cycle": 0,
        "has_asked": 0,
    }


def test_moved_decision_is_a_new_occasion() -> None:
    today = FIRST_DAYS["six_weeks"]
    before = six_weeks.nudge(situation(today))
    moved = six_weeks.nudge(situation(today, decision_on=DECISION_ON - A_DAY))

    assert before is not None
    assert moved is not None
    assert before.occasion == "2027-08-31"
    assert before.occasion != moved.occasion


def test_once_asked_only_the_last_look_is_left() -> None:
    by_stage = {
        stage: [name for day in FIRST_DAYS.values() for name in names_on(day, stage)]
        for stage in STAGES
    }

    assert by_stage.pop("asked") == ["two_weeks"]
    assert [stage for stage, names in by_stage.items() if names] == list(STAGES[:5])


def test_without_case_or_date_there_is_nothing_to_count() -> None:
    eve = DECISION_ON - A_DAY

    for standing in (Situation(eve), situation(eve, decision_on=None)):
        assert [rule.nudge(standing) for rule in COUNTDOWN] == [None] * len(COUNTDOWN)

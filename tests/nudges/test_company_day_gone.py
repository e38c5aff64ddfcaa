"""The company took its days back: told to whoever counts from them, and to nobody else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.plan.cycle import Cycle
from bot.domain.week.situation import Situation
from bot.nudges.company_day_gone import nudge
from tests.nudges.situations import DECISION_ON, situation

TODAY = date(2026, 11, 23)
TAKEN = Cycle("Promotion round", DECISION_ON, origin="company")
COUNTING = replace(situation(TODAY), cycle=TAKEN)


def test_whoever_counts_from_it_hears_of_it_once_and_keeps_the_day() -> None:
    found, later = nudge(COUNTING), nudge(replace(COUNTING, today=TODAY + timedelta(days=30)))

    assert found is not None
    assert found == later
    assert found.facts["decision_on"] == DECISION_ON


@pytest.mark.parametrize(
    "other",
    [
        replace(COUNTING, company=TAKEN),
        replace(COUNTING, cycle=replace(TAKEN, origin="own")),
        replace(COUNTING, today=DECISION_ON + timedelta(days=1)),
        replace(COUNTING, case=None),
    ],
)
def test_nobody_else_is_told_anything(other: Situation) -> None:
    assert nudge(other) is None

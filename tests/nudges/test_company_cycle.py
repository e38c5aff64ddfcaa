"""The company moved its days: told to whoever counts from them, and to nobody else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.plan.case import Case
from bot.domain.plan.cycle import Cycle
from bot.domain.week.situation import Situation
from bot.nudges.company_cycle import nudge

TODAY = date(2026, 11, 23)
TAKEN = Cycle("Round", date(2027, 8, 31), origin="company")
MOVED = replace(TAKEN, decided_on=date(2027, 9, 30))
CASE = Case(
    "Staff Engineer",
    id=1,
    stage="work",
    started_at=datetime(2026, 11, 1, tzinfo=UTC),
    decision_on=TAKEN.decided_on,
)
COUNTING = Situation(TODAY, CASE, cycle=TAKEN, company=MOVED)


def test_a_day_that_moved_is_told_with_the_old_one() -> None:
    found = nudge(COUNTING)

    assert found is not None
    assert found.occasion == "2027-09-30//"
    assert found.facts["was_on"] == TAKEN.decided_on
    assert (found.facts["has_moved"], found.facts["is_earlier"]) == (1, 0)


def test_days_around_the_decision_count_as_well() -> None:
    opened = replace(TAKEN, opens_on=date(2027, 6, 1))

    found = nudge(replace(COUNTING, company=opened))

    assert found is not None
    assert found.facts["has_moved"] == 0


@pytest.mark.parametrize(
    "other",
    [
        replace(COUNTING, company=TAKEN),
        replace(COUNTING, company=None),
        replace(COUNTING, cycle=None),
        replace(COUNTING, cycle=replace(TAKEN, origin="own")),
        replace(COUNTING, case=replace(CASE, decision_on=date(2027, 5, 1))),
        replace(COUNTING, company=replace(MOVED, decided_on=date(2026, 11, 1))),
    ],
)
def test_nothing_is_said_where_nothing_is_to_be_done(other: Situation) -> None:
    assert nudge(other) is None

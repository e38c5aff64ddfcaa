"""What follows from a member's dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.draft_facts import months_between, months_to_show

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("since_on", "until", "months"),
    [
        (date(2025, 11, 23), TODAY, 12),
        (date(2025, 11, 24), TODAY, 11),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 12, 1), TODAY, 0),
        (None, TODAY, None),
    ],
)
def test_full_months_are_counted(since_on: date | None, until: date, months: int | None) -> None:
    assert months_between(since_on, until) == months


@pytest.mark.parametrize(
    ("decision_on", "months"),
    [
        (date(2027, 8, 23), 9),
        (date(2027, 8, 22), 6),
        (date(2027, 5, 23), 6),
        (date(2027, 5, 22), 3),
        (date(2026, 12, 1), 3),
        (None, 6),
    ],
)
def test_the_question_about_time_fits_before_the_decision_004_48(
    decision_on: date | None, months: int
) -> None:
    assert months_to_show(TODAY, decision_on) == months


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_months_never_go_back_as_days_pass(since_on: date, days: int) -> None:
    day = since_on + timedelta(days=days)

    earlier, later = (months_between(since_on, on) for on in (day, day + timedelta(days=1)))

    assert earlier is not None
    assert later is not None
    assert 0 <= later - earlier <= 1

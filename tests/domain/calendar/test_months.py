from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.dates import months_after, months_before, months_between


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(9999, 7, 1), 6, date.max),
    ],
)
def test_months_later_end_where_the_shorter_month_ends(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 8, 31), 6, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 3, 15), 6, date(2025, 9, 15)),
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        (date(1, 3, 1), 6, date.min),
    ],
)
def test_months_end_where_the_shorter_month_ends_002_44(
    day: date, months: int, earlier: date
) -> None:
    assert months_before(day, months) == earlier


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(1, 60))
def test_it_is_the_first_day_on_which_the_months_are_full_004_33(day: date, months: int) -> None:
    later = months_after(day, months)

    assert months_between(day, later) == months
    assert months_between(day, later - timedelta(days=1)) == months - 1

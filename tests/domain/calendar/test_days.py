from datetime import date

import pytest

from bot.domain.calendar.dates import days_in

MONDAY = date(2026, 11, 23)


def day_meant(words: str, today: date = MONDAY) -> date | None:
    return next((day.on for day in days_in(words, today) if day.on), None)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("shipped it today", date(2026, 11, 23)),
        ("Yesterday I shipped it", date(2026, 11, 22)),
        ("fixed the pager last night", date(2026, 11, 22)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("on Friday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("Friday: shipped", date(2026, 11, 20)),
        ("on Monday", date(2026, 11, 16)),
        ("on Tue", date(2026, 11, 17)),
        ("3 days ago", date(2026, 11, 20)),
        ("a week ago", date(2026, 11, 16)),
        ("two weeks ago", date(2026, 11, 9)),
        ("one month ago", date(2026, 10, 23)),
        ("last week", date(2026, 11, 20)),
        ("2026-11-03", date(2026, 11, 3)),
        ("on 3 Nov", date(2026, 11, 3)),
        ("Nov 3rd", date(2026, 11, 3)),
        ("November 3, 2025", date(2025, 11, 3)),
        ("3rd of november", date(2026, 11, 3)),
        ("Friday 6 November", date(2026, 11, 6)),
        ("on the 4th of may", date(2026, 5, 4)),
        ("4 May", date(2026, 5, 4)),
    ],
)
def test_words_for_a_past_day_are_understood(words: str, on: date) -> None:
    assert day_meant(words) == on


@pytest.mark.parametrize(
    "words",
    [
        "on 3/11",
        "it may march on",
        "the other 3 may follow",
        "in May 5 engineers joined",
        "due by Friday",
        "next Monday",
        "every Tuesday",
        "closed yesterday's outage",
        "Black Friday went well",
        "release 2026-12-24",
        "on 2026-02-31",
        "launch on 5 Dec",
        "sat down, the sun came out, wed",
        "Nov 30% up",
        "500 days from now",
        "999 months later",
    ],
)
def test_what_is_no_past_day_is_not_taken_for_one(words: str) -> None:
    assert day_meant(words) is None


def test_day_without_year_around_new_year_is_the_one_just_gone() -> None:
    early_january = date(2027, 1, 4)

    assert day_meant("on 28 Dec", early_january) == date(2026, 12, 28)
    assert day_meant("on 2 January", early_january) == date(2027, 1, 2)


def test_leap_day_without_year_is_not_made_up() -> None:
    assert day_meant("29 Feb", date(2028, 3, 1)) == date(2028, 2, 29)
    assert day_meant("29 Feb", date(2029, 1, 4)) == date(2028, 2, 29)
    assert day_meant("29 Feb", date(2027, 3, 1)) is None


def test_last_week_means_its_friday_on_every_day_of_this_week() -> None:
    for day in range(23, 30):
        assert day_meant("last week", date(2026, 11, day)) == date(2026, 11, 20)


def test_months_ago_never_leave_the_calendar() -> None:
    assert day_meant("999 months ago", date(3, 1, 1)) == date.min

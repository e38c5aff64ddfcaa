"""Dates and numbers: English words, in the order and with the marks of the member's country."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.when import Span
from bot.domain.text import wording
from bot.domain.wins.win import Win
from bot.templates import spelling
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples import bo

ON = date(2026, 11, 27)
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("locale", "near", "day", "number"),
    [
        ("en-US", "Friday, November 27", "November 27, 2026", "12,500 wins"),
        ("en_US", "Friday, November 27", "November 27, 2026", "12,500 wins"),
        ("es-US", "Friday, November 27", "November 27, 2026", "12,500 wins"),
        ("en-CA", "Friday, November 27", "November 27, 2026", "12,500 wins"),
        ("en-GB", "Friday 27 November", "27 November 2026", "12,500 wins"),
        ("en", "Friday 27 November", "27 November 2026", "12,500 wins"),
        ("de", "Friday 27 November", "27 November 2026", "12.500 wins"),
        ("de-CH", "Friday 27 November", "27 November 2026", "12\u2019500 wins"),
        ("fr-FR", "Friday 27 November", "27 November 2026", "12\u202f500 wins"),
        ("ja", "Friday 27 November", "27 November 2026", "12,500 wins"),
        ("tlh-Kl", "Friday 27 November", "27 November 2026", "12,500 wins"),
        ("", "Friday 27 November", "27 November 2026", "12,500 wins"),
        ("?!", "Friday 27 November", "27 November 2026", "12,500 wins"),
    ],
)
def test_order_and_marks_are_those_of_the_country(
    locale: str, near: str, day: str, number: str
) -> None:
    assert spelling.day_near(ON, TODAY, locale=locale) == near
    assert spelling.calendar_date(ON, locale=locale) == day
    assert spelling.counted(12_500, "win", locale=locale) == number


def test_a_day_far_away_has_its_year_in_both_orders() -> None:
    far = date(2027, 8, 31)

    assert spelling.day_near(far, TODAY, locale="en-US") == "August 31, 2027"
    assert spelling.day_near(far, TODAY, locale="en-GB") == "31 August 2027"


@pytest.mark.parametrize(
    ("on", "span", "in_us", "near"),
    [
        (ON, "day", "November 27, 2026", "Friday 27 November"),
        (ON, "week", "about the week of November 27, 2026", "about the week of 27 November 2026"),
        (date(2025, 1, 1), "year", "about 2025", "about 2025"),
    ],
)
def test_a_win_whose_day_is_not_known_is_told_as_about_its_time(
    on: date, span: Span, in_us: str, near: str
) -> None:
    win = Win("shipped it", on, id=1, created_at=datetime(2026, 11, 27, 9, tzinfo=UTC), span=span)

    assert spelling.when(win, locale="en-US") == in_us
    assert spelling.when(win, TODAY, locale="en-GB") == near


def test_one_has_no_plural_and_a_plural_may_be_its_own() -> None:
    assert spelling.counted(1, "reply", "replies", locale="en-US") == "1 reply"
    assert spelling.counted(1_234, "reply", "replies", locale="de") == "1.234 replies"


@given(st.text(max_size=12), st.dates())
def test_any_locale_whatever_writes_a_date_with_its_month_in_words(locale: str, on: date) -> None:
    assert wording.month(on) in spelling.spoken_date(on, locale=locale)


def test_a_draft_is_written_in_the_order_of_its_members_country() -> None:
    rendering = Rendering([BUILT_IN])
    known = bo().variables()

    here = rendering.render("drafts/follow_up.md.j2", **known | {"locale": "en-GB"})
    there = rendering.render("drafts/follow_up.md.j2", **known | {"locale": "en-US"})

    assert "by Friday 4 December" in here
    assert "by Friday, December 4" in there
    assert "We talk again on February 22" in there


def test_a_nudge_is_written_in_the_order_of_its_members_country() -> None:
    facts = {"target_title": "Lead", "manager_name": "", "is_off_cycle": False}
    rendering = Rendering([BUILT_IN])

    decided = {"decision_on": date(2027, 12, 7), "days": 14, "has_asked": 1, "locale": "en-US"}
    decided["today"] = date(2026, 12, 7)
    text = rendering.render("nudges/two_weeks.txt.j2", **facts, **decided)

    assert "December 7, 2027" in text


@pytest.mark.parametrize(
    ("since", "locale", "said"),
    [
        (date(2026, 8, 15), "", "15 August to 23 November 2026"),
        (date(2026, 8, 15), "en-US", "August 15 to November 23, 2026"),
        (date(2025, 8, 15), "", "15 August 2025 to 23 November 2026"),
    ],
)
def test_days_of_one_year_name_it_at_the_end(since: date, locale: str, said: str) -> None:
    assert spelling.days_to(since, date(2026, 11, 23), locale=locale) == said

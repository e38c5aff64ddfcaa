from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.career_review import (
    PREPARE_BEFORE,
    CareerReviews,
    HeldReview,
    overdue_words,
    preparing_occasion,
)

STARTED_ON = date(2026, 10, 12)
A_DAY = timedelta(days=1)
EVERY_SIX = CareerReviews(STARTED_ON)
NEXT_ON = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


def test_reviews_recur_at_the_members_own_interval_002_50() -> None:
    held = replace(EVERY_SIX, held=(HeldReview(date(2026, 11, 2)), HeldReview(STARTED_ON)))

    assert EVERY_SIX.next_on == NEXT_ON
    assert replace(EVERY_SIX, every_weeks=4).next_on == date(2026, 11, 9)
    assert held.next_on == date(2026, 12, 14)
    assert held.since_on == date(2026, 11, 2)


def test_overdue_review_has_a_line_in_the_weekly_message_002_50() -> None:
    assert overdue_words(EVERY_SIX, NEXT_ON) == ""
    assert "1 day overdue" in overdue_words(EVERY_SIX, NEXT_ON + A_DAY)


def test_day_that_was_set_replaces_the_rule_until_it_was_held_002_50() -> None:
    agreed = replace(EVERY_SIX, agreed_on=date(2026, 12, 1))
    held = replace(agreed, held=(HeldReview(date(2026, 12, 1)),))

    assert agreed.next_on == date(2026, 12, 1)
    assert held.next_on == date(2027, 1, 12)


def test_review_remembers_the_change_of_course_002_51() -> None:
    review = HeldReview(NEXT_ON, "breadth before depth")

    assert replace(EVERY_SIX, held=(review,)).held[0].course == "breadth before depth"


def test_week_before_the_review_reminds_once_to_prepare_003_24() -> None:
    first = NEXT_ON - PREPARE_BEFORE

    assert preparing_occasion(EVERY_SIX, first - A_DAY) is None
    assert preparing_occasion(EVERY_SIX, first) == "2026-11-23"
    assert preparing_occasion(EVERY_SIX, NEXT_ON) == "2026-11-23"
    assert preparing_occasion(EVERY_SIX, NEXT_ON, sent={"2026-11-23"}) is None
    assert preparing_occasion(EVERY_SIX, NEXT_ON + A_DAY) is None


@given(DAYS, st.integers(-5, 60), st.lists(DAYS, max_size=4), st.none() | DAYS)
def test_next_review_is_always_after_the_last_002_50(
    started_on: date, weeks: int, held_on: list[date], agreed_on: date | None
) -> None:
    held = tuple(HeldReview(on) for on in held_on)
    reviews = CareerReviews(started_on, weeks, held, agreed_on)

    assert reviews.next_on > reviews.since_on
    assert overdue_words(reviews, reviews.next_on) == ""

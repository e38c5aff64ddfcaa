"""Which wins speak loudest, and which time to ask about."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.dates import months_between
from bot.domain.drafts.catalogue import DRAFTS, name_of
from bot.domain.drafts.facts import DraftFacts, months_to_show
from bot.domain.review.best_wins import WINDOW, best_wins
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)


def win(number: int, *, days_ago: int = 10) -> Win:
    on = TODAY - timedelta(days=days_ago)
    return Win("did it", on, id=number, created_at=datetime(2026, 11, 20, tzinfo=UTC))


def test_numbers_weigh_more_than_people_and_people_more_than_a_link() -> None:
    bare, linked, seen, measured = (win(number) for number in range(1, 5))
    wins = (
        bare,
        replace(linked, links=("https://x.test",)),
        replace(seen, people=("sam",)),
        replace(measured, numbers=("30%",)),
    )

    best = best_wins(wins, TODAY)

    assert [found.id for found in best] == [4, 3, 2, 1]


def test_of_equals_the_newer_comes_first() -> None:
    best = best_wins([win(1, days_ago=30), win(2, days_ago=3), win(3, days_ago=3)], TODAY)

    assert [found.id for found in best] == [3, 2, 1]


def test_wins_older_than_half_a_year_undone_or_still_to_come_do_not_count() -> None:
    oldest = win(1, days_ago=WINDOW.days)
    undone = replace(win(2), undone_at=datetime(2026, 11, 21, tzinfo=UTC))
    outside = (win(3, days_ago=WINDOW.days + 1), win(4, days_ago=-1), undone)

    assert best_wins([oldest, *outside], TODAY) == (oldest,)


def test_no_more_than_asked_for_are_chosen() -> None:
    wins = [win(number) for number in range(9)]

    assert len(best_wins(wins, TODAY)) == 5
    assert len(best_wins(wins, TODAY, 2)) == 2
    assert best_wins([], TODAY) == ()


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


@pytest.mark.parametrize(
    ("today", "decision_on", "months"),
    [
        (date(2026, 8, 31), date(2026, 11, 30), 3),
        (date(2026, 8, 31), date(2027, 2, 28), 6),
        (date(2026, 8, 31), date(2027, 2, 27), 3),
        (date(2023, 5, 29), date(2024, 2, 29), 9),
    ],
)
def test_the_end_of_a_shorter_month_completes_it(
    today: date, decision_on: date, months: int
) -> None:
    assert months_to_show(today, decision_on) == months


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2025, 11, 23), TODAY, 12),
        (date(2025, 11, 24), TODAY, 11),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
        (date(2026, 1, 31), date(2026, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 12),
        (date(2026, 12, 1), TODAY, 0),
    ],
)
def test_only_full_months_are_counted(since: date, until: date, months: int) -> None:
    assert months_between(since, until) == months


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 3000))
def test_months_never_go_back_as_days_pass(since: date, days: int) -> None:
    day = since + timedelta(days=days)

    step = months_between(since, day + timedelta(days=1)) - months_between(since, day)

    assert step in {0, 1}


def test_a_decision_that_is_over_is_not_spoken_of() -> None:
    over = DraftFacts(TODAY, "Ada", "Staff Engineer", decision_on=TODAY)
    ahead = DraftFacts(TODAY, "Ada", "Staff Engineer", decision_on=TODAY + timedelta(days=1))

    assert over.variables()["decision_on"] is None
    assert ahead.variables()["decision_on"] == TODAY + timedelta(days=1)


def test_a_name_is_what_a_person_would_give_and_tells_no_aim() -> None:
    assert name_of("proposal", "Staff Engineer") == "Staff Engineer, proposal"
    assert name_of("proposal", "") == "Proposal"
    assert name_of("of_an_organisation", "") == "Of an organisation"


def test_no_two_drafts_have_one_name_and_none_gives_a_tactic_away() -> None:
    names = [name_of(spec.kind, "") for spec in DRAFTS]

    assert len(set(names)) == len(DRAFTS)
    assert not re.search(
        r"evasive|soft|missing|in the room|\bask|promot|nextrung", str(names), re.IGNORECASE
    )

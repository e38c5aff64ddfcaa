"""Which results stand first: a change that was measured, for many; and one proof for each line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.drafts.headline import is_change, one_each, strongest_first
from bot.domain.drafts.proposal import chosen, proposal_of
from bot.domain.ladder.ladder import Line
from bot.domain.review.evidence import weight_of
from bot.domain.review.map import proof_of
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)


def win(number: int, text: str = "did it", *lines: str, days_ago: int = 10) -> Win:
    on = TODAY - timedelta(days=days_ago)
    numbers = tuple(word for word in text.split() if word[:1].isdigit())
    at = datetime(2026, 11, 20, tzinfo=UTC)
    return Win(text, on, id=number, created_at=at, numbers=numbers, criterion_ids=lines)


@pytest.mark.parametrize(
    "words",
    [
        "error rate down 60% after the timeout work",
        "cut checkout latency by 30%",
        "p95 up by about 12.5 %",
        "redesigned the sign-up, 18% more people finish it",
        "cut the nightly reconciliation from 3 hours to 25 minutes",
        "pages at night went from 11 a week to 2",
        "halved the build",
        "cut the queue in half",
        "made it twice as fast",
        "made it 3x faster",
        "twenty teams, 3 times more tickets",
    ],
)
def test_a_share_or_a_before_and_after_is_a_change(words: str) -> None:
    assert is_change(words)


@pytest.mark.parametrize(
    "words",
    [
        "first 5% of traffic moved, no errors in 72 hours",
        "three teams signed up",
        "shipped partial refunds, used 1,900 times in the first month",
        "the double charge: 214 customers refunded the same day",
        "ran it from May to 3 June",
        "taught 2 colleagues to carry the pager",
    ],
)
def test_how_many_is_none(words: str) -> None:
    assert not is_change(words)


def test_a_change_comes_before_a_count_and_a_count_before_neither() -> None:
    wins = (win(1, "signed up"), win(2, "moved 5 teams"), win(3, "cut pages by 80%"))

    assert [one.id for one in strongest_first(wins, frozenset())] == [3, 2, 1]


def test_of_two_changes_the_one_for_more_people_comes_first_and_then_the_marked_one() -> None:
    plain = win(1, "cut pages by 80%")
    team, customers = replace(plain, id=2, benefited="team"), replace(plain, id=3)
    customers = replace(customers, benefited="customer")
    marked = replace(plain, id=4, is_significant=True)
    filed = replace(plain, id=5, criterion_ids=("impact", "scope"))

    order = strongest_first((plain, filed, marked, team, customers), frozenset({"impact", "scope"}))

    assert [one.id for one in order] == [3, 2, 4, 5, 1]


def test_one_win_is_not_the_proof_of_two_lines_where_there_is_another() -> None:
    both, impact = win(1, "did it", "impact", "scope"), win(2, "did it", "impact")

    chosen_ones = one_each(("impact", "scope", "people"), (both, impact))

    assert {tag: one.id for tag, one in chosen_ones.items()} == {"impact": 2, "scope": 1}


def test_it_is_the_proof_of_both_where_there_is_none_other() -> None:
    both = win(1, "did it", "impact", "scope")

    assert one_each(("impact", "scope"), (both,)) == {"impact": both, "scope": both}


def test_a_proposal_opens_with_the_strongest_and_not_with_the_newest() -> None:
    lines = (Line(1, "Impact", "Moves a number", "impact", 0),)
    wins = (
        win(1, "payments error rate down 60%", "impact", days_ago=150),
        win(2, "signed up 3 teams", "impact", days_ago=1),
        win(3, "cut refunds from 9 days to 2", "impact", days_ago=90),
        win(4, "moved 5% of traffic", "impact", days_ago=0),
    )
    weights = [weight_of(proof_of(one)) for one in wins]

    found = proposal_of(chosen(weights, lines, TODAY), wins, weights, lines, (), TODAY)

    assert {claim.win.id for claim in found.strongest} == {1, 3}
    assert found.expected[0].proof in (wins[0], wins[2])
    assert found.expected[0].count == 4

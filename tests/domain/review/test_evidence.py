from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.when import When
from bot.domain.review.evidence import (
    Evidence,
    Proof,
    Standing,
    Weight,
    reach,
    shows_deciding_or_leading,
    standing,
    strength_of,
    weight_of,
)
from bot.domain.review.review import RATINGS, Rating
from bot.domain.wins.win import Benefited, Win, WinKind
from tests.domain.proofs import NOW, TODAY, evidence_for, for_craft, perfect, win

WINS = st.builds(
    win,
    st.integers(1, 10**6),
    days_ago=st.integers(0, 2000),
    is_measured=st.booleans(),
    is_seen=st.booleans(),
    is_linked=st.booleans(),
)
WEIGHTS = st.lists(st.builds(for_craft, WINS).map(weight_of), max_size=8)


def of_craft(*proofs: Proof) -> Evidence:
    return evidence_for(["craft"], proofs, TODAY)["craft"]


@pytest.mark.parametrize(
    ("given_win", "strength"),
    [
        (win(), 8),
        (win(is_measured=True), 14),
        (win(is_seen=True), 12),
        (win(is_linked=True), 10),
        (perfect(), 20),
        (perfect(days_ago=183), 20),
        (perfect(days_ago=730), 5),
        (perfect(days_ago=5000), 5),
        (perfect(days_ago=456), 12),
    ],
)
def test_strength_of_one_win_follows_the_formula_002_25(given_win: Win, strength: int) -> None:

    assert strength_of([weight_of(for_craft(given_win))], TODAY) == strength


def test_five_best_wins_count_and_five_perfect_ones_are_all_there_is_002_25() -> None:
    perfect_ones = [weight_of(for_craft(perfect(number))) for number in range(9)]

    assert [strength_of(perfect_ones[:count], TODAY) for count in (0, 3, 5, 9)] == [0, 60, 100, 100]


@given(WEIGHTS, WINS)
def test_one_more_win_never_weakens_the_case_002_25(weights: list[Weight], more: Win) -> None:
    with_more = [*weights, weight_of(for_craft(more))]

    before, after = (strength_of(found, TODAY) for found in (weights, with_more))

    assert 0 <= before <= after <= 100


@given(WEIGHTS, WINS)
def test_number_witness_link_and_recency_never_weaken_a_win_002_25(
    weights: list[Weight], weaker: Win
) -> None:
    stronger = replace(weaker, numbers=("1",), people=("kim",), links=("x",), happened_on=TODAY)

    before = strength_of([*weights, weight_of(for_craft(weaker))], TODAY)

    assert before <= strength_of([*weights, weight_of(for_craft(stronger))], TODAY)


def test_grades_tell_nothing_from_thin_fair_and_strong_and_bare_words_are_never_strong() -> None:
    cases = [(), (perfect(),), (perfect(), perfect(2)), (perfect(), perfect(2), perfect(3))]

    grades = [of_craft(*map(for_craft, found)).grade for found in cases]

    assert grades == ["none", "thin", "fair", "strong"]
    assert of_craft(*(for_craft(win(number)) for number in range(20))).grade == "fair"


def test_matrix_has_each_criterion_with_its_wins_newest_first_002_24() -> None:
    old, new = win(1, days_ago=9), win(2, is_linked=True)
    proofs = (Proof(old, ("craft", "talk", "craft")), for_craft(new))

    found = evidence_for(["craft", "talk", "lead"], proofs, TODAY)

    assert {name: evidence.wins for name, evidence in found.items()} == {
        "craft": (new, old),
        "talk": (old,),
        "lead": (),
    }
    assert (found["craft"].latest_on, found["craft"].with_link) == (TODAY, 1)
    assert (found["lead"].first_on, found["lead"].months) == (None, 0)


def test_undone_and_future_wins_prove_nothing() -> None:
    undone = replace(win(), undone_at=NOW)

    assert of_craft(for_craft(undone), for_craft(win(days_ago=-1))).wins == ()


def test_witness_is_whoever_saw_it_or_took_part() -> None:
    seen = Proof(win(1), ("craft",), seen_by=("Marta",))

    assert of_craft(seen, for_craft(win(2, is_seen=True)), for_craft(win(3))).with_witness == 2


@pytest.mark.parametrize(
    ("days_ago", "months"), [((0,), 0), ((0, 100), 3), ((3, 186), 5), ((3, 187, 90), 6)]
)
def test_work_is_sustained_from_six_months_between_first_and_latest_002_30_002_31(
    days_ago: tuple[int, ...], months: int
) -> None:
    wins = [win(number, days_ago=days) for number, days in enumerate(days_ago, 1)]

    evidence = of_craft(*map(for_craft, wins))

    first_on = min(found.happened_on for found in wins)
    assert evidence.months == months
    assert evidence.sustained_since() == (first_on if months >= 6 else None)
    by_three = replace(evidence, steady_months=3)
    assert by_three.sustained_since() == (first_on if months >= 3 else None)


def test_what_is_known_by_its_year_alone_makes_nothing_look_sustained_for_longer_002_30() -> None:
    early = replace(win(1), happened_on=date(2026, 1, 1), span="quarter")
    late = replace(win(2), happened_on=date(2026, 11, 9))
    this_year = replace(win(3), happened_on=date(2026, 1, 1), span="year")

    sure = of_craft(for_craft(early), for_craft(late))
    alone = of_craft(for_craft(this_year))
    unsure = of_craft(for_craft(this_year), for_craft(late))

    assert (sure.sustained_since(), sure.months) == (date(2026, 3, 31), 7)
    assert alone.months == unsure.months == 0
    assert alone.latest == When(date(2026, 1, 1), "year")


@pytest.mark.parametrize("rating", [None, *RATINGS])
def test_rating_without_a_win_is_claimed_and_with_one_shown_002_23(rating: Rating | None) -> None:
    bare, backed = of_craft(), of_craft(for_craft(win()))
    expected: dict[Rating | None, tuple[Standing, Standing]] = {
        None: ("unrated", "unrated"),
        "not_yet": ("not_claimed", "not_claimed"),
        "partly": ("not_claimed", "not_claimed"),
        "meets": ("claimed", "shown"),
        "exceeds": ("claimed", "shown"),
    }

    assert (standing(rating, bare), standing(rating, backed)) == expected[rating]


@pytest.mark.parametrize(
    ("answers", "percent"),
    [((), None), ((None,), None), (("self",), 0), (("team", "org", "customer", "self", None), 75)],
)
def test_share_of_wins_for_the_team_or_wider_leaves_unanswered_ones_out_001_8(
    answers: tuple[Benefited | None, ...], percent: int | None
) -> None:
    proofs = [Proof(win(number), benefited=who) for number, who in enumerate(answers)]

    found = reach(proofs, TODAY)

    assert found.percent == percent
    assert found.unanswered == answers.count(None)


@pytest.mark.parametrize(
    ("kinds", "shows"),
    [((), 0), (("delivery", None), 0), (("delivery", "led"), 1), (("decision",), 1)],
)
def test_case_shows_deciding_or_leading_from_the_first_such_win_001_10(
    kinds: tuple[WinKind | None, ...], shows: int
) -> None:

    assert shows_deciding_or_leading(kinds) == bool(shows)


def test_five_thousand_wins_are_all_found_for_a_hundred_criteria() -> None:
    names = [f"c{number}" for number in range(100)]
    proofs = [Proof(perfect(n, days_ago=n % 900), (names[n % 100], "c7")) for n in range(5000)]

    found = evidence_for(names, proofs, TODAY)

    assert len(found["c7"].wins) == 5000

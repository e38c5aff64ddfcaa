from datetime import timedelta
from typing import get_args

import pytest

from bot.domain.calendar.when import When
from bot.domain.review.catalogue import (
    BEHAVIOURS,
    Behaviour,
    areas,
    behaviour_of,
    filed_under,
    to_suggest,
)
from bot.domain.review.evidence import Proof
from bot.domain.wins.win import KINDS, WinKind, kind_of
from bot.files.ladders.built_in import built_ins
from tests.domain.proofs import TODAY, win

PRACTICES = (*(f"003-{row}" for row in range(4, 23)), "004-21")
EVERY = pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=lambda found: found.practice)


@pytest.fixture(scope="module")
def built_in_ids() -> frozenset[str]:
    return frozenset(criterion.id for ladder in built_ins() for criterion in ladder.criteria)


def test_catalogue_has_the_twenty_behaviours_once_each_003_4_to_003_22_and_004_21() -> None:
    assert tuple(behaviour.practice for behaviour in BEHAVIOURS) == PRACTICES
    assert len({behaviour.key for behaviour in BEHAVIOURS}) == 20
    assert len({behaviour.name for behaviour in BEHAVIOURS}) == 20
    assert len({behaviour.idea for behaviour in BEHAVIOURS}) == 20
    assert all(behaviour.idea.endswith((".", "?")) for behaviour in BEHAVIOURS)


@EVERY
def test_win_filed_under_a_behaviour_shows_in_coverage(behaviour: Behaviour) -> None:
    proof = Proof(win(7, days_ago=3), behaviours=(behaviour.key,))

    covered = [area for area in areas([proof], TODAY) if area.win_ids]

    assert [(area.behaviour, area.win_ids) for area in covered] == [(behaviour, (7,))]
    assert covered[0].latest == When(TODAY - timedelta(days=3))


@EVERY
def test_empty_behaviour_is_suggested_at_most_once_in_four_weeks(behaviour: Behaviour) -> None:
    others = [Proof(win(), behaviours=(other.key,)) for other in BEHAVIOURS if other != behaviour]
    found = areas(others, TODAY)

    days = [
        day
        for day in range(60)
        if to_suggest(found, {behaviour.key: TODAY}, TODAY + timedelta(days=day))
    ]

    assert to_suggest(found, {}, TODAY) == behaviour
    assert days == list(range(28, 60))


@EVERY
def test_behaviour_has_a_line_in_a_built_in_ladder(
    built_in_ids: frozenset[str], behaviour: Behaviour
) -> None:
    assert behaviour.criterion_ids
    assert built_in_ids.issuperset(behaviour.criterion_ids)


def test_what_was_suggested_longest_ago_comes_back_first_and_the_new_before_it() -> None:
    found = areas([], TODAY)
    ago = {
        behaviour.key: TODAY - timedelta(days=30 + place)
        for place, behaviour in enumerate(BEHAVIOURS)
    }

    assert to_suggest(found, ago, TODAY) == BEHAVIOURS[-1]
    assert to_suggest(found, {BEHAVIOURS[0].key: TODAY}, TODAY) == BEHAVIOURS[1]


def test_what_would_close_an_open_gap_is_suggested_before_everything_else() -> None:
    wanted = BEHAVIOURS[-1].criterion_ids[:1]

    chosen = to_suggest(areas([], TODAY), {}, TODAY, wanted)

    assert chosen
    assert wanted[0] in chosen.criterion_ids
    assert chosen != BEHAVIOURS[0]


def test_nothing_is_suggested_where_nothing_is_empty() -> None:
    everywhere = Proof(win(), behaviours=tuple(behaviour.key for behaviour in BEHAVIOURS))

    assert to_suggest(areas([everywhere], TODAY), {}, TODAY) is None


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("reliability", "own_to_end"),
        ("learning", "keep_learning"),
        ("proposal", "take_initiative"),
        ("led", "lead_small"),
        ("mentoring", "mentor"),
        ("problem_solved", "solve_problems"),
        ("feedback_received", "exchange_feedback"),
        ("feedback_given", "exchange_feedback"),
        ("strategy", "think_ahead"),
    ],
)
def test_kind_of_a_win_says_where_it_belongs(kind: WinKind, key: str) -> None:
    assert [behaviour.key for behaviour in filed_under(Proof(win(), kind=kind))] == [key]


def test_behaviour_that_is_no_more_is_nowhere_and_breaks_nothing() -> None:
    assert behaviour_of("juggling") is None
    assert filed_under(Proof(win(), behaviours=("juggling",))) == ()


def test_every_kind_has_a_label_and_a_heading_of_its_own() -> None:
    assert tuple(kind.key for kind in KINDS) == get_args(WinKind)
    assert len({kind.heading for kind in KINDS}) == len(KINDS)
    assert kind_of("decision").heading == "Decisions"

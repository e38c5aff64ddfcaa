"""What is guessed of a newcomer: the title above theirs, and the ladders that fit."""

import pytest

from bot.domain.plan.first_run import FirstGuess, first_guess, ladders_for, next_title
from bot.files.ladders.built_in import BUILT_IN, built_ins


@pytest.mark.parametrize(
    ("title", "above"),
    [
        ("Senior software engineer", "Staff software engineer"),
        ("Software Engineer II", "Software Engineer III"),
        ("Product designer", "Senior product designer"),
        ("Senior Product Designer", "Lead Product Designer"),
        ("Engineering Manager", "Senior Engineering Manager"),
        ("Senior Manager", "Director"),
        ("Junior engineer", "Engineer"),
        ("Staff Engineer", "Principal Engineer"),
        ("data analyst", "Senior data analyst"),
    ],
)
def test_the_title_above_has_its_usual_name(title: str, above: str) -> None:
    assert next_title(title) == above


@pytest.mark.parametrize("title", ["", "   ", "CEO", "Chief of staff", "Senior", "Head of people"])
def test_where_no_name_is_usual_nothing_is_guessed(title: str) -> None:
    assert next_title(title) == ""


def test_a_guess_never_outgrows_its_field() -> None:
    guess = first_guess("Engineer " * 40)

    assert max(len(guess.current_title), len(guess.target_title)) <= 100
    assert first_guess("") == FirstGuess()


@pytest.mark.parametrize(
    ("current", "target", "best"),
    [
        ("Senior software engineer", "Staff software engineer", "software_engineer"),
        ("Product designer", "Senior product designer", "individual_contributor"),
        ("Senior Engineer", "Engineering Manager", "people_manager"),
        ("Engineering manager", "Director", "director"),
        ("", "Tech Lead", "tech_lead"),
    ],
)
def test_three_ladders_are_offered_and_the_best_stands_first(
    current: str, target: str, best: str
) -> None:
    offered = dict(zip(BUILT_IN, built_ins(), strict=True))

    fitting = list(ladders_for(offered, current, target))

    assert len(fitting) == 3
    assert fitting[0] == best


def test_whoever_has_a_ladder_is_offered_none() -> None:
    assert ladders_for({}, "Engineer", "Senior engineer") == {}

"""What is written is read back to the same, whatever it says."""

import csv
import io

import pytest
from hypothesis import given

from bot.domain.ladder.ladder import (
    LONGEST_CRITERION,
    LONGEST_IN_ALL,
    LONGEST_TITLE,
    MOST_CRITERIA,
    MOST_LEVELS,
    Criterion,
    Expectation,
    LadderContent,
    Level,
)
from bot.domain.ladder.problems import problems_of
from bot.files.ladders import read_ladder, write_csv, write_yaml
from tests.files.ladders.writing import AWKWARD, ladders

STARTS_A_FORMULA = ("=", "+", "-", "@")


@given(ladders())
def test_what_the_property_tests_write_is_a_ladder_without_problems(ladder: LadderContent) -> None:
    assert problems_of(ladder) == ()


@given(ladders())
def test_yaml_that_is_exported_and_imported_changes_nothing(ladder: LadderContent) -> None:
    assert read_ladder(write_yaml(ladder)).content == ladder


@given(ladders())
def test_csv_that_is_exported_and_imported_changes_nothing(ladder: LadderContent) -> None:
    assert read_ladder(write_csv(ladder)).content == ladder


@given(ladders())
def test_no_cell_of_an_export_starts_a_formula(ladder: LadderContent) -> None:
    for row in csv.reader(io.StringIO(write_csv(ladder), newline="")):
        assert not any(cell.startswith(STARTS_A_FORMULA) for cell in row)


@pytest.mark.parametrize("words", AWKWARD)
def test_words_that_mean_something_to_a_machine_stay_words(words: str) -> None:
    ladder = LadderContent(
        words,
        (Level(1, words),),
        (Criterion("a", words, words, (Expectation(1, words),), words),),
        words,
    )

    assert read_ladder(write_yaml(ladder)).content == ladder
    assert read_ladder(write_csv(ladder)).content == ladder


def test_a_table_inside_of_a_cell_stays_inside() -> None:
    looks = "| Do | Don't |\n|---|---|\n| ask | wait |\n| ask | wait |"
    criterion = Criterion("a", "Craft", "Asks", (Expectation(1, looks),))
    ladder = LadderContent("Design", (Level(1, "One"),), (criterion,))

    assert read_ladder(write_csv(ladder)).content == ladder


def test_the_biggest_ladder_that_is_allowed_can_be_exported_and_imported() -> None:
    orders = range(1, MOST_LEVELS + 1)
    looks = '"' * (LONGEST_IN_ALL // (MOST_LEVELS * MOST_CRITERIA))
    ladder = LadderContent(
        "n" * LONGEST_TITLE,
        tuple(Level(order, f"{order:0>{LONGEST_TITLE}}") for order in orders),
        tuple(
            Criterion(
                f"{number:0>64}",
                '"' * LONGEST_TITLE,
                '"' * LONGEST_CRITERION,
                tuple(Expectation(order, looks) for order in orders),
                '"' * LONGEST_CRITERION,
            )
            for number in range(MOST_CRITERIA)
        ),
    )

    assert problems_of(ladder) == ()
    assert read_ladder(write_csv(ladder)).content == ladder
    assert read_ladder(write_yaml(ladder)).content == ladder


def test_rows_show_what_a_level_does_not_expect() -> None:
    ladder = LadderContent(
        "Design",
        (Level(1, "Designer"), Level(2, "Lead")),
        (
            Criterion(
                "craft",
                "Craft",
                "Knows the craft",
                (Expectation(2, "Teaches it", is_required=False),),
            ),
        ),
    )

    rows = list(csv.DictReader(io.StringIO(write_csv(ladder), newline="")))

    assert [(row["level"], row["required"]) for row in rows] == [("Designer", ""), ("Lead", "no")]
    assert "source" not in rows[0]

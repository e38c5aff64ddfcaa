from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder.ladder import (
    LONGEST_CRITERION,
    MOST_CRITERIA,
    Criterion,
    Expectation,
    LadderContent,
    Level,
    LineKey,
    cleaned,
    slug,
    with_ids,
)
from bot.domain.ladder.problems import ID, problems_of

CRAFT = Criterion("craft", "Craft", "Knows the craft", (Expectation(1), Expectation(2, "Teaches")))
TALK = Criterion("talk", "Team", "Talks well", (Expectation(2, "Hosts", is_required=False),))
DESIGN = LadderContent("Design", (Level(1, "Designer"), Level(2, "Lead")), (CRAFT, TALK))


def test_lines_of_a_level_fall_back_to_the_criterion_and_skip_what_is_not_expected() -> None:
    (only,) = DESIGN.lines_at(1)
    craft, talk = DESIGN.lines_at(2)

    assert (only.key, only.what_it_looks_like) == (LineKey("craft", 1), "Knows the craft")
    assert (craft.what_it_looks_like, talk.is_required) == ("Teaches", False)
    assert DESIGN.lines_at(3) == ()


def test_lines_are_read_theme_by_theme() -> None:
    more = replace(TALK, id="depth", theme="Craft")

    keys = [
        line.key.criterion_id for line in replace(DESIGN, criteria=(CRAFT, TALK, more)).lines_at(2)
    ]

    assert keys == ["craft", "depth", "talk"]
    assert DESIGN.themes == ("Craft", "Team")


def test_the_next_level_is_the_one_above_and_there_is_none_at_the_top() -> None:
    assert DESIGN.next_level(1) == Level(2, "Lead")
    assert DESIGN.next_level(2) is None


@given(st.text())
def test_any_words_give_an_id_that_can_be_used(words: str) -> None:
    assert ID.fullmatch(slug(words))
    assert slug(words) == slug(words)


def test_missing_ids_are_given_without_taking_one_that_is_there() -> None:
    same = tuple(Criterion(given, "Craft", "Craft") for given in ("", "craft", ""))

    ladder = with_ids(replace(DESIGN, criteria=same))

    assert [criterion.id for criterion in ladder.criteria] == ["craft-2", "craft", "craft-3"]


@given(st.text(), st.text())
def test_cleaning_twice_changes_nothing_more(words: str, looks: str) -> None:
    criterion = Criterion(words, words, words, (Expectation(1, looks),), words)
    once = cleaned(LadderContent(words, (Level(1, words),), (criterion,), words))

    assert cleaned(once) == once


@pytest.mark.parametrize(
    ("spoiled", "place", "field"),
    [
        (replace(DESIGN, name=""), ("ladder",), "ladder"),
        (replace(DESIGN, levels=()), ("ladder",), "levels"),
        (replace(DESIGN, criteria=()), ("ladder",), "criteria"),
        (replace(DESIGN, criteria=(CRAFT,) * (MOST_CRITERIA + 1)), ("ladder",), "criteria"),
        (replace(DESIGN, note=" x"), ("ladder",), "text"),
        (replace(DESIGN, levels=(Level(1, "A"), Level(1, "B"))), ("level", 1), "order"),
        (replace(DESIGN, levels=(Level(1, "A"), Level(2, "a"))), ("level", 1), "title"),
        (replace(DESIGN, levels=(Level(1, "A"), Level(100, "B"))), ("level", 1), "order"),
        (replace(DESIGN, criteria=(CRAFT, CRAFT)), ("criterion", 1), "id"),
        (replace(DESIGN, criteria=(replace(CRAFT, id="a b"),)), ("criterion", 0), "id"),
        (replace(DESIGN, criteria=(replace(CRAFT, theme=""),)), ("criterion", 0), "theme"),
        (
            replace(DESIGN, criteria=(replace(CRAFT, text="x" * (LONGEST_CRITERION + 1)),)),
            ("criterion", 0),
            "criterion",
        ),
        (
            replace(DESIGN, criteria=(replace(CRAFT, expectations=(Expectation(9),)),)),
            ("expectation", 0, 0),
            "level",
        ),
        (
            replace(DESIGN, criteria=(CRAFT, replace(TALK, expectations=(Expectation(2),) * 2))),
            ("expectation", 1, 1),
            "level",
        ),
        (
            replace(DESIGN, criteria=(replace(CRAFT, expectations=(Expectation(1, "x" * 1501),)),)),
            ("expectation", 0, 0),
            "what_it_looks_like",
        ),
    ],
)
def test_problem_names_place_and_field(
    spoiled: LadderContent, place: tuple[str | int, ...], field: str
) -> None:
    assert problems_of(DESIGN) == ()

    found = {(problem.place, problem.field) for problem in problems_of(spoiled)}

    assert (place, field) in found

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder.gathered_line import UNSORTED, ladder_of, statements_in
from bot.domain.ladder.interview import (
    QUESTIONS,
    Answer,
    QuestionKey,
    RoleObservation,
    line_from_observation,
    lines_from_answers,
    question_of,
)
from bot.domain.ladder.problems import problems_of

TODAY = date(2026, 11, 23)


def test_answers_become_gathered_lines_with_who_said_so_002_18() -> None:
    answers = [
        Answer("Sam", "craft", "Knows the data. Writes it down.", "Staff Engineer", TODAY),
        Answer("Kim", "people", "- unblocks others\n- shares credit"),
    ]

    lines = lines_from_answers(answers)

    assert [(line.text, line.theme, line.sources) for line in lines] == [
        ("Knows the data", "Craft", ("Sam (Staff Engineer), 2026-11-23",)),
        ("Writes it down", "Craft", ("Sam (Staff Engineer), 2026-11-23",)),
        ("unblocks others", "Leading", ("Kim",)),
        ("shares credit", "Leading", ("Kim",)),
    ]


def test_what_several_people_say_is_one_line_that_names_them_all_and_comes_first_002_18() -> None:
    answers = [
        Answer("Sam", "results", "Ships on time"),
        Answer("Kim", "results", "Unblocks others."),
        Answer("Lee", "results", "unblocks others!"),
    ]

    first, second = lines_from_answers(answers)

    assert (first.text, first.sources) == ("Unblocks others", ("Kim", "Lee"))
    assert second.text == "Ships on time"


def test_ladder_from_interviews_keeps_the_sources_of_every_line_002_18() -> None:
    answers = [Answer(person, "team", "Explains calmly") for person in ("Sam", "Kim")]

    ladder = ladder_of("Lead designer", lines_from_answers(answers))

    assert problems_of(ladder) == ()
    assert [level.title for level in ladder.levels] == ["Lead designer"]
    assert ladder.criteria[0].source == "Sam; Kim"


def test_role_observation_becomes_a_gathered_line_without_what_i_do_not_do_yet_003_3_004_10() -> (
    None
):
    seen = RoleObservation("Dana, staff", "Writes the plan first.", "I start coding", TODAY)

    line = line_from_observation(seen)

    assert (line.text, line.theme) == ("Writes the plan first", UNSORTED)
    assert line.sources == ("Seen: Dana, staff, 2026-11-23",)
    assert "coding" not in repr(line)


def test_every_question_is_in_the_guide_and_has_a_theme_of_its_own() -> None:
    assert tuple(question.key for question in QUESTIONS) == get_args(QuestionKey)
    assert len({question.theme for question in QUESTIONS}) == len(QUESTIONS)
    assert question_of("craft").theme == "Craft"


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("", ()),
        ("…\n---\n", ()),
        ("One thing", ("One thing",)),
        ("Leads 3 people. Ships v1.2 on time!", ("Leads 3 people", "Ships v1.2 on time!")),
        ("- first\n\n2) second;\n• third", ("first", "second", "third")),
    ],
)
def test_answer_is_taken_apart_by_its_lines_or_sentences(
    text: str, statements: tuple[str, ...]
) -> None:
    assert statements_in(text) == statements


@given(st.text(), st.text())
def test_any_answer_makes_lines_that_a_ladder_can_hold(person: str, text: str) -> None:
    lines = lines_from_answers([Answer(person, "craft", text)])

    assert not lines or problems_of(ladder_of("Design", lines)) == ()

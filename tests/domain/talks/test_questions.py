"""What to find out first: what is asked when, and what becomes of an answer."""

from datetime import date

import pytest

from bot.domain.plan.case import STAGES
from bot.domain.talks.questions import (
    LONGEST_ANSWER,
    QUESTIONS,
    AnswerTooLongError,
    Asked,
    NoAnswerError,
    about,
    answered,
    next_question,
    standing_of,
)
from tests.asks import asks_in

TODAY = date(2026, 11, 23)
PROCESS, PHILOSOPHY, LEVEL, *_ = QUESTIONS


def done(name: str) -> Asked:
    return Asked(name, asked_on=TODAY, answered_on=TODAY)


def test_while_learning_the_process_comes_first_and_what_was_asked_waits_its_turn() -> None:
    first = next_question("learn", (), 0)
    second = next_question("learn", (Asked("process", asked_on=TODAY),), 1)
    third = next_question("learn", (done("process"), done("philosophy")), 2)

    assert (first.name, second.name, third.name) == ("process", "philosophy", "guidelines")


def test_what_waits_for_an_answer_comes_back_once_all_were_asked() -> None:
    asked = [Asked(name, asked_on=TODAY) for name in ("philosophy", "guidelines", "level")]

    found = next_question("learn", (*asked, Asked("process", asked_on=date(2026, 11, 2))), 4)

    assert found.name == "process"


def test_with_all_answered_the_stage_has_other_questions() -> None:
    found = next_question("learn", [done(one.name) for one in QUESTIONS], 0)

    assert found.name == ""
    assert found.words.endswith("?")


@pytest.mark.parametrize("stage", STAGES)
def test_no_question_asks_for_the_promotion_000_7(stage: str) -> None:
    words = [next_question(stage, (), turn).words for turn in range(8)]  # type: ignore[arg-type]  # one of STAGES
    words += [one.words for one in QUESTIONS]

    assert [text for text in words if asks_in(text)] == []


def test_the_parts_of_an_answer_are_kept_apart_003_1() -> None:
    said = {"skills": "design", "impact": " two teams ", "responsibilities": ""}

    found = answered(LEVEL, said, "Marta", TODAY)

    assert [(one.part, one.text) for one in found] == [
        ("skills", "design"),
        ("impact", "two teams"),
    ]
    assert about(("level",), found) == found
    assert standing_of((), found)[2].findings == found


def test_an_answer_needs_words_and_not_too_many() -> None:
    with pytest.raises(NoAnswerError) as empty:
        answered(PROCESS, {"dates": "  "}, "", TODAY)
    with pytest.raises(AnswerTooLongError) as long:
        answered(PROCESS, {"dates": "x" * (LONGEST_ANSWER + 1)}, "", TODAY)

    assert (empty.value.field, long.value.field) == ("who_decides", "dates")

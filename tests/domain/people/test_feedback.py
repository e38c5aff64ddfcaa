"""Feedback: what counts as an answer, when to remind, and what it says about each line."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.ladder.ladder import LineKey
from bot.domain.people.feedback import (
    Answer,
    EmptyFeedbackError,
    Feedback,
    Tag,
    TooSoonError,
    checked_answer,
    in_words,
    last_asked,
    may_remind,
    voices_in,
)
from bot.domain.people.person import Person

ASKED_AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
KEY = LineKey("scope", 2)
SAID = Answer("You finish things", "Say no sooner", "nearly", "One more project")
ASKED = Feedback(1, "Kim Park", "asked", ASKED_AT, "U3")
ANSWERED = replace(ASKED, state="answered", answer=SAID, answered_at=ASKED_AT)


def test_one_sentence_to_either_question_is_an_answer() -> None:
    assert checked_answer(Answer(work_on=" less "), "field") == Answer(work_on="less")
    with pytest.raises(EmptyFeedbackError) as refused:
        checked_answer(Answer(" ", "\n", "yes", "because"), "field")
    assert refused.value.field == "field"


@pytest.mark.parametrize(
    ("waited", "when"),
    [
        (timedelta(), "in 5 days"),
        (timedelta(days=3, hours=1), "in 2 days"),
        (timedelta(days=4), "tomorrow"),
    ],
)
def test_everybody_gets_five_days_before_they_are_reminded(waited: timedelta, when: str) -> None:
    with pytest.raises(TooSoonError, match=when):
        may_remind(ASKED, ASKED_AT + waited)


def test_after_a_reminder_the_five_days_begin_again() -> None:
    later = ASKED_AT + timedelta(days=5)

    assert may_remind(ASKED, later)
    with pytest.raises(TooSoonError):
        may_remind(replace(ASKED, reminded_at=later), later + timedelta(days=4))


def test_a_strength_quotes_the_praise_and_a_gap_the_advice() -> None:
    both = replace(ANSWERED, tags=(Tag(KEY, "strength"), Tag(KEY, "gap")))
    only_praise = replace(both, answer=Answer("You finish things"))

    assert [voice.words for voice in voices_in(both)] == ["You finish things", "Say no sooner"]
    assert [voice.words for voice in voices_in(only_praise)] == ["You finish things"] * 2
    assert voices_in(replace(both, answered_at=None)) == ()


def test_what_a_third_person_is_shown_leaves_out_what_is_empty() -> None:
    assert in_words(ANSWERED) == (
        "Does well: You finish things\n"
        "Should work on: Say no sooner\n"
        "Ready for more: Nearly. One more project"
    )
    assert in_words(replace(ANSWERED, answer=Answer("You finish things"))) == (
        "Does well: You finish things"
    )


def test_the_last_day_of_each_is_found_by_id_or_name_and_not_what_was_taken_back() -> None:
    kim, zoe = Person("Kimmy", "U3", id=1), Person("Zoë", None, id=2)
    earlier = replace(ASKED, asked_at=ASKED_AT - timedelta(days=90))
    in_person = replace(ASKED, with_name="ZOË", with_id=None)
    back = replace(ASKED, asked_at=ASKED_AT + timedelta(days=1), state="taken_back")

    found = last_asked((kim, zoe, Person("Lena", id=3)), (earlier, ASKED, in_person, back))

    assert found == ((1, date(2026, 11, 16)), (2, date(2026, 11, 16)))

"""The talk: a form that asks for little, and an answer that shows what was understood."""

import re
from datetime import UTC, date, datetime
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.domain.errors import CoachError
from bot.domain.talks.answer_page import AnswerPage, plan_from, questions_from
from bot.domain.talks.playbook import days_of, play_for
from bot.domain.talks.talk import Outcome, Promise, Talk
from bot.slack.views.talks import talk as views
from bot.slack.views.talks.answer import answer_page
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MANY = tuple(Promise(f"name {n}", text, TODAY if n % 2 else None) for n, text in enumerate(AWKWARD))

TALKS = {
    "Ada": Talk("Marta", TODAY, "", "open", id=1, recorded_at=NOW),
    "Bo": Talk(
        "Marta",
        date(2026, 11, 20),
        "said",
        "not_yet",
        (Promise("me", "run the next review", date(2026, 12, 4)),),
        date(2027, 2, 22),
        id=2,
        recorded_at=NOW,
    ),
    "Cy": Talk(
        "Søren *O'Brien* <b>", date(2025, 3, 2), "said", "evasive", MANY, id=3, recorded_at=NOW
    ),
}

visible = st.text(min_size=1, max_size=80).filter(str.strip)


def page_of(talk: Talk) -> AnswerPage:
    return AnswerPage(
        talk,
        TODAY,
        play=play_for(talk.outcome),
        dates=days_of(talk),
        questions=questions_from(talk),
        plan=plan_from(talk, None, TODAY),
        stage="ready",
    )


def submitted(**values: dict[str, Any] | None) -> dict[str, Any]:
    """A form with these answers, the others left as they are."""
    given = {
        "with_name": {"value": "Marta"},
        "held_on": {"selected_date": "2026-11-20"},
        views.SAID: {"value": None},
        "outcome": {"selected_option": {"value": "yes"}},
        "promises": {"value": None},
        "next_talk_on": {"selected_date": None},
    } | values
    return {
        "private_metadata": "",
        "state": {"values": {name: {name: value} for name, value in given.items()}},
    }


@pytest.mark.parametrize("who", TALKS)
def test_what_was_understood_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(answer_page(page_of(TALKS[who]))) == snapshot


def test_the_form_reads_well(snapshot: SnapshotAssertion) -> None:
    assert seen(views.record_talk_form(today=TODAY, manager_name="Marta")) == snapshot


@pytest.mark.parametrize("who", TALKS)
def test_what_a_talk_turns_into_is_what_slack_takes(who: str) -> None:
    assert problems_of(answer_page(page_of(TALKS[who]))) == []


@settings(deadline=None)
@given(st.text(max_size=200), visible, st.lists(visible, max_size=40))
def test_form_and_answer_are_what_slack_takes_whatever_they_say(
    manager: str, name: str, promised: list[str]
) -> None:
    promises = tuple(Promise(name, what * 40) for what in promised)
    talk = Talk(name, TODAY, "", "open", promises, TODAY, id=1, recorded_at=NOW)

    assert problems_of(views.record_talk_form(today=TODAY, manager_name=manager)) == []
    assert problems_of(answer_page(page_of(talk))) == []


def test_every_outcome_can_be_chosen_in_plain_words() -> None:
    assert set(views.OUTCOMES) == set(get_args(Outcome))
    assert not [label for label in views.OUTCOMES.values() if "_" in label or len(label) > 75]


def test_a_form_left_nearly_empty_is_read() -> None:
    draft = views.read_talk_form(submitted(outcome={"selected_option": None}), TODAY)

    assert (draft.with_name, draft.held_on, draft.outcome) == ("Marta", date(2026, 11, 20), "open")
    assert (draft.said, draft.promises, draft.next_talk_on) == ("", (), None)


def test_control_characters_do_not_reach_what_is_saved() -> None:
    view = submitted(
        with_name={"value": " Mar\x00ta\n"},
        on_record={"value": "a\x07b"},
        own_notes={"value": "c\x07d"},
        promises={"value": "\x00"},
    )

    draft = views.read_talk_form(view, TODAY)

    assert (draft.with_name, draft.said, draft.own_notes) == ("Marta", "ab", "cd")
    assert draft.promises == ()


def test_a_window_that_was_open_before_holds_own_notes() -> None:
    """Its one box was headed "For you alone"."""
    draft = views.read_talk_form(submitted(said={"value": "He looked annoyed."}), TODAY)

    assert (draft.said, draft.own_notes) == ("", "He looked annoyed.")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("with_name", {"value": " "}, "With whom did you talk?"),
        ("held_on", {"selected_date": "2026-11-24"}, "That day is still to come."),
        ("next_talk_on", {"selected_date": "2026-11-20"}, "The next talk comes after this one."),
    ],
)
def test_what_cannot_be_names_its_field(field: str, value: dict[str, Any], sentence: str) -> None:
    with pytest.raises(CoachError, match=re.escape(sentence)) as caught:
        views.read_talk_form(submitted(**{field: value}), TODAY)

    assert caught.value.field == field

from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.talks.answer import Answer
from bot.domain.talks.answer_page import agreed_in, named_in, plan_from, questions_from, vague_items
from bot.domain.talks.playbook import (
    NothingNamedError,
    PastRevisitError,
    checked,
    days_of,
    meeting_day,
)
from bot.domain.talks.talk import (
    Outcome,
    Promise,
    PromiseKey,
    Talk,
    open_promises,
    settled,
    undecided,
    with_states,
)

HELD_ON = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PLAN = Promise("me", "send the plan", date(2026, 12, 4))
CRITERIA = Promise("Marta", "send the criteria")


def talk(outcome: Outcome = "open", *promises: Promise, said: str = "", number: int = 1) -> Talk:
    return Talk("Marta Lindqvist", HELD_ON, said, outcome, promises, id=number, recorded_at=NOW)


def test_open_promises_have_the_earliest_day_first_and_those_without_a_day_last() -> None:
    saved = Promise("me", "book the room", state="kept", closed_on=HELD_ON)

    found = open_promises([talk("open", CRITERIA, saved, PLAN)])

    assert [one.promise for one in found] == [PLAN, CRITERIA]
    assert [one.key for one in found] == [PromiseKey(1, 2), PromiseKey(1, 0)]


def test_a_settled_promise_knows_its_day_and_can_be_open_again() -> None:
    saved = settled((PLAN, CRITERIA), 0, "kept", HELD_ON)

    assert (saved[0].state, saved[0].closed_on, saved[1]) == ("kept", HELD_ON, CRITERIA)
    assert settled(saved, 0, "open", HELD_ON) == (PLAN, CRITERIA)


def test_a_corrected_promise_keeps_its_state_by_its_words() -> None:
    before = settled((PLAN, CRITERIA), 1, "dropped", HELD_ON)

    after = with_states((CRITERIA, Promise("Kenji", "book the room")), before)

    assert [one.state for one in after] == ["dropped", "open"]


@pytest.mark.parametrize(("who", "is_mine"), [("me", True), (" I ", True), ("Mia", False)])
def test_a_promise_of_the_members_own_is_known_by_how_they_write_themselves(
    who: str, *, is_mine: bool
) -> None:
    assert Promise(who, "send it").is_mine is is_mine


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_the_newest_talk_waits_if_it_has_no_outcome_000_14(outcome: Outcome) -> None:
    newest = talk(outcome, number=2)
    waits = newest if outcome in {"open", "evasive"} else None

    assert undecided([newest]) == undecided([talk("open"), newest]) == waits
    assert undecided([]) is None


def test_a_talk_without_a_day_is_picked_up_again_in_a_fortnight_000_14() -> None:
    assert talk("open").again_on == date(2026, 12, 7)
    assert talk("evasive").again_on == date(2026, 12, 7)
    assert talk("not_yet").again_on is None


def test_named_vaguely_waits_for_an_example_and_the_rest_is_planned_004_54() -> None:
    answer = Answer(1, ("be more senior", "lead the audit"))

    plan = plan_from(talk("not_ready", PLAN, CRITERIA), answer, HELD_ON)

    assert (plan.named, plan.waiting) == (("lead the audit",), ("be more senior",))
    assert [(step.text, step.monday) for step in plan.steps] == [
        ("send the plan", date(2026, 11, 30))
    ]
    assert plan.goals_end_on == date(2027, 5, 24)


def test_a_promise_that_is_late_is_a_step_of_this_week() -> None:
    (step,) = plan_from(talk("yes", PLAN), None, date(2027, 1, 6)).steps

    assert step.monday == date(2027, 1, 4)


def test_an_example_makes_what_was_named_clear_004_54() -> None:
    vague = Answer(1, ("more impact",))
    clear = Answer(1, ("more impact",), examples="For example the audit that Priya led")

    assert list(vague_items(vague)) == ["more impact"]
    assert vague_items(clear) == {}
    assert vague_items(vague, ["impact"]) == {}


def test_requirements_and_gaps_of_the_plan_are_named_too() -> None:
    answer = Answer(1, requirements="hand over\n\nhire Sam", missing_from_plan="two teams")

    assert named_in(answer) == ("hand over", "hire Sam", "two teams")


@pytest.mark.parametrize("outcome", ["yes", "no_budget", "not_that_role", "open"])
def test_nothing_is_asked_back_where_nothing_has_to_be_worked_on(outcome: Outcome) -> None:
    assert questions_from(talk(outcome, said="More impact.")) == ()


def test_an_answer_that_cannot_be_is_refused_004_51() -> None:
    with pytest.raises(NothingNamedError):
        checked(Answer(1, ("  ",)), talk("not_yet"))
    with pytest.raises(PastRevisitError):
        checked(Answer(1, ("a talk",), revisit_on=HELD_ON), talk("not_yet"))


def test_the_next_talk_that_was_agreed_is_the_day_to_look_again() -> None:
    agreed = Talk(
        "Marta", HELD_ON, "", "not_yet", id=1, recorded_at=NOW, next_talk_on=date(2027, 2, 1)
    )

    assert days_of(agreed).revisit_on == date(2027, 2, 1)
    assert days_of(agreed, Answer(1, revisit_on=date(2027, 3, 1))).revisit_on == date(2027, 3, 1)


def test_how_a_no_sounded_is_no_fact_for_others_004_53() -> None:
    answer = Answer(
        1, who_decides="Kenji", real_or_soft="soft", other_paths="lead of the guild.\na rotation"
    )

    assert agreed_in(answer, HELD_ON) == (
        "Kenji still has to agree.",
        "Other ways we talked about: lead of the guild and a rotation.",
    )


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_people_meet_on_a_weekday(on: date) -> None:
    day = meeting_day(on)

    assert day.weekday() < 5
    assert 0 <= (day - on).days <= 2
    assert (day == on) == (on.weekday() < 5)

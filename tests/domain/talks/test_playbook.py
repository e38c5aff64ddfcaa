from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.talks.playbook import (
    CONFIRM_WITHIN,
    PastRevisitError,
    Play,
    confirmation_due,
    dates_for,
    named_items,
    play_for,
    question_back,
)
from bot.domain.talks.talk import Outcome

HELD_ON = date(2026, 8, 31)
ANSWERS: tuple[Outcome, ...] = tuple(answer for answer in get_args(Outcome) if answer != "open")
DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


def play(answer: Outcome, *earlier: Outcome) -> Play:
    found = play_for(answer, earlier)
    assert found is not None
    return found


def test_each_of_the_six_answers_has_words_facts_and_a_way_on() -> None:
    assert len(ANSWERS) == 6
    for answer in ANSWERS:
        found = play(answer)
        assert found.answer == answer
        assert found.say
        assert found.record
        assert found.then
    assert play_for("open") is None


def test_yes_asks_for_it_in_writing_and_records_who_when_what_004_50() -> None:
    yes = play("yes")

    assert {"who_decides", "decided_on", "effective_on", "requirements"} <= set(yes.record)
    assert "written_confirmation" in yes.then
    assert any("write down" in sentence for sentence in yes.say)
    assert dates_for("yes", HELD_ON).next_on == HELD_ON + CONFIRM_WITHIN


def test_yes_is_asked_after_weekly_until_it_is_in_writing_004_50() -> None:
    days = [HELD_ON + timedelta(days=number) for number in range(22)]

    occasions = [confirmation_due(HELD_ON, day) for day in days]

    assert occasions[6] is None
    assert sorted({occasion for occasion in occasions if occasion}) == [
        "2026-08-31+1",
        "2026-08-31+2",
        "2026-08-31+3",
    ]
    assert confirmation_due(HELD_ON, days[-1], received_on=days[5]) is None


def test_not_yet_becomes_gaps_and_a_day_in_six_months_004_51() -> None:
    dates = dates_for("not_yet", HELD_ON)

    assert {"missing_items", "revisit_on"} <= set(play("not_yet").record)
    assert {"gaps", "revisit"} <= set(play("not_yet").then)
    assert dates.revisit_on == date(2027, 3, 1)
    assert dates.remind_on == date(2027, 2, 15)


def test_named_items_are_those_in_words_each_once_004_51() -> None:
    assert named_items(["", "  "]) == ()
    assert named_items([" lead a project ", "lead a project", ""]) == ("lead a project",)


def test_no_budget_asks_what_would_create_the_role_and_keeps_other_paths_004_52() -> None:
    no_budget = play("no_budget")

    assert {"what_creates_the_role", "other_paths"} <= set(no_budget.record)
    assert any("created" in sentence for sentence in no_budget.say)
    assert any("another way" in sentence for sentence in no_budget.say)


def test_second_no_budget_asks_whether_it_is_a_soft_no_004_53() -> None:
    first = play("no_budget", "not_yet", "evasive")
    second = play("no_budget", "no_budget", "evasive")

    assert "stay_or_go" not in first.then
    assert "real_or_soft" in first.record
    assert second.record[0] == "real_or_soft"
    assert "stay_or_go" in second.then
    assert "kind way to say no" in second.note
    assert "If there were money tomorrow" in second.say[0]


def test_not_ready_asks_for_specifics_and_a_plan_004_54() -> None:
    not_ready = play("not_ready")

    assert any("example" in sentence for sentence in not_ready.say)
    assert any("plan" in sentence for sentence in not_ready.say)
    assert {"gaps", "not_yet"} <= set(not_ready.then)


@pytest.mark.parametrize(
    ("answer", "is_asked"),
    [("not_ready", True), ("not_yet", True), ("evasive", True), ("yes", False)],
)
def test_vague_words_of_such_an_answer_get_a_question_back_004_54(
    answer: Outcome, *, is_asked: bool
) -> None:
    assert (question_back(answer, "You need more impact.") is not None) is is_asked
    assert question_back(answer, "More impact, for example lead the audit.") is None
    assert question_back(answer, "More impact in mentoring.", ["mentoring"]) is None


def test_not_in_that_role_is_plain_and_leads_to_weighing_the_paths_004_55() -> None:
    hard_no = play("not_that_role")

    assert hard_no.then == ("stay_or_go",)
    assert "clear no" in hard_no.note
    assert not [word for word in ("yet", "next time", "soon") if word in hard_no.note]
    assert dates_for("not_that_role", HELD_ON).revisit_on is None


def test_evasive_answer_asks_what_is_missing_from_the_plan_on_the_next_agenda_002_41() -> None:
    evasive = play("evasive")

    assert "missing from the plan" in evasive.say[0]
    assert evasive.then == ("agenda_question",)


def test_agreed_day_replaces_the_usual_one_and_has_its_reminder_004_58() -> None:
    dates = dates_for("not_ready", HELD_ON, revisit_on=date(2026, 12, 1))

    assert (dates.revisit_on, dates.remind_on) == (date(2026, 12, 1), date(2026, 11, 17))


def test_day_that_is_not_after_the_talk_is_refused_004_58() -> None:
    with pytest.raises(PastRevisitError):
        dates_for("not_yet", HELD_ON, revisit_on=HELD_ON)


@given(st.sampled_from(ANSWERS), DAYS, st.none() | st.integers(1, 800))
def test_days_that_follow_are_after_the_talk_and_the_reminder_before_its_day_004_58(
    answer: Outcome, held_on: date, days: int | None
) -> None:
    agreed_on = None if days is None else held_on + timedelta(days=days)

    dates = dates_for(answer, held_on, agreed_on)

    assert agreed_on in {None, dates.revisit_on}
    assert all(on > held_on for on in (dates.next_on, dates.revisit_on, dates.remind_on) if on)
    assert (dates.remind_on is None) == (dates.revisit_on is None)
    if dates.remind_on and dates.revisit_on:
        assert dates.remind_on <= dates.revisit_on

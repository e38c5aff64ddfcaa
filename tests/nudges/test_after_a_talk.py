"""What comes of a talk or a no: each reminder on its day, each occasion once."""

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from bot.domain.plan.case import Case, Stage
from bot.domain.talks.answer import Answer
from bot.domain.talks.talk import Outcome
from bot.domain.week.situation import Situation
from bot.nudges import (
    Rule,
    after_hard_no,
    decision_day,
    look_again,
    open_talk,
    ready_silent,
    timing_watch,
    two_weeks,
    written_yes,
)
from bot.templates.samples import bo
from tests.nudges.situations import STARTED_AT, refusal, situation, talk

HELD_ON = date(2026, 11, 2)
CASE = Case("Staff Engineer", id=1, stage="answered", started_at=STARTED_AT, manager_name="Marta")


def days_of(rule: Rule, standing: Situation, days: int) -> dict[str, date]:
    """For each occasion the first day on which the rule speaks, when the member hears each."""
    found: dict[str, date] = {}
    told: dict[tuple[str, str], date] = {}
    for ahead in range(days):
        day = standing.today + timedelta(days=ahead)
        nudge = rule.nudge(replace(standing, today=day, told=told))
        if nudge:
            found.setdefault(nudge.occasion, day)
            told = {(nudge.name, nudge.occasion): day} | told
    return found


def test_an_open_talk_is_asked_about_twice_from_the_day_of_the_next_000_14() -> None:
    standing = Situation(HELD_ON, CASE, talks=(talk("open", HELD_ON),))

    days = days_of(open_talk, standing, 200)

    assert list(days.values()) == [date(2026, 11, 16), date(2026, 11, 23)]


def test_who_was_away_for_the_first_time_still_has_the_second_a_week_later_000_14() -> None:
    standing = Situation(date(2026, 12, 20), CASE, talks=(talk("open", HELD_ON),))

    days = days_of(open_talk, standing, 200)

    assert list(days.values()) == [date(2026, 12, 20), date(2026, 12, 27)]


def test_what_an_older_coach_had_said_every_week_is_let_go_000_14() -> None:
    told = {("open_talk", f"7/2026-11-16+{week}"): date(2026, 11, 16) for week in range(9)}
    standing = Situation(date(2027, 3, 1), CASE, talks=(talk("open", HELD_ON),), told=told)

    assert open_talk.nudge(standing) is None


@pytest.mark.parametrize("outcome", ["yes", "not_yet", "no_budget", "not_ready", "not_that_role"])
def test_a_later_outcome_ends_the_asking_000_14(outcome: Outcome) -> None:
    later = replace(talk(outcome, HELD_ON + timedelta(days=3)), id=8)
    standing = Situation(date(2026, 12, 1), CASE, talks=(later, talk("open", HELD_ON)))

    assert open_talk.nudge(standing) is None


def test_a_yes_is_asked_for_in_writing_twice_or_until_it_came_004_50() -> None:
    standing = Situation(HELD_ON, CASE, talks=(talk("yes", HELD_ON),))
    confirmed = replace(standing, answers={7: Answer(7, confirmed_on=HELD_ON)})

    assert list(days_of(written_yes, standing, 200).values()) == [
        date(2026, 11, 9),
        date(2026, 11, 16),
    ]
    assert days_of(written_yes, confirmed, 20) == {}


def test_a_plain_no_leads_to_the_paths_once_a_week_later_and_for_six_weeks_004_55() -> None:
    standing = Situation(HELD_ON, CASE, talks=(talk("not_that_role", HELD_ON),))
    last_day = HELD_ON + timedelta(days=41)

    assert list(days_of(after_hard_no, standing, 60).values()) == [date(2026, 11, 9)]
    assert after_hard_no.nudge(replace(standing, today=last_day))
    assert after_hard_no.nudge(replace(standing, today=last_day + timedelta(days=1))) is None


@pytest.mark.parametrize("outcome", sorted({*get_args(Outcome)} - {"not_that_role"}))
def test_no_other_answer_leads_there_004_55(outcome: Outcome) -> None:
    standing = Situation(HELD_ON, CASE, talks=(talk(outcome, HELD_ON),))

    assert days_of(after_hard_no, standing, 60) == {}


def test_the_day_to_look_again_is_reminded_of_once_004_58() -> None:
    standing = Situation(HELD_ON, CASE, talks=(talk("not_yet", HELD_ON),))

    days = days_of(look_again, standing, 300)

    assert list(days.values()) == [date(2027, 4, 19)]


def test_after_a_no_its_own_day_counts_and_not_that_of_the_talk_004_58() -> None:
    closed = replace(CASE, stage="not_this_time")
    no = refusal(HELD_ON, date(2027, 5, 2), "readiness")
    standing = Situation(HELD_ON, closed, talks=(talk("not_ready", HELD_ON),), refusal=no)

    days = days_of(look_again, standing, 300)

    assert days == {"no 3/2027-05-02": date(2027, 4, 18)}


def test_a_no_of_the_company_has_its_moment_watched_twice_001_14() -> None:
    closed = replace(CASE, stage="not_this_time")
    standing = Situation(HELD_ON, closed, refusal=refusal(HELD_ON, date(2027, 5, 2)))

    assert list(days_of(timing_watch, standing, 200).values()) == [
        date(2026, 12, 2),
        date(2027, 1, 2),
    ]
    other = replace(standing, refusal=refusal(HELD_ON, date(2027, 2, 2), "readiness"))
    assert days_of(timing_watch, other, 200) == {}


@pytest.mark.parametrize(
    ("stage", "times"), [("ready", 1), ("asked", 2), ("answered", 2), ("work", 1)]
)
def test_the_day_of_the_decision_asks_for_the_outcome_and_whoever_asked_a_second_time(
    stage: Stage, times: int
) -> None:
    eve = date(2026, 12, 14)
    standing = situation(eve, stage=stage, decision_on=date(2026, 12, 15))

    asked = days_of(decision_day, standing, 90)
    assert list(asked.values()) == [date(2026, 12, 15), date(2026, 12, 29)][:times]


def test_it_waits_for_the_day_on_which_people_hear() -> None:
    sent = situation(date(2026, 12, 14), stage="asked", decision_on=date(2026, 12, 15))
    later = replace(sent, case=sent.case and replace(sent.case, announcement_on=date(2027, 1, 8)))

    assert days_of(decision_day, later, 60) == {
        "2026-12-15/between": date(2026, 12, 16),
        "2027-01-08": date(2027, 1, 8),
        "2027-01-08/again": date(2027, 1, 22),
    }


def test_nobody_is_asked_in_between_where_people_hear_within_two_days() -> None:
    sent = situation(date(2026, 12, 14), stage="asked", decision_on=date(2026, 12, 15))
    soon = replace(sent, case=sent.case and replace(sent.case, announcement_on=date(2026, 12, 17)))

    assert min(days_of(decision_day, soon, 60).values()) == date(2026, 12, 17)


def test_an_ask_is_on_record_by_the_stage_or_by_the_tick_that_the_talk_was_held() -> None:
    for stage, ticked, has_asked in (
        ("ready", (), 0),
        ("ready", ("talk_held",), 1),
        ("work", ("talk_asked_for",), 0),
        ("asked", (), 1),
    ):
        told = situation(date(2026, 12, 15), stage=stage, decision_on=date(2026, 12, 15))  # type: ignore[arg-type]
        near = replace(told, today=date(2026, 12, 8), ticked=ticked)
        nudges = decision_day.nudge(replace(told, ticked=ticked)), two_weeks.nudge(near)
        assert [nudge and nudge.facts["has_asked"] for nudge in nudges] == [has_asked] * 2


def test_whoever_ticked_the_talk_is_not_told_that_they_are_silent() -> None:
    ready = ready_silent.sample(bo(), date(2026, 11, 23))

    assert ready_silent.nudge(ready) is not None
    assert ready_silent.nudge(replace(ready, ticked=("talk_held",))) is None


@pytest.mark.parametrize("stage", ["promoted", "not_this_time"])
def test_it_asks_nobody_who_knows(stage: Stage) -> None:
    standing = situation(date(2026, 12, 15), stage=stage, decision_on=date(2026, 12, 15))
    heard = situation(date(2026, 12, 18), stage="asked", decision_on=date(2026, 12, 15))
    with_talk = replace(heard, talks=(talk("yes", date(2026, 12, 16)),))

    assert decision_day.nudge(standing) is None
    assert decision_day.nudge(heard) is not None
    assert decision_day.nudge(with_talk) is None


@pytest.mark.parametrize("name", ["written_yes", "look_again", "open_talk"])
def test_who_is_promoted_is_left_in_peace(name: str) -> None:
    rules = {"written_yes": written_yes, "look_again": look_again, "open_talk": open_talk}
    standing = rules[name].sample(bo(), date(2026, 11, 23))

    assert rules[name].nudge(standing) is not None
    assert rules[name].nudge(replace(standing, case=replace(CASE, stage="promoted"))) is None

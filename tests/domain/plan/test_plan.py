from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.dates import months_before
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.plan.case import STAGES, Stage
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.lateness import LATE_ASK, LATE_UNDER
from bot.domain.plan.milestones import BEFORE_OPENING, MILESTONES, Milestone, MilestoneName, done_by
from bot.domain.plan.plan import (
    ROOM,
    TOO_SHORT,
    WAITS_FOR,
    CyclePlan,
    plan_for,
)

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
CYCLE = Cycle("Summer", date(2027, 8, 31), origin="company", every_months=6)
IN_TIME = date(2026, 11, 23)
DAYS = st.dates(date(2020, 1, 1), date(2100, 12, 31))


def in_order(cycle: Cycle) -> Cycle:
    opens_on = cycle.opens_on and min(cycle.opens_on, cycle.decided_on)
    return replace(cycle, opens_on=opens_on)


CYCLES = st.builds(
    Cycle,
    st.just("Any"),
    DAYS,
    opens_on=st.none() | DAYS,
    origin=st.sampled_from(["company", "own", "off_cycle"]),
    every_months=st.integers(1, 18),
).map(in_order)
DONE = st.lists(st.sampled_from(MILESTONES[:-1]), unique=True)


def dues(plan: CyclePlan) -> dict[MilestoneName, date]:
    return {step.name: step.due_on for step in plan.milestones}


def named(plan: CyclePlan, name: MilestoneName) -> Milestone:
    return next(step for step in plan.milestones if step.name == name)


def test_plan_in_time_holds_every_step_in_order() -> None:
    plan = plan_for(CYCLE, IN_TIME)

    assert tuple(step.name for step in plan.milestones) == MILESTONES
    assert plan.lost == ()
    assert not plan.is_too_late
    assert not [step.name for step in plan.milestones if step.is_moved]


def test_each_step_has_its_day_002_44_002_45() -> None:
    days = {name: (CYCLE.decided_on - on).days for name, on in dues(plan_for(CYCLE, TODAY)).items()}

    assert days == {
        "process_known": 243,
        "criteria_agreed": 212,
        "map_agreed": 184,
        "gaps_agreed": 153,
        "aim_told_early": 123,
        "proof_shown": 92,
        "midway_review": 92,
        "plan_with_manager": 70,
        "proposal_written": 56,
        "talk_asked_for": 49,
        "case_handed_over": 42,
        "talk_held": 35,
        "questions_answered": 14,
        "decided": 0,
    }


@given(DAYS)
def test_map_is_agreed_six_calendar_months_before_002_44(decided_on: date) -> None:
    plan = plan_for(Cycle("Any", decided_on), date(2019, 1, 1))

    assert dues(plan)["map_agreed"] <= months_before(decided_on, 6)


@pytest.mark.parametrize(
    ("decided_on", "map_on"),
    [
        (date(2027, 8, 31), date(2027, 2, 28)),
        (date(2028, 8, 31), date(2028, 2, 29)),
        (date(2028, 2, 29), date(2027, 8, 29)),
        (date(2027, 3, 31), date(2026, 9, 30)),
    ],
)
def test_six_months_hold_across_month_ends_and_leap_years_002_44(
    decided_on: date, map_on: date
) -> None:
    assert dues(plan_for(Cycle("Any", decided_on), date(2026, 1, 1)))["map_agreed"] == map_on


@given(DAYS)
def test_manager_has_plan_and_case_weeks_before_they_decide_002_45(decided_on: date) -> None:
    plan = dues(plan_for(Cycle("Any", decided_on), date(2019, 1, 1)))

    assert plan["plan_with_manager"] < plan["proposal_written"] < plan["talk_asked_for"]
    assert plan["talk_asked_for"] < plan["case_handed_over"] < plan["talk_held"] < decided_on
    assert decided_on - plan["plan_with_manager"] == timedelta(weeks=10)
    assert decided_on - plan["case_handed_over"] == timedelta(weeks=6)


def test_plan_counts_from_the_decision_not_from_the_announcement_002_43() -> None:
    told_later = replace(CYCLE, announced_on=date(2027, 11, 30))

    assert dues(plan_for(told_later, IN_TIME)) == dues(plan_for(CYCLE, IN_TIME))


def test_aim_is_told_before_the_period_opens_004_6() -> None:
    opens_on = date(2027, 7, 1)

    plan = plan_for(replace(CYCLE, opens_on=opens_on), IN_TIME)

    assert dues(plan)["aim_told_early"] == opens_on - BEFORE_OPENING
    assert list(dues(plan).values()) == sorted(dues(plan).values())


def test_off_cycle_ask_has_the_same_steps_and_speaks_of_no_period_004_6() -> None:
    plan = plan_for(Cycle("Off-cycle", date(2027, 8, 31), origin="off_cycle"), IN_TIME)

    assert tuple(dues(plan)) == MILESTONES
    assert dues(plan)["map_agreed"] == date(2027, 2, 28)
    titles = [step.title for step in plan.milestones]
    assert not [title for title in titles if "period" in title or title == "It's decided"]
    assert titles[-1] == "The answer you hope for"


def test_off_cycle_ask_that_comes_too_soon_is_hoped_for_later_and_no_round_is_made_up() -> None:
    for days in (7, 0, -1):
        plan = plan_for(
            Cycle("Off-cycle", TODAY + timedelta(days=days), origin="off_cycle"),
            TODAY,
            done_by("work"),
        )

        assert plan.next_plan is not None
        assert plan.next_plan.cycle.origin == "off_cycle"
        assert timedelta(weeks=10) < plan.next_plan.cycle.decided_on - TODAY < timedelta(weeks=15)
        assert "any other day will do" in plan.lost[0]
        assert "round" not in plan.lost[0]


def test_off_cycle_ask_that_comes_too_soon_goes_to_the_companys_round_where_one_is_known() -> None:
    plan = plan_for(Cycle("Off-cycle", TODAY + A_DAY, origin="off_cycle"), TODAY, others=(CYCLE,))

    assert plan.next_plan is not None
    assert plan.next_plan.cycle == CYCLE
    assert "your company's next round, on 31 August 2027" in plan.lost[0]


@pytest.mark.parametrize("days", [1, 30, 80])
def test_whoever_asked_waits_for_the_answer_and_is_sent_to_no_other_round(days: int) -> None:
    today = CYCLE.decided_on + timedelta(days=days)

    plan = plan_for(CYCLE, today, done_by("asked"))

    assert not plan.is_too_late
    assert plan.waits_for_answer
    assert plan.next_step.title == "Hear the answer"
    assert plan.next_step.due_on == today
    assert plan.lost == (
        "It was decided on 31 August 2027. Your part is done: ask how it went, and note it here.",
    )


def test_before_people_hear_there_is_nothing_to_ask() -> None:
    told_later = replace(CYCLE, announced_on=date(2027, 9, 30))

    plan = plan_for(told_later, CYCLE.decided_on + A_DAY, done_by("asked"))

    assert plan.next_step.due_on == date(2027, 9, 30)
    assert "people hear on 30 September 2027" in plan.lost[0]


def test_an_answer_that_never_came_is_given_up_after_a_season() -> None:
    plan = plan_for(CYCLE, CYCLE.decided_on + WAITS_FOR + A_DAY, done_by("asked"))

    assert plan.is_too_late


WEEKDAYS = WorkingDays(holidays=frozenset({date(2027, 2, 26), date(2026, 12, 31)}))


def test_a_step_on_a_day_off_is_due_on_the_working_day_before_002_44() -> None:
    plan = plan_for(CYCLE, IN_TIME, working=WEEKDAYS)

    assert dues(plan)["map_agreed"] == date(2027, 2, 25)
    assert dues(plan)["process_known"] == date(2026, 12, 30)
    assert dues(plan)["criteria_agreed"] == date(2027, 1, 29)
    assert not [step.name for step in plan.milestones if step.is_moved]
    assert plan.lost == ()


def test_the_day_of_the_decision_is_a_fact_and_stays_where_it_is() -> None:
    on_a_sunday = replace(CYCLE, decided_on=date(2027, 8, 29))

    assert dues(plan_for(on_a_sunday, IN_TIME, working=WEEKDAYS))["decided"] == date(2027, 8, 29)


@given(DAYS, st.integers(14, 400))
def test_no_step_falls_on_a_day_off_or_into_the_past(decided_on: date, days_left: int) -> None:
    today = decided_on - timedelta(days=days_left)

    plan = plan_for(Cycle("Any", decided_on), today, working=WEEKDAYS)

    for step in plan.milestones[:-1]:
        assert step.due_on >= today
        assert WEEKDAYS.includes(step.due_on) or not WEEKDAYS.includes(today)


def test_late_start_compresses_and_says_what_was_lost_002_46() -> None:
    ten_weeks_left = CYCLE.decided_on - timedelta(weeks=10)

    plan = plan_for(CYCLE, ten_weeks_left)

    assert not plan.is_too_late
    assert named(plan, "map_agreed").is_moved
    assert any("instead of six months" in words for words in plan.lost)
    assert any("half-way review" in words for words in plan.lost)
    assert plan.next_step.name == "process_known"
    assert plan.next_step.due_on > ten_weeks_left


def test_small_delay_moves_only_what_it_must_002_46() -> None:
    plan = plan_for(CYCLE, date(2027, 3, 1), done=("process_known", "criteria_agreed"))

    assert [step.name for step in plan.milestones if step.is_moved] == ["map_agreed"]
    assert named(plan, "map_agreed").due_on == date(2027, 3, 1) + ROOM
    assert len(plan.lost) == 1
    assert "You have 25 weeks" in plan.lost[0]


def test_what_is_done_stays_where_it_was() -> None:
    plan = plan_for(CYCLE, CYCLE.decided_on - timedelta(weeks=4), done=MILESTONES[:9])

    assert all(step.is_done and not step.is_moved for step in plan.milestones[:9])
    assert plan.next_step.name == "talk_asked_for"


@pytest.mark.parametrize(
    ("days", "when"), [(0, "today."), (1, "in 1 day."), (7, "in 7 days."), (13, "in 13 days.")]
)
def test_days_before_the_decision_are_too_late_and_give_the_next_plan_002_42(
    days: int, when: str
) -> None:
    today = CYCLE.decided_on - timedelta(days=days)

    plan = plan_for(CYCLE, today)

    assert plan.is_too_late
    assert plan.next_plan is not None
    assert plan.next_plan.cycle.decided_on == date(2028, 2, 29)
    assert plan.next_step.due_on >= today
    assert f"This round is decided {when}" in plan.lost[0]
    assert "Raise it now, and let your manager say which round." in plan.lost[0]
    assert "29 February 2028, as far as I can guess" in plan.lost[0]


@pytest.mark.parametrize(("days", "is_late"), [(42, False), (41, True), (14, True)])
def test_under_six_weeks_a_first_ask_is_late_and_is_not_refused(
    days: int, *, is_late: bool
) -> None:
    today = CYCLE.decided_on - timedelta(days=days)

    plan = plan_for(CYCLE, today, done_by("ready"))
    asked = plan_for(CYCLE, today, done_by("asked"))
    own = plan_for(replace(CYCLE, origin="off_cycle"), today, done_by("ready"))

    assert (LATE_ASK in plan.lost) is is_late
    assert not plan.is_too_late
    assert LATE_ASK not in (*asked.lost, *own.lost)


def test_the_case_goes_ahead_of_the_talk_for_those_who_decide_read_first_002_45() -> None:
    days = dues(plan_for(CYCLE, IN_TIME))

    assert days["case_handed_over"] == CYCLE.decided_on - LATE_UNDER
    assert days["case_handed_over"] < days["talk_held"]
    assert "ahead of it" in named(plan_for(CYCLE, IN_TIME), "talk_asked_for").needs


@pytest.mark.parametrize("stage", ["learn", "work", "ready", "asked"])
def test_between_decision_and_announcement_it_waits_whoever_asked(stage: Stage) -> None:
    told_later = replace(CYCLE, announced_on=CYCLE.decided_on + timedelta(days=14))
    last_on = told_later.told_on

    for today in (CYCLE.decided_on + A_DAY, last_on):
        plan = plan_for(told_later, today, done_by(stage))
        assert plan.waits_for_answer
        assert plan.next_plan is None
        assert plan.step_to_name is None
        assert "tell me" in plan.lost[0]
        assert [step.name for step in plan.milestones if step.is_done] == list(done_by(stage))
    assert plan_for(told_later, last_on + A_DAY, done_by("work")).is_too_late


def test_no_step_of_the_next_round_is_named_before_this_one_is_over() -> None:
    told_later = replace(CYCLE, announced_on=CYCLE.decided_on + timedelta(days=14))
    days = (-60, -13, -1, 0, 1, 14, 15)

    named_on = {
        day: plan_for(told_later, CYCLE.decided_on + timedelta(days=day)).step_to_name
        for day in days
    }

    assert [day for day, step in named_on.items() if step] == [-60, 15]


def test_whoever_heard_a_no_early_is_sent_to_the_next_round_at_once() -> None:
    before = plan_for(CYCLE, CYCLE.decided_on - A_DAY, done_by("not_this_time"), is_closed=True)
    between = replace(CYCLE, announced_on=CYCLE.decided_on + timedelta(days=14))
    after = plan_for(between, CYCLE.decided_on + A_DAY, done_by("not_this_time"), is_closed=True)

    assert before.lost[0].startswith("This round is over for you. The next is decided on 29 Febr")
    assert after.next_plan is not None
    assert after.step_to_name is not None
    assert not after.waits_for_answer


def test_fourteen_days_are_just_enough_to_try_002_42() -> None:
    assert not plan_for(CYCLE, CYCLE.decided_on - TOO_SHORT).is_too_late


def test_who_has_shown_the_proof_is_not_too_late_002_42() -> None:
    for today in (CYCLE.decided_on - A_DAY, CYCLE.decided_on):
        plan = plan_for(CYCLE, today, done=done_by("ready"))

        assert not plan.is_too_late
        assert today <= plan.next_step.due_on <= CYCLE.decided_on


def test_time_that_is_left_reads_well_down_to_the_last_day_002_46() -> None:
    lost = {
        days: plan_for(CYCLE, CYCLE.decided_on - timedelta(days=days), done_by("ready")).lost[-1]
        for days in (0, 1, 14, 28)
    }

    assert "gets hardly a day to weigh it" in lost[0]
    assert "gets 1 day to weigh it" in lost[1]
    assert "gets 6 days to weigh it" in lost[14]
    assert "gets 1 week to weigh it" in lost[28]


def test_decision_that_has_passed_plans_for_a_known_next_cycle_002_42() -> None:
    winter = replace(CYCLE, name="Winter", decided_on=date(2028, 1, 31))

    plan = plan_for(CYCLE, CYCLE.decided_on + A_DAY, done=done_by("ready"), others=(winter,))

    assert plan.next_plan is not None
    assert plan.next_plan.cycle == winter
    assert plan.lost == (
        "This round was decided on 31 August 2027. The next is decided on 31 January 2028.",
    )
    assert named(plan.next_plan, "criteria_agreed").is_done
    assert not named(plan.next_plan, "proof_shown").is_done


def test_stage_says_what_is_behind_the_member() -> None:
    done = {stage: done_by(stage) for stage in STAGES}

    assert not [stage for stage in STAGES if "decided" in done[stage]]
    assert done["learn"] == ()
    assert "map_agreed" in done["work"]
    assert "proof_shown" not in done["work"]
    assert "proof_shown" not in done["ready"]
    assert "midway_review" in done["ready"]
    assert "case_handed_over" in done["asked"]
    assert done["not_this_time"] == ("process_known", "criteria_agreed")


@given(CYCLES, DAYS, DONE, st.lists(CYCLES, max_size=3))
def test_starting_at_any_time_gives_a_dated_next_step_and_an_ordered_plan_002_46(
    cycle: Cycle, today: date, done: list[MilestoneName], others: list[Cycle]
) -> None:
    plan = plan_for(cycle, today, done, others)

    assert plan.next_step.due_on >= today
    assert plan.next_step.title
    assert plan.next_step.needs.endswith(".")
    for whole in filter(None, (plan, plan.next_plan)):
        open_steps = [step for step in whole.milestones if not step.is_done]
        assert all(a.due_on <= b.due_on for a, b in pairwise(open_steps))
        assert all(step.due_on <= step.latest_on for step in whole.milestones)
        assert all(step.due_on >= step.planned_on for step in whole.milestones)
        assert all(a.planned_on <= b.planned_on for a, b in pairwise(whole.milestones))
    if plan.next_plan:
        assert not plan.next_plan.is_too_late
        assert plan.lost


@given(CYCLES, st.integers(0, 400), DONE)
def test_nothing_open_in_a_live_plan_is_overdue_or_after_the_decision_002_46(
    cycle: Cycle, days_left: int, done: list[MilestoneName]
) -> None:
    today = cycle.decided_on - timedelta(days=days_left)

    plan = plan_for(cycle, today, done)

    for step in plan.milestones:
        assert step.is_done or today <= step.due_on <= cycle.decided_on

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.working_days import Absence
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import STAGES, Case, Stage
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.milestones import done_by
from bot.domain.plan.next_step import NextStep, days_to, next_step
from bot.domain.plan.plan import ASKS_FOR, TOO_SHORT, CyclePlan, plan_for

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)
A_DAY = timedelta(days=1)
BEFORE_ANSWER: tuple[Stage, ...] = ("learn", "criteria", "gaps", "work", "ready", "asked")
DECISION_ON = date(2027, 6, 25)
CASE = Case(
    "Staff Engineer",
    id=1,
    stage="learn",
    started_at=datetime(2026, 11, 1, tzinfo=UTC),
    decision_on=DECISION_ON,
)
LEADING = Gap(1, "leading people", "skill", agreed_on=date(2026, 11, 2))
UNAGREED = Gap(2, "writing proposals", "evidence")


def at(stage: Stage, decision_on: date | None = DECISION_ON) -> Case:
    return replace(CASE, stage=stage, decision_on=decision_on)


def step_at(
    stage: Stage,
    decision_on: date | None = DECISION_ON,
    *,
    gaps: tuple[Gap, ...] = (),
    wins: int = 3,
    cycle: Cycle | None = None,
    today: date = TODAY,
) -> NextStep:
    """As Home shows it: with the plan of the same case."""
    case = at(stage, decision_on)
    return next_step(case, today, gaps, wins, plan_at(stage, decision_on, cycle, today))


def plan_at(
    stage: Stage, decision_on: date | None, cycle: Cycle | None, today: date
) -> CyclePlan | None:
    if decision_on is None:
        return None
    return plan_for(cycle or Cycle("Summer", decision_on), today, done_by(stage))


def test_days_left_are_counted_and_become_negative() -> None:
    assert days_to(TODAY + timedelta(days=1), TODAY) == 1
    assert days_to(TODAY, TODAY) == 0
    assert days_to(TODAY - timedelta(days=3), TODAY) == -3
    assert days_to(None, TODAY) is None


def test_before_anything_else_comes_the_destination() -> None:
    step = next_step(None, TODAY, (), 0)

    assert step.action == "set_up"
    assert step.by_on == FRIDAY


def test_step_is_due_when_the_plan_says_so() -> None:
    step = step_at("gaps")

    assert step.action == "gap"
    assert step.by_on == date(2026, 12, 25)


def test_late_step_has_the_day_of_the_compressed_plan_002_46() -> None:
    plan = plan_at("learn", DECISION_ON, None, TODAY)
    assert plan is not None

    assert step_at("learn").by_on == plan.next_step.due_on == TODAY + timedelta(weeks=1)


def test_agreed_gap_opens_the_work_and_an_unagreed_one_does_not_001_1() -> None:
    assert step_at("gaps", gaps=(UNAGREED,)).action == "gap"
    assert step_at("gaps", gaps=(LEADING,)).action == "stage"


def test_work_goes_from_first_win_through_the_agreed_gap_to_asking_what_is_left() -> None:
    without_wins = step_at("work", gaps=(LEADING,), wins=0)
    with_gaps = step_at("work", gaps=(UNAGREED, LEADING))
    without_gaps = step_at("work")

    assert without_wins.action == "win"
    assert with_gaps.action == "goal"
    assert "leading people" in with_gaps.title
    assert with_gaps.by_on == FRIDAY
    assert without_gaps.action == "ready"


def test_a_goal_that_is_set_is_the_next_step_until_it_is_done() -> None:
    goal = Goal(
        "get the design doc reviewed", TODAY, id=1, state="open", created_at=CASE.started_at
    )

    under_way = next_step(at("work"), TODAY, (LEADING,), 3, goals=(goal,))
    finished = next_step(at("work"), TODAY, (LEADING,), 3, goals=(replace(goal, state="done"),))

    assert (under_way.title, under_way.action, under_way.by_on) == (goal.text, "goals", FRIDAY)
    assert finished.action == "goal"


def test_a_goal_that_was_just_done_is_offered_as_a_win_until_the_day_after() -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    done = Goal("get it reviewed", TODAY, id=1, state="done", created_at=now, closed_at=now)
    later = replace(done, id=2, text="teach Lena", closed_at=now + timedelta(hours=1))
    saved = replace(later, id=3, win_id=7)

    def offered(today: date, *goals: Goal) -> Goal | None:
        step = next_step(at("ready"), today, (), 3, goals=goals)
        return step.goal if step.action == "goal_win" else None

    assert offered(TODAY, done, later, saved) == later
    assert offered(TODAY + A_DAY, done) == done
    assert offered(TODAY + 2 * A_DAY, done) is None
    assert offered(TODAY, saved) is None
    assert offered(TODAY, replace(done, state="dropped")) is None


def test_a_goal_from_last_week_says_so() -> None:
    old = Goal(
        "get it reviewed",
        TODAY - timedelta(weeks=1),
        id=1,
        state="open",
        created_at=CASE.started_at,
    )

    step = next_step(at("work"), TODAY, (LEADING,), 3, goals=(old,))

    assert step.goal == old
    assert "last week" in step.why
    assert "last week" not in next_step(at("work"), TODAY - A_DAY, (), 3, goals=(old,)).why


@pytest.mark.parametrize("stage", STAGES)
def test_a_pause_asks_for_nothing_before_it_is_over(stage: Stage) -> None:
    pause = Absence(TODAY, TODAY + 13 * A_DAY)

    during = next_step(at(stage), TODAY, (), 3, absence=pause)
    after = next_step(at(stage), TODAY + 14 * A_DAY, (), 3, absence=pause)

    assert (during.action, during.by_on) == ("pause", pause.until_on)
    assert after.action != "pause"
    assert next_step(at(stage), TODAY, (), 3, absence=Absence(TODAY)).action == "pause"


@pytest.mark.parametrize("stage", ["criteria", "gaps", "work"])
def test_without_a_ladder_it_is_chosen_before_anything_hangs_on_it(stage: Stage) -> None:
    assert next_step(at(stage), TODAY, (), 3, has_ladder=False).action == "ladder"
    assert next_step(at(stage), TODAY, (), 3).action != "ladder"


@pytest.mark.parametrize("stage", ["gaps", "work"])
def test_shortly_before_the_decision_it_is_raised_all_the_same_002_42(stage: Stage) -> None:
    in_time = step_at(stage, TODAY + TOO_SHORT)
    too_late = step_at(stage, TODAY + TOO_SHORT - A_DAY)

    assert in_time.title != "Raise it now"
    assert (too_late.title, too_late.action) == ("Raise it now", "draft")
    assert "let your manager say which round" in too_late.why


@pytest.mark.parametrize("stage", ["learn", "criteria", "ready", "asked"])
def test_who_is_ready_is_never_too_late_and_who_learns_is_not_hurried_000_7(stage: Stage) -> None:
    assert step_at(stage, TODAY).title == step_at(stage).title


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("days", [13, 1, 0, -1, -13, -14])
def test_no_day_of_the_next_round_is_named_before_this_one_is_over(stage: Stage, days: int) -> None:
    decided_on = TODAY + timedelta(days=days)
    told_later = Cycle("Summer", decided_on, announced_on=decided_on + timedelta(days=14))

    step = step_at(stage, decided_on, cycle=told_later)

    assert step.by_on <= max(told_later.told_on, FRIDAY)
    assert "next decision" not in step.title
    assert "passed" not in f"{step.title} {step.why}"


def test_decision_without_an_answer_is_asked_for_once_its_day_has_passed() -> None:
    yesterday = TODAY - A_DAY

    assert step_at("asked", yesterday).title == "Find out what was decided"
    assert step_at("ready", yesterday).title == "Find out what was decided"
    assert step_at("work", yesterday).title == "Tell me how this round ended"
    assert {step_at(stage, yesterday).action for stage in BEFORE_ANSWER} == {"heard"}
    assert step_at("work", TODAY - ASKS_FOR).title == "Aim for the next decision"


def test_whoever_is_promoted_is_led_to_what_comes_after() -> None:
    for decision_on in (None, TODAY - A_DAY, DECISION_ON):
        step = step_at("promoted", decision_on)
        assert (step.title, step.action) == ("Thank those who helped", "after")


def test_after_a_no_it_asks_for_the_reason_once_and_goes_on_from_it() -> None:
    unknown = next_step(at("not_this_time"), TODAY, (), 3)
    known = next_step(at("not_this_time"), TODAY, (), 3, has_reason=True)

    assert unknown.title == "Ask what exactly was missing"
    assert (known.title, known.action) == ("Plan your next try", "not_yet")


def test_nobody_is_sent_to_ask_before_people_hear() -> None:
    told_on = TODAY + timedelta(days=20)
    decided = Cycle("Summer", TODAY - A_DAY, announced_on=told_on)

    for stage in BEFORE_ANSWER:
        step = step_at(stage, decided.decided_on, cycle=decided)
        assert (step.title, step.action) == ("Tell me if you've heard", "heard")
        assert step.by_on == told_on


@pytest.mark.parametrize(
    ("stage", "title"),
    [
        ("work", "Choose a new date for your ask"),
        ("ready", "Choose a new date for your ask"),
        ("asked", "Ask where your question stands"),
    ],
)
def test_day_hoped_for_passes_without_anybody_having_decided_004_6(
    stage: Stage, title: str
) -> None:
    hoped_for = Cycle("Off-cycle", TODAY - A_DAY, origin="off_cycle")

    assert step_at(stage, hoped_for.decided_on, cycle=hoped_for).title == title


@given(
    st.sampled_from(STAGES),
    st.none() | st.dates(date(2020, 1, 1), date(2100, 12, 31)),
    st.dates(date(2020, 1, 1), date(2100, 12, 31)),
    st.lists(st.sampled_from([LEADING, UNAGREED]), max_size=2),
    st.integers(0, 3),
)
def test_there_is_always_one_dated_next_step_002_46(
    stage: Stage, decision_on: date | None, today: date, gaps: list[Gap], wins: int
) -> None:
    step = step_at(stage, decision_on, gaps=tuple(gaps), wins=wins, today=today)

    assert step.by_on >= today
    assert step.title
    assert step.why.endswith(".")

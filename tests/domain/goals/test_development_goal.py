from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.goals.development_goal import (
    IN_WORDS,
    PARTS,
    STRETCH_WITHIN,
    Builds,
    Change,
    DevelopmentGoalDraft,
    IncompleteGoalError,
    Part,
    PastDeadlineError,
    builds_note,
    changed,
    closed,
    goal_of,
    missing_from,
    stretch_count,
    stretch_in_words,
    stretch_turn,
    win_from,
)
from bot.domain.ladder.ladder import Line

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
WHOLE = DevelopmentGoalDraft(
    action="Lead the cut-over of the billing service",
    metric="p95 below 200 ms",
    deadline_on=date(2027, 2, 26),
    success_test="Marta signs the review without open points",
    gap_id=4,
    line_id=7,
)
BLANKS: dict[Part, DevelopmentGoalDraft] = {
    "action": replace(WHOLE, action=" "),
    "metric": replace(WHOLE, metric=""),
    "deadline": replace(WHOLE, deadline_on=None),
    "success_test": replace(WHOLE, success_test="\n"),
}
GOAL = goal_of(WHOLE, 1, TODAY)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def without(parts: tuple[Part, ...]) -> DevelopmentGoalDraft:
    return replace(
        WHOLE,
        action="" if "action" in parts else WHOLE.action,
        metric="" if "metric" in parts else WHOLE.metric,
        deadline_on=None if "deadline" in parts else WHOLE.deadline_on,
        success_test="" if "success_test" in parts else WHOLE.success_test,
    )


@pytest.mark.parametrize("part", PARTS)
def test_goal_without_one_of_its_four_parts_is_refused_by_name_002_36(part: Part) -> None:
    with pytest.raises(IncompleteGoalError) as refused:
        goal_of(BLANKS[part], 1, TODAY)

    assert refused.value.missing == (part,)
    assert refused.value.field == part
    assert IN_WORDS[part] in str(refused.value)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_refusal_names_everything_that_is_missing_002_36(count: int) -> None:
    for parts in combinations(PARTS, count):
        with pytest.raises(IncompleteGoalError) as refused:
            goal_of(without(parts), 1, TODAY)

        assert refused.value.missing == parts == missing_from(without(parts))
        assert all(IN_WORDS[part] in str(refused.value) for part in parts)


def test_whole_goal_is_saved_trimmed_002_36() -> None:
    goal = goal_of(replace(WHOLE, action="  Lead the cut-over  "), 3, TODAY)

    assert missing_from(WHOLE) == ()
    assert (goal.id, goal.action, goal.gap_id, goal.line_id) == (3, "Lead the cut-over", 4, 7)
    assert goal.set_on == TODAY


def test_deadline_may_be_today_and_not_yesterday_002_36() -> None:
    assert goal_of(replace(WHOLE, deadline_on=TODAY), 1, TODAY).deadline_on == TODAY
    with pytest.raises(PastDeadlineError):
        goal_of(replace(WHOLE, deadline_on=TODAY - A_DAY), 1, TODAY)


def test_goal_says_whether_it_builds_skill_evidence_or_both_002_35() -> None:
    kinds: tuple[Builds, ...] = ("skill", "evidence", "both")

    assert {goal_of(replace(WHOLE, builds=kind), 1, TODAY).builds for kind in kinds} == set(kinds)
    assert DevelopmentGoalDraft().builds == "both"
    assert "best" in builds_note("both")
    assert "proof" in builds_note("skill")
    assert "new to you" in builds_note("evidence")


def test_changed_goal_keeps_its_history_002_51() -> None:
    later = replace(WHOLE, deadline_on=date(2027, 3, 31), is_stretch=True)

    once = changed(GOAL, later, TODAY + A_DAY, because="Marta wants the audit first")
    twice = changed(once, replace(later, metric="p95 below 150 ms"), TODAY + 2 * A_DAY)

    assert twice.history == (
        Change(
            TODAY + A_DAY, "deadline_on", "2027-02-26", "2027-03-31", "Marta wants the audit first"
        ),
        Change(TODAY + A_DAY, "is_stretch", "no", "yes", "Marta wants the audit first"),
        Change(TODAY + 2 * A_DAY, "metric", "p95 below 200 ms", "p95 below 150 ms"),
    )
    assert twice.deadline_on == date(2027, 3, 31)


def test_change_of_nothing_leaves_no_trace_002_51() -> None:
    assert changed(GOAL, WHOLE, TODAY + A_DAY) == GOAL


def test_change_cannot_take_a_part_away_002_36() -> None:
    with pytest.raises(IncompleteGoalError):
        changed(GOAL, BLANKS["metric"], TODAY)


def test_words_of_an_overdue_goal_may_change_while_a_new_deadline_must_be_ahead() -> None:
    overdue = WHOLE.deadline_on + A_DAY if WHOLE.deadline_on else TODAY

    reworded = changed(GOAL, replace(WHOLE, action="Lead it"), overdue)

    assert reworded.action == "Lead it"
    with pytest.raises(PastDeadlineError):
        changed(GOAL, replace(WHOLE, deadline_on=overdue - 2 * A_DAY), overdue)


def test_closing_and_opening_again_are_remembered_002_51() -> None:
    done = closed(GOAL, "done", TODAY)
    again = closed(done, "open", TODAY + A_DAY, "the audit found something")

    assert (done.status, done.closed_on) == ("done", TODAY)
    assert (again.status, again.closed_on) == ("open", None)
    assert [change.after for change in again.history] == ["done", "open"]
    assert closed(done, "done", TODAY + A_DAY) == done


def test_finished_goal_offers_a_win_for_the_same_expectation_002_37() -> None:
    line = Line(7, "Leading", "Leads projects across teams", "leading", 1)

    win = win_from(GOAL, TODAY, line)

    assert (win.text, win.tags, win.source) == (GOAL.action, ("leading",), "goal")
    assert win.detail == "p95 below 200 ms. Marta signs the review without open points."
    assert win_from(GOAL, TODAY).tags == ()


def test_friday_counts_the_stretch_goals_of_its_week_001_5_004_18() -> None:
    monday, sunday = TODAY, TODAY + timedelta(days=6)
    stretch = replace(GOAL, is_stretch=True)
    goals = [
        stretch,
        GOAL,
        closed(stretch, "done", monday),
        closed(stretch, "dropped", monday),
        replace(stretch, set_on=sunday + A_DAY),
        replace(closed(stretch, "done", monday - A_DAY), set_on=monday - 9 * A_DAY),
    ]

    assert stretch_count(goals, monday, sunday) == 2
    assert stretch_in_words(1).startswith("1 goal of yours")
    assert stretch_in_words(0) == ""


def test_every_third_week_without_stretch_suggests_one_001_5() -> None:
    started_on = TODAY - 2 * STRETCH_WITHIN

    def first(stretched_on: list[date], started_on: date = started_on) -> bool:
        return stretch_turn(stretched_on, [], TODAY, started_on) == 0

    assert first([TODAY - STRETCH_WITHIN])
    assert not first([TODAY - STRETCH_WITHIN + A_DAY])
    assert not first([TODAY - STRETCH_WITHIN - 7 * A_DAY])
    assert first([])
    assert not first([], TODAY - A_DAY)
    assert first([TODAY + A_DAY])


def test_something_new_is_suggested_twice_in_a_row_and_then_let_go_001_5() -> None:
    started_on = TODAY - 4 * STRETCH_WITHIN
    before = [TODAY - 2 * STRETCH_WITHIN, TODAY - STRETCH_WITHIN]

    assert stretch_turn([], before[:1], TODAY, started_on) == 1
    assert stretch_turn([], before, TODAY, started_on) is None
    assert stretch_turn([before[0]], before[:1], TODAY, started_on) == 0


@given(
    st.lists(st.builds(lambda on, word: (on, word), DAYS, st.text("ab", min_size=1)), max_size=6)
)
def test_history_always_leads_from_the_first_goal_to_the_last_002_51(
    steps: list[tuple[date, str]],
) -> None:
    goal = GOAL
    for on, action in steps:
        goal = changed(goal, replace(WHOLE, action=action), on)

    words = [GOAL.action, *(change.after for change in goal.history)]
    assert words[-1] == goal.action
    assert [change.before for change in goal.history] == words[:-1]

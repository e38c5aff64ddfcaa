"""Monday, Friday and nudges: within Slack's limits, and in words that read well."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.domain.calendar.weeks import DUE_KINDS, CheckInKind, DueKind, Week
from bot.domain.goals.goal import GoalChange
from bot.domain.review.catalogue import BEHAVIOURS, Suggestion
from bot.domain.week.check_in import NudgeNote, Outlook
from bot.nudges import NUDGES, name_of
from bot.slack.views.outgoing import look
from bot.slack.views.spot import Spot
from bot.slack.views.week import check_in as views
from bot.slack.views.week import later
from bot.slack.views.week import nudge as nudge_views
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import (
    AGREED,
    BEFORE,
    DOC,
    OLD,
    PLANS,
    REVIEWS,
    SECONDS,
    TODAY,
    WEEK,
    goal,
)

LONDON = ZoneInfo("Europe/London")
NEXT_MONDAY = Outlook(datetime(2026, 11, 30, 9, 0, tzinfo=LONDON), TODAY)
CHANGES = [
    None,
    GoalChange("set", DOC),
    GoalChange("done", OLD),
    GoalChange("carried", OLD, DOC),
    GoalChange("dropped", OLD),
    GoalChange("reopened", OLD),
]


@pytest.mark.parametrize("who", PLANS)
def test_monday_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(look(PLANS[who])) == snapshot


@pytest.mark.parametrize("who", REVIEWS)
def test_friday_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    assert seen(look(REVIEWS[who])) == snapshot


def test_a_friday_without_room_counts_the_stretch_goals_behind_more_001_5() -> None:
    full, none = replace(REVIEWS["Cy"], stretch_count=2), REVIEWS["Cy"]

    assert "took you somewhere new" not in seen(look(full))
    assert "2 goals of yours took you somewhere new." in seen(views.rest_of_check_in(full, {}))
    assert "took you somewhere new" not in seen(views.rest_of_check_in(none, {}))


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("who", PLANS)
def test_check_ins_are_what_slack_takes(who: str, change: GoalChange | None) -> None:
    plan = views.plan_message(PLANS[who], change, NEXT_MONDAY)
    review = views.review_message(REVIEWS[who], change, NEXT_MONDAY)

    assert problems_of(plan) == []
    assert problems_of(review) == []


@pytest.mark.parametrize("who", SECONDS)
def test_a_second_ask_reads_well_and_is_what_slack_takes(
    who: str, snapshot: SnapshotAssertion
) -> None:
    message = look(SECONDS[who])

    assert seen(message) == snapshot
    assert problems_of(message) == []


@pytest.mark.parametrize("who", PLANS)
def test_monday_has_a_row_for_a_friday_that_is_still_open(
    who: str, snapshot: SnapshotAssertion
) -> None:
    message = look(replace(PLANS[who], look_back=Week(BEFORE), asks_twice=True))

    assert seen(message)[seen(message).index("Last week is still open") :] == snapshot
    assert problems_of(message) == []


MENTORING = next(one for one in BEHAVIOURS if one.key == "mentor")


@pytest.mark.parametrize(
    ("found", "opening"),
    [
        (Suggestion(MENTORING), f"No win of yours shows *{MENTORING.name}* yet."),
        (Suggestion(MENTORING, turn=1), f"You haven't saved a win under *{MENTORING.name}* yet."),
        (Suggestion(MENTORING, was_sent=True), f"*{MENTORING.name}* is still without a win"),
        (Suggestion(MENTORING, has_wins=False), "A first win can be small."),
        (Suggestion(MENTORING, AGREED.title), "One way into “leading people without a title”:"),
    ],
)
def test_an_idea_opens_with_what_is_true_of_it(found: Suggestion, opening: str) -> None:
    words = seen(look(replace(PLANS["Ada"], suggestion=found)))

    assert opening in words
    assert MENTORING.idea in words


@given(st.text(max_size=200))
def test_any_name_can_be_addressed(name: str) -> None:
    assert problems_of(look(replace(PLANS["Ada"], name=name))) == []
    assert problems_of(look(replace(REVIEWS["Ada"], name=name))) == []


def test_a_goal_that_is_set_shows_as_set_already() -> None:
    plan = replace(PLANS["Bo"], goals=(DOC,))

    words = seen(views.plan_message(plan, GoalChange("set", DOC), NEXT_MONDAY))

    assert "Set already:\n  • get the design doc reviewed" in words
    assert "[Set another goal]" in words
    assert "I'll be back Monday 30 November at 09:00." in words


def test_the_gap_of_a_goal_that_is_set_is_not_suggested_again() -> None:
    plan = replace(PLANS["Bo"], goals=(DOC,))

    assert "Work on this" in seen(look(PLANS["Bo"]))
    assert "Work on this" not in seen(look(plan))


def test_nor_is_the_gap_of_a_goal_that_was_left_open_before() -> None:
    plan = replace(PLANS["Bo"], carried=(replace(OLD, gap_id=AGREED.id),))

    assert "Work on this" not in seen(look(plan))


def test_a_finished_goal_is_offered_as_a_win_and_can_be_undone() -> None:
    done = goal(7, "get the design doc reviewed", "done")
    review = replace(REVIEWS["Bo"], goals=(done,))

    words = seen(views.review_message(review, GoalChange("done", done), NEXT_MONDAY))

    assert words.count("get the design doc reviewed") == 1
    assert "[Save it as a win] [Undo]" in words


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-11-23T10:00", "today at 10:00."),
        ("2026-11-24T09:30", "tomorrow, Tuesday 24 November, at 09:30."),
        ("2026-11-30T09:00", "Monday 30 November at 09:00."),
    ],
)
def test_when_the_coach_comes_back_is_said_as_people_do(at: str, words: str) -> None:
    outlook = Outlook(datetime.fromisoformat(at).replace(tzinfo=LONDON), TODAY)

    assert later.back_at(outlook) == f"I'll be back {words}"


def test_with_everything_stopped_it_says_where_to_switch_it_on() -> None:
    assert "settings" in later.back_at(Outlook(None, TODAY))


@pytest.mark.parametrize("kind", ["plan", "review"])
def test_put_off_it_says_when_and_leaves_a_way_in(
    kind: CheckInKind, snapshot: SnapshotAssertion
) -> None:
    message = later.put_off(Spot(kind, WEEK), NEXT_MONDAY)

    assert seen(message) == snapshot
    assert problems_of(message) == []


@pytest.mark.parametrize("kind", DUE_KINDS)
def test_stopped_and_resumed_it_says_so(kind: DueKind, snapshot: SnapshotAssertion) -> None:
    messages = [later.stopped(kind), later.resumed(kind, NEXT_MONDAY)]

    assert [seen(message) for message in messages] == snapshot
    assert [problems_of(message) for message in messages] == [[], []]


@pytest.mark.parametrize("name", nudge_views.WAYS_ON)
def test_a_nudge_has_its_next_step_and_both_ways_out(
    name: str, snapshot: SnapshotAssertion
) -> None:
    message = look(NudgeNote(name, "Words for <Marta> & *you*.", "2027-06-25"))

    assert seen(message) == snapshot
    assert problems_of(message) == []


def test_a_nudge_that_is_put_off_knows_which_it_was() -> None:
    message = look(NudgeNote("six_weeks", "Words.", "2027-06-25"))
    (tomorrow,) = [
        element
        for element in message["blocks"][-1].to_dict()["elements"]
        if element["action_id"] == nudge_views.ASK_TOMORROW
    ]

    assert nudge_views.read_nudge(tomorrow) == ("six_weeks", "2027-06-25")
    tomorrow_at = Outlook(NEXT_MONDAY.at and NEXT_MONDAY.at - timedelta(days=6), TODAY)
    assert problems_of(later.brought_later(tomorrow_at)) == []


def test_a_next_step_belongs_to_a_nudge() -> None:
    assert nudge_views.WAYS_ON.keys() <= {name_of(rule) for rule in NUDGES}

"""A promise of the member's own is brought up on its day, once, and never somebody else's."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.talks.talk import Promise
from bot.domain.week.situation import Situation
from bot.nudges import own_promise
from tests.nudges.situations import talk

HELD_ON = date(2026, 11, 2)
DUE_ON = date(2026, 11, 23)
LATER_ON = date(2026, 11, 25)


def standing(today: date, *promises: Promise) -> Situation:
    return Situation(today, talks=(replace(talk("not_yet", HELD_ON), promises=promises),))


def occasions(*promises: Promise) -> dict[str, date]:
    """For each occasion the first day on which the rule speaks."""
    found: dict[str, date] = {}
    for days in range(60):
        today = HELD_ON + timedelta(days=days)
        if nudge := own_promise.nudge(standing(today, *promises)):
            found.setdefault(nudge.occasion, today)
    return found


def test_each_day_on_which_something_is_due_is_an_occasion_of_its_own() -> None:
    outline = Promise("I", "send the outline", DUE_ON)
    review = Promise("me", "ask Kim for a review", LATER_ON)
    budget = Promise("Me", "look up the budget", LATER_ON)

    found = occasions(outline, review, budget)

    assert list(found.values()) == [DUE_ON, LATER_ON]


def test_it_says_what_and_how_many_more() -> None:
    promises = (Promise("I", "send the outline", DUE_ON), Promise("I", "call Kim", LATER_ON))

    nudge = own_promise.nudge(standing(LATER_ON + timedelta(days=1), *promises))

    assert nudge is not None
    assert nudge.facts == {
        "what": "call Kim",
        "with_name": "Marta Lindqvist",
        "by_on": LATER_ON,
        "is_late": 1,
        "others": 1,
    }


def test_somebody_elses_one_without_a_day_and_one_that_was_kept_are_left_alone() -> None:
    promises = (
        Promise("Marta", "send the criteria", DUE_ON),
        Promise("I", "think about it"),
        Promise("I", "send the outline", DUE_ON, state="kept", closed_on=HELD_ON),
        Promise("I", "call Kim", DUE_ON, state="dropped", closed_on=HELD_ON),
    )

    assert occasions(*promises) == {}


def test_a_week_later_it_is_not_brought_up_any_more() -> None:
    promise = Promise("I", "send the outline", DUE_ON)

    assert own_promise.nudge(standing(DUE_ON + timedelta(days=6), promise))
    assert own_promise.nudge(standing(DUE_ON + timedelta(days=7), promise)) is None

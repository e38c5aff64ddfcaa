"""A Monday brings one thing more at most, and everything that waits has its turn."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import pytest

from bot.domain.week.one_more import A_MONTH, ORDER, RESTS, OneMore, in_turn

MONDAY = date(2026, 11, 23)
A_WEEK = timedelta(weeks=1)


def one_more(
    waiting: Collection[OneMore], last_on: Mapping[OneMore, date], monday: date
) -> OneMore | None:
    """The first in turn of those that have something to say."""
    return next((kind for kind in in_turn(last_on, monday) if kind in waiting), None)


def test_of_those_never_told_the_most_urgent_comes_first() -> None:
    assert one_more(["stretch", "behaviour", "person_hint", "tip"], {}, MONDAY) == "tip"
    assert one_more(["stretch", "behaviour"], {}, MONDAY) == "behaviour"


def test_the_one_told_longest_ago_comes_before_the_more_urgent() -> None:
    last_on: dict[OneMore, date] = {"tip": MONDAY, "behaviour": MONDAY - A_WEEK}
    later = MONDAY + 2 * A_WEEK

    assert one_more(["tip", "behaviour"], last_on, later) == "behaviour"
    assert one_more(["tip", "behaviour", "stretch"], last_on, later) == "stretch"


def test_what_does_not_wait_is_never_chosen() -> None:
    assert one_more(["tip"], {"tip": MONDAY}, MONDAY) == "tip"
    assert one_more([], {"tip": MONDAY}, MONDAY) is None


@pytest.mark.parametrize(("kind", "first"), [("behaviour", 3), ("stretch", 5)])
def test_what_says_much_the_same_each_time_leaves_mondays_free(kind: OneMore, first: int) -> None:
    sent = [
        week for week in range(1, 7) if one_more([kind], {kind: MONDAY}, MONDAY + week * A_WEEK)
    ]

    assert sent == list(range(first, 7))
    assert kind in RESTS


def test_the_same_words_never_come_twice_in_a_month() -> None:
    assert RESTS["stretch"] >= A_MONTH


def test_whatever_goes_on_waiting_has_its_turn_in_as_many_mondays_as_there_are_kinds() -> None:
    last_on: dict[OneMore, date] = {}
    sent = []

    for week in range(2 * len(ORDER)):
        monday = MONDAY + week * A_WEEK
        chosen = one_more(ORDER, last_on, monday)
        assert chosen
        last_on[chosen] = monday
        sent.append(chosen)

    assert sent == [*ORDER, *ORDER[:3], "tip"]

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.plan.cycle import Cycle, CycleOrderError, assumed_after, checked, following

TODAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
SPRING = Cycle("Spring", date(2027, 3, 31), origin="company", every_months=6)
AUTUMN = replace(SPRING, name="Autumn", decided_on=date(2027, 9, 30))
MINE = Cycle("My review", date(2027, 6, 25))
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def test_decision_and_announcement_are_two_days_in_this_order_002_43() -> None:
    told_later = replace(SPRING, announced_on=date(2027, 6, 1))

    assert checked(told_later) == told_later
    with pytest.raises(CycleOrderError) as refused:
        checked(replace(SPRING, announced_on=SPRING.decided_on - A_DAY))
    assert refused.value.field == "announced_on"


def test_period_cannot_open_after_its_decision() -> None:
    with pytest.raises(CycleOrderError) as refused:
        checked(replace(SPRING, opens_on=SPRING.decided_on + A_DAY))

    assert refused.value.field == "opens_on"


def test_after_an_off_cycle_ask_comes_the_companys_cycle_004_6() -> None:
    ask = Cycle("Off-cycle", date(2027, 1, 15), origin="off_cycle")

    assert following(ask, [AUTUMN, SPRING]) == SPRING


def test_next_cycle_is_the_companys_or_of_the_same_kind_and_else_assumed() -> None:
    assert following(SPRING, [MINE, AUTUMN]) == AUTUMN
    assert following(MINE, [SPRING, AUTUMN]) == AUTUMN
    assert following(MINE, [SPRING]) == assumed_after(MINE)
    assert assumed_after(MINE).decided_on == date(2028, 6, 25)


def test_assumed_cycle_moves_all_its_days() -> None:
    whole = replace(SPRING, opens_on=date(2027, 2, 28), announced_on=date(2027, 5, 31))

    after = assumed_after(whole)

    assert (after.opens_on, after.announced_on) == (date(2027, 8, 28), date(2027, 11, 30))


@given(st.builds(Cycle, st.just("Any"), DAYS, every_months=st.integers(-3, 24)), DAYS)
def test_following_cycle_is_always_later(cycle: Cycle, today: date) -> None:
    given = replace(cycle, decided_on=today)

    assert following(given, []).decided_on > today

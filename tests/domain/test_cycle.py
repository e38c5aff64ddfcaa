from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cycle import (
    Cycle,
    CycleOrderError,
    assumed_after,
    checked,
    following,
    in_effect,
    off_cycle,
)

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


def test_next_company_cycle_counts_where_the_member_has_none_of_their_own_002_38() -> None:
    assert in_effect([AUTUMN, SPRING], TODAY) == SPRING
    assert in_effect([AUTUMN, SPRING], SPRING.decided_on) == SPRING
    assert in_effect([AUTUMN, SPRING], SPRING.decided_on + A_DAY) == AUTUMN


def test_members_own_cycle_comes_before_the_companys_002_38() -> None:
    assert in_effect([SPRING, AUTUMN, MINE], TODAY) == MINE
    assert in_effect([SPRING, AUTUMN, MINE], MINE.decided_on + A_DAY) == AUTUMN


def test_off_cycle_ask_is_a_cycle_like_any_004_6() -> None:
    ask = off_cycle(date(2027, 1, 15))

    assert in_effect([SPRING, ask], TODAY) == ask
    assert following(ask, [AUTUMN, SPRING]) == SPRING


def test_after_the_last_known_cycle_the_next_is_assumed_and_says_so() -> None:
    later = in_effect([SPRING], date(2028, 4, 1))

    assert later is not None
    assert later.decided_on == date(2028, 9, 30)
    assert later.is_assumed
    assert in_effect([], TODAY) is None


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
def test_cycle_in_effect_is_never_over(cycle: Cycle, today: date) -> None:
    found = in_effect([cycle], today)

    assert found is not None
    assert found.decided_on >= today
    assert following(found, []).decided_on > found.decided_on

"""When the regular 1:1 is, and when its draft comes, on the member's own clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.one_to_one import (
    INTERVALS,
    LEADS,
    OneToOne,
    first_day,
    is_before,
    next_draft,
    next_meeting,
)

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = date(2026, 11, 24)


def meeting(
    first_on: date = TUESDAY, at: time = time(14), *, every: int = 1, lead: int = 120
) -> OneToOne:
    return OneToOne(at, every, lead, "C1", first_on=first_on)


def test_it_is_every_week_from_its_first_day_on() -> None:
    one_to_one = meeting()

    first = next_meeting(one_to_one, MONDAY, LONDON)

    assert first == datetime(2026, 11, 24, 14, tzinfo=UTC)
    assert next_meeting(one_to_one, first, LONDON) == first + timedelta(weeks=1)


@pytest.mark.parametrize("every", INTERVALS)
def test_the_weeks_between_are_counted_from_the_first_day(every: int) -> None:
    one_to_one = meeting(every=every)
    much_later = MONDAY + timedelta(weeks=53)

    found = next_meeting(one_to_one, much_later, LONDON).astimezone(LONDON).date()

    assert (found - TUESDAY).days % (7 * every) == 0
    assert found > much_later.date()


def test_the_hour_stays_where_clocks_change() -> None:
    one_to_one = meeting(date(2026, 10, 20))

    before, after = (
        next_meeting(one_to_one, datetime(2026, 10, day, tzinfo=UTC), NEW_YORK) for day in (27, 31)
    )

    assert before.hour == 18
    assert after == datetime(2026, 11, 3, 19, tzinfo=UTC)


def test_a_draft_comes_so_long_before_and_once_for_each() -> None:
    one_to_one = meeting()

    first = next_draft(one_to_one, MONDAY, LONDON)

    assert first == datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert next_draft(one_to_one, first, LONDON) == first + timedelta(weeks=1)


def test_the_draft_for_a_monday_comes_on_friday_where_it_is_wanted_a_day_ahead() -> None:
    one_to_one = meeting(date(2026, 11, 30), lead=1440)

    assert next_draft(one_to_one, MONDAY, LONDON) == datetime(2026, 11, 27, 14, tzinfo=UTC)


def test_a_draft_is_of_use_from_its_hour_until_the_talk_begins() -> None:
    one_to_one = meeting()

    useful = [
        is_before(one_to_one, datetime(2026, 11, 24, hour, minute, tzinfo=UTC), LONDON)
        for hour, minute in ((11, 59), (12, 0), (13, 59), (14, 0))
    ]

    assert useful == [False, True, True, False]


def test_the_first_day_is_today_only_while_the_hour_is_to_come() -> None:
    assert first_day(0, time(14), MONDAY, LONDON) == date(2026, 11, 23)
    assert first_day(0, time(8), MONDAY, LONDON) == date(2026, 11, 30)
    assert first_day(4, time(8), MONDAY, LONDON) == date(2026, 11, 27)


@given(
    days=st.integers(0, 2200),
    minutes=st.integers(0, 1439),
    zone=st.sampled_from(("Europe/London", "America/New_York", "Asia/Tokyo", "Pacific/Apia")),
    every=st.sampled_from(INTERVALS),
    lead=st.sampled_from(sorted(LEADS)),
)
def test_the_next_draft_is_always_to_come_and_of_use_when_it_comes(
    days: int, minutes: int, zone: str, every: int, lead: int
) -> None:
    one_to_one, tz = meeting(every=every, lead=lead), ZoneInfo(zone)
    after = MONDAY + timedelta(days=days, minutes=minutes)

    found = next_draft(one_to_one, after, tz)

    assert found > after
    assert is_before(one_to_one, found, tz)

"""The calendar in every time zone: nothing skipped, nothing doubled."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.weeks import (
    LONGEST_MOVE,
    Slot,
    Week,
    answers_week,
    at_local,
    coming_friday,
    monday_of,
    next_daily,
    next_due,
    next_slot,
    occasion_of,
    week_of,
    week_of_day,
)

BERLIN = ZoneInfo("Europe/Berlin")
KIRITIMATI = ZoneInfo("Pacific/Kiritimati")
HONOLULU = ZoneInfo("Pacific/Honolulu")
MONDAY_AT_9 = Slot(0, time(9, 0))
A_WEEK = timedelta(weeks=1)

FIRST = datetime(2026, 1, 5, tzinfo=UTC)
LAST = datetime(2030, 12, 30, tzinfo=UTC)

ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
SLOTS = st.builds(Slot, st.integers(0, 6), st.times().map(lambda at: at.replace(microsecond=0)))
INSTANTS = st.datetimes(
    FIRST.replace(tzinfo=None), LAST.replace(tzinfo=None), timezones=st.just(UTC)
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@cache
def weeks_with_a_change(tz: ZoneInfo) -> tuple[date, ...]:
    """The Mondays of weeks in which the clocks of `tz` change."""
    mondays = [FIRST.date() + A_WEEK * number for number in range((LAST - FIRST).days // 7)]
    offsets = [datetime.combine(monday, time(), tz).utcoffset() for monday in mondays]
    neighbours = zip(mondays, offsets, offsets[1:], strict=False)
    return tuple(monday for monday, before, after in neighbours if before != after)


def test_next_slot_is_strictly_later_and_in_utc() -> None:
    at_nine = utc("2026-11-23T08:00")

    assert next_slot(MONDAY_AT_9, at_nine - timedelta(seconds=1), BERLIN) == at_nine
    assert next_slot(MONDAY_AT_9, at_nine, BERLIN) == at_nine + A_WEEK
    assert next_slot(MONDAY_AT_9, at_nine, BERLIN).tzinfo is UTC


def test_time_that_does_not_exist_moves_forward_by_the_gap() -> None:
    at_half_past_two = Slot(6, time(2, 30))

    due_at = next_slot(at_half_past_two, utc("2027-03-25T12:00"), BERLIN)

    assert due_at.astimezone(BERLIN).replace(tzinfo=None) == datetime(2027, 3, 28, 3, 30)  # noqa: DTZ001 - what the clock on the wall shows


def test_time_that_exists_twice_counts_once_the_first() -> None:
    at_half_past_two = Slot(6, time(2, 30))

    first = next_slot(at_half_past_two, utc("2026-10-22T12:00"), BERLIN)
    following = next_slot(at_half_past_two, first, BERLIN)

    assert first == utc("2026-10-25T00:30")
    assert following == utc("2026-11-01T01:30")


def test_time_pushed_over_midnight_by_a_gap_is_not_missed() -> None:
    scoresbysund = ZoneInfo("America/Scoresbysund")
    late_on_saturday = Slot(5, time(23, 30))
    just_after_midnight = datetime(2027, 3, 28, 0, 10, tzinfo=scoresbysund)

    due_at = next_slot(late_on_saturday, just_after_midnight.astimezone(UTC), scoresbysund)

    assert due_at - just_after_midnight == timedelta(minutes=20)


def test_daily_time_comes_today_or_else_tomorrow() -> None:
    half_past_nine = time(9, 30)

    assert next_daily(half_past_nine, utc("2026-11-23T08:00"), BERLIN) == utc("2026-11-23T08:30")
    assert next_daily(half_past_nine, utc("2026-11-23T08:30"), BERLIN) == utc("2026-11-24T08:30")


@pytest.mark.parametrize("weekday", [0, 4, 5, 6])
def test_every_zone_gives_one_slot_a_week_whenever_its_clocks_change_001_4(weekday: int) -> None:
    for zone in sorted(available_timezones()):
        tz = ZoneInfo(zone)
        for monday in weeks_with_a_change(tz):
            for hour in (0, 2, 23):
                slot = Slot(weekday, time(hour, 30))
                due_at = next_slot(slot, at_local(monday - A_WEEK, time(), tz), tz)
                occasions: list[date] = []
                while len(occasions) < 3:
                    occasions.append(week_of(due_at, tz).monday)
                    due_at = next_slot(slot, due_at, tz)

                assert occasions == [monday - A_WEEK, monday, monday + A_WEEK], (zone, slot)


@given(ZONES, SLOTS, INSTANTS)
def test_slot_after_slot_is_one_a_week_001_4(tz: ZoneInfo, slot: Slot, start: datetime) -> None:
    due_at = next_slot(slot, start, tz)
    following = next_slot(slot, due_at, tz)

    assert start < due_at <= start + A_WEEK + LONGEST_MOVE
    assert week_of(following, tz).monday == week_of(due_at, tz).monday + A_WEEK
    assert due_at.astimezone(tz).weekday() in {slot.weekday, (slot.weekday + 1) % 7}
    assert next_slot(slot, due_at - timedelta(microseconds=1), tz) == due_at


@given(ZONES, st.times(), INSTANTS)
def test_daily_time_after_daily_time_is_one_a_day(tz: ZoneInfo, at: time, start: datetime) -> None:
    due_at = next_daily(at, start, tz)
    following = next_daily(at, due_at, tz)

    assert start < due_at
    assert timedelta(hours=20) < following - due_at < timedelta(hours=28)


@given(
    SLOTS,
    INSTANTS,
    st.lists(st.tuples(ZONES, st.integers(0, 40)), min_size=1, max_size=12),
)
def test_member_who_moves_is_asked_every_week_once_001_4(
    slot: Slot, start: datetime, moves: list[tuple[ZoneInfo, int]]
) -> None:
    tz, now = moves[0][0], start
    due_at = next_slot(slot, now, tz)
    asked = [week_of(due_at, tz).monday - A_WEEK]

    for moved_to, stays_days in moves:
        leaves_at = now + timedelta(days=stays_days)
        while due_at <= leaves_at:
            asked.append(week_of(due_at, tz).monday)
            now = max(now, due_at)
            due_at = next_due(slot, occasion_of("plan", due_at, tz), now, tz)
        now, tz = leaves_at, moved_to
        due_at = next_due(slot, week_of_day(asked[-1]).key, now, tz)

    assert asked == [asked[0] + A_WEEK * number for number in range(len(asked))]


def test_week_that_was_asked_for_in_the_east_does_not_come_again_in_the_west() -> None:
    asked_at = next_slot(MONDAY_AT_9, utc("2026-11-20T00:00"), KIRITIMATI)
    occasion = occasion_of("plan", asked_at, KIRITIMATI)

    due_at = next_due(MONDAY_AT_9, occasion, asked_at + timedelta(hours=5), HONOLULU)

    assert occasion == "2026-W48"
    assert occasion_of("plan", due_at, HONOLULU) == "2026-W49"


def test_monday_that_a_flight_to_the_east_jumped_over_is_due_at_once() -> None:
    sunday_in_honolulu = utc("2026-11-22T22:00")

    due_at = next_due(MONDAY_AT_9, "2026-W47", sunday_in_honolulu, KIRITIMATI)

    assert sunday_in_honolulu - LONGEST_MOVE < due_at < sunday_in_honolulu
    assert occasion_of("plan", due_at, KIRITIMATI) == "2026-W48"


def test_newcomer_waits_for_the_next_slot() -> None:
    monday_noon = utc("2026-11-23T12:00")

    assert next_due(MONDAY_AT_9, None, monday_noon, BERLIN) == utc("2026-11-30T08:00")


def test_occasion_is_the_iso_week_or_for_a_nudge_the_local_day() -> None:
    new_year_in_kiritimati = utc("2026-12-31T12:00")

    assert occasion_of("plan", new_year_in_kiritimati, KIRITIMATI) == "2026-W53"
    assert occasion_of("review", new_year_in_kiritimati, HONOLULU) == "2026-W53"
    assert occasion_of("nudge", new_year_in_kiritimati, KIRITIMATI) == "2027-01-01"
    assert occasion_of("nudge", new_year_in_kiritimati, HONOLULU) == "2026-12-31"


@pytest.mark.parametrize(
    ("local", "monday"),
    [
        ("2026-11-27T23:59", date(2026, 11, 23)),
        ("2026-11-29T23:59", date(2026, 11, 23)),
        ("2026-11-30T00:00", date(2026, 11, 23)),
        ("2026-11-30T11:59", date(2026, 11, 23)),
        ("2026-11-30T12:00", date(2026, 11, 30)),
        ("2026-12-01T09:00", date(2026, 11, 30)),
    ],
)
def test_review_written_until_monday_noon_is_about_the_week_before(
    local: str, monday: date
) -> None:
    instant = datetime.fromisoformat(local).replace(tzinfo=HONOLULU)

    assert answers_week("review", instant.astimezone(UTC), HONOLULU) == Week(monday)


@pytest.mark.parametrize(
    ("local", "monday"),
    [
        ("2026-11-27T23:59", date(2026, 11, 23)),
        ("2026-11-28T00:00", date(2026, 11, 30)),
        ("2026-11-29T20:00", date(2026, 11, 30)),
        ("2026-11-30T08:00", date(2026, 11, 30)),
    ],
)
def test_plan_made_at_the_weekend_is_for_the_week_to_come(local: str, monday: date) -> None:
    instant = datetime.fromisoformat(local).replace(tzinfo=KIRITIMATI)

    assert answers_week("plan", instant.astimezone(UTC), KIRITIMATI) == Week(monday)


@given(st.dates(date(1, 1, 8), date(9999, 12, 20)))
def test_week_begins_on_monday_and_friday_is_never_past(day: date) -> None:
    assert monday_of(day).weekday() == 0
    assert timedelta() <= day - week_of_day(day).monday < A_WEEK
    assert coming_friday(day).weekday() == 4
    assert timedelta() <= coming_friday(day) - day < A_WEEK

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.working_days import (
    Absence,
    Placed,
    WorkingDays,
    last_of_week,
    paused_until,
    placed,
    their_clock,
)
from bot.domain.delivery.most_a_day import MOST_A_DAY, Waiting, chosen

MONDAY = date(2026, 11, 23)
A_DAY = timedelta(days=1)
TUESDAY, THURSDAY, FRIDAY, SUNDAY = (MONDAY + timedelta(days=days) for days in (1, 3, 4, 6))

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))
ABSENCES = st.tuples(DAYS, st.none() | st.integers(0, 60)).map(
    lambda pair: Absence(pair[0], None if pair[1] is None else pair[0] + timedelta(days=pair[1]))
)
WORKING = st.builds(
    WorkingDays,
    weekdays=st.frozensets(st.integers(0, 6)),
    holidays=st.frozensets(DAYS, max_size=10),
    away=st.lists(ABSENCES, max_size=3).map(tuple),
)
WAITING = st.builds(
    Waiting, st.text("abc", min_size=1), st.integers(0, 3), st.none() | st.dates(MONDAY, SUNDAY)
)


def test_working_day_keeps_its_message() -> None:
    assert placed(MONDAY, THURSDAY, WorkingDays()) == Placed(MONDAY)


def test_holiday_moves_the_message_to_the_next_working_day_inside_its_window() -> None:
    working = WorkingDays(holidays=frozenset({MONDAY}))

    assert placed(MONDAY, THURSDAY, working) == Placed(TUESDAY)


def test_week_away_is_skipped_and_said_on_the_first_day_back() -> None:
    working = WorkingDays(away=(Absence(MONDAY, FRIDAY),))

    skipped = placed(MONDAY, THURSDAY, working, "Monday plan")

    assert skipped.on is None
    assert skipped.back_on == MONDAY + timedelta(weeks=1)
    assert skipped.note == "You were away, so I skipped the Monday plan of Monday 23 November."


def test_friday_off_skips_the_review_where_the_weekend_is_free() -> None:
    working = WorkingDays(holidays=frozenset({FRIDAY}))

    assert placed(FRIDAY, SUNDAY, working).on is None
    assert placed(FRIDAY, SUNDAY, WorkingDays(frozenset(range(7)), frozenset({FRIDAY}))).on == (
        FRIDAY + A_DAY
    )


def test_week_that_runs_from_sunday_to_thursday_is_a_week_like_any() -> None:
    from_sunday = WorkingDays(weekdays=frozenset({6, 0, 1, 2, 3}))

    assert from_sunday.on_or_after(FRIDAY) == SUNDAY
    assert from_sunday.on_or_before(FRIDAY) == THURSDAY


def test_pause_ends_on_the_day_that_was_named() -> None:
    working = WorkingDays(away=(paused_until(THURSDAY, MONDAY),))

    assert not working.includes(MONDAY)
    assert working.on_or_after(MONDAY) == THURSDAY


def test_pause_until_a_day_that_has_come_pauses_nothing() -> None:
    assert WorkingDays(away=(paused_until(MONDAY, MONDAY),)).includes(MONDAY)
    assert WorkingDays(away=(paused_until(MONDAY - A_DAY, MONDAY),)).includes(MONDAY)


def test_pause_without_end_skips_without_a_day_to_come_back() -> None:
    skipped = placed(MONDAY, THURSDAY, WorkingDays(away=(Absence(MONDAY),)))

    assert skipped.on is None
    assert skipped.back_on is None
    assert "skipped" in skipped.note


def test_two_messages_a_day_go_out_the_most_important_first() -> None:
    nudge, review, plan = Waiting("nudge", 2), Waiting("review", 1, SUNDAY), Waiting("plan", 0)

    today = chosen([nudge, review, plan], FRIDAY)

    assert today.send == (plan, review)
    assert today.wait == (nudge,)


def test_what_was_sent_today_counts_and_what_cannot_wait_is_dropped() -> None:
    waits, cannot, was = (
        Waiting("nudge", 1),
        Waiting("review", 2, FRIDAY),
        Waiting("plan", 0, MONDAY),
    )

    today = chosen([waits, cannot, was], FRIDAY, sent_today=MOST_A_DAY)

    assert today.send == ()
    assert today.wait == (waits,)
    assert set(today.drop) == {cannot, was}


@given(DAYS, st.integers(0, 7), WORKING)
def test_message_goes_out_on_a_working_day_in_its_window_or_never(
    day: date, days: int, working: WorkingDays
) -> None:
    last_on = day + timedelta(days=days)

    result = placed(day, last_on, working)

    in_window = [day + timedelta(days=number) for number in range(days + 1)]
    working_days = [found for found in in_window if working.includes(found)]
    assert result.on == (working_days[0] if working_days else None)
    assert bool(result.note) == (result.on is None)
    assert result.back_on is None or result.back_on > last_on


@given(DAYS, WORKING)
def test_next_and_last_working_day_are_working_days(day: date, working: WorkingDays) -> None:
    after, before = working.on_or_after(day), working.on_or_before(day)

    assert after is None or (after >= day and working.includes(after))
    assert before is None or (before <= day and working.includes(before))
    assert (after == day) == (before == day) == working.includes(day)


@given(st.lists(WAITING, max_size=8, unique=True), st.dates(MONDAY, SUNDAY), st.integers(0, 3))
def test_nothing_is_lost_nothing_doubled_and_never_more_than_two(
    waiting: list[Waiting], today: date, sent_today: int
) -> None:
    result = chosen(waiting, today, sent_today)

    everything = (*result.send, *result.wait, *result.drop)
    assert sorted(map(repr, everything)) == sorted(map(repr, waiting))
    assert len(result.send) + sent_today <= max(MOST_A_DAY, sent_today)
    assert all(message.last_on is None or message.last_on > today for message in result.wait)
    assert all(sent.rank <= left.rank for sent in result.send for left in result.wait)


def test_calendar_ends_do_not_break_the_search() -> None:
    nobody = WorkingDays(weekdays=frozenset())

    assert nobody.on_or_after(date.max) is None
    assert nobody.on_or_before(date.min) is None


def test_a_week_ends_before_its_longest_run_of_days_off() -> None:
    to_thursday = WorkingDays(frozenset({6, 0, 1, 2, 3}))
    without_wednesday = WorkingDays(frozenset({0, 1, 3, 4}))

    assert last_of_week(MONDAY, WorkingDays()) == FRIDAY
    assert last_of_week(MONDAY, to_thursday) == THURSDAY
    assert last_of_week(FRIDAY, to_thursday) == THURSDAY + timedelta(weeks=1)
    assert last_of_week(MONDAY, without_wednesday) == FRIDAY


def test_a_holiday_on_its_last_day_ends_a_week_sooner() -> None:
    working = WorkingDays(holidays=frozenset({FRIDAY}))

    assert last_of_week(MONDAY, working) == THURSDAY
    assert last_of_week(FRIDAY, working) == FRIDAY + timedelta(weeks=1)


@given(DAYS, WORKING)
def test_the_end_of_the_week_is_a_working_day_that_is_not_past(
    today: date, working: WorkingDays
) -> None:
    end = last_of_week(today, working)

    assert end >= today
    assert working.includes(end) or not working.on_or_after(today)


def test_a_colleague_is_written_to_by_their_own_clock() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")

    night = their_clock(datetime(2026, 11, 23, 16, 0, tzinfo=UTC), tokyo)
    day = their_clock(datetime(2026, 11, 23, 5, 0, tzinfo=UTC), tokyo)
    friday_evening = their_clock(datetime(2026, 11, 27, 10, 0, tzinfo=UTC), tokyo)

    assert (night.is_at_work, day.is_at_work, friday_evening.is_at_work) == (False, True, False)
    assert night.begins == datetime(2026, 11, 24, 9, 0, tzinfo=tokyo)
    assert day.begins == datetime(2026, 11, 24, 9, 0, tzinfo=tokyo)
    assert friday_evening.begins == datetime(2026, 11, 30, 9, 0, tzinfo=tokyo)

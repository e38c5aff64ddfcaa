"""Every time zone there is, from 2026 to 2030: by what the engine computes, each week once."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.weeks import Slot, next_due, next_slot, occasion_of, rehung, week_of_day

START = datetime(2026, 1, 1, tzinfo=UTC)
END = datetime(2031, 1, 1, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)
ZONES = sorted(available_timezones())
SLOTS = (Slot(0, time(9, 0)), Slot(6, time(2, 30)))


def weeks(first: str, last: str) -> list[str]:
    """Every ISO week from one to another."""
    monday = datetime.strptime(f"{first}-1", "%G-W%V-%u").replace(tzinfo=UTC).date()
    found: list[str] = []
    while not found or found[-1] < last:
        found.append(week_of_day(monday).key)
        monday += A_WEEK
    return found


@pytest.mark.slow
@pytest.mark.parametrize("slot", SLOTS, ids=["monday at nine", "sunday in the gap"])
def test_in_every_zone_each_week_is_asked_about_once_001_4(slot: Slot) -> None:
    for zone in ZONES:
        tz = ZoneInfo(zone)
        due_at = next_slot(slot, START, tz)
        occasions = []
        while due_at < END:
            occasions.append(occasion_of("plan", due_at, tz))
            due_at = next_due(slot, occasions[-1], due_at, tz)

        assert occasions == weeks(occasions[0], occasions[-1]), zone
        assert len(occasions) >= 260


@given(
    st.sampled_from(SLOTS),
    st.lists(st.tuples(st.sampled_from(ZONES), st.integers(1, 400)), min_size=2, max_size=30),
)
def test_whoever_moves_is_asked_about_each_week_once_001_4(
    slot: Slot, moves: list[tuple[str, int]]
) -> None:
    tz, now = ZoneInfo(moves[0][0]), START
    due_at = next_slot(slot, now, tz)
    occasions: list[str] = []

    for zone, stays_hours in moves:
        leaves_at = now + timedelta(hours=stays_hours)
        while due_at <= leaves_at:
            now = max(now, due_at)
            occasions.append(occasion_of("plan", due_at, tz))
            due_at = next_due(slot, occasions[-1], now, tz)
        now = leaves_at
        due_at, tz = rehung(due_at, tz, ZoneInfo(zone)), ZoneInfo(zone)

    assert not occasions or occasions == weeks(occasions[0], occasions[-1])

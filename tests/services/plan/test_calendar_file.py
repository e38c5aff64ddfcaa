from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.member import Member
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.milestones import MILESTONES, MilestoneName, done_by
from bot.domain.plan.plan import plan_for
from bot.services.plan.calendar_file import CalendarEvent, as_ics, plan_events, uid_of

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
ADA = Member("T1", "U1")
BO = Member("T1", "U2")
CYCLE = Cycle("Summer", date(2027, 8, 31))
EVENT = CalendarEvent("case-1/decided", "It is decided", date(2027, 8, 31))
LINE_OCTETS = 75
"""Longest line without its line break (RFC 5545, 3.1)."""

TEXTS = st.text(st.characters(exclude_categories=()), max_size=200)


def events_of(
    cycle: Cycle,
    done: Collection[MilestoneName] = (),
    ticked: Mapping[str, date] = MappingProxyType({}),
) -> tuple[CalendarEvent, ...]:
    return plan_events(plan_for(cycle, NOW.date(), done), 1, "Staff Engineer", ticked)


def properties(ics: bytes) -> list[tuple[str, str]]:
    """Unfold and split, as a calendar does (RFC 5545, 3.1)."""
    lines = ics.replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines.pop() == ""
    return [(line.split(":", 1)[0], line.split(":", 1)[1]) for line in lines]


def values(ics: bytes, name: str) -> list[str]:
    return [value for found, value in properties(ics) if found == name]


def unescaped(value: str) -> str:
    marks = iter(value)
    return "".join(
        {"n": "\n"}.get(following := next(marks), following) if mark == "\\" else mark
        for mark in marks
    )


def test_a_title_of_two_lines_is_one_line_of_the_file() -> None:
    _, ics = as_ics([EVENT], ADA, NOW, title="Promotion to\nStaff Engineer")

    assert values(ics, "X-WR-CALNAME") == ["Promotion to Staff Engineer"]


def test_plan_becomes_one_whole_day_event_a_step() -> None:
    name, ics = as_ics(events_of(CYCLE), ADA, NOW)

    assert name == "plan.ics"
    assert len(values(ics, "UID")) == len(set(values(ics, "UID"))) == len(MILESTONES)
    assert values(ics, "DTSTART;VALUE=DATE")[-1] == "20270831"
    assert values(ics, "DTEND;VALUE=DATE")[-1] == "20270901"
    assert values(ics, "SUMMARY")[2] == "Promotion: agree on where I stand for Staff Engineer"
    assert values(ics, "SUMMARY")[-1] == "Promotion: Staff Engineer is decided"
    assert set(values(ics, "TRANSP")) == {"TRANSPARENT"}


def test_the_calendar_has_a_name_and_names_no_maker() -> None:
    _, ics = as_ics(events_of(CYCLE), ADA, NOW, title="Promotion to Staff Engineer")

    assert values(ics, "X-WR-CALNAME") == ["Promotion to Staff Engineer"]
    assert "extrung" not in str([pair for pair in properties(ics) if pair[0] != "UID"])


def test_each_open_step_is_remembered_on_the_morning_before() -> None:
    done = done_by("criteria")

    _, ics = as_ics(events_of(CYCLE, done, dict.fromkeys(done, NOW.date())), ADA, NOW)

    assert values(ics, "TRIGGER") == ["-PT15H"] * (len(MILESTONES) - len(done))
    assert set(values(ics, "ACTION")) == {"DISPLAY"}


def test_a_step_that_is_done_stands_where_it_was_done_when_the_decision_moves() -> None:
    done, ticked = done_by("gaps"), {"process_known": date(2026, 10, 5)}

    before = events_of(CYCLE, done, ticked)
    after = events_of(Cycle("Summer", date(2027, 9, 30)), done, ticked)

    assert before[0] == after[0]
    assert before[0].title == "Done: Promotion: find out how Staff Engineer is decided"
    assert before[0].starts == date(2026, 10, 5)
    assert [event.key for event in after[:2]] == ["case-1/process_known", "case-1/map_agreed"]


def test_plan_that_moved_keeps_its_events_and_is_the_newer_one() -> None:
    moved = Cycle("Summer", date(2027, 9, 30))

    _, first = as_ics(events_of(CYCLE), ADA, NOW)
    _, second = as_ics(events_of(moved), ADA, NOW + timedelta(minutes=1))

    assert values(first, "UID") == values(second, "UID")
    assert values(first, "DTSTART;VALUE=DATE") != values(second, "DTSTART;VALUE=DATE")
    assert int(values(second, "SEQUENCE")[0]) == int(values(first, "SEQUENCE")[0]) + 1


def test_an_ask_of_ones_own_moves_the_same_events_and_leaves_none_behind() -> None:
    _, first = as_ics(events_of(CYCLE), ADA, NOW)
    hoped_for = Cycle("Off-cycle", date(2027, 3, 31), origin="off_cycle")

    _, second = as_ics(events_of(hoped_for), ADA, NOW)

    assert values(first, "UID") == values(second, "UID")


def test_an_event_says_what_it_takes_and_how_far_it_may_slip() -> None:
    done = done_by("criteria")

    first, open_step, *_ = events_of(CYCLE, done, dict.fromkeys(done, NOW.date()))

    assert first.detail == "One question in a 1:1: who decides, on what, and when."
    assert open_step.detail.endswith("It may slip until 27 February 2027.")


def test_same_plan_at_the_same_moment_is_the_same_file() -> None:
    events = events_of(CYCLE)

    assert as_ics(events, ADA, NOW) == as_ics(events, ADA, NOW)


def test_too_late_plan_exports_the_next_cycle() -> None:
    too_late = plan_for(CYCLE, CYCLE.decided_on)

    assert plan_events(too_late, 1, "Staff Engineer", {})[-1].starts == date(2028, 8, 31)


def test_uid_is_each_owners_own_and_tells_no_name() -> None:
    assert len({uid_of("case-1/decided", owner) for owner in (ADA, BO, Member("T2", "U1"))}) == 3
    assert uid_of("case-1/decided", ADA) != uid_of("case-2/decided", ADA)
    assert "U1" not in uid_of("case-1/decided", ADA)


def test_meeting_is_an_instant_in_utc_with_its_length() -> None:
    in_berlin = datetime(2027, 6, 1, 10, 0, tzinfo=timezone(timedelta(hours=2)))
    meeting = CalendarEvent("talk-7", "Talk with Marta", in_berlin, lasts=timedelta(minutes=45))

    _, ics = as_ics([meeting], ADA, NOW)

    assert values(ics, "DTSTART") == ["20270601T080000Z"]
    assert values(ics, "DTEND") == ["20270601T084500Z"]
    assert values(ics, "TRIGGER") == ["-PT15M"]


def test_a_meeting_that_nobody_agreed_to_blocks_no_time() -> None:
    _, ics = as_ics([CalendarEvent("draft-1/meeting", "Talk", NOW)], ADA, NOW)

    assert values(ics, "TRANSP") == ["TRANSPARENT"]
    assert values(ics, "STATUS") == ["TENTATIVE"]


def test_commas_semicolons_backslashes_and_line_breaks_are_escaped() -> None:
    odd = CalendarEvent("x", "a,b;c\\d", date(2027, 1, 1), detail="one\r\ntwo\nthree")

    _, ics = as_ics([odd], ADA, NOW)

    assert values(ics, "SUMMARY") == ["a\\,b\\;c\\\\d"]
    assert values(ics, "DESCRIPTION")[0] == "one\\ntwo\\nthree"


def test_last_day_of_the_calendar_has_no_next_one() -> None:
    _, ics = as_ics([CalendarEvent("x", "end", date.max)], ADA, NOW)

    assert values(ics, "DTEND;VALUE=DATE") == ["99991231"]


def test_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        as_ics([EVENT], ADA, NOW.replace(tzinfo=None))


@given(st.lists(st.builds(CalendarEvent, TEXTS, TEXTS, st.dates(), TEXTS), max_size=4))
def test_any_text_keeps_the_lines_short_and_the_structure_whole(
    events: list[CalendarEvent],
) -> None:
    _, ics = as_ics(events, ADA, NOW)

    names = [name for name, _ in properties(ics)]
    lines = [line.decode() for line in ics.split(b"\r\n")]
    assert max(len(line.encode()) for line in lines) <= LINE_OCTETS
    assert b"\n" not in ics.replace(b"\r\n", b"")
    assert names.count("BEGIN") == names.count("END") == 2 * len(events) + 1
    assert names.count("SUMMARY") == len(events)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=200))
def test_text_comes_back_as_it_was(text: str) -> None:
    _, ics = as_ics([CalendarEvent("x", text, date(2027, 1, 1))], ADA, NOW)

    assert unescaped(values(ics, "SUMMARY")[0]) == text.strip()

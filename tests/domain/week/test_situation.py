from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.calendar.dates import months_between
from bot.domain.week.situation import SILENT_FOR, silent_occasion

READY_ON = date(2026, 11, 2)
A_DAY = timedelta(days=1)


def test_ready_and_silent_for_two_weeks_is_nudged_once_001_18() -> None:
    fourteenth = READY_ON + SILENT_FOR

    assert silent_occasion(READY_ON, fourteenth - A_DAY) is None
    first = silent_occasion(READY_ON, fourteenth)
    assert first is not None
    assert silent_occasion(READY_ON, fourteenth + timedelta(days=50)) == first
    assert silent_occasion(READY_ON, fourteenth + A_DAY, last_sent_on=fourteenth) is None


def test_then_at_most_monthly_001_18() -> None:
    told_on = date(2026, 11, 16)

    assert silent_occasion(READY_ON, date(2026, 12, 15), last_sent_on=told_on) is None
    assert silent_occasion(READY_ON, date(2026, 12, 16), last_sent_on=told_on)


def test_ask_ends_it_and_one_from_before_does_not_001_18() -> None:
    today = READY_ON + timedelta(days=20)

    assert silent_occasion(READY_ON, today, asked_on=READY_ON) is None
    assert silent_occasion(READY_ON, today, asked_on=READY_ON - A_DAY)


def test_who_is_not_ready_hears_nothing() -> None:
    assert silent_occasion(None, date(2026, 11, 30)) is None


def test_ready_again_begins_again_001_18() -> None:
    sent_in_the_last_round = READY_ON - A_DAY

    occasion = silent_occasion(READY_ON, READY_ON + SILENT_FOR, last_sent_on=sent_in_the_last_round)

    assert occasion == silent_occasion(READY_ON, READY_ON + SILENT_FOR)


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)), st.integers(1, 30))
def test_looked_at_every_few_days_it_speaks_monthly_and_never_twice_001_18(
    ready_on: date, every: int
) -> None:
    sent: list[tuple[date, str]] = []
    for day in (ready_on + timedelta(days=number) for number in range(0, 400, every)):
        last_sent_on = sent[-1][0] if sent else None
        occasion = silent_occasion(ready_on, day, last_sent_on=last_sent_on)
        if occasion:
            sent.append((day, occasion))

    days = [day for day, _ in sent]
    assert len({occasion for _, occasion in sent}) == len(sent) >= 6
    assert all(months_between(a, b) >= 1 for a, b in pairwise(days))

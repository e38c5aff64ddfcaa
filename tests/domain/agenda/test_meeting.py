"""Where a meeting stands in the calendar before anybody named a time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.agenda.one_to_one import OwnDays, meeting_of
from bot.domain.calendar.working_days import Absence, WorkingDays
from bot.domain.drafts.draft import Draft

FRIDAY = datetime(2026, 12, 18, 15, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
CAIRO = WorkingDays(weekdays=frozenset({6, 0, 1, 2, 3}))
CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})
REQUEST = Draft(1, "meeting_request", "Ask for a meeting", "Could we talk?", FRIDAY)


@pytest.mark.parametrize(
    ("now", "working", "on"),
    [
        (FRIDAY, WorkingDays(), date(2026, 12, 21)),
        (FRIDAY, CAIRO, date(2026, 12, 20)),
        (FRIDAY + timedelta(days=6), WorkingDays(holidays=CHRISTMAS), date(2026, 12, 29)),
        (
            FRIDAY,
            WorkingDays(away=(Absence(date(2026, 12, 1), date(2027, 1, 3)),)),
            date(2027, 1, 4),
        ),
        (FRIDAY, WorkingDays(away=(Absence(date(2026, 12, 1)),)), date(2026, 12, 19)),
    ],
    ids=["a weekend", "another week", "Christmas", "a holiday of their own", "away for good"],
)
def test_a_request_stands_at_ten_on_the_next_day_the_member_works(
    now: datetime, working: WorkingDays, on: date
) -> None:
    meeting = meeting_of(REQUEST, None, "Marta", now, OwnDays(LONDON, working))

    assert meeting is not None
    assert meeting.starts == datetime(on.year, on.month, on.day, 10, tzinfo=LONDON)
    assert meeting.title == "Talk with Marta about my next role"

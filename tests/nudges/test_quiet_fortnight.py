from datetime import date, timedelta

from bot.domain.week.situation import Situation
from bot.nudges import quiet_fortnight
from tests.nudges.situations import STARTED_AT, situation

LAST_WIN_ON = date(2026, 11, 9)
STARTED_ON = STARTED_AT.date()


def quiet_for(days: int) -> Situation:
    today = LAST_WIN_ON + timedelta(days=days)
    return situation(today, last_win_on=LAST_WIN_ON, win_count=3)


def test_member_quiet_for_two_weeks_is_nudged() -> None:
    nudge = quiet_fortnight.nudge(quiet_for(14))

    assert nudge is not None
    assert nudge.facts == {
        "days": 14,
        "weeks": 2,
        "last_win_on": LAST_WIN_ON,
        "win_count": 3,
        "target_title": "Staff Engineer",
    }


def test_thirteen_days_are_not_yet_quiet() -> None:
    assert quiet_fortnight.nudge(quiet_for(13)) is None


def test_one_silence_is_one_occasion_however_long() -> None:
    nudges = [quiet_fortnight.nudge(quiet_for(days)) for days in range(14, 60)]

    assert {nudge.occasion for nudge in nudges if nudge} == {"2026-11-09"}
    assert all(nudges)


def test_member_without_any_win_is_nudged_two_weeks_after_the_case_started() -> None:
    too_early = situation(STARTED_ON + timedelta(days=13))
    in_time = situation(STARTED_ON + timedelta(days=14))

    nudge = quiet_fortnight.nudge(in_time)

    assert quiet_fortnight.nudge(too_early) is None
    assert nudge is not None
    assert nudge.occasion == "2026-11-01"
    assert nudge.facts["last_win_on"] == ""


def test_member_with_wins_and_no_case_is_nudged_and_one_with_neither_is_not() -> None:
    today = LAST_WIN_ON + timedelta(days=20)

    assert quiet_fortnight.nudge(Situation(today, last_win_on=LAST_WIN_ON)) is not None
    assert quiet_fortnight.nudge(Situation(today)) is None


def test_who_was_promoted_may_be_quiet() -> None:
    rested = situation(date(2027, 3, 1), stage="promoted", last_win_on=LAST_WIN_ON)

    assert quiet_fortnight.nudge(rested) is None

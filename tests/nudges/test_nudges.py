from dataclasses import replace
from datetime import date, timedelta

from bot.domain.career_review import CareerReviews
from bot.domain.case import Case
from bot.domain.situation import Nudge, Situation
from bot.nudges import NUDGES, first_day, noticed
from bot.samples.moments import after_a_talk
from tests.nudges.situations import DECISION_ON, STARTED_AT, situation

RULES = [rule.__module__.rpartition(".")[2] for rule in NUDGES]
CASE = Case(1, "Staff Engineer", "answered", STARTED_AT, manager_name="Marta")
EVE = DECISION_ON - timedelta(days=1)


def never_told(_nudge: Nudge) -> bool:
    return False


def test_the_decision_is_more_important_than_a_quiet_fortnight() -> None:
    found = noticed(situation(EVE))

    assert [nudge.name for nudge in found] == ["two_weeks", "quiet_fortnight"]


def test_a_nudge_is_named_as_its_file() -> None:
    days = (date(2027, 3, 1), date(2027, 6, 1), date(2027, 8, 1), EVE)
    standing = [
        *(situation(day) for day in days),
        replace(situation(EVE, stage="ready"), ready_since_on=date(2027, 6, 1)),
        *(after for name in RULES if (after := after_a_talk(name, CASE, EVE))),
        replace(situation(EVE), reviews=CareerReviews(EVE, agreed_on=DECISION_ON)),
    ]

    for rule in NUDGES:
        names = {nudge.name for nudge in map(rule, standing) if nudge}

        assert names == {rule.__module__.rpartition(".")[2]}


def test_next_day_is_today_if_there_is_something_untold() -> None:
    assert first_day(situation(EVE), within=400, told=never_told) == EVE


def test_next_day_passes_over_what_was_told() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today - timedelta(days=1), win_count=1)

    def told_of_silence(nudge: Nudge) -> bool:
        return nudge.name == "quiet_fortnight"

    assert first_day(standing, within=400, told=never_told) == date(2026, 12, 6)
    assert first_day(standing, within=400, told=told_of_silence) == date(2027, 2, 7)


def test_next_day_is_looked_for_no_further_than_asked() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today)

    assert first_day(standing, within=13, told=never_told) is None
    assert first_day(standing, within=14, told=never_told) == today + timedelta(days=14)
    assert first_day(Situation(today), within=400, told=never_told) is None


def test_following_the_next_days_tells_each_nudge_once() -> None:
    standing = situation(date(2026, 11, 23), last_win_on=date(2026, 11, 22), win_count=1)
    told: set[tuple[str, str]] = set()
    names = []

    while day := first_day(
        standing, within=400, told=lambda nudge: (nudge.name, nudge.occasion) in told
    ):
        standing = replace(standing, today=day)
        nudge = next(n for n in noticed(standing) if (n.name, n.occasion) not in told)
        told.add((nudge.name, nudge.occasion))
        names.append(nudge.name)

    countdown = ["six_months", "three_months", "six_weeks", "two_weeks"]
    assert names == ["quiet_fortnight", *countdown, "decision_day"]

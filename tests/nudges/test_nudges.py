from dataclasses import replace
from datetime import date, timedelta

from bot.domain.week.situation import Nudge, Situation
from bot.nudges import NUDGES, first_day, name_of, noticed
from bot.templates.samples import TODAY, bo
from tests.nudges.situations import DECISION_ON, situation

EVE = DECISION_ON - timedelta(days=1)


COUNTDOWN = ("six_months", "three_months", "six_weeks", "two_weeks")
OF_THIS_STORY = ("quiet_fortnight", *COUNTDOWN, "decision_day")


def never_sent(nudge: Nudge) -> bool:
    """Nothing of this story; a nudge that is new here counts as told."""
    return nudge.name not in OF_THIS_STORY


def test_the_decision_is_more_important_than_a_quiet_fortnight() -> None:
    found = noticed(situation(EVE))

    assert [nudge.name for nudge in found] == ["two_weeks", "quiet_fortnight"]


def test_a_nudge_is_named_as_its_file() -> None:
    standing = [rule.sample(bo(), TODAY) for rule in NUDGES]

    for rule in NUDGES:
        names = {nudge.name for nudge in map(rule.nudge, standing) if nudge}

        assert names == {name_of(rule)}


def test_next_day_is_today_if_there_is_something_untold() -> None:
    assert first_day(situation(EVE), within=400, sent=never_sent) == EVE


def test_next_day_passes_over_what_was_told() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today - timedelta(days=1), win_count=1)

    def told_of_silence(nudge: Nudge) -> bool:
        return nudge.name not in OF_THIS_STORY or nudge.name == "quiet_fortnight"

    assert first_day(standing, within=400, sent=never_sent) == date(2026, 12, 6)
    assert first_day(standing, within=400, sent=told_of_silence) == date(2027, 2, 7)


def test_next_day_is_looked_for_no_further_than_asked() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today)

    assert first_day(standing, within=13, sent=never_sent) is None
    assert first_day(standing, within=14, sent=never_sent) == today + timedelta(days=14)
    assert first_day(Situation(today), within=400, sent=never_sent) is None


def test_following_the_next_days_tells_each_nudge_once() -> None:
    standing = situation(date(2026, 11, 23), last_win_on=date(2026, 11, 22), win_count=1)
    sent: set[tuple[str, str]] = set()
    names = []

    def is_told(nudge: Nudge) -> bool:
        return never_sent(nudge) or (nudge.name, nudge.occasion) in sent

    while day := first_day(standing, within=400, sent=is_told):
        standing = replace(standing, today=day)
        nudge = next(nudge for nudge in noticed(standing) if not is_told(nudge))
        sent.add((nudge.name, nudge.occasion))
        names.append(nudge.name)

    assert names == ["quiet_fortnight", *COUNTDOWN, "decision_day"]

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.week.situation import Nudge, Situation
from bot.nudges import DATED, NUDGES, chosen_from, first_day, name_of, noticed
from bot.templates.samples import TODAY, bo
from tests.nudges.situations import DECISION_ON, situation

EVE = DECISION_ON - timedelta(days=1)


COUNTDOWN = ("six_months", "three_months", "six_weeks", "two_weeks")
OF_THIS_STORY = ("quiet_fortnight", *COUNTDOWN, "decision_day")


def waits(nudge: Nudge, _day: date) -> bool:
    """All of this story; a nudge that is new here counts as told."""
    return nudge.name in OF_THIS_STORY


def test_the_decision_is_more_important_than_a_quiet_fortnight() -> None:
    found = noticed(situation(EVE))

    assert [nudge.name for nudge in found] == ["two_weeks", "quiet_fortnight"]


def test_a_nudge_is_named_as_its_file() -> None:
    standing = [rule.sample(bo(), TODAY) for rule in NUDGES]

    for rule in NUDGES:
        names = {nudge.name for nudge in map(rule.nudge, standing) if nudge}

        assert names == {name_of(rule)}


def test_next_day_is_today_if_there_is_something_untold() -> None:
    assert first_day(situation(EVE), within=400, waits=waits) == EVE


def test_next_day_passes_over_what_was_told() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today - timedelta(days=1), win_count=1)

    def waits_but_for_silence(nudge: Nudge, day: date) -> bool:
        return waits(nudge, day) and nudge.name != "quiet_fortnight"

    assert first_day(standing, within=400, waits=waits) == date(2026, 12, 6)
    assert first_day(standing, within=400, waits=waits_but_for_silence) == date(2027, 2, 7)


def test_next_day_is_looked_for_no_further_than_asked() -> None:
    today = date(2026, 11, 23)
    standing = situation(today, last_win_on=today)

    assert first_day(standing, within=13, waits=waits) is None
    assert first_day(standing, within=14, waits=waits) == today + timedelta(days=14)
    assert first_day(Situation(today), within=400, waits=waits) is None


def test_following_the_next_days_tells_each_nudge_once() -> None:
    standing = situation(date(2026, 11, 23), last_win_on=date(2026, 11, 22), win_count=1)
    sent: set[tuple[str, str]] = set()
    names = []

    def is_untold(nudge: Nudge, day: date) -> bool:
        return waits(nudge, day) and (nudge.name, nudge.occasion) not in sent

    while day := first_day(standing, within=400, waits=is_untold):
        standing = replace(standing, today=day)
        nudge = next(nudge for nudge in noticed(standing) if is_untold(nudge, day))
        sent.add((nudge.name, nudge.occasion))
        names.append(nudge.name)

    assert names == ["quiet_fortnight", *COUNTDOWN, "decision_day"]


NAMES = [name_of(rule) for rule in NUDGES if name_of(rule) != "introduction"]


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
def test_whatever_goes_on_waiting_comes_within_as_many_turns_as_there_are(names: list[str]) -> None:
    ordered = [Nudge(name, "once") for name in NAMES if name in names]
    last_on: dict[str, date] = {}
    for turn in range(len(ordered)):
        on = EVE + timedelta(days=turn)
        chosen = chosen_from(ordered, last_on, pick=lambda nudge: not _is_of_today(nudge, last_on))
        assert chosen is not None
        last_on[chosen.name] = on

    assert set(last_on) == set(names)


def _is_of_today(nudge: Nudge, last_on: dict[str, date]) -> bool:
    """What is about one day is told on it, and then it is over."""
    return nudge.name in DATED and nudge.name in last_on


def test_what_the_coach_introduces_comes_when_nothing_else_waits() -> None:
    waiting = [Nudge("written_yes", "7"), Nudge("introduction", "agenda")]

    assert chosen_from(waiting, {"written_yes": EVE}, pick=lambda _: True) == waiting[0]
    assert chosen_from(waiting[1:], {}, pick=lambda _: True) == waiting[1]


def test_what_was_told_last_week_lets_what_was_never_told_go_first() -> None:
    waiting = [Nudge("open_talk", "7+1"), Nudge("quiet_fortnight", "2026-11-01")]

    chosen = chosen_from(waiting, {"open_talk": EVE}, pick=lambda _: True)

    assert chosen == waiting[1]
    assert chosen_from(waiting, {}, pick=lambda _: True) == waiting[0]

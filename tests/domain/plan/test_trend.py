from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.goals.goal import Goal, GoalState
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import STAGES, Stage
from bot.domain.plan.overview import parts_in_words
from bot.domain.plan.timing import LastTiming, last_result
from bot.domain.plan.trend import MONTHS_SHOWN, trend
from bot.domain.wins.win import Win

AT = datetime(2026, 11, 1, tzinfo=UTC)
TODAY = date(2026, 11, 25)


def win(on: date, *criterion_ids: str) -> Win:
    return Win("did it", on, id=1, created_at=AT, criterion_ids=criterion_ids)


def goal(week_of: date, state: GoalState) -> Goal:
    return Goal("do it", week_of, id=1, state=state, created_at=AT)


def test_a_week_belongs_to_the_month_of_its_monday() -> None:
    (october, november) = trend(TODAY, date(2026, 10, 5), [win(date(2026, 11, 1))], [], [])

    assert october.won == (False, False, False, True)
    assert november.won == (False, False, False, False)


def test_what_is_known_by_its_month_alone_is_a_win_of_no_week() -> None:
    first = date(2026, 6, 1)
    about_june, about_a_week = (replace(win(first), span=span) for span in ("month", "week"))

    (june, *_) = trend(TODAY, first, [about_june], [], [])
    (june_too, *_) = trend(TODAY, first, [about_a_week], [], [])

    assert june.won == (False,) * 5
    assert june_too.won == (True, False, False, False, False)


def test_the_present_month_reaches_up_to_today_and_the_line_no_further_back_than_asked() -> None:
    months = trend(TODAY, date(2020, 1, 1), [], [], [])

    assert len(months) == MONTHS_SHOWN
    assert months[-1].won == (False,) * 4


def test_carried_goals_do_not_count_as_set_and_only_done_ones_as_kept() -> None:
    monday = date(2026, 11, 2)
    goals = [goal(monday, "done"), goal(monday, "open"), goal(monday, "carried")]
    gaps = [Gap(1, "x", "skill", closed_on=monday), Gap(2, "y", "skill")]

    (month,) = trend(TODAY, monday, [win(monday, "craft"), win(monday)], goals, gaps)

    assert (month.goals_set, month.goals_kept, month.gaps_closed) == (2, 1, 1)
    assert (sum(month.won), month.next_level_weeks) == (1, 1)


def test_what_is_open_this_week_is_neither_kept_nor_missed() -> None:
    this_monday = TODAY - timedelta(days=TODAY.weekday())
    goals = [goal(this_monday, "open"), goal(this_monday, "done")]

    (month,) = trend(TODAY, this_monday, [], goals, [])

    assert (month.goals_set, month.goals_kept) == (1, 1)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_stands_in_one_of_the_five_parts(stage: Stage) -> None:
    assert parts_in_words(stage).count("●") == 1


def test_the_last_result_says_until_when_to_wait() -> None:
    last = LastTiming(None, date(2026, 11, 24), "wait", date(2026, 12, 24))

    assert last_result(last, TODAY) == (
        "You checked the timing yesterday. It said: wait until 24 December."
    )

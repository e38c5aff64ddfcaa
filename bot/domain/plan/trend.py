"""The trend over months: weeks with a win, goals kept, gaps closed. There is no streak to break."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.weeks import monday_of, week_of_day
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.wins.win import Win

MONTHS_SHOWN = 6
A_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Month:
    """One calendar month; a week belongs to the month of its Monday.

    `won` says of each week, in order, whether it had a win.
    `next_level_weeks` are those with a win that is filed under an expectation of the next level.
    """

    first_on: date
    won: tuple[bool, ...]
    next_level_weeks: int
    goals_set: int
    goals_kept: int
    gaps_closed: int


def trend(
    today: date,
    started_on: date,
    wins: Sequence[Win],
    goals: Sequence[Goal],
    closed_gaps: Sequence[Gap],
) -> tuple[Month, ...]:
    """Return the latest months since the start, the oldest first, the present one up to today."""
    this_month = today.replace(day=1)
    first = max(started_on.replace(day=1), months_after(this_month, 1 - MONTHS_SHOWN))
    months: list[Month] = []
    while first <= this_month:
        months.append(_month(first, today, wins, goals, closed_gaps))
        first = months_after(first, 1)
    return tuple(months)


def _month(
    first: date, today: date, wins: Sequence[Win], goals: Sequence[Goal], gaps: Iterable[Gap]
) -> Month:
    mondays = _mondays(first, min(months_after(first, 1) - timedelta(days=1), today))
    of_month = [win for win in wins if _is_of_a_week(win) and monday_of(win.happened_on) in mondays]
    this_week = monday_of(today)
    weekly = [goal for goal in goals if goal.week_of in mondays and _is_settled(goal, this_week)]
    end = months_after(first, 1)
    return Month(
        first_on=first,
        won=tuple(monday in {monday_of(win.happened_on) for win in of_month} for monday in mondays),
        next_level_weeks=len({monday_of(w.happened_on) for w in of_month if w.criterion_ids}),
        goals_set=len(weekly),
        goals_kept=sum(goal.state == "done" for goal in weekly),
        gaps_closed=sum(gap.closed_on is not None and first <= gap.closed_on < end for gap in gaps),
    )


def _is_of_a_week(win: Win) -> bool:
    """Of what is known by its month or year alone no week is said to have been its own."""
    return win.when.lies_in(monday_of(win.happened_on), week_of_day(win.happened_on).sunday)


def _is_settled(goal: Goal, this_week: date) -> bool:
    """What is open in the week that is still going on is neither kept nor missed."""
    return goal.state == "done" or (goal.state != "carried" and goal.week_of < this_week)


def _mondays(first: date, last: date) -> tuple[date, ...]:
    monday = monday_of(first)
    found: list[date] = []
    while monday <= last:
        if monday >= first:
            found.append(monday)
        monday += A_WEEK
    return tuple(found)

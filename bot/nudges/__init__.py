"""When the coach speaks up: one rule a file. Add yours to NUDGES."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.situation import Nudge, Situation
from bot.nudges import (
    after_hard_no,
    career_review,
    company_cycle,
    company_day_gone,
    decision_day,
    look_again,
    open_talk,
    own_promise,
    quiet_fortnight,
    ready_silent,
    six_months,
    six_weeks,
    three_months,
    timing_watch,
    two_weeks,
    written_yes,
)

Rule = Callable[[Situation], Nudge | None]

NUDGES: tuple[Rule, ...] = (
    decision_day.nudge,
    own_promise.nudge,
    company_cycle.nudge,
    company_day_gone.nudge,
    two_weeks.nudge,
    written_yes.nudge,
    look_again.nudge,
    open_talk.nudge,
    ready_silent.nudge,
    six_weeks.nudge,
    career_review.nudge,
    three_months.nudge,
    six_months.nudge,
    after_hard_no.nudge,
    timing_watch.nudge,
    quiet_fortnight.nudge,
)
"""The most important first: a member gets one at a time."""


def noticed(situation: Situation) -> tuple[Nudge, ...]:
    """Return what there is to say today, the most important first, told before or not."""
    found = (rule(situation) for rule in NUDGES)
    return tuple(nudge for nudge in found if nudge)


def first_day(situation: Situation, *, within: int, told: Callable[[Nudge], bool]) -> date | None:
    """Return the next day, from today on, with something untold to say if nothing changes.

    Looks ahead `within` days; None if there is nothing.
    """
    for days in range(within + 1):
        day = situation.today + timedelta(days=days)
        if not all(told(nudge) for nudge in noticed(replace(situation, today=day))):
            return day
    return None

"""When the coach speaks up: one rule a file. Add yours to NUDGES."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol

from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge, Situation
from bot.nudges import (
    after_hard_no,
    career_review,
    company_cycle,
    company_day_gone,
    decision_day,
    introduction,
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


class Rule(Protocol):
    """A module of this room, named as what it says and as its template."""

    __name__: str

    def nudge(self, situation: Situation, /) -> Nudge | None:
        """Return what to say where the member stands so; None for nothing."""

    def sample(self, person: DraftFacts, today: date, /) -> Situation:
        """Return where this sample person stands on the first day it speaks."""


NUDGES: tuple[Rule, ...] = (
    decision_day,
    own_promise,
    company_cycle,
    company_day_gone,
    two_weeks,
    written_yes,
    look_again,
    open_talk,
    ready_silent,
    six_weeks,
    career_review,
    three_months,
    six_months,
    after_hard_no,
    timing_watch,
    quiet_fortnight,
    introduction,
)
"""The most important first: a member gets one at a time."""


def name_of(rule: Rule) -> str:
    """Return the name of the nudge and of its template."""
    return rule.__name__.rpartition(".")[2]


def noticed(situation: Situation) -> tuple[Nudge, ...]:
    """Return what there is to say today, the most important first, told before or not."""
    found = (rule.nudge(situation) for rule in NUDGES)
    return tuple(nudge for nudge in found if nudge)


DATED = frozenset({"decision_day", "own_promise", "company_cycle", "two_weeks", "six_weeks"})
"""What is about one day, and would be of no use on another."""


def chosen_from(
    waiting: Sequence[Nudge], last_on: Mapping[str, date], *, pick: Callable[[Nudge], bool]
) -> Nudge | None:
    """Return whose turn it is: what is about a day first, then what was told longest ago.

    What the coach introduces has time until nothing else waits.

    `waiting` are the most important first; `last_on` says when each name was told last. So
    whatever goes on waiting comes within as many turns as there are nudges.
    """
    return min(
        filter(pick, waiting),
        key=lambda nudge: (
            nudge.name not in DATED,
            nudge.name == introduction.NAME,
            date.min if nudge.name in DATED else last_on.get(nudge.name, date.min),
        ),
        default=None,
    )


def first_day(
    situation: Situation, *, within: int, waits: Callable[[Nudge, date], bool]
) -> date | None:
    """Return the next day, from today on, with something that `waits` if nothing changes.

    Looks ahead `within` days; None if there is nothing.
    """
    for days in range(within + 1):
        day = situation.today + timedelta(days=days)
        if any(waits(nudge, day) for nudge in noticed(replace(situation, today=day))):
            return day
    return None

"""What the coach brings on its own: Monday's plan, Friday's review, a nudge, a second ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from bot.domain.agenda.agenda import Agenda
from bot.domain.calendar.weeks import (
    Week,
    week_name,
)
from bot.domain.delivery.quiet import STILL_ON
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.review.catalogue import Suggestion
from bot.domain.week.person_hint import PersonHint
from bot.domain.week.situation import Fact
from bot.domain.week.tips import Tip
from bot.domain.wins.win import Win


@dataclass(frozen=True, slots=True)
class PlanCheckIn:
    """Monday asks what the member wants to get done this week.

    `carried` are open goals of earlier weeks, `goals` those already set for `week`, `gaps` the open
    ones with the agreed first (002-1, 001-2). `name` is what to call the member, `suggestion` the
    empty behaviour that this week brings up, `tip` a sentence or two worth knowing, None mostly.
    `stretch_turn` says which time something new is suggested (001-5), 1 for the last, and None
    that it is not; `person_hint` names at most one person to think of this week (000-10); of these
    four a week has one at most.
    `career_review` says that one is overdue (002-50). `look_back` is the week before, where the
    member wants to be asked twice and has not answered; `asks_twice` says that the plan comes once
    more as well. `next_workday` is when "tomorrow" would be, None where that is tomorrow; `today`
    is the member's own. `answered_id` is an open goal that asks what was answered already.
    `ends_on` is the last working day of the member's own week, None for Friday. `finished` is what
    was done lately of the goals of earlier weeks.
    """

    name: str
    week: Week
    goals: tuple[Goal, ...] = ()
    carried: tuple[Goal, ...] = ()
    gaps: tuple[Gap, ...] = ()
    suggestion: Suggestion | None = None
    tip: Tip | None = None
    person_hint: PersonHint | None = None
    stretch_turn: int | None = None
    career_review: str = ""
    look_back: Week | None = None
    asks_twice: bool = False
    next_workday: date | None = None
    today: date | None = None
    answered_id: int | None = None
    ends_on: date | None = None
    finished: tuple[Goal, ...] = ()

    @property
    def week_name(self) -> str:
        """What to call the week that its goals are of."""
        return week_name(self.week.monday, self.today or self.week.monday)


@dataclass(frozen=True, slots=True)
class ReviewCheckIn:
    """Friday asks what happened and what was learned. `goals` and `wins` are those of `week`.

    `stretch_count` counts the goals at work that are new to the member (001-5); `asks_twice` says
    that it comes once more where it is not answered. `weeks_ago` says how long `week` is over.
    """

    name: str
    week: Week
    goals: tuple[Goal, ...] = ()
    wins: tuple[Win, ...] = ()
    stretch_count: int = 0
    asks_twice: bool = False
    weeks_ago: int = 0
    next_workday: date | None = None


@dataclass(frozen=True, slots=True)
class SecondAsk:
    """A check-in that was not answered, once more; `asked_on` is the member's own day of the first.

    `today` is theirs as well.
    """

    about: PlanCheckIn | ReviewCheckIn
    asked_on: date
    today: date


@dataclass(frozen=True, slots=True)
class NudgeNote:
    """A nudge in words.

    `name` says which, so that the view can offer the fitting button; with `occasion` it is what
    the member is told once. `facts` are what it was worded from.
    """

    name: str
    text: str
    occasion: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AgendaNote:
    """The draft of an agenda before a regular 1:1; `name` is the member's, `on` their today."""

    agenda: Agenda
    name: str
    on: date


@dataclass(frozen=True, slots=True)
class StillOn:
    """The question whether they still want this, after weeks without a sign of life.

    It is remembered by its name and `occasion`, the day, as a nudge is. `since_on` is the day of
    the last sign, `today` theirs; `title` the next role, empty without one.
    """

    occasion: str
    since_on: date
    today: date
    title: str = ""
    name: str = STILL_ON


Outgoing = PlanCheckIn | ReviewCheckIn | SecondAsk | NudgeNote | AgendaNote | StillOn
"""Whatever the coach sends of its own accord; `bot.slack.views` knows how each looks."""

SnoozeChoice = Literal["hour", "tomorrow"]


@dataclass(frozen=True, slots=True)
class Outlook:
    """When the coach comes back: `at` on the member's own clock, None while all is stopped.

    `today` is the member's own, so that the view can say "today" and "tomorrow".
    """

    at: datetime | None
    today: date

"""What the coach brings on its own: the Monday plan, the Friday review, and a nudge."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from bot.domain.agenda import Agenda
from bot.domain.catalogue import Suggestion
from bot.domain.gap import Gap
from bot.domain.goal import Goal
from bot.domain.rhythm import Week
from bot.domain.win import Win


@dataclass(frozen=True, slots=True)
class PlanCheckIn:
    """Monday asks: what will you move this week.

    `carried` are open goals of earlier weeks, `goals` those already set for `week`, `gaps` the open
    ones with the agreed first (002-1, 001-2). `name` is what to call the member, `suggestion` the
    empty behaviour that this week brings up, `tip` a sentence or two worth knowing, empty mostly.
    `wants_stretch` says that nothing new was tried for three weeks (001-5), `person_hint` names
    at most one person to think of this week (000-10); of these four a week has one at most.
    `career_review` says that one is overdue (002-50). `look_back` is the week before, where the
    member wants to be asked twice and has not answered (`bot.domain.second_ask`); `asks_twice`
    says that the plan comes once more as well. `next_workday` is when "tomorrow" would be, None
    where that is tomorrow.
    """

    name: str
    week: Week
    goals: tuple[Goal, ...] = ()
    carried: tuple[Goal, ...] = ()
    gaps: tuple[Gap, ...] = ()
    suggestion: Suggestion | None = None
    tip: str = ""
    person_hint: str = ""
    wants_stretch: bool = False
    career_review: str = ""
    look_back: Week | None = None
    asks_twice: bool = False
    next_workday: date | None = None


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
    the member is told once.
    """

    name: str
    text: str
    occasion: str = ""


@dataclass(frozen=True, slots=True)
class AgendaNote:
    """The draft of an agenda before a regular 1:1; `name` is the member's, `on` their today."""

    agenda: Agenda
    name: str
    on: date


Outgoing = PlanCheckIn | ReviewCheckIn | SecondAsk | NudgeNote | AgendaNote
"""Whatever the coach sends of its own accord; `bot.slack.views` knows how each looks."""

SnoozeChoice = Literal["hour", "tomorrow"]


@dataclass(frozen=True, slots=True)
class Posted:
    """Where a message stands: Slack's channel id and message ts.

    `nudge` is the name and occasion of the nudge that it gave, if it was one.
    """

    channel_id: str
    message_ts: str
    nudge: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """When the coach comes back: `at` on the member's own clock, None while all is stopped.

    `today` is the member's own, so that the view can say "today" and "tomorrow".
    """

    at: datetime | None
    today: date

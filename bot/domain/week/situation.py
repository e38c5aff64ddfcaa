"""What a nudge looks at, and what it says: plain facts in, at most one nudge out."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.domain.agenda.career_review import CareerReviews
from bot.domain.calendar.dates import months_between
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case, has_asked
from bot.domain.plan.cycle import Cycle
from bot.domain.talks.answer import Answer
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.talks.talk import Talk

Fact = str | int | date

MOST_TIMES = 2
"""So often a nudge is about the same thing: the second takes a smaller step and lets go."""


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a member stands on `today`, a date in their own time zone.

    `last_win_on` is the newest day a standing win happened, None without one; `win_count` counts
    standing wins; `gaps` are the open ones, agreed or not. `ready_since_on` is the day they said
    that they are ready, `asked_on` that of the latest ask, `silence_named_on` that of the last
    nudge about their silence; `ticked` are the steps of the plan that they ticked. `talks` are the
    newest first, `answers` theirs by id, `refusal` is the last no of the case. `reviews` are the
    career reviews, None where they want none; the counts are of wins and finished goals since the
    last one. `told` are names and occasions of what they had, with the day; `unmet` is what the
    coach can do and they never tried, `filed_count` counts wins that are filed under an
    expectation, and `heard_on` is the day of the last sign of life.
    """

    today: date
    case: Case | None = None
    last_win_on: date | None = None
    win_count: int = 0
    gaps: tuple[Gap, ...] = ()
    ready_since_on: date | None = None
    asked_on: date | None = None
    ticked: Collection[str] = ()
    silence_named_on: date | None = None
    talks: tuple[Talk, ...] = ()
    answers: Mapping[int, Answer] = field(default_factory=dict)
    refusal: SavedRefusal | None = None
    reviews: CareerReviews | None = None
    wins_since_review: int = 0
    goals_since_review: int = 0
    cycle: Cycle | None = None
    company: Cycle | None = None
    told: Mapping[tuple[str, str], date] = field(default_factory=dict)
    unmet: frozenset[str] = frozenset()
    filed_count: int = 0
    heard_on: date | None = None

    def turn_of(self, name: str, about: str, every: timedelta) -> int | None:
        """Return which time it is that a nudge comes, 0 for the first and 1 for the last.

        `about` is what its occasions begin with. None while the first is younger than `every`, and
        once it came twice: then it is let go.
        """
        on = [
            told_on
            for (told, occasion), told_on in self.told.items()
            if told == name and occasion.startswith(about)
        ]
        is_over = len(on) >= MOST_TIMES
        return None if is_over or (on and self.today - max(on) < every) else len(on)

    @property
    def has_asked(self) -> bool:
        """An ask is on record; without a case there is nothing to ask for."""
        return self.case is not None and has_asked(self.case.stage, self.ticked)

    @property
    def is_off_cycle(self) -> bool:
        """The day is the member's own hope, and nobody decides on it."""
        return self.cycle is not None and self.cycle.origin == "off_cycle"

    @property
    def last_talk(self) -> Talk | None:
        """The one that was held last."""
        return max(self.talks, key=lambda talk: (talk.held_on, talk.id), default=None)


@dataclass(frozen=True, slots=True)
class Nudge:
    """`name` is the rule's and its template's (`prompts/nudges/<name>.txt.j2`).

    `occasion` makes it happen once: a member gets each name and occasion at most one time.
    `facts` are the template's variables.
    """

    name: str
    occasion: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


SILENT_FOR = timedelta(days=14)


def silent_occasion(
    ready_since_on: date | None,
    today: date,
    *,
    asked_on: date | None = None,
    last_sent_on: date | None = None,
) -> str | None:
    """Return the occasion of the nudge that is due, None if there is nothing to say.

    The first is due two weeks after the member was ready, then one a month at most, counted from
    the one before, however late that was. An ask since they were ready ends it. The occasion stays
    the same until it is sent.
    """
    if ready_since_on is None or (asked_on is not None and asked_on >= ready_since_on):
        return None
    first_on = ready_since_on + SILENT_FOR
    if today < first_on or _was_sent_lately(last_sent_on, ready_since_on, today):
        return None
    sent_before = last_sent_on is not None and last_sent_on >= ready_since_on
    return f"{ready_since_on}/{last_sent_on if sent_before else 'first'}"


def _was_sent_lately(last_sent_on: date | None, ready_since_on: date, today: date) -> bool:
    if last_sent_on is None or last_sent_on < ready_since_on:
        return False
    return months_between(last_sent_on, today) < 1

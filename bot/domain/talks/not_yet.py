"""Not this time: why, what follows, and whether the plan for the next try is whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.errors import CoachError
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case
from bot.domain.talks.playbook import REMIND_BEFORE, REVISIT_MONTHS

ReasonKind = Literal["company", "readiness", "not_told"]
Follows = Literal["timing_watch", "gap_entry", "agenda_question"]


class NoReasonError(CoachError):
    """A no cannot be closed without a reason, or without saying that none was given (001-13)."""

    sentence = "Say what the reason was, or choose “They didn't tell me”: then we ask."
    field = "reason"


class NoGoalForGapError(CoachError):
    """`titles` are the named gaps that no goal is for (004-57)."""

    def __init__(self, titles: Sequence[str]) -> None:
        first, rest = titles[0], len(titles) - 1
        more = f" and {rest} more" if rest else ""
        super().__init__(f"Each gap needs a goal. Still without one: {first}{more}.")
        self.titles = tuple(titles)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A no as the member records it. `said` is the reason in words, empty where none are known."""

    told_on: date
    kind: ReasonKind | None = None
    said: str = ""
    revisit_on: date | None = None


@dataclass(frozen=True, slots=True)
class SavedRefusal:
    """A no that closed a round of the case; `revisit_on` is the day to come back (004-58)."""

    id: int
    case_id: int
    told_on: date
    kind: ReasonKind
    said: str
    revisit_on: date

    @property
    def remind_on(self) -> date:
        """From when on the coach reminds of it."""
        return max(self.revisit_on - REMIND_BEFORE, self.told_on + timedelta(days=1))

    def as_said(self) -> Refusal:
        return Refusal(self.told_on, self.kind, self.said, self.revisit_on)


@dataclass(frozen=True, slots=True)
class Way:
    """What follows from a reason. `question` is for the next agenda; `words` are for the member."""

    kind: ReasonKind
    follows: Follows
    question: str
    words: str


def way_on(refusal: Refusal) -> Way:
    """Return what follows. Raises NoReasonError without a reason (001-13).

    A reason of the company leads to watching the timing, and to no new gaps (001-14); one of
    readiness opens the gaps (001-15); none leads to asking.
    """
    if refusal.kind is None:
        raise NoReasonError
    return _WAYS[refusal.kind]


def revisit_on(refusal: Refusal, working: WorkingDays) -> date:
    """Return the day to look again (004-58).

    That is the one agreed, or the member's first working day half a year after the no.
    """
    usual = months_after(refusal.told_on, REVISIT_MONTHS)
    return refusal.revisit_on or working.on_or_after(usual) or usual


def gaps_without_goal(
    gaps: Iterable[Gap], gap_ids_of_goals: Iterable[int | None]
) -> tuple[Gap, ...]:
    """Return the open gaps that no goal is for; the plan is whole without any (004-57)."""
    covered = set(gap_ids_of_goals)
    return tuple(gap for gap in gaps if gap.closed_on is None and gap.id not in covered)


def checked_plan(gaps: Iterable[Gap], gap_ids_of_goals: Iterable[int | None]) -> None:
    """Raise NoGoalForGapError where a gap has no goal."""
    bare = gaps_without_goal(gaps, gap_ids_of_goals)
    if bare:
        raise NoGoalForGapError([gap.title for gap in bare])


_WAYS: dict[ReasonKind, Way] = {
    "company": Way(
        "company",
        "timing_watch",
        "What would have to change for this to be possible, and when do we look again?",
        "That was about the company's timing, not about your work. Your gaps stay as they are; I "
        "keep an eye on the timing and ask you now and then how things look.",
    ),
    "readiness": Way(
        "readiness",
        "gap_entry",
        "Which areas should I improve to be considered next time, with an example of each?",
        "That hurts, and it is the kind of no you can work with. Write down each area that was "
        "named; together we make a goal of every one.",
    ),
    "not_told": Way(
        "not_told",
        "agenda_question",
        "What decided it this time: my work, or the company's situation? One example would help.",
        "Without a reason there is nothing to work on, so asking comes first. The question is on "
        "your next agenda.",
    ),
}


@dataclass(frozen=True, slots=True)
class NotYetPage:
    """`refusal` is the last no of the case, None before there is one.

    `gaps` are the open ones, `bare` those of them that no goal is for (004-57). `next_on` is the
    decision after the one that is over, None where none was known. `point_id` is of the turning
    point that can be undone, None where there is none.
    """

    today: date
    case: Case
    refusal: SavedRefusal | None = None
    gaps: tuple[Gap, ...] = ()
    bare: tuple[Gap, ...] = ()
    next_on: date | None = None
    point_id: int | None = None

    @property
    def way(self) -> Way | None:
        """What follows from the reason."""
        return way_on(self.refusal.as_said()) if self.refusal else None

    @property
    def is_closed(self) -> bool:
        """The round is over and its reason is saved."""
        return self.refusal is not None and self.case.stage == "not_this_time"

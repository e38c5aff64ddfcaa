"""A development goal: action, metric, deadline, success test, and what it builds (002-36)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from bot.domain.calendar.weeks import monday_of
from bot.domain.errors import CoachError
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import counted, joined, sentence
from bot.domain.wins.win import WinDraft

Builds = Literal["skill", "evidence", "both"]
Part = Literal["action", "metric", "deadline", "success_test"]
Status = Literal["open", "done", "dropped"]

PARTS: tuple[Part, ...] = ("action", "metric", "deadline", "success_test")

IN_WORDS: dict[Part, str] = {
    "action": "what you will do",
    "metric": "how you measure it",
    "deadline": "by when",
    "success_test": "how you both will know that it worked",
}

A_WEEK = timedelta(weeks=1)
STRETCH_WITHIN = timedelta(weeks=3)
"""Without a stretch goal for so long the coach suggests one (001-5)."""

MOST_SUGGESTED = 2
"""So often something new is suggested in a row; then it is let go."""


class IncompleteGoalError(CoachError):
    """`missing` names the parts; the error stands beside the first of them."""

    def __init__(self, missing: Sequence[Part]) -> None:
        words = joined(IN_WORDS[part] for part in missing)
        super().__init__(f"One more step makes this a goal: add {words}.", field=missing[0])
        self.missing = tuple(missing)


class PastDeadlineError(CoachError):
    """The deadline lies before the member's own today."""

    sentence = "That day has passed. Choose one that you can still meet."
    field = "deadline"


@dataclass(frozen=True, slots=True)
class DevelopmentGoalDraft:
    """What the form says; `gap_id` is the gap it closes and `line_id` its expectation, if any."""

    action: str = ""
    metric: str = ""
    deadline_on: date | None = None
    success_test: str = ""
    builds: Builds = "both"
    is_stretch: bool = False
    gap_id: int | None = None
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One field that was changed on a day, and why, as far as the member said (002-51)."""

    on: date
    field: str
    before: str
    after: str
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DevelopmentGoal(DevelopmentGoalDraft):
    """A saved goal. `history` is oldest first; weekly goals belong to it by its id."""

    id: int
    deadline_on: date
    set_on: date
    status: Status = "open"
    closed_on: date | None = None
    history: tuple[Change, ...] = ()


def missing_from(draft: DevelopmentGoalDraft) -> tuple[Part, ...]:
    """Return the parts that are blank, in the order of the form."""
    filled: dict[Part, object] = {
        "action": draft.action.strip(),
        "metric": draft.metric.strip(),
        "deadline": draft.deadline_on,
        "success_test": draft.success_test.strip(),
    }
    return tuple(part for part in PARTS if not filled[part])


def goal_of(draft: DevelopmentGoalDraft, goal_id: int, today: date) -> DevelopmentGoal:
    """Make a goal of the draft. Raises IncompleteGoalError or PastDeadlineError."""
    said = _said_in(draft)
    if said["deadline_on"] < today:
        raise PastDeadlineError
    return DevelopmentGoal(**said, id=goal_id, set_on=today)


def changed(
    goal: DevelopmentGoal, draft: DevelopmentGoalDraft, today: date, because: str = ""
) -> DevelopmentGoal:
    """Return the goal as the draft has it, with every change remembered.

    Nothing changed gives the same goal. A deadline that stays may have passed; a new one may
    not. Raises IncompleteGoalError or PastDeadlineError.
    """
    said = _said_in(draft)
    if said["deadline_on"] < today and said["deadline_on"] != goal.deadline_on:
        raise PastDeadlineError
    after = replace(goal, **said)
    return replace(after, history=(*goal.history, *_changes(goal, after, today, because.strip())))


def closed(
    goal: DevelopmentGoal, status: Status, today: date, because: str = ""
) -> DevelopmentGoal:
    """Return the goal as done, dropped or open again; what it was before stays in its history."""
    if status == goal.status:
        return goal
    change = Change(today, "status", goal.status, status, because.strip())
    return replace(
        goal,
        status=status,
        closed_on=None if status == "open" else today,
        history=(*goal.history, change),
    )


def win_from(goal: DevelopmentGoal, today: date, line: Line | None = None) -> WinDraft:
    """Return the win that finishing the goal offers, tied to the same expectation (002-37)."""
    return WinDraft(
        text=goal.action,
        happened_on=today,
        tags=(line.tag,) if line else (),
        detail=f"{sentence(goal.metric)} {sentence(goal.success_test)}",
        source="goal",
    )


def builds_note(builds: Builds) -> str:
    """Return what to say beside the choice; a goal that does both is worth the most (002-35)."""
    return _BUILDS_NOTES[builds]


def stretch_count(goals: Iterable[DevelopmentGoal], since: date, until: date) -> int:
    """Count the stretch goals at work in that time, both ends included (001-5)."""
    return sum(goal.is_stretch and _was_open(goal, since, until) for goal in goals)


def stretch_in_words(count: int) -> str:
    """Return the Friday line on stretch goals; empty where there is none to count."""
    return f"{counted(count, 'goal')} of yours took you somewhere new." if count else ""


def stretch_turn(
    stretched_on: Iterable[date], suggested_on: Iterable[date], today: date, started_on: date
) -> int | None:
    """Say which time something new is suggested, 0 for the first and 1 for the last.

    In the third week without it, the sixth and so on, for every week would be a reproach (001-5);
    None in between, and once it came twice: then it is let go. `stretched_on` are the days on which
    the member was at a stretch goal, weekly ones included, `suggested_on` the Mondays before this
    one that suggested it; who just started, on `started_on`, gets three weeks, too.
    """
    latest_on = max((on for on in stretched_on if on <= today), default=started_on)
    latest_on = max(latest_on, started_on)
    weeks = (monday_of(today) - monday_of(latest_on)) // A_WEEK
    is_due = today - latest_on >= STRETCH_WITHIN and weeks % (STRETCH_WITHIN // A_WEEK) == 0
    turn = sum(on > latest_on for on in suggested_on)
    return turn if is_due and turn < MOST_SUGGESTED else None


def _said_in(draft: DevelopmentGoalDraft) -> dict[str, Any]:
    """Return what can be changed of a goal, by name. Raises IncompleteGoalError."""
    if missing := missing_from(draft):
        raise IncompleteGoalError(missing)
    said = {name: getattr(draft, name) for name in _CHANGEABLE}
    return said | {name: said[name].strip() for name in ("action", "metric", "success_test")}


def _changes(
    before: DevelopmentGoal, after: DevelopmentGoal, on: date, because: str
) -> tuple[Change, ...]:
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _CHANGEABLE)
    return tuple(
        Change(on, name, _spelt(old), _spelt(new), because)
        for name, old, new in pairs
        if old != new
    )


def _spelt(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _was_open(goal: DevelopmentGoal, since: date, until: date) -> bool:
    if goal.status == "dropped" or goal.set_on > until:
        return False
    return goal.closed_on is None or goal.closed_on >= since


_CHANGEABLE = (
    *("action", "metric", "deadline_on", "success_test"),
    *("builds", "is_stretch", "gap_id", "line_id"),
)
_BUILDS_NOTES: dict[Builds, str] = {
    "both": "It teaches you something and leaves proof behind: the best kind of goal.",
    "skill": "You will learn from this. Choose a form of it that others can see, and it becomes "
    "proof as well.",
    "evidence": "This shows what you can do already. Add a part that is new to you, and you grow "
    "with it.",
}


@dataclass(frozen=True, slots=True)
class Growth:
    """`weekly` are the goals of weeks that belong to each, by its id; `gaps` are the open ones."""

    today: date
    goals: tuple[DevelopmentGoal, ...] = ()
    weekly: Mapping[int, tuple[Goal, ...]] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()

    @property
    def open_goals(self) -> tuple[DevelopmentGoal, ...]:
        return tuple(goal for goal in self.goals if goal.status == "open")

    @property
    def without_goal(self) -> tuple[Gap, ...]:
        """The open gaps that no open goal is for: a plan has one for each (004-57)."""
        covered = {goal.gap_id for goal in self.open_goals}
        return tuple(gap for gap in self.gaps if gap.id not in covered)


def days_of_stretch(
    goals: Sequence[DevelopmentGoal], weekly: Sequence[Goal], today: date
) -> tuple[date, ...]:
    """Return the days on which the member was at something new, of both kinds of goals."""
    months = [
        goal.closed_on or today for goal in goals if goal.is_stretch and goal.status != "dropped"
    ]
    weeks = [goal.week_of for goal in weekly if goal.is_stretch and goal.state != "dropped"]
    return (*months, *weeks)

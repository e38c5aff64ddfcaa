"""After the promotion: whom to thank, what to deliver first, whom to help, where to go next."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.errors import CoachError
from bot.domain.goals.development_goal import DevelopmentGoal, DevelopmentGoalDraft
from bot.domain.ladder.own import LevelChoice, OwnLadder
from bot.domain.people.feedback import Feedback
from bot.domain.people.person import Person
from bot.domain.plan.case import Case, CaseDraft, StageMove

FIRST_DAYS = timedelta(days=90)
MOST_FIRST_GOALS = 3

HELP_SOMEBODY = DevelopmentGoalDraft(
    action="Help one person towards the level that I come from",
    metric="One talk a month, and one piece of their work that others saw",
    success_test="They can say what has changed for them",
    builds="both",
)
"""The one goal for those behind (004-65); its deadline is set when it is taken on."""


class NotPromotedError(CoachError):
    sentence = "This page opens once you're promoted. Set your stage to Promoted first."


class NoFirstGoalError(CoachError):
    sentence = "Write down one thing you will deliver first."
    field = "after_goal_1"


class NoTitleError(CoachError):
    sentence = "Which title is it? Its name is enough."
    field = "heard_title"


class HeardLaterError(CoachError):
    sentence = "That day is still to come. When did you hear?"
    field = "heard_on"


class NoNextTitleError(CoachError):
    sentence = "Say which role comes next; its name is enough."
    field = "after_title"


class PastNextDecisionError(CoachError):
    sentence = "Choose a day that is still to come."
    field = "after_decision"


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody to thank; `why` says what the records know, as parts of a sentence.

    `is_written` says that their thank-you is.
    """

    name: str
    why: tuple[str, ...]
    is_written: bool = False


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """A case that is over; `moves` are the oldest first."""

    case: Case
    ended_on: date
    moves: tuple[StageMove, ...] = ()


@dataclass(frozen=True, slots=True)
class AfterPage:
    """What there is to do; `case` is None before the first one.

    `first_goals` are those of the proposal that are no goal yet, `taken_on` the goals of the first
    90 days. `next_title` is the ladder's level above, empty where there is none. `point_id` is of
    the turning point that can be undone, None where there is none.
    """

    today: date
    case: Case | None = None
    helpers: tuple[Helper, ...] = ()
    first_goals: tuple[str, ...] = ()
    taken_on: tuple[DevelopmentGoal, ...] = ()
    helps_somebody: bool = False
    next_title: str = ""
    earlier: tuple[EarlierCase, ...] = ()
    win_count: int = 0
    point_id: int | None = None

    @property
    def is_promoted(self) -> bool:
        return self.case is not None and self.case.stage == "promoted"


def helpers(
    people: Iterable[Person],
    feedback: Iterable[Feedback],
    written: Container[str] = (),
    earlier_managers: Iterable[str] = (),
) -> tuple[Helper, ...]:
    """Return everybody who helped, by their role, their word or their feedback, each once.

    `written` are the names of those whose thank-you is written; they come last.
    `earlier_managers` are the names of those who left on the way.
    """
    answered = [one for one in feedback if one.state == "answered"]
    answered_by = {one.with_name.casefold() for one in answered}
    found = {person.name: _why(person, answered_by) for person in people}
    for one in answered:
        known = any(name.casefold() == one.with_name.casefold() for name in found)
        if not known:
            found[one.with_name] = ("told you how you are doing",)
    for name in earlier_managers:
        if name and not found.get(name):
            found[name] = ("was your manager on the way",)
    all_of_them = (Helper(name, why, name in written) for name, why in found.items() if why)
    return tuple(sorted(all_of_them, key=lambda helper: helper.is_written))


def first_goal(text: str, today: date) -> DevelopmentGoalDraft:
    """Return a goal of the first 90 days out of what was promised, theirs to sharpen (004-64)."""
    return DevelopmentGoalDraft(
        action=text.strip(),
        metric="Done, and seen by those it is for",
        deadline_on=today + FIRST_DAYS,
        success_test="My manager says so when the first 90 days are over",
        builds="evidence",
    )


def missing_goals(texts: Iterable[str], goals: Iterable[DevelopmentGoal]) -> tuple[str, ...]:
    """Return what is no goal yet."""
    known = {goal.action.casefold() for goal in goals}
    return tuple(text for text in texts if text.strip() and text.strip().casefold() not in known)


def next_draft(
    old: Case, title: str, promoted_on: date, decision_on: date | None, today: date
) -> CaseDraft:
    """Return the next aim, from the title just reached.

    Raises NoNextTitleError or PastNextDecisionError.
    """
    if not title.strip():
        raise NoNextTitleError
    if decision_on is not None and decision_on <= today:
        raise PastNextDecisionError
    return CaseDraft(
        target_title=" ".join(title.split()),
        current_title=old.target_title,
        current_since_on=promoted_on,
        manager_id=old.manager_id,
        manager_name=old.manager_name,
        decision_on=decision_on,
    )


def next_levels(own: OwnLadder | None) -> LevelChoice | None:
    """Return the levels one rung on; None where the ladder does not say where the member is."""
    if own is None or own.levels.target is None:
        return None
    above = own.ladder.next_level(own.levels.target)
    return LevelChoice(own.levels.target, above.order if above else None)


def next_title(own: OwnLadder | None) -> str:
    """Return the title of the level above the one just reached, empty where there is none."""
    if own is None or own.levels.target is None:
        return ""
    above = own.ladder.next_level(own.levels.target)
    return above.title if above else ""


def promoted_on(moves: Sequence[StageMove], today: date) -> date:
    days = [move.moved_on for move in moves if move.stage == "promoted"]
    return days[-1] if days else today


def _why(person: Person, answered_by: set[str]) -> tuple[str, ...]:
    because = (
        ("spoke for you", person.spoke_on is not None),
        ("speaks for you", person.has("advocate") and person.spoke_on is None),
        ("taught you", person.has("mentor")),
        ("had a say", person.has("has_a_say") and person.told_on is not None),
        ("was your manager on the way", person.has("manager")),
        ("knew what you aimed for", person.has("leader") and person.told_on is not None),
        ("told you how you are doing", person.name.casefold() in answered_by),
    )
    return tuple(words for words, is_so in because if is_so)

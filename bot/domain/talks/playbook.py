"""The playbook: six answers to the ask, each with what to say next, what to record, and when.

Add an answer to `talk.Outcome` and its play here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.calendar.dates import months_after
from bot.domain.errors import CoachError
from bot.domain.talks.answer import Answer
from bot.domain.talks.talk import Outcome, Talk
from bot.domain.talks.vagueness import clarifying_question

Field = Literal[
    "who_decides",
    "decided_on",
    "effective_on",
    "requirements",
    "missing_items",
    "examples",
    "revisit_on",
    "what_creates_the_role",
    "other_paths",
    "real_or_soft",
    "reason",
    "missing_from_plan",
]
NextThing = Literal[
    "written_confirmation", "gaps", "revisit", "agenda_question", "stay_or_go", "not_yet"
]
REVISIT_MONTHS = 6
"""When to look again where nobody named a day (004-51, 004-58)."""

REMIND_BEFORE = timedelta(weeks=2)
"""The reminder comes so long before the day to look again."""

CONFIRM_WITHIN = timedelta(weeks=1)
"""A yes that is not in writing by then is asked for, week by week (004-50)."""

BUDGET_MONTHS = 3
"""A budget is looked at again sooner than a skill."""

EVASIVE_WITHIN = timedelta(weeks=2)
FRIDAY = 4


class NothingNamedError(CoachError):
    """A "not yet" without one thing to show leads nowhere (004-51)."""

    sentence = (
        "Name at least one thing that you two want to see by then. If none was said, ask: "
        "which one thing would change the answer?"
    )
    field = "missing_items"


class PastRevisitError(CoachError):
    """The day to look again is not after the talk."""

    sentence = "Choose a day after the talk to look at it again."
    field = "revisit_on"


@dataclass(frozen=True, slots=True)
class Play:
    """What an answer calls for.

    `say` are sentences for the member to say, in order; `record` the facts to ask the member for;
    `then` what the coach sets up. `note` is for the member alone.
    """

    answer: Outcome
    title: str
    say: tuple[str, ...]
    record: tuple[Field, ...]
    then: tuple[NextThing, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Dates:
    """The days that follow from an answer; None where there is none.

    `next_on` is the next thing to do, `revisit_on` the day to look again, `remind_on` the reminder
    before it, never before the day after the talk.
    """

    next_on: date | None = None
    revisit_on: date | None = None
    remind_on: date | None = None


def play_for(answer: Outcome, earlier: Sequence[Outcome] = ()) -> Play | None:
    """Return the play, None for a talk that is still open.

    `earlier` are the answers of the talks before: a second "no budget" asks whether it is a soft
    no, and raises staying or going (004-53).
    """
    if answer == "no_budget" and "no_budget" in earlier:
        return _NO_BUDGET_AGAIN
    return _PLAYS.get(answer)


def dates_for(answer: Outcome, held_on: date, revisit_on: date | None = None) -> Dates:
    """Return the days that follow; `revisit_on` is what was agreed, if anything.

    Raises PastRevisitError where that is not after the talk.
    """
    if revisit_on is not None and revisit_on <= held_on:
        raise PastRevisitError
    if answer in {"yes", "evasive"}:
        within = CONFIRM_WITHIN if answer == "yes" else EVASIVE_WITHIN
        return Dates(held_on + within, revisit_on, _reminder(held_on, revisit_on))
    if answer not in _REVISIT_AFTER:
        return Dates(None, revisit_on, _reminder(held_on, revisit_on))
    on = revisit_on or meeting_day(months_after(held_on, _REVISIT_AFTER[answer]))
    return Dates(on, on, _reminder(held_on, on))


def days_of(talk: Talk, answer: Answer | None = None) -> Dates:
    """Return the days that follow from a talk; the next talk that was agreed is the revisit."""
    agreed_on = (answer.revisit_on if answer else None) or talk.next_talk_on
    is_ahead = agreed_on is not None and agreed_on > talk.held_on
    return dates_for(talk.outcome, talk.held_on, agreed_on if is_ahead else None)


def meeting_day(on: date) -> date:
    """Return the day, or the Monday after it where that is at a weekend."""
    return on + timedelta(days=7 - on.weekday() if on.weekday() > FRIDAY else 0)


def named_items(items: Sequence[str]) -> tuple[str, ...]:
    """Return what was named, trimmed, each once; each is to become a gap."""
    return tuple(dict.fromkeys(item.strip() for item in items if item.strip()))


def question_back(answer: Outcome, said: str, expectations: Sequence[str] = ()) -> str | None:
    """Return the clarifying question that a vague answer calls for, None where it is clear.

    Only "not yet", "not ready" and an evasive answer are held to this: elsewhere nothing has to
    be worked on (004-54, 002-41).
    """
    if answer not in {"not_yet", "not_ready", "evasive"}:
        return None
    return clarifying_question(said, expectations)


def checked(answer: Answer, talk: Talk) -> Answer:
    """Return the answer, or raise NothingNamedError (004-51) or PastRevisitError."""
    if talk.outcome == "not_yet" and not named_items(answer.missing_items):
        raise NothingNamedError
    dates_for(talk.outcome, talk.held_on, answer.revisit_on)
    return answer


def confirmation_due(held_on: date, today: date, *, received_on: date | None = None) -> str | None:
    """Return the occasion for asking after a yes in writing: weekly until it came (004-50)."""
    weeks = (today - held_on) // CONFIRM_WITHIN
    if received_on is not None or weeks < 1:
        return None
    return f"{held_on.isoformat()}+{weeks}"


def _reminder(held_on: date, revisit_on: date | None) -> date | None:
    if revisit_on is None:
        return None
    return max(revisit_on - REMIND_BEFORE, held_on + timedelta(days=1))


_REVISIT_AFTER: dict[Outcome, int] = {
    "not_yet": REVISIT_MONTHS,
    "not_ready": REVISIT_MONTHS,
    "no_budget": BUDGET_MONTHS,
}

EVASIVE_QUESTION = "What's missing from the plan to make it realistic?"
"""What to ask after an evasive answer (002-41)."""

OPEN_PLAY = Play(
    "open",
    "Nothing was decided",
    ("Which one thing would help you most to decide?", "On which day do we talk again?"),
    ("revisit_on",),
    ("revisit",),
    "An open end isn't a no. Set the next date while you both remember this one.",
)
"""What fits a talk without an answer; it has no play of its own."""

_NO_BUDGET_AGAIN = Play(
    "no_budget",
    "No budget, for the second time",
    (
        "Last time it was the budget, too. If there were money tomorrow, would you put me forward?",
        "What, besides the budget, would you still like to see?",
        "Which other ways are there for me to grow into this?",
    ),
    ("real_or_soft", "what_creates_the_role", "other_paths", "revisit_on"),
    ("revisit", "stay_or_go"),
    "The same answer twice may be the plain truth, or a kind way to say no. The answer to the "
    "first question tells you which. Mark what you think it is; it is in no e-mail.",
)

_PLAYS: dict[Outcome, Play] = {
    "yes": Play(
        "yes",
        "Yes",
        (
            "Thank you, that means a lot to me.",
            "What happens next, who has to agree, and by when?",
            "May I write down what we said, so that you can confirm it?",
        ),
        ("who_decides", "decided_on", "effective_on", "requirements"),
        ("written_confirmation",),
        "Congratulations! A yes counts once it is in writing. I drafted the note; send it while "
        "the talk is fresh.",
    ),
    "not_yet": Play(
        "not_yet",
        "Not yet",
        (
            "Thank you for being open with me.",
            "Which two or three things would you like to see, and what is an example of each?",
            "If I show you those in six months, can we look at it again?",
        ),
        ("missing_items", "examples", "revisit_on"),
        ("gaps", "revisit"),
        "Not yet is an answer you can plan with. Each thing that was named becomes a gap, and the "
        "day to look again goes into your plan.",
    ),
    "no_budget": Play(
        "no_budget",
        "No budget or no opening",
        (
            "I understand. What would have to happen for such a role to be created?",
            "Is there another way to grow into it: a bigger task, another team, another title?",
            "When is the budget talked about again?",
        ),
        ("what_creates_the_role", "other_paths", "real_or_soft", "revisit_on"),
        ("revisit",),
        "This may be exactly what it says. Note whether it sounded real or like a soft no; you "
        "need not be sure today.",
    ),
    "not_ready": Play(
        "not_ready",
        "Not ready",
        (
            "I'd like to understand that well. Where exactly do you see me short of it?",
            "Can you give me an example of each, and of what you would rather have seen?",
            "Could we put that into a plan together, with a day to look at it?",
        ),
        ("missing_items", "examples", "revisit_on"),
        ("gaps", "revisit", "not_yet"),
        "Only something specific can be worked on. Where it stayed vague, ask once more; I drafted "
        "the question.",
    ),
    "not_that_role": Play(
        "not_that_role",
        "Not in that role",
        (
            "Thank you for telling me plainly.",
            "Is there a role here in which you do see me?",
            "What did you see, or miss, that led you there?",
        ),
        ("reason", "other_paths"),
        ("stay_or_go",),
        "This is a clear no to this role with this manager. Give it a few days. Then weigh, in "
        "private, which path you want: another role here, or this one somewhere else.",
    ),
    "evasive": Play(
        "evasive",
        "No clear answer",
        (
            EVASIVE_QUESTION,
            "What would you need to know, or to hear from others, to say more?",
        ),
        ("missing_from_plan", "revisit_on"),
        ("agenda_question",),
        "No answer isn't a no. Put the question on your next agenda and let it be a short talk.",
    ),
}

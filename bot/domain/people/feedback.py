"""Feedback: three questions to a named person, their answers, and what was done about them.

Whoever is asked sees the request and nothing else; the answer belongs to the member (000-11).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from bot.domain.delivery.delivery import Posted
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LineKey
from bot.domain.people.person import Person
from bot.domain.text.wording import calendar_date

FeedbackState = Literal["asked", "answered", "declined", "taken_back", "withdrawn"]
"""`withdrawn` is an answer that whoever gave it took back, with all their words."""

ActedOn = Literal["new", "goal_made", "done"]
Readiness = Literal["yes", "nearly", "not_yet", "cannot_say"]
Tagged = Literal["strength", "gap"]

QUESTIONS = (
    "What do I do well that I should keep doing?",
    "What one thing should I work on?",
    "Do you see me ready for more responsibility?",
)
"""What is asked, in this order (000-11)."""

READINESS: dict[Readiness, str] = {
    "yes": "Yes",
    "nearly": "Nearly",
    "not_yet": "Not yet",
    "cannot_say": "I can't say",
}
LONGEST_NOTE = 500
LONGEST_ANSWER = 1500
REMIND_AFTER = timedelta(days=5)
"""So much time everybody gets before they are reminded."""

REST_AFTER_NO = timedelta(days=30)
"""So long nobody is asked the same thing again after "I'd rather not"."""


class OwnFeedbackError(CoachError):
    sentence = "That is you. Choose somebody who has seen you work."
    field = "feedback_whom"


class NobodyAskedError(CoachError):
    sentence = "Choose the person you would like to ask."
    field = "feedback_whom"


class AskedAlreadyError(CoachError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has your questions already. You can remind them, or take the request back.",
            field="feedback_whom",
        )


class NotSentError(CoachError):
    """The message did not reach Slack."""

    sentence = "Slack didn't take the message, so nothing went out. Try in a minute."


class FeedbackGoneError(CoachError):
    sentence = "That one is no longer there. Open `/promo feedback` once more."


class NotReachedError(CoachError):
    """Slack says that no message can reach them, now or in a minute."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Slack can't reach {name}: the account may be deactivated. Nothing was sent or "
            "shared. If you have a new manager, `/promo settings` is where to say so."
        )


class RequestGoneError(CoachError):
    """What somebody wants to answer was never asked of them, or is settled."""

    sentence = (
        "There is nothing to answer here any more: it is answered, or was taken back. "
        "You need not do anything."
    )


class RatherNotError(CoachError):
    """They said no a short while ago, and get time."""

    def __init__(self, name: str, until_on: date, field: str | None) -> None:
        super().__init__(
            f"{name} would rather not just now, so I won't ask again before "
            f"{calendar_date(until_on)}. Ask somebody else, or ask {name} when you two meet.",
            field=field,
        )


class MutedError(CoachError):
    """They want no more requests of this member's by the coach."""

    def __init__(self, name: str, field: str | None) -> None:
        super().__init__(
            f"{name} would rather not get requests through me. Ask somebody else, or ask {name} "
            "when you two meet.",
            field=field,
        )


class EmptyFeedbackError(CoachError):
    def __init__(self, field: str) -> None:
        super().__init__("One sentence to either of the first two is enough.", field=field)


class NoLineError(CoachError):
    sentence = "Choose the expectation that it is about."
    field = "feedback_line"


class TooSoonError(CoachError):
    def __init__(self, name: str, days: int) -> None:
        when = "tomorrow" if days == 1 else f"in {days} days"
        super().__init__(
            f"Give {name} a little more time: you can remind them {when}, or ask when you meet."
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said: to the three questions, with the reason for the third where given."""

    doing_well: str = ""
    work_on: str = ""
    readiness: Readiness | None = None
    readiness_why: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A line of the ladder that feedback is about, as a strength or a gap (000-12)."""

    key: LineKey
    as_: Tagged


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """A request before it is sent. `with_id` is a user id; None for what was said in person."""

    with_name: str
    with_id: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """A request and its answer. Instants are UTC; `acted_on` says what the member made of it.

    `channel_id` and `message_ts` say where the request stands in the other person's messages.
    """

    id: int
    with_name: str
    state: FeedbackState
    asked_at: datetime
    with_id: str | None = None
    note: str = ""
    answer: Answer = Answer()
    answered_at: datetime | None = None
    reminded_at: datetime | None = None
    channel_id: str | None = None
    message_ts: str | None = None
    acted_on: ActedOn = "new"
    goal_id: int | None = None
    declined_at: datetime | None = None
    tags: tuple[Tag, ...] = ()

    @property
    def posted(self) -> Posted | None:
        """Where the request stands; None for what never went out."""
        if self.channel_id is None or self.message_ts is None:
            return None
        return Posted(self.channel_id, self.message_ts)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the person who is asked sees it: who asks, their words, and nothing else."""

    owner_id: str
    owner_name: str
    note: str
    id: int = 0


@dataclass(frozen=True, slots=True)
class Reminder:
    """The same request, once more."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class Voice:
    """What somebody said about one line of the ladder, and when."""

    key: LineKey
    as_: Tagged
    by: str
    on: date
    words: str


def checked_answer(answer: Answer, field: str) -> Answer:
    """Return the answer trimmed. Raises EmptyFeedbackError beside `field` without any words."""
    trimmed = replace(
        answer,
        doing_well=answer.doing_well.strip(),
        work_on=answer.work_on.strip(),
        readiness_why=answer.readiness_why.strip(),
    )
    if not (trimmed.doing_well or trimmed.work_on):
        raise EmptyFeedbackError(field)
    return trimmed


def may_ask(
    name: str,
    declined_at: datetime | None,
    now: datetime,
    field: str | None = None,
    *,
    is_muted: bool = False,
) -> bool:
    """Say whether somebody may be asked; `declined_at` (UTC) is when they last would rather not.

    Raises MutedError or RatherNotError, beside `field`.
    """
    if is_muted:
        raise MutedError(name, field)
    if declined_at and now < declined_at + REST_AFTER_NO:
        raise RatherNotError(name, (declined_at + REST_AFTER_NO).date(), field)
    return True


def last_no(known: Iterable[Feedback], with_id: str) -> datetime | None:
    """Return when somebody last would rather not answer; before it was noted, when they were asked.

    None: they never did.
    """
    no = (one for one in known if one.with_id == with_id and one.state == "declined")
    return max((one.declined_at or one.asked_at for one in no), default=None)


def may_remind(feedback: Feedback, now: datetime) -> bool:
    """Say whether enough time has passed. Raises TooSoonError with the days that are left."""
    last_at = feedback.reminded_at or feedback.asked_at
    left = last_at + REMIND_AFTER - now
    if left > timedelta():
        raise TooSoonError(feedback.with_name, -(-left // timedelta(days=1)))
    return True


def voices_in(feedback: Feedback) -> tuple[Voice, ...]:
    """Return what an answer says about each line that it was tagged to."""
    if feedback.answered_at is None:
        return ()
    on = feedback.answered_at.date()
    return tuple(
        Voice(tag.key, tag.as_, feedback.with_name, on, _about(feedback.answer, tag.as_))
        for tag in feedback.tags
    )


def last_asked(people: Iterable[Person], known: Iterable[Feedback]) -> tuple[tuple[int, date], ...]:
    """Return the last day on which each person was asked, or said something, by their id.

    What was taken back does not count.
    """
    standing = [one for one in known if one.state != "taken_back"]
    days = (
        (person.id, max((x.asked_at.date() for x in standing if _is_with(x, person)), default=None))
        for person in people
    )
    return tuple((person_id, on) for person_id, on in days if on)


def in_words(feedback: Feedback) -> str:
    """Return an answer as plain text, a paragraph a question: what is shown to a third person."""
    answer = feedback.answer
    ready = READINESS[answer.readiness] if answer.readiness else ""
    parts = (
        ("Does well", answer.doing_well),
        ("Should work on", answer.work_on),
        ("Ready for more", ". ".join(part for part in (ready, answer.readiness_why) if part)),
    )
    return "\n".join(f"{label}: {words}" for label, words in parts if words)


def _is_with(feedback: Feedback, person: Person) -> bool:
    if feedback.with_id and person.slack_id:
        return feedback.with_id == person.slack_id
    return feedback.with_name.casefold() == person.name.casefold()


def _about(answer: Answer, as_: Tagged) -> str:
    first, second = answer.doing_well, answer.work_on
    return (first or second) if as_ == "strength" else (second or first)

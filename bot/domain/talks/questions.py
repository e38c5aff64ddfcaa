"""What to find out before anybody asks for anything: the questions and their answers.

Every question is one that shows interest and asks for nothing (000-3, 000-7).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.errors import CoachError
from bot.domain.plan.case import Stage
from bot.domain.plan.stage import question_for
from bot.domain.text.wording import calendar_date

LONGEST_ANSWER = 1500
"""Characters of one part of an answer."""

RAISED = "raised:"
"""Begins the name of a question that a talk left open, before its id."""


class NoAnswerError(CoachError):
    """`part` is the first field of the form."""

    def __init__(self, part: str) -> None:
        super().__init__(
            "What did they say? A few words in one of the fields are enough.", field=part
        )


class AnswerTooLongError(CoachError):
    def __init__(self, part: str, length: int) -> None:
        super().__init__(
            f"That is {length} characters; {LONGEST_ANSWER} are kept. Nothing was saved: leave "
            "what you will want to read again.",
            field=part,
        )


class NoSuchQuestionError(CoachError):
    sentence = "That question is gone. `/promo questions` shows those there are."


@dataclass(frozen=True, slots=True)
class Part:
    """One field of an answer, kept apart from the others (003-1)."""

    name: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """`words` are what stands on the agenda, `title` what it is about in two words."""

    name: str
    title: str
    words: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """How far a question of the bank has come."""

    name: str
    said_by: str = ""
    asked_on: date | None = None
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of an answer, by whom and on which day."""

    question: str
    part: str
    text: str
    said_by: str
    found_on: date


@dataclass(frozen=True, slots=True)
class QuestionStanding:
    """A question with what was said, part by part in the question's order."""

    question: Question
    asked: Asked
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What the next agenda asks; `name` is empty for one that needs no answer saved."""

    name: str
    words: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "process",
        "The process",
        "How does somebody here get to the next level: who decides, on which dates, and what has "
        "to be written?",
        (
            Part("who_decides", "Who decides?", "Names or roles, and who else is heard"),
            Part("dates", "When is it decided?", "And on which day is it announced?"),
            Part("paperwork", "What has to be written?", "By whom, and until when"),
        ),
    ),
    Question(
        "philosophy",
        "How they think about it",
        "When you think of people who moved up here: what did they have in common, and what do "
        "you look for first?",
        (
            Part("philosophy", "How they think about promoting"),
            Part("qualities", "The qualities they look for", "In their own words"),
        ),
    ),
    Question(
        "level",
        "What the level needs",
        "What does the next level need from somebody: in skills, in responsibilities, and in the "
        "difference they make?",
        (
            Part("skills", "Skills"),
            Part("responsibilities", "Responsibilities"),
            Part("impact", "The difference it makes"),
        ),
    ),
    Question(
        "ratings",
        "Where they see me",
        "Where do you see me today: in what my own level asks, and in what the next one does?",
        (
            Part("current", "In what my level asks"),
            Part("next", "In what the next level asks"),
        ),
    ),
    Question(
        "guidelines",
        "What is written down",
        "Is it written down anywhere what each level means here, and where do I find it?",
        (Part("link", "Where it is written", "A link, or the name of the page"),),
    ),
)
"""In the order in which they help; `/promo questions` shows them so."""

_FOR_STAGE: dict[Stage, tuple[str, ...]] = {
    "learn": ("process", "philosophy", "guidelines", "level"),
    "criteria": ("level", "guidelines", "philosophy", "process", "ratings"),
    "gaps": ("ratings", "level", "process"),
}


def standing_of(asked: Iterable[Asked], findings: Iterable[Finding]) -> Sequence[QuestionStanding]:
    """Return every question of the bank, with what is known of each."""
    saved = {one.name: one for one in asked}
    found = list(findings)
    return tuple(
        QuestionStanding(one, saved.get(one.name) or Asked(one.name), _answers(one, found))
        for one in QUESTIONS
    )


def next_question(stage: Stage, asked: Iterable[Asked], turn: int) -> NextQuestion:
    """Return what the next agenda asks: an answered question never comes again (000-3).

    First those that the stage needs, the never asked before those that wait for an answer; then
    `turn` rotates through what fits the stage.
    """
    saved = {one.name: one for one in asked}
    open_names = [name for name in _FOR_STAGE.get(stage, ()) if not _is_answered(saved.get(name))]
    if open_names:
        name = min(open_names, key=lambda name: _asked_on(saved.get(name)))
        return NextQuestion(name, _words_of(name))
    later: Stage = "gaps" if stage in {"learn", "criteria"} else stage
    return NextQuestion("", question_for(later, turn))


def answered(
    question: Question, said: Mapping[str, str], said_by: str, on: date
) -> tuple[Finding, ...]:
    """Return the parts that were answered. Raises NoAnswerError, AnswerTooLongError."""
    findings = tuple(
        Finding(question.name, part.name, text, said_by, on)
        for part in question.parts
        if (text := said.get(part.name, "").strip())
    )
    if not findings:
        raise NoAnswerError(question.parts[0].name)
    for finding in findings:
        if len(finding.text) > LONGEST_ANSWER:
            raise AnswerTooLongError(finding.part, len(finding.text))
    return findings


_GOAL_ASKS: Mapping[str, re.Pattern[str]] = {
    "process": re.compile(
        r"\b(?:how|who|when)\b.*\bpromot\w*\b.*\b(?:decid|work|made|happen|run)"
        r"|\b(?:how|who|when)\b.*\bdecid\w*\b.*\bpromot",
        re.IGNORECASE,
    ),
    "level": re.compile(
        r"\bask\b.*\b(?:next level|next role)\b.*\b(?:asks|needs|takes)", re.IGNORECASE
    ),
}
"""How a goal reads that sets out to ask a question of the bank."""


def is_answered_goal(text: str, asked: Iterable[Asked]) -> bool:
    """Say whether a goal is to ask what the member has been answered already."""
    known = {one.name for one in asked if one.answered_on}
    return any(name in known and asks.search(text) for name, asks in _GOAL_ASKS.items())


def about(names: Collection[str], findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what was answered to these questions, in the order of the bank."""
    found = list(findings)
    return tuple(
        finding
        for question in QUESTIONS
        if question.name in names
        for finding in _answers(question, found)
    )


def label_of(finding: Finding) -> str:
    """Return what a finding is about, for a line that stands alone."""
    parts = (part for question in QUESTIONS for part in question.parts)
    return next((part.label for part in parts if part.name == finding.part), "")


def source_of(finding: Finding) -> str:
    """Return who said it and when: "Marta, 23 November 2026"."""
    day = calendar_date(finding.found_on)
    return f"{finding.said_by}, {day}" if finding.said_by else day


def _answers(question: Question, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    order = [part.name for part in question.parts]
    mine = [one for one in findings if one.question == question.name and one.part in order]
    return tuple(sorted(mine, key=lambda one: order.index(one.part)))


def _is_answered(asked: Asked | None) -> bool:
    return asked is not None and asked.answered_on is not None


def _asked_on(asked: Asked | None) -> date:
    return (asked.asked_on if asked else None) or date.min


def _words_of(name: str) -> str:
    return next(one.words for one in QUESTIONS if one.name == name)

"""The interview: what to ask people where no ladder exists, and their answers as gathered lines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.ladder.gathered_line import GatheredLine, merged, statement, statements_in

GUIDE = "help/interview_guide.md.j2"
"""The template of the guide; `guide_facts` has what it needs."""

QuestionKey = Literal["results", "craft", "decisions", "people", "team", "missing"]


@dataclass(frozen=True, slots=True)
class Question:
    """`words` is what to ask, `listen_for` what an answer should hold to become a line."""

    key: QuestionKey
    theme: str
    words: str
    listen_for: str


QUESTIONS: tuple[Question, ...] = (
    Question(
        "results",
        "Results",
        "Think of somebody at that level whose work you value. What did they get done, and what "
        "was better for it?",
        "an outcome, and how anybody could tell",
    ),
    Question(
        "craft",
        "Craft",
        "What do they know or can do that people one level below can't yet?",
        "a skill, with the kind of task that shows it",
    ),
    Question(
        "decisions",
        "Judgement",
        "Which decisions do they take on their own, and which do they bring to others?",
        "what is at stake in them, and how far they reach",
    ),
    Question(
        "people",
        "Leading",
        "How do the people around them work differently because of them?",
        "whom they help, lead or bring together",
    ),
    Question(
        "team",
        "Team",
        "What would you see them do in a meeting, in writing, or when something goes wrong?",
        "behaviour that one can watch",
    ),
    Question(
        "missing",
        "What holds people back",
        "When somebody wasn't quite there yet, what was missing?",
        "something to do, rather than a trait",
    ),
)
"""In the order of the talk: about twenty minutes. A new question is added here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person said to one question; `role` is their title, `heard_on` the day."""

    person: str
    question: QuestionKey
    text: str
    role: str = ""
    heard_on: date | None = None


@dataclass(frozen=True, slots=True)
class RoleObservation:
    """What somebody saw a person or role above them do, and does not do yet (003-3).

    `not_yet` is for the member's own eyes: it becomes no part of a ladder.
    """

    who: str
    does: str
    not_yet: str = ""
    seen_on: date | None = None


def question_of(key: QuestionKey) -> Question:
    return next(question for question in QUESTIONS if question.key == key)


def guide_facts(target_title: str, manager_name: str = "") -> dict[str, object]:
    """Return what the guide's template knows, by name; names may be empty."""
    return {"target_title": target_title, "manager_name": manager_name, "questions": QUESTIONS}


def lines_from_answers(answers: Iterable[Answer]) -> tuple[GatheredLine, ...]:
    """Return gathered lines with everybody who said them as sources (002-18).

    What several people said in the same words comes first; otherwise as it was heard.
    """
    lines = (line for answer in answers for line in _lines_of(answer))
    return tuple(sorted(merged(lines), key=lambda line: -len(line.sources)))


def line_from_observation(seen: RoleObservation) -> GatheredLine:
    """Return the gathered line of a role observation; its source is who was watched."""
    return GatheredLine(statement(seen.does), sources=(_dated(f"Seen: {seen.who}", seen.seen_on),))


def _lines_of(answer: Answer) -> Iterable[GatheredLine]:
    person = f"{answer.person} ({answer.role})" if answer.role else answer.person
    source = _dated(person, answer.heard_on)
    theme = question_of(answer.question).theme
    return (GatheredLine(text, theme, (source,)) for text in statements_in(answer.text))


def _dated(source: str, on: date | None) -> str:
    return f"{source}, {on.isoformat()}" if on else source

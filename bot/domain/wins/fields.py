"""The fields of a win that depend on its kind, and on what it is filed under.

A new field is added to a kind or a behaviour here; form, search and export follow.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.domain.text.setback import tells_setback
from bot.domain.wins.win import Win, WinKind

FieldSort = Literal["text", "number", "link", "choice"]

LONGEST_FACT = 1000
"""Characters of one field: a paragraph, not a report."""

OUTCOME, DID_NOT_WORK, WORKED = "outcome", "did_not_work", "worked"


@dataclass(frozen=True, slots=True)
class FactField:
    """`name` is what its value is saved under; `options` are the keys and words of a choice.

    `tells_result` says that a number in its words measures what was done (003-25).
    """

    name: str
    label: str
    sort: FieldSort = "text"
    options: tuple[tuple[str, str], ...] = ()
    tells_result: bool = False

    def in_words(self, value: str) -> str:
        """Return a value as it is read: the words of a choice, anything else as it is."""
        return dict(self.options).get(value, value)


LESSON = FactField("lesson", "What did you learn from it?")
CERTIFICATE = FactField("certificate", "Link to a certificate", "link")

BY_KIND: Mapping[WinKind, tuple[FactField, ...]] = {
    "decision": (
        FactField(
            "side",
            "A decision about",
            "choice",
            (("technical", "Something technical"), ("process", "How we work")),
        ),
        FactField("options", "What could have been chosen?"),
        FactField("reasoning", "Why this one?"),
        FactField("consulted", "Whom did you ask before?"),
        FactField(
            OUTCOME,
            "How did it turn out?",
            "choice",
            (
                (WORKED, "It worked"),
                ("partly", "In part"),
                (DID_NOT_WORK, "It didn't work"),
                ("open", "Too early to say"),
            ),
        ),
        LESSON,
    ),
    "led": (FactField("team_size", "How many people were on it?", "number"),),
    "mentoring": (FactField("people_count", "How many people?", "number"),),
    "problem_solved": (
        FactField("problem", "What was the problem?"),
        FactField("fix", "What fixed it?", tells_result=True),
    ),
    "proposal": (
        FactField(
            "answer",
            "What was the answer?",
            "choice",
            (
                ("accepted", "Accepted"),
                ("tried", "Being tried"),
                ("declined", "Declined"),
                ("waiting", "No answer yet"),
            ),
        ),
    ),
    "learning": (CERTIFICATE,),
    "feedback_received": (FactField("from_whom", "Who told you?"),),
    "feedback_given": (FactField("to_whom", "Whom did you tell?"),),
    "lesson": (FactField("what_failed", "What didn't go as planned?"), LESSON),
}

BY_BEHAVIOUR: Mapping[str, tuple[FactField, ...]] = {
    "keep_learning": (CERTIFICATE,),
    "expertise": (FactField("area", "In which area?"),),
    "explain_clearly": (FactField("audience", "To whom did you explain it?"),),
    "help_the_team": (FactField("helped", "Whom did you help?"),),
}


def fields_for(kind: WinKind | None, behaviours: Iterable[str] = ()) -> tuple[FactField, ...]:
    """Return the fields to show, each once: those of the kind first."""
    found = list(BY_KIND.get(kind, ())) if kind else []
    for key in behaviours:
        found += BY_BEHAVIOUR.get(key, ())
    return tuple(dict.fromkeys(found))


def said_more(win: Win) -> tuple[tuple[str, str], ...]:
    """Return label and words of what was said in the fields of its kind and behaviours."""
    return tuple(
        (field.label, field.in_words(win.fact(field.name)))
        for field in fields_for(win.kind, win.behaviours)
        if win.fact(field.name)
    )


def is_setback(win: Win) -> bool:
    """Say whether it is about what failed: no proof of anything, and never praised (001-7)."""
    return went_wrong(win.kind, win.fact(OUTCOME), win.text)


def went_wrong(kind: WinKind | None, outcome: str, text: str) -> bool:
    """Say the same of its parts; an outcome counts for decisions alone, and more than the words."""
    said = outcome if kind == "decision" else ""
    return kind == "lesson" or said == DID_NOT_WORK or (said != WORKED and tells_setback(text))

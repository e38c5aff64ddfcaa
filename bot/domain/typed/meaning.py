"""What a typed line is understood by, and what it comes out as."""

from dataclasses import dataclass, replace
from typing import Literal

from bot.domain.typed import words

Kind = Literal[
    "stop",
    "distress",
    "page",
    "win",
    "goal",
    "news",
    "small_talk",
    "nothing",
    "undo",
    "detail",
    "benefit",
    "outcome",
    "choice",
    "heading",
    "unclear",
]

Question = Literal["plan", "review", "benefit", "number", "which"]
"""What the coach asked: Monday's, Friday's, for whom a win was, its number, or "win or goal?"."""

Parent = Literal["win", "goal"]
"""What the message became that a reply stands under."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one line means. `text` is what is to be saved or asked about, as it was typed.

    `word` says which: the page, the news, for whom it was, how a goal ended. `goal` is the place
    of the goal that it names among those of the week.
    """

    kind: Kind
    text: str = ""
    word: str = ""
    goal: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What a line is understood by beside its words.

    `questions` are those of the coach that nobody answered within a day, the newest first, or the
    one that a reply stands under; `parent` is what else it stands under. `goals` are the open
    ones of the week, `pages` the names of pages.
    """

    questions: tuple[Question, ...] = ()
    parent: Parent | None = None
    goals: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


NOTHING_AROUND = Around()


@dataclass(frozen=True, slots=True)
class Heard:
    """One line as it was typed, with what stands around it."""

    line: str
    around: Around = NOTHING_AROUND

    @property
    def folded(self) -> str:
        """Lower case, straight quotes, one space between words, no marks at the ends."""
        plain = self.line.replace("\u2019", "'").lower()
        return " ".join(plain.split()).strip(" .!…,;")

    @property
    def asked(self) -> str:
        """The same without the marks of a question."""
        return self.folded.rstrip("?! ") or self.folded

    @property
    def is_question(self) -> bool:
        return self.line.rstrip().endswith("?")

    @property
    def bare(self) -> "Heard":
        """Without the mark of a list before it."""
        return replace(self, line=without_mark(self.line))


def without_mark(line: str) -> str:
    """The line without the sign of a list in front of it."""
    mark = words.MARK.match(line)
    return line[mark.end() :].strip() if mark else line.strip()

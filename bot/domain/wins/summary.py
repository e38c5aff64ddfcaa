"""The summary of a list that was read: nothing of it is dropped without a word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

LeftOutKind = Literal[
    "heading",
    "prose",
    "quote",
    "label",
    "not done",
    "struck",
    "table",
    "comment",
    "front matter",
    "code",
    "signs",
    "too long",
]
"""Why a line is no win: `signs` has no words, of what is `too long` only the end is left out."""

KINDS: Mapping[LeftOutKind, tuple[str, str]] = {
    "prose": ("line without a date", "lines without a date"),
    "not done": ("task that isn't done", "tasks that aren't done"),
    "struck": ("thing struck out", "things struck out"),
    "table": ("row that says nothing of a win", "rows that say nothing of a win"),
    "quote": ("line of a quote", "lines of quotes"),
    "label": ("label with nothing behind it", "labels with nothing behind them"),
    "too long": ("end of a very long one", "ends of very long ones"),
    "comment": ("line of a comment or note", "lines of comments and notes"),
    "code": ("line between ``` and ```", "lines between ``` and ```"),
    "front matter": ("line of settings", "lines of settings"),
    "heading": ("heading", "headings"),
    "signs": ("line without words", "lines without words"),
}
"""One of each and more of them, in the order in which they are named: what a member may have
meant as a win comes first."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line of the list that is part of no win, as it was written."""

    kind: LeftOutKind
    text: str


@dataclass(frozen=True, slots=True)
class Summary:
    """`new` lines wait now; `known` were answered or waited before; `twice` stood there again.

    `back` are wins of our own, which came back at once. `beyond` are lines behind the last that is
    read. `unknown_columns` are those of a table whose
    names say nothing to me; `assumed` is the encoding that was taken for granted, "" where the
    file says its own.
    """

    new: int
    known: int = 0
    twice: int = 0
    left_out: tuple[LeftOut, ...] = ()
    beyond: int = 0
    unknown_columns: tuple[str, ...] = ()
    assumed: str = ""
    back: int = 0

    def __add__(self, wins: "Summary") -> "Summary":
        """Together with that of wins of our own, which came back from the same file."""
        return replace(
            self,
            back=self.back + wins.back,
            known=self.known + wins.known,
            unknown_columns=tuple(dict.fromkeys(self.unknown_columns + wins.unknown_columns)),
        )

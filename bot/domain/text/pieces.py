"""Cutting a long text at its joints, and putting it together again without losing a character."""

from collections.abc import Sequence
from dataclasses import dataclass

JOINTS = ("\n\n## ", "\n\n", "\n", " ")
"""Where to cut, best first: before a heading, between paragraphs, lines, words."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and `glue`: the white space that stood between it and the next."""

    text: str
    glue: str = ""


def pieces_of(text: str, longest: int) -> tuple[Piece, ...]:
    """The text in pieces of at most `longest` characters; one piece where it is short enough.

    `together` makes the same text of them again.
    """
    pieces = []
    while len(text) > longest:
        end = _joint_in(text, longest)
        rest = text[end:].lstrip(" \n")
        pieces.append(Piece(text[:end], text[end : len(text) - len(rest)]))
        text = rest
    return (*pieces, Piece(text))


def together(texts: Sequence[str], glues: Sequence[str]) -> str:
    """The pieces' texts, each followed by its glue; a missing glue is an empty one."""
    padded = [*glues, *[""] * len(texts)]
    return "".join(text + glue for text, glue in zip(texts, padded, strict=False))


def _joint_in(text: str, longest: int) -> int:
    """Where the first piece ends; a joint in its first half would waste more than it is worth."""
    for joint in JOINTS:
        end = text.rfind(joint, longest // 2, longest)
        if end > 0:
            return end
    return longest

"""A ladder: what a level asks for, line by line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One expectation of the target level. `tag` is what a win is marked with (`#impact`)."""

    id: int
    theme: str
    text: str
    tag: str
    position: int

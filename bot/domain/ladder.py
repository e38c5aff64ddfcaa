"""A line of the target level, with the number that gaps point at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One expectation of the target level, drawn from the member's ladder.

    `tag` is the criterion's id, which a win can be marked with (`#impact`).
    """

    id: int
    theme: str
    text: str
    tag: str
    position: int

"""A rating: how somebody sees the work on one line, in four steps and no number."""

from typing import Literal

Rating = Literal["not_yet", "partly", "meets", "exceeds"]

RATINGS: tuple[Rating, ...] = ("not_yet", "partly", "meets", "exceeds")
"""From the lowest to the highest."""


def is_met(rating: Rating | None) -> bool:
    """Say whether a rating is "meets" or higher; no rating is none."""
    return rating in {"meets", "exceeds"}

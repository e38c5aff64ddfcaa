"""Lines under review, for the tests of the gap review and of the gaps found in it."""

from datetime import date

from bot.domain.ladder.ladder import LineKey
from bot.domain.review.review import Mark, Rating, ReviewLine

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def line(
    name: str = "craft", own: Rating | None = None, manager: Rating | None = None
) -> ReviewLine:
    return ReviewLine(
        LineKey(name, 2),
        own=Mark(own, "Ada", MONDAY, "why I think so") if own else None,
        manager=Mark(manager, "Marta", FRIDAY, "why not") if manager else None,
    )

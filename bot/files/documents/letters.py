"""What is said where no font has a letter."""

from collections.abc import Iterable

from bot.domain.errors import CoachError


class LettersMissingError(CoachError):
    def __init__(self, missing: Iterable[str]) -> None:
        shown = ", ".join(sorted(set(missing))[:3])
        super().__init__(
            f"A PDF would show empty boxes here, because my fonts cannot write {shown}. "
            "Take the Word file instead: your own computer has these letters."
        )

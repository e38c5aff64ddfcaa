"""Which date a line of a list has: its own, or that of the heading above it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.calendar.when import Dated, Order, When, order_of, when_in, when_of

_NO_WORD = re.compile(r"[\W_]*")
_BETWEEN_DATES = re.compile(
    r"[\W_]*(?:(?:to|until|till|and|week of|week|sprint)\b)?[\W_]*", re.IGNORECASE
)
_APART = re.compile(r"^\s*[.,:;|)\]}*_–—-][\s.,:;|)\]}*_–—-]*|^\s*$")  # noqa: RUF001 - dashes
_DIGITS = re.compile(r"\d+\D\d+\D\d+")
_FILLER = re.compile(
    r"\b(?:(?:the\s+)?(?:week|weeks|month|quarter|half|year|sprint|of|to|on|in|and|from|beginning"
    r"|starting|ending|w/[bce]|kw|notes|log|update|wins|what i did))\b|\d+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What a line says of its date: `bare` are its words without the date they begin with.

    `leads` says that the line begins with it.
    """

    when: When | None
    bare: str
    leads: bool = False


class Dating:
    """Dates of one list; in all of it, 4/3/26 means the same."""

    def __init__(self, lines: Iterable[str], today: date, country: str) -> None:
        self.today = today
        self._order: Order = order_of([line for line in lines if _DIGITS.search(line)], country)

    def heading(self, words: str, above: When | None) -> When | None:
        return when_of(words, self.today, self._order, above)

    def cell(self, words: str) -> When | None:
        return self.heading(words, None)

    def own(self, words: str) -> Own:
        """The date that the words begin with, else a day in them, else none."""
        dated = self._dated(words)
        end = _end_of_first(words, dated)
        if end:
            return Own(dated[0].when, _without_first(words, end, dated[0]), leads=True)
        days = (found.when for found in dated if found.when and not found.when.is_about)
        return Own(next(days, None), words.strip())

    def leads(self, words: str) -> bool:
        """Whether the words begin with a date, and with words behind it."""
        own = self.own(words)
        return own.leads and any(character.isalpha() for character in own.bare)

    def anywhere(self, words: str) -> When | None:
        return next((found.when for found in self._dated(words) if found.when), None)

    def is_only(self, words: str) -> bool:
        """Whether a line is nothing but a date, as a heading may be."""
        dated = self._dated(words)
        rest = words
        for found in reversed(dated):
            rest = f"{rest[: found.start]} {rest[found.end :]}"
        return bool(dated) and bool(_NO_WORD.fullmatch(_FILLER.sub("", rest)))

    def _dated(self, words: str) -> tuple[Dated, ...]:
        return when_in(words, self.today, self._order)


def _without_first(words: str, end: int, first: Dated) -> str:
    """Without the date, unless it is the first word of a sentence ("March was hectic")."""
    is_apart = _APART.match(words[end:]) or any(char.isdigit() for char in words[first.start : end])
    return _APART.sub("", words[end:]).strip() if is_apart else words.strip()


def _end_of_first(words: str, dated: tuple[Dated, ...]) -> int:
    """Where the date or the range ends that the words begin with; 0 where there is none."""
    if not dated or not dated[0].when or not _NO_WORD.fullmatch(words[: dated[0].start]):
        return 0
    end = dated[0].end
    for more in dated[1:]:
        if not _BETWEEN_DATES.fullmatch(words[end : more.start]):
            break
        end = more.end
    return end

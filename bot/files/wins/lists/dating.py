"""Which date a line of a list has: its own, or that of the heading above it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.domain.calendar.when import SPANS, Dated, When, order_of, when_in, when_of

REMEMBERED = 512
"""Lines whose dates are remembered: each is asked for them several times."""

_NO_WORD = re.compile(r"[\W_]*")
_APART = re.compile(r"^\s*[.,:;|)\]}*_–—-][\s.,:;|)\]}*_–—-]*|^\s*$")  # noqa: RUF001 - dashes
_FILLER = re.compile(
    r"\b(?:(?:the\s+)?(?:week|weeks|month|quarter|half|year|sprint|of|to|on|in|and|from|beginning"
    r"|starting|ending|w/[bce]|kw|notes|log|update|wins|what i did))\b|\d+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_WRITTEN = re.compile(
    r"\W*(?:last\s+)?(?:created|downloaded|edited|exported|generated|modified|printed|updated)\b",
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
        self._today = today
        self._order = order_of(lines, country)
        self._dated = lru_cache(REMEMBERED)(self._read)

    def heading(self, words: str, above: When | None) -> When | None:
        """That of the words; `above` is what is over them, which settles their year."""
        return when_of(words, self._today, self._order, above)

    def own(self, words: str, above: When | None = None) -> Own:
        """The date that the words begin with, else one in them that is as exact as `above`."""
        dated = self._dated(words, above)
        first = dated[0] if dated else None
        if first and first.when and _NO_WORD.fullmatch(words[: first.start]):
            return Own(first.when, _without(first, words), leads=True)
        least = SPANS.index(above.span) if above else len(SPANS)
        own = (found.when for found in dated if found.when)
        exact = (when for when in own if SPANS.index(when.span) <= least)
        return Own(next(exact, None), words.strip())

    def leads(self, words: str, above: When | None = None) -> bool:
        """Whether the words begin with a date, and with words behind it."""
        own = self.own(words, above)
        return own.leads and any(character.isalpha() for character in own.bare)

    def holds_day(self, words: str, above: When | None = None) -> bool:
        """Whether the words say a day by its number; when the list was written is none of them."""
        days = (one for one in self._dated(words, above) if one.when and not one.when.is_about)
        is_said = any(_NUMBER.search(words, one.start, one.end) for one in days)
        return is_said and not _WRITTEN.match(words)

    def is_only(self, words: str) -> bool:
        """Whether a line is nothing but a date, as a heading may be."""
        dated = self._dated(words, None)
        rest = words
        for found in reversed(dated):
            rest = f"{rest[: found.start]} {rest[found.end :]}"
        return bool(dated) and bool(_NO_WORD.fullmatch(_FILLER.sub("", rest)))

    def _read(self, words: str, above: When | None) -> tuple[Dated, ...]:
        return when_in(words, self._today, self._order, above)


def _without(first: Dated, words: str) -> str:
    """Without the date, unless it is the first word of a sentence ("March was hectic")."""
    rest = words[first.end :]
    is_apart = _APART.match(rest) or any(char.isdigit() for char in words[: first.end])
    return _APART.sub("", rest).strip() if is_apart else words.strip()

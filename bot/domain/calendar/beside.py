"""What stands beside a form decides whether a date is meant, and what it is the date of."""

import re
from dataclasses import dataclass

from bot.domain.calendar.forms import NOT_WHEN
from bot.domain.calendar.meaning import Meant, Said

_ALONE = frozenset(
    {
        *("year_first", "numeric", "month_day", "month", "week_day"),
        *("season", "weekday", "ago", "before_yesterday", "named"),
    }
)
"""These need nothing beside them."""

_SET_OFF = frozenset({"quarter", "half", "iso_week"})
_BARE = frozenset({"bare_month", "bare_quarter", "bare_half", "year"})
_NEVER = frozenset({"bare_numeric", "bare_week"})
_NO_DATES = frozenset({"bare_weekday", "bare_season"})
"""No dates in running words; a season is one where a heading is nothing else."""

ORDINARY_WORDS = frozenset({"may", "march", "mar"})
"""Months which in small letters are mostly something else."""

_IN = re.compile(
    r"(?:\b(?:in|during|over|throughout|within|about|around|circa)\s+(?:the\s+)?|~\s*)$",
    re.IGNORECASE,
)
_NO_DAY = re.compile(rf"\b(?:{NOT_WHEN})\s+(?:the\s+)?$", re.IGNORECASE)
_NO_HEADING = re.compile(r"\b(?:after|before|by|due|next|till|until)\s+(?:the\s+)?$", re.IGNORECASE)
_THE = re.compile(r"\b(?:the|our|my|your|his|her|their|its|an?)\s+$", re.IGNORECASE)
_WEEK_OF = re.compile(
    r"\b(?:(?:week|wk)\.?\s+(?:of|commencing|beginning|starting|from)|w/?c"
    r"|(?:week|wk|kw|cw|w)\.?\s*\d\d?\W{1,3})\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_WEEK_ENDING = re.compile(r"\b(?:(?:week|wk)\.?\s+ending|w/e)\s*(?:on\s+)?$", re.IGNORECASE)
_SPRINT = re.compile(
    r"\bsprint(?:\s*#?\d[\w.]*)?(?:[\s(\[:,\u2013\u2014-]+|\s+(?:of|from)\s+)$", re.IGNORECASE
)
_FISCAL_BEFORE = re.compile(
    r"\b(?:FY\s*(?:\d\d|\d{4})?|(?:fiscal|financial)(?:\s+year)?)\W*$", re.IGNORECASE
)
_FISCAL_AFTER = re.compile(
    r"\W{0,3}(?:(?:of|in)\s+(?:the\s+)?)?(?:FY\s*\W?\d|(?:fiscal|financial)\b)", re.IGNORECASE
)
_STARTS = re.compile(r"(?:^|[(\[{])[\s*_>#\u2022\u2013\u2014\"'-]*$")
_OFF = re.compile(r"[,;:(\[|\u2013\u2014-]\s*$")
_ENDS = re.compile(r"\s*(?:$|[)\]}:*_,;|]|[-\u2013\u2014]\s|\.(?:\s|$))")
_NEARBY, _MORE = 60, "\N{HORIZONTAL ELLIPSIS}"
"""Characters that are looked at on each side, and what stands for all the others."""

_LAST = re.compile(r"[\s.)\]]*$")
_LABEL = re.compile(
    r"[\s\W]*(?:achievements?|accomplishments?|highlights?|log|notes?|recap|report|retro|review"
    r"|summary|updates?|wins?|work)?[\s\W]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A form in a text; `meant` is None where nothing can have happened on it."""

    start: int
    end: int
    name: str
    said: Said
    meant: Meant | None


class Beside:
    """What stands before and after something found."""

    def __init__(self, words: str, found: Found) -> None:
        start, end = max(found.start - _NEARBY, 0), found.end + _NEARBY
        self._before = _MORE * (start > 0) + words[start : found.start]
        self._after = words[found.end : end] + _MORE * (end < len(words))
        self._found = found
        self.starts = bool(_STARTS.search(self._before))
        self.ends = bool(_ENDS.match(self._after))

    def is_date(self, *, has_above: bool) -> bool:
        """In running words, where numbers and names look like dates."""
        name = self._found.name
        if name in _NO_DATES or self._is_fiscal():
            return False
        if name in _ALONE:
            return (
                name not in {"month", "season"}
                or self.ends
                or self._has_in()
                or not _THE.search(self._before)
            )
        if self._has_in() and name not in _NEVER:
            return True
        return self._is_set_off(has_above=has_above)

    def is_date_of_heading(self, *, has_above: bool) -> bool:
        """In a heading, which is short and has few words beside its date."""
        name = self._found.name
        if name == "bare_weekday" or self._is_fiscal():
            return False
        if name == "bare_numeric":
            return (self.starts or bool(_WEEK_OF.search(self._before))) and self.ends
        if name == "bare_week":
            return has_above or (self._found.said["name"] or "").upper() in {"KW", "CW"}
        if name == "bare_season":
            return has_above and self.starts and self.ends
        if name == "bare_month":
            return (self.starts and self.ends) or self._has_in() or self._has_labels_only()
        return True

    def denies(self, *, is_heading: bool) -> int | None:
        """Where words begin that make it no day, as in "by Friday"; None where there are none."""
        meant = self._found.meant
        if meant and not meant.is_day and self._has_in():
            return None
        found = (_NO_HEADING if is_heading else _NO_DAY).search(self._before)
        return found.start() if found else None

    @property
    def is_week(self) -> bool:
        return bool(_WEEK_OF.search(self._before))

    @property
    def is_end_of_week(self) -> bool:
        return bool(_WEEK_ENDING.search(self._before))

    @property
    def is_sprint(self) -> bool:
        return bool(_SPRINT.search(self._before))

    def _is_set_off(self, *, has_above: bool) -> bool:
        name = self._found.name
        if name == "last" and self.starts:
            return True
        if self._found.said.get("month") in ORDINARY_WORDS:
            return False
        if name in _SET_OFF or name == "last" or (name == "year" and _LAST.match(self._after)):
            return (self.starts or bool(_OFF.search(self._before))) and self.ends
        return self.starts and self.ends and (name in _BARE or has_above)

    def _has_in(self) -> bool:
        return bool(_IN.search(self._before))

    def _is_fiscal(self) -> bool:
        """A company's own year begins when it likes, so no day is known of it."""
        return bool(_FISCAL_BEFORE.search(self._before) or _FISCAL_AFTER.match(self._after))

    def _has_labels_only(self) -> bool:
        """Tell "April wins" from "April, my new manager"."""
        return bool(_LABEL.fullmatch(self._before) and _LABEL.fullmatch(self._after))

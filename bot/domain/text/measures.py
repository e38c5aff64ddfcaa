"""Measures: the pieces of a text that put a number on what was done (003-25)."""

import re

from bot.domain.text.wording import COUNTS, MONTHS

_NUMBER = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3}(?!\d))++|\d++(?:[.,'’]\d++)*+)"  # noqa: RUF001 - a typographic apostrophe between thousands
_STARTS = r"(?<![\w.,:/#&%-])[-+−~≈±]?"  # noqa: RUF001 - a true minus sign
_SPAN = rf"{_NUMBER}(?:\s?[-–]\s?{_NUMBER})?+"  # noqa: RUF001 - an en dash between two numbers
_SIZE = r"(?:\s?(?:k|mn?|bn?|mio|million|billion|thousand)\b)"
_MONEY = (
    rf"(?:(?:US|C|A|NZ|HK|S)?[$€£¥₹]\s?{_SPAN}{_SIZE}?"
    rf"|{_SPAN}{_SIZE}?\s?(?:[€£¥₹]|(?:USD|EUR|GBP|CHF|JPY|INR|dollars|euros|pounds)\b))"
)
_SHARE = rf"{_SPAN}\s?(?:[%٪％‰]|(?:percent|per\s?cent|percentage\s+points|pp|bps)\b)"  # noqa: RUF001 - other scripts' percent signs
_TIMES = rf"{_SPAN}(?:\s?[x×](?!\w)|[\s-]?fold\b)"  # noqa: RUF001 - a true times sign
_UNITS = (
    r"(?:[nµm]s|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|quarters?|years?"
    r"|[kMGT]i?B|[rq]ps|req/s|fps|km|kg|kWh|pts?|points?|loc|fte)(?![\w/])"
)
_UNIT = rf"{_SPAN}\+?\s?{_UNITS}"
_BIG = rf"{_SPAN}(?:k|m|bn?)\b\+?"
_NO_NOUN = (
    r"(?:was|is|has|this|its|as|us|does|vs|plus|across|thus|yes|always|perhaps|towards|versus"
    rf"|afterwards|besides|less|{'|'.join(MONTHS)})\b"
)
_NOUN = rf"(?!{_NO_NOUN})(?:[^\W\d_]{{2,}}s|people|men|women|children|staff|headcount)(?!\w)"
_ADJECTIVE = r"(?!(?:and|or|of|the|to|in|at|on|for|with|by|from|but)\b)[^\W\d_][\w-]{1,20}\s+"
_NOUNS = rf"\s+(?:{_ADJECTIVE})?{_NOUN}"
_MANY = (
    rf"(?:{_SPAN}{_SIZE}?\+?|(?:{'|'.join(COUNTS[1:])}|dozens?\s+of|(?:hundred|thousand)s\s+of)\b)"
)
_COUNT = rf"{_MANY}{_NOUNS}"
_QUANTITY = rf"(?:{_MONEY}|{_SHARE}|{_TIMES}|{_UNIT}|{_COUNT}|{_BIG})"
_ENDS = r"(?![\w%]|[.,:/-]\d)"
_BARE = rf"{_SPAN}\+?{_ENDS}"
_CHANGE = rf"(?:from\s+{_QUANTITY}|from\s+{_BARE}|{_QUANTITY})\s*(?:\bto\b|→|->)\s*"

_MEASURE = re.compile(
    rf"{_STARTS}(?:{_CHANGE}(?:{_QUANTITY}|{_BARE})|{_QUANTITY})"
    r"|\b(?:doubled|tripled|quadrupled|halved|twice\s+as\s+\w+)\b",
    re.IGNORECASE,
)
_BOTH = re.compile(
    rf"{_STARTS}{_CHANGE}(?:{_QUANTITY}|{_BARE})"
    rf"|{_STARTS}{_QUANTITY}\s+(?:before|after|instead\s+of|down\s+from|up\s+from)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:adr|android|bug|chapter|class|day|go|http|ios|issue|java|layer|level|line|milestone"
    r"|mr|node|page|part|phase|php|postgres|postgresql|pr|priority|python|release|rfc|ruby|section"
    r"|sprint|stage|step|story|task|ticket|tier|top|ubuntu|v|version|wave|week|windows)\.?\s+)$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:from\s+)?(?:19|20)\d\d(?:s\b|\s|$)", re.IGNORECASE)
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_LONGEST_LABEL = 14


def measures_in(prose: str) -> tuple[str, ...]:
    """Find what is measured, as written, in reading order: "30%", "$50K", "5 engineers", "2x".

    A change is one piece ("from 900 ms to 300 ms"). Versions, ticket numbers, times of day and
    years measure nothing. Dates and links must be out of the text already.
    """
    found = (match for match in _MEASURE.finditer(prose) if not _only_names(match, prose))
    return tuple(dict.fromkeys(" ".join(match[0].split()) for match in found))


def has_before_and_after(prose: str) -> bool:
    """Say whether a number stands beside the one that it came from ("from 900 ms to 300 ms")."""
    return _BOTH.search(prose) is not None


def _only_names(match: re.Match[str], prose: str) -> bool:
    """Tell "Python 3 services", "2026 goals" and "1.2.3 releases" from what counts something."""
    before = prose[max(0, match.start() - _LONGEST_LABEL) : match.start()]
    return bool(_LABEL.search(before) or _YEAR.match(match[0]) or _VERSION.match(match[0]))

"""The forms in which people write days and spans; `when` says what each of them means.

A form's name is that of what reads it. Of two that begin at the same letter the longer one is
meant, then the one that stands first in FORMS. Add yours there.
"""

import re
from string import ascii_lowercase, digits
from typing import NamedTuple

from bot.domain.text.wording import COUNTS, WEEKDAYS

NOT_WHEN = "after|around|before|black|by|due|each|every|for|from|good|next|since|this|till|to|until"
"""What makes a day one on which nothing has happened."""

TO = r"(?:\s*[-\u2013\u2014]+\s*|\s+(?:to|till|until|through|and)\s+)"
"""Stands between the two ends of a range."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_NAMED = rf"(?P<month>{_MONTH})"
_NAMED_OR_RANGE = rf"{_NAMED}(?:{TO}(?P<last>{_MONTH}))?"
_DAY = r"(?P<day>\d\d?)"
_NTH = r"(?P<ordinal>st|nd|rd|th)"
_UP_TO = rf"(?:{TO}\d\d?(?:st|nd|rd|th)?(?![\w:]))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_YEAR_TOO = r"(?P<year_too>(?:19|20)\d\d)"
_SHORT = r"(?P<short>\d\d)"
_SHORT_TOO = r"\s*['’](?P<short_too>\d\d)"  # noqa: RUF001 - a typographic apostrophe
_OF_YEAR = rf"(?:\s*(?:[-,/]\s*|of\s+)?{_YEAR}|\s*\({_YEAR_TOO}\)|{_SHORT_TOO})"
_ALONE = r"(?=\d\d\s*(?:$|[()\[\]:*_,;|]|[-\u2013\u2014]\s))"
_OF_SHORT_YEAR = rf"(?:\s?/\s?|\s{_ALONE}){_SHORT}"
_FULL_WEEKDAY = "|".join(WEEKDAYS)
_SHORT_WEEKDAY = "mon|tues?|wed|thu|thurs?|fri|sat|sun"
_CLOCK = (
    r"(?:(?:T|,?\s+(?:at\s+)?)(?:\d\d?:\d\d(?::\d\d(?:[.,]\d+)?)?"
    r"(?:\s?[ap]\.?m\b\.?|\s?Z\b|\s?[+-]\d\d:?\d\d\b)?|\d\d?\s?[ap]\.?m\b\.?))?"
)
_NO_COUNT = r"(?!\s+(?!was\b|is\b|has\b|this\b|as\b)\w{2,}s\b)"
_PART_OF = r"(?:(?:early|mid|late)[\s-]+|(?:end|middle|beginning|start)\s+of\s+)?(?:year\s+)?"
_PLACE = r"(?P<place>first|second|third|fourth|1st|2nd|3rd|4th)"
_WEEK = r"(?P<name>week|wk\.?|KW|CW|W)\s*(?P<week>\d\d?)"
_COUNT = "|".join(COUNTS[1:])
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"

_START = r"(?<![\w./:#@-])"
_END = r"(?![\w%]|[.:/-]\d|\.\w|['’]s\b)"  # noqa: RUF001 - a typographic apostrophe


_MONTHS, _DAYS = "adfjmnos", "fmstw"
_PARTS = "belmsy"
_COUNTED = "".join({count[0] for count in COUNTS[1:]} | {"a"})
"""First letters of months, of weekdays, of "early", "mid", "year" and the like, and of counts."""


class Form(NamedTuple):
    """`signs` are the digits and small letters that it may begin with."""

    name: str
    pattern: re.Pattern[str]
    signs: frozenset[str]


def _form(name: str, signs: str, pattern: str) -> Form:
    return Form(name, re.compile(f"(?:{pattern}){_END}", re.IGNORECASE), frozenset(signs))


MAY_BEGIN = re.compile(
    rf"{_START}(?:\d|{_MONTH}|(?:{_FULL_WEEKDAY}|{_SHORT_WEEKDAY})\b|[QH]\d|(?:[KC]?W|week|wk\.?)\s*\d"
    rf"|(?:an?|{_COUNT})(?=\s+(?:day|week|month))|{_PLACE}(?=\s+(?:half|quarter))"
    rf"|(?:on|the|last)(?=\s+(?:the\s+)?(?:\d|{_MONTH}|[a-z]*day|night|week|month|quarter|year|{_SHORT_WEEKDAY}))"
    r"|spring|summer|autumn|fall|winter"
    r"|early|mid|late|(?:end|middle|beginning|start)\s+of\b|year|day\b|today|this|yesterday)",
    re.IGNORECASE,
)
"""Where a form may begin: to look for each of them at each letter takes five times as long."""

FORMS = (
    _form("year_first", digits, rf"(?P<year>\d{{4}})-(?P<number>\d\d)-{_DAY}{_CLOCK}(?!-)"),
    _form("year_first", "12", rf"{_YEAR}(?P<sign>[./])(?P<number>\d\d?)(?P=sign){_DAY}{_CLOCK}"),
    _form(
        "numeric",
        digits,
        rf"(?P<one>\d\d?)(?P<sign>[./-])(?P<two>\d\d?)(?P=sign){_YEAR}{_CLOCK}",
    ),
    _form("numeric", digits, rf"(?P<one>\d\d?)(?P<sign>/)(?P<two>\d\d?)/{_SHORT}{_CLOCK}"),
    _form("numeric", digits, rf"(?P<one>\d\d)(?P<sign>[.-])(?P<two>\d\d)(?P=sign){_SHORT}{_CLOCK}"),
    _form("bare_numeric", digits, r"(?P<one>\d\d?)(?P<sign>/)(?P<two>\d\d?)"),
    _form("bare_numeric", digits, r"(?P<one>\d\d?)(?P<sign>\.)(?P<two>\d\d?)\."),
    _form(
        "month_day",
        f"{digits}ot",
        rf"(?P<on>on\s+)?(?:the\s+)?{_DAY}{_NTH}?{_UP_TO}(?:(?P<of>\s+of\s+)|\s+){_NAMED}"
        rf"(?:,?\s+{_YEAR}|{_SHORT_TOO})?{_CLOCK}",
    ),
    _form(
        "month_day",
        f"{_MONTHS}o",
        rf"(?P<on>on\s+)?{_NAMED}\s+(?:the\s+)?{_DAY}(?:{_NTH}\b|{_NO_COUNT}){_UP_TO}"
        rf"(?:,?\s+{_YEAR}|,?{_SHORT_TOO})?{_CLOCK}",
    ),
    _form("month_day", digits, rf"{_DAY}([-/]){_NAMED}\2(?:{_YEAR}|{_SHORT}){_CLOCK}"),
    _form("month_day", _MONTHS, rf"{_NAMED}([-/]){_DAY}\2{_YEAR}{_CLOCK}"),
    _form(
        "month",
        f"{_MONTHS}{_PARTS}",
        rf"{_PART_OF}{_NAMED_OR_RANGE}(?:(?:,?\s+(?:of\s+)?|-|/){_YEAR}|{_SHORT_TOO})",
    ),
    _form("month", _MONTHS, rf"{_NAMED}-{_SHORT}"),
    _form("month", "12", r"(?P<year>(?:19|20)\d\d)[-/.](?P<number>0[1-9]|1[0-2])"),
    _form("month", digits, rf"(?P<number>0?[1-9]|1[0-2])[/.]{_YEAR}"),
    _form("bare_month", f"{_MONTHS}{_PARTS}", rf"{_PART_OF}{_NAMED_OR_RANGE}"),
    _form("quarter", "q", rf"Q(?P<part>[1-4]){_OF_YEAR}"),
    _form("quarter", "q", rf"Q(?P<part>[1-4]){_OF_SHORT_YEAR}"),
    _form("quarter", "12", rf"{_YEAR}\s*[-/,]?\s*Q(?P<part>[1-4])"),
    _form("quarter", "1234", rf"(?P<part>[1-4])Q\s*'?(?:{_YEAR}|{_SHORT})"),
    _form("quarter", "1234fst", rf"{_PLACE}\s+quarter(?:\s+of|,)?\s+{_YEAR}"),
    _form("bare_quarter", "q", r"Q(?P<part>[1-4])"),
    _form("half", "h", rf"H(?P<part>[12]){_OF_YEAR}"),
    _form("half", "h", rf"H(?P<part>[12]){_OF_SHORT_YEAR}"),
    _form("half", "12", rf"{_YEAR}\s*[-/,]?\s*H(?P<part>[12])"),
    _form("half", "12", rf"(?P<part>[12])H\s*'?(?:{_YEAR}|{_SHORT})"),
    _form("half", "1234fst", rf"{_PLACE}\s+half(?:\s+of|,)?\s+{_YEAR}"),
    _form("bare_half", "h", r"H(?P<part>[12])"),
    _form("iso_week", "12", rf"{_YEAR}[-\s/]?W(?P<week>\d\d?)"),
    _form("week_day", "12", rf"{_YEAR}-?W(?P<week>\d\d?)-(?P<day>[1-7])"),
    _form("iso_week", "12", rf"{_YEAR}[,:]?\s+{_WEEK}"),
    _form("iso_week", "ckw", rf"{_WEEK}{_OF_YEAR}"),
    _form("bare_week", "ckw", _WEEK),
    _form("year", f"12{_PARTS}", rf"{_PART_OF}{_YEAR}(?:\s*[-\u2013\u2014/]\s*(?:20)?\d\d)?"),
    _form(
        "season",
        f"{_PARTS}afsw",
        rf"{_PART_OF}{_SEASON}(?:,?\s+(?:of\s+)?{_YEAR}(?:\s?[/\u2013-]\s?(?P<to>(?:20)?\d\d))?"
        rf"|{_SHORT_TOO})",
    ),
    _form("bare_season", "afsw", _SEASON),
    _form(
        "ago",
        f"{digits}{_COUNTED}",
        rf"(?P<ago>\d{{1,3}}|an?|{_COUNT})\s+(?P<unit>day|week|month)s?\s+ago",
    ),
    _form("before_yesterday", "dt", r"(?:the\s+)?day\s+before\s+yesterday"),
    _form("named", "t", r"(?P<word>today|this\s+morning|this\s+afternoon)"),
    _form("named", "ly", r"(?P<word>yesterday|last\s+night|last\s+week)"),
    _form("last", "l", r"last\s+(?P<unit>month|quarter|year)"),
    _form("weekday", f"{_DAYS}lo", rf"(?:(?:on|last)\s+)?(?P<weekday>{_FULL_WEEKDAY})"),
    _form("weekday", "lo", rf"(?:on|last)\s+(?P<weekday>{_SHORT_WEEKDAY})\b\.?"),
    _form("bare_weekday", _DAYS, rf"(?P<weekday>{_SHORT_WEEKDAY})\b\.?"),
)

BEGUN_BY = {
    sign: tuple(form for form in FORMS if sign in form.signs) for sign in digits + ascii_lowercase
}
"""The forms that may begin with a sign: to try all at each place takes three times as long."""

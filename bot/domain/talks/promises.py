"""Reading promises: "Marta: send the criteria by 4 December", one a line."""

import re
from datetime import date, timedelta

from bot.domain.talks.talk import Promise
from bot.domain.text.wording import MONTHS, WEEKDAYS

LONGEST_NAME = 40
"""Characters before a colon that may name somebody; whatever is longer is part of a sentence."""

MOST_WORDS = 4
"""Words of a name."""

_BULLET = re.compile(r"^(?:[-*•\u2013\u2014]|\d{1,2}[.)])\s+")
_WHO = re.compile(r"^(?P<who>[^:]+?)\s*:(?![/\d])\s*(?P<what>.*\S)$")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + "|sept"
_DAY = (
    r"(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?:(?:{'|'.join(WEEKDAYS)}),?\s+)?(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+"
    rf"(?:of\s+)?(?P<month>{_MONTH})\.?(?:,?\s+(?P<year>20\d\d))?"
    rf"|(?P<month_first>{_MONTH})\.?\s+(?P<day_second>\d{{1,2}})(?:st|nd|rd|th)?"
    r"(?:,?\s+(?P<year_last>20\d\d))?"
    rf"|(?P<weekday>{'|'.join(WEEKDAYS)})"
    r"|(?P<word>today|tomorrow)"
)
_BY = re.compile(
    rf"[\s,]+(?:(?:is\s+)?due|by|before|until|till|on)\s+(?:{_DAY})\.?$", re.IGNORECASE
)


def read_promises(text: str, *, other: str, held_on: date) -> tuple[Promise, ...]:
    """Every line that is not empty as one promise, in order.

    A line that names nobody is a promise of `other`. Only a date behind "by" and the like is read;
    a day without its year is the first such day from `held_on` on, a weekday the first after it.
    What is not understood stays in the words.
    """
    lines = (_BULLET.sub("", line.strip()).strip() for line in text.splitlines())
    return tuple(_promise(line, other, held_on) for line in lines if line)


def _promise(line: str, other: str, held_on: date) -> Promise:
    who, what = _split(line, other)
    found = _BY.search(what)
    by_on = _meant(found, held_on) if found else None
    if found is None or by_on is None or not what[: found.start()].strip():
        return Promise(who, what)
    return Promise(who, what[: found.start()].rstrip(" ,"), by_on)


def _split(line: str, other: str) -> tuple[str, str]:
    found = _WHO.match(line)
    if found is None or not _is_name(found["who"]):
        return other, line
    return found["who"], found["what"]


def _is_name(words: str) -> bool:
    is_short = len(words) <= LONGEST_NAME and len(words.split()) <= MOST_WORDS
    return is_short and any(character.isalpha() for character in words)


def _meant(found: re.Match[str], held_on: date) -> date | None:
    """None where there is no such day."""
    if found["word"]:
        return held_on + timedelta(days=found["word"].lower() == "tomorrow")
    if found["weekday"]:
        place = WEEKDAYS.index(found["weekday"].lower())
        return held_on + timedelta(days=(place - held_on.weekday() - 1) % 7 + 1)
    if found["iso"]:
        return _iso(found["iso"])
    month = _month(found["month"] or found["month_first"])
    year = found["year"] or found["year_last"]
    day = int(found["day"] or found["day_second"])
    if year:
        return _day(int(year), month, day)
    return next(
        (
            on
            for ahead in range(9)
            if (on := _day(held_on.year + ahead, month, day)) and on >= held_on
        ),
        None,
    )


def _month(words: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(words.lower()[:3]))


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

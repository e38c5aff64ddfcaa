"""Days in words, as in "yesterday" or "3 Nov", the date they mean, and months counted ahead."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.text.wording import COUNTS, MONTHS, WEEKDAYS, number_said

_NOT_WHEN = (
    "after|around|before|black|by|due|each|every|for|from|good|next|since|this|till|to|until"
)
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_YEAR = r"(?:,?\s+(?P<{0}>(?:19|20)\d\d)(?![\w%]))?"
_ENDS = r"(?![\w%]|[.:/-]\d|['’]s\b)"  # noqa: RUF001 - a typographic apostrophe
_NO_COUNT = r"(?!\s+(?!was\b|is\b|has\b|this\b|as\b)\w{2,}s\b)"
_FULL_WEEKDAY = "|".join(WEEKDAYS)
_SHORT_WEEKDAY = "mon|tues?|wed|thu|thurs?|fri|sat|sun"
_COUNT = "|".join(COUNTS[1:])

_DAY = re.compile(
    rf"(?<![\w./:-])(?:(?P<not_when>{_NOT_WHEN})\s+(?:the\s+)?)?(?:"
    r"(?P<iso>\d{4}-\d\d-\d\d)(?![\w-])"
    r"|(?P<on>on\s+)?(?:the\s+)?(?P<first_day>\d{1,2})(?P<ordinal>st|nd|rd|th)?(?P<of>\s+of)?\s+"
    rf"(?P<second_month>{_MONTH})\b\.?{_YEAR.format('second_year')}{_ENDS}"
    rf"|(?:on\s+)?(?P<first_month>{_MONTH})\b\.?\s+(?P<second_day>\d{{1,2}})"
    rf"(?:(?:st|nd|rd|th)\b|{_NO_COUNT}){_YEAR.format('first_year')}{_ENDS}"
    rf"|(?P<ago>\d{{1,3}}|an?|{_COUNT})\s+(?P<unit>day|week|month)s?\s+ago\b"
    rf"|(?P<two_ago>the\s+day\s+before\s+yesterday)\b"
    rf"|(?P<word>today|this\s+morning|this\s+afternoon|yesterday|last\s+night|last\s+week){_ENDS}"
    rf"|(?:(?:on|last)\s+)?(?P<weekday>{_FULL_WEEKDAY}){_ENDS}(?!,?\s+(?:the\s+)?\d)"
    rf"|(?:on|last)\s+(?P<short_weekday>{_SHORT_WEEKDAY})\b\.?{_ENDS}(?!,?\s+(?:the\s+)?\d)"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayWords:
    """Words for a day at `start` to `end` of a text; `on` is None where no past day is meant."""

    start: int
    end: int
    on: date | None


def days_in(prose: str, today: date) -> tuple[DayWords, ...]:
    """Find the words for days, in reading order, never meaning a day after `today`.

    "Friday" is the last one before today, "last week" its Friday. A date without a year is this
    year's if that has come, else last year's if that is nearer than the one to come. Days that
    come with "by", "next", "since" and the like are found but mean no day on which it happened.
    """
    return tuple(
        DayWords(found.start(), found.end(), _meant(found, today))
        for found in _DAY.finditer(prose)
        if not _is_ordinary_word(found)
    )


def _is_ordinary_word(found: re.Match[str]) -> bool:
    """Tell "the other 3 may follow" from "3 May": small letters need a sign that a day is meant."""
    month = found["second_month"] or found["first_month"]
    if month is None or month not in {"may", "march", "mar"}:
        return False
    signs = ("on", "ordinal", "of", "second_year", "first_year")
    return not any(found[sign] for sign in signs)


def _meant(found: re.Match[str], today: date) -> date | None:
    if found["not_when"]:
        return None
    on = next((read(found, today) for group, read in _READERS if found[group]), None)
    return on if on and on <= today else None


def _iso_day(found: re.Match[str], _today: date) -> date | None:
    try:
        return date.fromisoformat(found["iso"])
    except ValueError:
        return None


def _month_day(found: re.Match[str], today: date) -> date | None:
    month = _place(MONTHS, found["second_month"] or found["first_month"]) + 1
    day = int(found["first_day"] or found["second_day"])
    year = found["second_year"] or found["first_year"]
    if year:
        return _day(int(year), month, day)
    this_year = _day(today.year, month, day)
    if this_year and this_year <= today:
        return this_year
    last_year = _day(today.year - 1, month, day)
    is_nearer = this_year is None or last_year is None or today - last_year < this_year - today
    return last_year if is_nearer else None


def _day_ago(found: re.Match[str], today: date) -> date:
    count, unit = number_said(found["ago"].lower()), found["unit"].lower()
    if unit == "month":
        return months_before(today, count)
    return today - timedelta(weeks=count) if unit == "week" else today - timedelta(days=count)


def _two_days_ago(_found: re.Match[str], today: date) -> date:
    return today - timedelta(days=2)


def _named_day(found: re.Match[str], today: date) -> date:
    words = " ".join(found["word"].lower().split())
    if words == "last week":
        return today - timedelta(days=today.weekday() + 3)
    return today - timedelta(days=words in {"yesterday", "last night"})


def _weekday(found: re.Match[str], today: date) -> date:
    place = _place(WEEKDAYS, found["weekday"] or found["short_weekday"])
    return today - timedelta(days=(today.weekday() - place - 1) % 7 + 1)


def _place(names: tuple[str, ...], word: str) -> int:
    return next(place for place, name in enumerate(names) if name.startswith(word.lower()[:3]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_READERS = (
    ("iso", _iso_day),
    ("second_month", _month_day),
    ("first_month", _month_day),
    ("ago", _day_ago),
    ("two_ago", _two_days_ago),
    ("word", _named_day),
    ("weekday", _weekday),
    ("short_weekday", _weekday),
)
"""What reads which group of `_DAY`."""


def months_before(day: date, months: int) -> date:
    """Return the same day so many calendar months earlier, or the last day of a shorter month.

    31 August minus 6 months is 28 or 29 February. Nothing is earlier than the calendar's first day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """Return the same day so many calendar months later, or the last day of a shorter month.

    It is the first day on which so many months are full (`months_between`). Nothing is
    later than the calendar's last day.
    """
    if day.year * 12 + day.month - 1 + months >= (date.max.year + 1) * 12:
        return date.max
    return months_before(day, -months)


def months_between(since: date, until: date) -> int:
    """Return the full months from one day to the other, 0 if they are the wrong way round.

    On the last day of a shorter month the month is full, too: a year from 29 February ends on
    28 February.
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    is_month_end = (until + timedelta(days=1)).day == 1
    return max(months - (until.day < since.day and not is_month_end), 0)

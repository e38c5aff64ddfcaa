"""Reading a list of wins written elsewhere: Markdown bullets or CSV, with dates where it has them.

Whatever is found is queued first, so a wrong guess costs the member one press.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from bot.domain.calendar.dates import days_in
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import MONTHS, restored
from bot.domain.wins.found_line import FoundLine
from bot.domain.wins.win import LONGEST_TEXT

MOST_LINES = 2000
DATE_COLUMNS = frozenset({"date", "day", "when", "happened on", "happened_on"})
TEXT_COLUMNS = frozenset(
    {"win", "what", "text", "description", "achievement", "accomplishment", "title", "entry"}
)

_BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?(?P<text>\S.*)$")
_HEADING = re.compile(r"^\s*#{1,6}\s+(?P<text>.+)$|^\*\*(?P<bold>.+)\*\*:?\s*$")
_LEADING_DATE = re.compile(r"^\W*(?P<day>\d{4}-\d\d-\d\d)[\W_]*")
_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_ISO_MONTH = re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])\b(?!-)")


def read_list(text: str, today: date) -> tuple[FoundLine, ...]:
    """Return what was found, in reading order and each once; empty where there is no list.

    A line without a date has that of the heading above it, else None. Days after `today` count as
    none. At most 2,000 lines are read, and each no longer than a win.
    """
    clean = clean_text(text)
    found = _in_csv(clean, today) if _is_csv(clean) else _in_markdown(clean, today)
    lines = {line.fingerprint: line for line, _ in zip(found, range(MOST_LINES), strict=False)}
    return tuple(lines.values())


def _is_csv(text: str) -> bool:
    header = {cell.strip().casefold() for cell in _row(text.partition("\n")[0])}
    return len(header) > 1 and bool(header & DATE_COLUMNS) and bool(header & TEXT_COLUMNS)


def _row(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=_delimiter(line)), [])


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _in_csv(text: str, today: date) -> Iterator[FoundLine]:
    table = csv.reader(io.StringIO(text), delimiter=_delimiter(text.partition("\n")[0]))
    header = [cell.strip().casefold() for cell in next(table, [])]
    on = next(place for place, name in enumerate(header) if name in DATE_COLUMNS)
    what = next(place for place, name in enumerate(header) if name in TEXT_COLUMNS)
    for row in table:
        if len(row) > max(on, what) and row[what].strip():
            yield FoundLine(_trimmed(restored(row[what])), _day(row[on], today))


def _in_markdown(text: str, today: date) -> Iterator[FoundLine]:
    above: date | None = None
    for line in text.splitlines():
        heading, bullet = _HEADING.match(line), _BULLET.match(line)
        if heading:
            above = _day(heading["text"] or heading["bold"], today)
        elif bullet:
            words = bullet["text"].strip()
            bare = _LEADING_DATE.sub("", words, count=1).strip()
            yield FoundLine(_trimmed(bare or words), _day(words, today) or above)


def _trimmed(words: str) -> str:
    return words.strip()[:LONGEST_TEXT]


def _day(words: str, today: date) -> date | None:
    """The day that is named, the first of a month that is, or None."""
    days = (day.on for day in days_in(words, today) if day.on)
    return next(days, None) or _month(words, today)


def _month(words: str, today: date) -> date | None:
    named, iso = _MONTH.search(words), _ISO_MONTH.search(words)
    if named:
        first = date(int(named["year"]), MONTHS.index(named["month"].lower()) + 1, 1)
    elif iso:
        first = date(int(iso["year"]), int(iso["month"]), 1)
    else:
        return None
    return first if first <= today else None

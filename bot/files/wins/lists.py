"""Reading a list of wins written elsewhere: Markdown bullets or CSV, with dates where it has them.

Whatever is found is queued first, so a wrong guess costs the member one press.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from bot.domain.calendar.when import Order, When, order_of, when_in, when_of
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import restored
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


def read_list(text: str, today: date, country: str = "") -> tuple[FoundLine, ...]:
    """Return what was found, in reading order and each once; empty where there is no list.

    A line without a date has that of the heading above it, else None. Days after `today` count as
    none. At most 2,000 lines are read, and each no longer than a win. `country` is the member's.
    """
    clean = clean_text(text)
    order = order_of(clean.splitlines(), country)
    read = _in_csv if _is_csv(clean) else _in_markdown
    found = read(clean, today, order)
    lines = {line.fingerprint: line for line, _ in zip(found, range(MOST_LINES), strict=False)}
    return tuple(lines.values())


def _is_csv(text: str) -> bool:
    header = {cell.strip().casefold() for cell in _row(text.partition("\n")[0])}
    return len(header) > 1 and bool(header & DATE_COLUMNS) and bool(header & TEXT_COLUMNS)


def _row(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=_delimiter(line)), [])


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _in_csv(text: str, today: date, order: Order) -> Iterator[FoundLine]:
    table = csv.reader(io.StringIO(text), delimiter=_delimiter(text.partition("\n")[0]))
    header = [cell.strip().casefold() for cell in next(table, [])]
    on = next(place for place, name in enumerate(header) if name in DATE_COLUMNS)
    what = next(place for place, name in enumerate(header) if name in TEXT_COLUMNS)
    for row in table:
        if len(row) > max(on, what) and row[what].strip():
            yield FoundLine.of(_trimmed(restored(row[what])), _when(row[on], today, order))


def _in_markdown(text: str, today: date, order: Order) -> Iterator[FoundLine]:
    above: When | None = None
    for line in text.splitlines():
        heading, bullet = _HEADING.match(line), _BULLET.match(line)
        if heading:
            above = when_of(heading["text"] or heading["bold"], today, order, None)
        elif bullet:
            words = bullet["text"].strip()
            bare = _LEADING_DATE.sub("", words, count=1).strip()
            yield FoundLine.of(_trimmed(bare or words), _when(words, today, order, above) or above)


def _trimmed(words: str) -> str:
    return words.strip()[:LONGEST_TEXT]


def _when(words: str, today: date, order: Order, above: When | None = None) -> When | None:
    found = when_in(words, today, order, above)
    return next((dated.when for dated in found if dated.when), None)

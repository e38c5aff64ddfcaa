"""When something happened, as people write it: a day, or no more exactly than a month or a year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, get_args

from bot.domain.calendar.beside import ORDINARY_WORDS, Beside, Found
from bot.domain.calendar.dates import months_after, months_before
from bot.domain.calendar.forms import BEGUN_BY, FORMS, MAY_BEGIN, TO
from bot.domain.calendar.meaning import READERS, Known, Meant, Said, year_said
from bot.domain.calendar.weeks import monday_of
from bot.domain.text.wording import calendar_date, day_near, month

Span = Literal["day", "week", "sprint", "month", "quarter", "half", "year"]
"""How exactly a day is known, the most exact first."""

SPANS: tuple[Span, ...] = get_args(Span)

_LONGEST: Mapping[Span, int] = {
    "day": 1, "week": 7, "sprint": 14, "month": 31, "quarter": 92, "half": 184,
}  # fmt: skip
_A_DAY = timedelta(days=1)
_MONTHS: Mapping[Span, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@dataclass(frozen=True, slots=True)
class When:
    """A day, or the first day of a longer span in which something happened.

    `is_guess` says that it is a numeric date such as 4/3/26, whose order went by the country.
    """

    on: date
    span: Span = "day"
    is_guess: bool = False

    @property
    def is_about(self) -> bool:
        return self.span != "day"

    @property
    def last_on(self) -> date:
        """The last day of the span; a sprint is taken to have two weeks."""
        if self.span in _MONTHS:
            return months_after(self.on, _MONTHS[self.span]) - _A_DAY
        return date.fromordinal(
            min(self.on.toordinal() + _LONGEST[self.span] - 1, date.max.toordinal())
        )

    def lies_in(self, since: date, until: date) -> bool:
        """Say whether it surely happened between the two days, both included."""
        return since <= self.on and self.last_on <= until


def about(when: When, day: str) -> str:
    """Return "about March 2026", or `day`, which is how its first day is written, where it is one.

    What it returns is read back to the same.
    """
    if when.span == "day":
        return day
    if when.span in {"week", "sprint"}:
        return f"about the {when.span} of {day}"
    return f"about {_months_in_words(when)}"


def when_said(when: When, today: date | None = None) -> str:
    """Return it in words: a day with its year, or near `today` as one speaks of it."""
    near = today if when.span == "day" else None
    return about(when, day_near(when.on, near) if near else calendar_date(when.on))


def _months_in_words(when: When) -> str:
    first, last, months = when.on, when.last_on, _MONTHS[when.span]
    if months == 1:
        return f"{month(first)} {first.year}"
    if (first.month - 1) % months:
        year = f" {first.year}" if first.year != last.year else ""
        return f"{month(first)}{year} to {month(last)} {last.year}"
    letter = {"quarter": "Q", "half": "H"}.get(when.span)
    return f"{letter}{first.month // months + 1} {first.year}" if letter else str(first.year)


def reaching(span: Span, day: date) -> date:
    """Return the earliest first day of such a span that has not ended before `day`."""
    if span in _MONTHS:
        return min(months_before(day, _MONTHS[span]), date.max - _A_DAY) + _A_DAY
    return date.fromordinal(max(day.toordinal() - _LONGEST[span] + 1, 1))


@dataclass(frozen=True, slots=True)
class Dated:
    """Words for a day or a span at `start` to `end` of a text.

    `when` is None where they mean no day on which something happened, as in "by Friday".
    """

    start: int
    end: int
    when: When | None


@dataclass(frozen=True, slots=True)
class Order:
    """Whether 4/3/26 is 4 March or 3 April; `is_guess` where only the country says so.

    `is_south` says that summer is there in January.
    """

    day_first: bool = True
    is_guess: bool = True
    is_south: bool = False


MONTH_FIRST = frozenset({"AS", "FM", "GU", "MH", "MP", "PH", "PR", "PW", "UM", "US", "VI"})
"""Countries where the month of a numeric date comes first, by their ISO codes (CLDR)."""

SOUTH = frozenset(
    {
        "AR",
        "AU",
        "BO",
        "BR",
        "BW",
        "CL",
        "LS",
        "MG",
        "MZ",
        "NA",
        "NZ",
        "PE",
        "PY",
        "SZ",
        "UY",
        "ZA",
        "ZW",
    }
)
"""Countries of the south that speak of seasons, by their ISO codes."""

_MOST_MONTHS = 12
_NUMERIC = tuple(form.pattern for form in FORMS if form.name == "numeric")
_MAY_BE_NUMERIC = re.compile(r"\d[./-]\d")
_FULL = frozenset({"year_first", "numeric", "month_day"})
_WEEKDAYS = frozenset({"weekday", "bare_weekday"})
_NO_ENDS = _WEEKDAYS | {"bare_season"}
"""What is neither end of a range."""

_TO = re.compile(TO)
_LAST_WEEK = re.compile(r"last\s+week", re.IGNORECASE)
_NEXT_TO = re.compile(r"[\s,(\u2013\u2014-]{1,3}")
_DIGITS = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")
_FILE = re.compile(
    r"(?P<name>[^\s/]+)\.(?:csv|docx?|html?|json|log|markdown|md|org|rtf|text|tsv|txt|xlsx?)",
    re.IGNORECASE,
)


def order_of(texts: Iterable[str], country: str) -> Order:
    """Return the order of numeric dates in texts that belong together, such as one column.

    One that has a number from 13 on settles it for all, else the member's country (its ISO code).
    Dates with points say nothing of the others: there the day is first everywhere.
    """
    found = [one for text in texts for one in _numeric_in(text) if one["sign"] != "."]
    pairs = {(int(one["one"]) > _MOST_MONTHS, int(one["two"]) > _MOST_MONTHS) for one in found}
    day_first, month_first = (True, False) in pairs, (False, True) in pairs
    if day_first != month_first:
        return Order(day_first, is_guess=False, is_south=country in SOUTH)
    return Order(country not in MONTH_FIRST, is_south=country in SOUTH)


def rough_times(today: date) -> tuple[When, ...]:
    """What somebody may remember at least: a month or quarter of late, or one of six years."""
    this_month = today.replace(day=1)
    quarter = months_before(this_month, (today.month - 1) % _MONTHS["quarter"])
    years = (today.replace(year=max(today.year - back, 1), month=1, day=1) for back in range(6))
    return (
        When(this_month, "month"),
        When(months_before(this_month, 1), "month"),
        When(quarter, "quarter"),
        *(When(on, "year") for on in years),
    )


def has_numeric(text: str) -> bool:
    """Say whether a date stands in it whose order the country may have to settle."""
    return any(one["sign"] != "." for one in _numeric_in(text))


def when_in(words: str, today: date, order: Order, above: When | None = None) -> tuple[Dated, ...]:
    """Find the words for days and spans, in reading order, none of them after `today`.

    "Friday" is the last one before today, "last week" its Friday. A date without a year is this
    year's if that has come, else last year's if that is nearer than the one to come; with `above`,
    which is a heading's, it is the one nearest to that. Days that come with "by", "next", "since"
    and the like are found but mean no day on which it happened. A span is one only where it is set
    off ("in 2025", "(Q3 2024)", "2025: ..."), so that "the Q3 2024 report" is none.
    """
    known = _known(today, order, above)
    found = ((one, Beside(words, one)) for one in _found_in(words, known))
    return tuple(
        _dated(one, beside, today, is_heading=False)
        for one, beside in found
        if beside.is_date(has_above=above is not None)
    )


def when_of(words: str, today: date, order: Order, above: When | None) -> When | None:
    """Return when a heading or a file's name says that what is below it happened.

    `above` is what is over it: a date without a year takes the year of it. None without a date.
    """
    known = _known(today, order, above)
    plain = _without_file_signs(words)
    found = ((one, Beside(plain, one)) for one in _found_in(plain, known))
    dated = (
        _dated(one, beside, today, is_heading=True).when
        for one, beside in found
        if beside.is_date_of_heading(has_above=above is not None)
    )
    return next((when for when in dated if when), None)


def _numeric_in(text: str) -> Iterator[re.Match[str]]:
    if not _MAY_BE_NUMERIC.search(text):
        return
    for place in MAY_BEGIN.finditer(text):
        for pattern in _NUMERIC:
            if match := pattern.match(text, place.start()):
                yield match


def _known(today: date, order: Order, above: When | None) -> Known:
    over = Meant(above.on, above.last_on) if above else None
    return Known(today, order.day_first, not order.is_guess, over, order.is_south)


def _found_in(words: str, known: Known) -> list[Found]:
    """The forms in reading order, without those inside others; ranges and weekdays are joined."""
    found: list[Found] = []
    for place in MAY_BEGIN.finditer(words):
        is_inside = bool(found) and place.start() < found[-1].end
        one = None if is_inside else _longest_at(place.start(), words, known)
        if one is None:
            continue
        joined = _joined(words, found[-1], one, known) if found else None
        found[-1:] = [joined] if joined else [*found[-1:], one]
    return found


def _longest_at(start: int, words: str, known: Known) -> Found | None:
    """Of the forms that begin there the longest, and of two such the first in FORMS."""
    longest: tuple[int, str, Said] | None = None
    for form in BEGUN_BY.get(words[start].lower(), FORMS):
        match = form.pattern.match(words, start)
        if match and (longest is None or match.end() > longest[0]):
            said: Said = match.groupdict()
            if not _is_ordinary_word(form.name, said):
                longest = match.end(), form.name, said
    if longest is None:
        return None
    end, name, found = longest
    return Found(start, end, name, found, READERS[name](found, known))


def _is_ordinary_word(name: str, said: Said) -> bool:
    """Tell "the other 3 may follow" from "3 May": small letters need a sign that a day is meant."""
    return (
        said.get("month") in ORDINARY_WORDS
        and name != "bare_month"
        and year_said(said) is None
        and not any(said.get(sign) for sign in ("on", "ordinal", "of"))
    )


def _joined(words: str, one: Found, other: Found, known: Known) -> Found | None:
    """One date out of two: the ends of a range, or a weekday beside a full date."""
    between, names = words[one.end : other.start], {one.name, other.name}
    whole = replace(other, start=one.start)
    if _TO.fullmatch(between) and names.isdisjoint(_NO_ENDS):
        return replace(whole, meant=_range(one, other, known))
    if names.isdisjoint(_WEEKDAYS) or names.isdisjoint(_FULL) or not _NEXT_TO.fullmatch(between):
        return None
    return whole if other.name in _FULL else replace(one, end=other.end)


def _range(one: Found, other: Found, known: Known) -> Meant | None:
    """From the first of two: its day, or the span over both. The year at the end is for both."""
    end, meant = other.meant, one.meant
    if end and year_said(other.said) and year_said(one.said) is None:
        meant = READERS[one.name](one.said, replace(known, above=end))
    if meant is None or end is None or meant.is_day:
        return meant
    return Meant(meant.on, max(meant.last_on, end.last_on))


def _dated(one: Found, beside: Beside, today: date, *, is_heading: bool) -> Dated:
    denied_from, meant = beside.denies(is_heading=is_heading), one.meant
    if denied_from is not None:
        return Dated(denied_from, one.end, None)
    if meant is None or meant.on > today:
        return Dated(one.start, one.end, None)
    if is_heading and _LAST_WEEK.fullmatch(one.said.get("word") or ""):
        return Dated(one.start, one.end, When(monday_of(meant.on), "week"))
    return Dated(one.start, one.end, _when(meant, beside))


def _when(meant: Meant, beside: Beside) -> When:
    """A day beside "week of" or "sprint" is the first of that."""
    if not meant.is_day:
        return When(meant.on, _span_of(meant), meant.is_guess)
    if beside.is_end_of_week:
        return When(date.fromordinal(max(meant.on.toordinal() - 6, 1)), "week", meant.is_guess)
    span: Span = "week" if beside.is_week else "sprint" if beside.is_sprint else "day"
    return When(meant.on, span, meant.is_guess)


def _span_of(meant: Meant) -> Span:
    days = (meant.last_on - meant.on).days + 1
    return next((span for span, longest in _LONGEST.items() if days <= longest), "year")


def _without_file_signs(words: str) -> str:
    """Of a file's name its words: "20250603_notes.md" is "2025-06-03 notes"."""
    file = _FILE.fullmatch(words.strip())
    if not file:
        return words
    name = re.sub(r"_|-(?=[A-Za-z])|(?<=[A-Za-z])-", " ", file["name"])
    return _DIGITS.sub(r"\1-\2-\3", name)

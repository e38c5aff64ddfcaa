"""What each form of a date means: the first and the last day of what is named.

A reader returns None where what it was given is no day of the calendar, or none that can be known.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar.dates import months_after, months_before
from bot.domain.text.wording import MONTHS, WEEKDAYS, number_said

_WEEK = timedelta(days=6)
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which each begins in the north."""

_PLACES = {"1st": 1, "first": 1, "2nd": 2, "second": 2, "3rd": 3, "third": 3, "4th": 4, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Meant:
    """The first and the last day, the same for a day; `is_guess` where the country chose it."""

    on: date
    last_on: date
    is_guess: bool = False

    @property
    def is_day(self) -> bool:
        return self.on == self.last_on

    def days_from(self, other: "Meant") -> int:
        """How far it is from another one that begins elsewhere; 0 inside of it."""
        return max(0, (other.on - self.on).days, (self.on - other.last_on).days)


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader may go by: `above` is what stands over the words, such as a heading's year."""

    today: date
    day_first: bool
    is_settled: bool
    above: Meant | None = None
    is_south: bool = False


Said = Mapping[str, str | None]
Reader = Callable[[Said, Known], Meant | None]


def year_said(said: Said) -> int | None:
    if year := said.get("year") or said.get("year_too"):
        return int(year)
    short = said.get("short") or said.get("short_too")
    return 2000 + int(short) if short else None


def month_said(said: Said) -> int:
    return _place(MONTHS, said.get("month") or "") + 1


def _year_first(said: Said, _known: Known) -> Meant | None:
    return _day(int(said["year"] or 0), int(said["number"] or 0), int(said["day"] or 0))


def _numeric(said: Said, known: Known) -> Meant | None:
    """With points the day is always first; one that has to be first goes before every rule."""
    one, two = int(said["one"] or 0), int(said["two"] or 0)
    by_day, by_month = _in_year(two, one, said, known), _in_year(one, two, said, known)
    if by_day is None or by_month is None or by_day == by_month:
        return by_day or by_month
    if said["sign"] == ".":
        return by_day
    if known.above and by_day.days_from(known.above) and not by_month.days_from(known.above):
        return by_month
    if known.above and by_month.days_from(known.above) and not by_day.days_from(known.above):
        return by_day
    meant, other = (by_day, by_month) if known.day_first else (by_month, by_day)
    if known.is_settled:
        return meant
    chosen = other if meant.on > known.today >= other.on else meant
    return Meant(chosen.on, chosen.last_on, is_guess=True)


def _month_day(said: Said, known: Known) -> Meant | None:
    return _in_year(month_said(said), int(said["day"] or 0), said, known)


def _in_year(month: int, day: int, said: Said, known: Known) -> Meant | None:
    """In the year that is said, else in the nearest."""
    year = year_said(said)
    return _day(year, month, day) if year else _nearest(lambda one: _day(one, month, day), known)


def _nearest(in_year: Callable[[int], Meant | None], known: Known) -> Meant | None:
    """What is named without a year: nearest to what stands above, else to today.

    Then it is this year's if that has come, else last year's if that is nearer than the one to
    come.
    """
    if known.above:
        above, year = known.above, known.above.on.year
        found = [one for one in map(in_year, (year, year - 1, year + 1)) if one]
        return min(found, key=lambda one: one.days_from(above), default=None)
    this_year, last_year = in_year(known.today.year), in_year(known.today.year - 1)
    if this_year and this_year.on <= known.today:
        return this_year
    if this_year and last_year and known.today - last_year.on >= this_year.on - known.today:
        return None
    return last_year


def _month(said: Said, known: Known) -> Meant | None:
    month = int(said.get("number") or month_said(said))
    last = said.get("last")
    count = (_place(MONTHS, last) + 1 - month) % 12 + 1 if last else 1
    year = year_said(said)
    if year and last and month + count > len(MONTHS) + 1:
        year -= 1
    return _months(month, count, year, known)


def _months(month: int, count: int, year: int | None, known: Known) -> Meant | None:
    def in_year(one: int) -> Meant | None:
        first = _day(one, month, 1)
        return first and _from(first.on, count)

    return in_year(year) if year else _nearest(in_year, known)


def _season(said: Said, known: Known) -> Meant | None:
    """Three months; what goes over the turn of a year is about that year, but for "2022/23"."""
    year, first = year_said(said), _SEASONS[(said["season"] or "").lower()]
    if known.is_south:
        first = (first + 6 - 1) % len(MONTHS) + 1
    if first == len(MONTHS) and not said.get("to"):
        return _year(said, known) if year else known.above
    return _months(first, 3, year, known)


def _quarter(said: Said, known: Known) -> Meant | None:
    return _part(3, said, known)


def _half(said: Said, known: Known) -> Meant | None:
    return _part(6, said, known)


def _part(months: int, said: Said, known: Known) -> Meant | None:
    part = int(said.get("part") or _PLACES[(said.get("place") or "").lower()])
    first = (part - 1) * months + 1
    return _months(first, months, year_said(said), known) if first <= len(MONTHS) else None


def _iso_week(said: Said, known: Known) -> Meant | None:
    """The weeks of ISO 8601, which begin on a Monday."""
    week, day = int(said["week"] or 0), said.get("day")

    def in_year(year: int) -> Meant | None:
        try:
            on = date.fromisocalendar(year, week, int(day or 1))
        except ValueError:
            return None
        return Meant(on, on if day else min(on, date.max - _WEEK) + _WEEK)

    year = year_said(said)
    return in_year(year) if year else _nearest(in_year, known)


def _year(said: Said, _known: Known) -> Meant | None:
    first = _day(year_said(said) or 0, 1, 1)
    return first and _from(first.on, 12)


def _ago(said: Said, known: Known) -> Meant | None:
    today, count = _base(known), number_said((said["ago"] or "").lower())
    unit = (said["unit"] or "").lower()
    if today is None:
        return None
    if unit == "month":
        return _only(months_before(today, count))
    days = count * 7 if unit == "week" else count
    return _only(date.fromordinal(max(today.toordinal() - days, 1)))


def _before_yesterday(_said: Said, known: Known) -> Meant | None:
    return _ago({"ago": "2", "unit": "day"}, known)


def _named(said: Said, known: Known) -> Meant | None:
    words = " ".join((said["word"] or "").lower().split())
    today = _base(known)
    if words == "last week" and today:
        return _ago({"ago": str(today.weekday() + 3), "unit": "day"}, known)
    return _ago({"ago": str(int(words in {"yesterday", "last night"})), "unit": "day"}, known)


def _last(said: Said, known: Known) -> Meant | None:
    today, months = _base(known), {"month": 1, "quarter": 3, "year": 12}
    if today is None:
        return None
    count = months[(said["unit"] or "").lower()]
    first = today.replace(month=(today.month - 1) // count * count + 1, day=1)
    return _from(months_before(first, count), count)


def _weekday(said: Said, known: Known) -> Meant | None:
    """The last one before today, or the one in the week that stands above."""
    place = _place(WEEKDAYS, said["weekday"] or "")
    if known.above:
        last_on = known.above.last_on
        on = date.fromordinal(max(last_on.toordinal() - (last_on.weekday() - place) % 7, 1))
        return _only(on) if known.above.last_on - known.above.on <= _WEEK else None
    back = (known.today.weekday() - place - 1) % 7 + 1
    return _only(date.fromordinal(max(known.today.toordinal() - back, 1)))


def _base(known: Known) -> date | None:
    """The day on which words such as "yesterday" were written; None where no day is known."""
    if known.above is None:
        return known.today
    return known.above.on if known.above.is_day else None


def _only(on: date) -> Meant:
    return Meant(on, on)


def _from(first: date, months: int) -> Meant:
    return Meant(first, months_after(first, months) - timedelta(days=1))


def _place(names: tuple[str, ...], word: str) -> int:
    return next(place for place, name in enumerate(names) if name.startswith(word.lower()[:3]))


def _day(year: int, month: int, day: int) -> Meant | None:
    try:
        return _only(date(year, month, day))
    except ValueError:
        return None


READERS: Mapping[str, Reader] = {
    "year_first": _year_first,
    "numeric": _numeric,
    "bare_numeric": _numeric,
    "month_day": _month_day,
    "month": _month,
    "bare_month": _month,
    "quarter": _quarter,
    "bare_quarter": _quarter,
    "season": _season,
    "bare_season": _season,
    "half": _half,
    "bare_half": _half,
    "iso_week": _iso_week,
    "week_day": _iso_week,
    "bare_week": _iso_week,
    "year": _year,
    "ago": _ago,
    "before_yesterday": _before_yesterday,
    "named": _named,
    "last": _last,
    "weekday": _weekday,
    "bare_weekday": _weekday,
}
"""What reads which form. Add yours here."""

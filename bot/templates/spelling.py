"""Dates and numbers as the member's country writes them; the only module that knows Babel.

The words are English everywhere: of a locale only the order of a date and the marks in a number are
taken. An unknown locale writes "27 November 2026" and "12,500".
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import format_decimal

from bot.domain.calendar.when import about
from bot.domain.text import wording
from bot.domain.text.wording import NEAR, THESE_DAYS
from bot.domain.wins.win import Win

USUAL = "en_001"
"""English of no country: the day first, and a comma in thousands."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a country writes. `numbers` is a locale that Babel knows."""

    month_first: bool
    numbers: str


@cache
def manner_of(locale: str) -> Manner:
    """Return the manner of a locale such as Slack's ("en-US", "de"); the usual one if unknown."""
    try:
        known = Locale.parse(locale.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        return Manner(month_first=False, numbers=USUAL)
    if locale == "en":
        return Manner(month_first=False, numbers=USUAL)
    pattern = str(_english_in(known).date_formats["long"].pattern)
    return Manner(pattern.index("M") < pattern.index("d"), str(known))


def spoken_date(on: date, *, locale: str) -> str:
    """Return the day in full: "Friday 27 November 2026", "Friday, November 27, 2026"."""
    if not manner_of(locale).month_first:
        return wording.spoken_date(on)
    return f"{wording.weekday(on)}, {calendar_date(on, locale=locale)}"


def calendar_date(on: date, *, locale: str) -> str:
    """Return the day without its weekday: "27 November 2026", "November 27, 2026"."""
    if not manner_of(locale).month_first:
        return wording.calendar_date(on)
    return f"{wording.month(on)} {on.day}, {on.year}"


def day_near(on: date, today: date, *, locale: str) -> str:
    """Return "Friday 27 November" within two weeks, else "27 November"; far off with its year."""
    if not manner_of(locale).month_first:
        return wording.day_near(on, today)
    days = abs((on - today).days)
    if days > NEAR:
        return calendar_date(on, locale=locale)
    day = f"{wording.month(on)} {on.day}"
    return f"{wording.weekday(on)}, {day}" if days <= THESE_DAYS else day


def days_to(since: date, until: date, *, locale: str) -> str:
    """Return "15 August to 23 November 2026"; both years only where they differ."""
    end = calendar_date(until, locale=locale)
    if since.year != until.year:
        return f"{calendar_date(since, locale=locale)} to {end}"
    is_month_first = manner_of(locale).month_first
    month = wording.month(since)
    return f"{month} {since.day} to {end}" if is_month_first else f"{since.day} {month} to {end}"


def when(win: Win, today: date | None = None, *, locale: str) -> str:
    """Return the day of a win, or "about March 2026"; near `today` as `day_near` does."""
    on = win.when.on
    if win.when.is_about or today is None:
        return about(win.when, calendar_date(on, locale=locale))
    return day_near(on, today, locale=locale)


def counted(number: int, noun: str, plural: str = "", *, locale: str) -> str:
    """Return the number with its noun: "1 day", "12,500 days", "2 replies" if `plural` says so."""
    words = wording.counted(number, noun, plural).partition(" ")[2]
    return f"{format_decimal(number, locale=manner_of(locale).numbers)} {words}"


def _english_in(known: Locale) -> Locale:
    """English as it is written in the locale's country; the usual English where there is none."""
    likely = get_global("likely_subtags").get(str(known), "")
    territory = known.territory or str(likely).rpartition("_")[2]
    try:
        return Locale.parse(f"en_{territory}") if territory else Locale.parse(USUAL)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(USUAL)

"""When something happened, as people write it: a day, or no more exactly than a month or a year."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.calendar.dates import days_in

Span = Literal["day", "week", "sprint", "month", "quarter", "half", "year"]
"""How exactly a day is known, the most exact first."""


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
    """Whether 4/3/26 is 4 March or 3 April; `is_guess` where only the country says so."""

    day_first: bool = True
    is_guess: bool = True


def order_of(texts: Iterable[str], country: str) -> Order:
    """Return the order of numeric dates in texts that belong together, such as one column.

    One that has a number from 13 on settles it for all, else the member's country (its ISO code).
    """
    del texts
    return Order(day_first=country != "US")


def when_in(words: str, today: date, order: Order) -> tuple[Dated, ...]:
    """Find the words for days and spans, in reading order, none of them after `today`."""
    del order
    found = days_in(words, today)
    return tuple(Dated(day.start, day.end, When(day.on) if day.on else None) for day in found)


def when_of(words: str, today: date, order: Order, above: When | None) -> When | None:
    """Return when a heading says that what is below it happened; `above` is what is over it.

    A heading without a date leaves `above` standing; a date without a year takes the year of it.
    """
    dated = (found.when for found in when_in(words, today, order))
    return next((when for when in dated if when), above)

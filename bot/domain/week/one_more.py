"""One thing more a Monday: which of those that have something to say has its turn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, get_args

OneMore = Literal["tip", "person_hint", "behaviour", "stretch"]
"""The most urgent first: a belief at work now, a person, a behaviour without a win, a new thing."""

ORDER: tuple[OneMore, ...] = get_args(OneMore)

RESTS: Mapping[OneMore, timedelta] = {
    "behaviour": timedelta(weeks=3),
    "stretch": timedelta(weeks=5),
}
"""What says much the same each time, and would be nagging sooner than after so long."""

A_MONTH = timedelta(days=31)
"""The same suggestion never comes twice in it."""


def in_turn(last_on: Mapping[OneMore, date], monday: date) -> tuple[OneMore, ...]:
    """Return whose turn it is: never told before first, then the one that was told longest ago.

    The first of them that has something to say is told. So whatever goes on waiting comes within as
    many Mondays as there are kinds, and a Monday on which nothing but what was told lately waits
    has nothing more.
    """
    may = (kind for kind in ORDER if not _rests(kind, last_on.get(kind), monday))
    return tuple(sorted(may, key=lambda kind: last_on.get(kind, date.min)))


def _rests(kind: OneMore, last_on: date | None, monday: date) -> bool:
    return last_on is not None and monday - last_on < RESTS.get(kind, timedelta(0))

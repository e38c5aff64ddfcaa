"""One thing more a Monday: which of those that have something to say has its turn."""

from collections.abc import Collection, Mapping
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


def one_more(
    waiting: Collection[OneMore], last_on: Mapping[OneMore, date], monday: date
) -> OneMore | None:
    """Return the one that was told longest ago, never told before all; None if none waits.

    So whatever goes on waiting comes within as many Mondays as there are kinds, and a Monday on
    which nothing but what was told lately waits has nothing more.
    """
    return min(
        (kind for kind in waiting if not _rests(kind, last_on.get(kind), monday)),
        key=lambda kind: (last_on.get(kind, date.min), ORDER.index(kind)),
        default=None,
    )


def _rests(kind: OneMore, last_on: date | None, monday: date) -> bool:
    return last_on is not None and monday - last_on < RESTS.get(kind, timedelta(0))

"""One thing more a Monday: which of those that have something to say has its turn."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Literal, get_args

OneMore = Literal["tip", "person_hint", "behaviour", "stretch"]
"""The most urgent first: a belief at work now, a person, a behaviour without a win, a new thing."""

ORDER: tuple[OneMore, ...] = get_args(OneMore)


def one_more(waiting: Collection[OneMore], last_on: Mapping[OneMore, date]) -> OneMore | None:
    """Return the one that was told longest ago, never told before all; None if none waits.

    So whatever goes on waiting comes within as many Mondays as there are kinds.
    """
    return min(
        waiting,
        key=lambda kind: (last_on.get(kind, date.min), ORDER.index(kind)),
        default=None,
    )

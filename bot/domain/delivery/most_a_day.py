"""At most two messages a day of the coach's own accord: which go out, wait or are dropped."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

MOST_A_DAY = 2
"""Messages a day that the coach sends of its own accord."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message that wants to go out today.

    `rank` is 0 for the most important; `key` tells it from others and settles ties.
    """

    key: str
    rank: int
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """`send` are for today, the most important first; `wait` may try again, `drop` are too late."""

    send: tuple[Waiting, ...] = ()
    wait: tuple[Waiting, ...] = ()
    drop: tuple[Waiting, ...] = ()


def chosen(waiting: Collection[Waiting], today: date, sent_today: int = 0) -> Chosen:
    """Choose what goes out today: never more than two in all, the most important first.

    What has no `last_on` can always wait; what cannot wait beyond today and finds no room is
    dropped, and so is what was too late already.
    """
    in_time = [
        message for message in waiting if message.last_on is None or message.last_on >= today
    ]
    ordered = sorted(in_time, key=lambda message: (message.rank, message.key))
    room = max(MOST_A_DAY - sent_today, 0)
    rest = ordered[room:]
    late = [message for message in waiting if message not in in_time]
    return Chosen(
        send=tuple(ordered[:room]),
        wait=tuple(message for message in rest if message.last_on != today),
        drop=(*late, *(message for message in rest if message.last_on == today)),
    )

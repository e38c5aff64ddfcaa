"""A talk that was held, what came of it, and when the next one is."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Outcome = Literal["yes", "not_yet", "no_budget", "not_ready", "not_that_role", "evasive", "open"]


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what by when; `by_on` is None where no date was said."""

    who: str
    what: str
    by_on: date | None = None


@dataclass(frozen=True, slots=True)
class TalkDraft:
    """A talk as the member records it. `with_name` is what the other person is called."""

    with_name: str
    held_on: date
    said: str
    outcome: Outcome = "open"
    promises: tuple[Promise, ...] = ()
    next_talk_on: date | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """A recorded talk; private to the member. `recorded_at` is UTC."""

    id: int
    with_name: str
    held_on: date
    said: str
    outcome: Outcome
    recorded_at: datetime
    promises: tuple[Promise, ...] = ()
    next_talk_on: date | None = None

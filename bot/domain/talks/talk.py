"""A talk that was held: its outcome, who promised what, and when the next one is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

Outcome = Literal["yes", "not_yet", "no_budget", "not_ready", "not_that_role", "evasive", "open"]
PromiseState = Literal["open", "kept", "dropped"]
Expectation = Literal["yes", "conditional", "evasive", "no"]

NEXT_TALK_AFTER = timedelta(weeks=2)
"""When to talk again where nothing was decided and nobody named a day (000-14)."""

NEWS_FOR = timedelta(weeks=2)
"""How long a talk is thanked for, and what others promised in it without a day is awaited."""

ME = frozenset({"i", "me", "myself"})
"""How members write themselves in front of a promise."""


@dataclass(frozen=True, slots=True)
class Promise:
    """Who does what by when; `by_on` is None where no date was said.

    `closed_on` is the member's own day on which they called it kept or dropped.
    """

    who: str
    what: str
    by_on: date | None = None
    state: PromiseState = "open"
    closed_on: date | None = None

    @property
    def is_mine(self) -> bool:
        """The member gave it."""
        return self.who.strip().lower() in ME


@dataclass(frozen=True, slots=True)
class PromiseKey:
    """Which promise: the talk it was given in, and its place there, from 0."""

    talk_id: int
    number: int


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is neither kept nor dropped, given in a talk with `with_name`."""

    key: PromiseKey
    promise: Promise
    with_name: str
    held_on: date

    def is_awaited(self, today: date) -> bool:
        """Say whether it may be written down as still to come.

        One whose day has passed may not, nor one of somebody else's without a day from long ago.
        """
        if self.promise.by_on:
            return self.promise.by_on >= today
        return self.promise.is_mine or today - self.held_on <= NEWS_FOR


@dataclass(frozen=True, slots=True)
class TalkDraft:
    """A talk as the member records it. `with_name` is what the other person is called.

    `said` is what was agreed or said for the record, and may be quoted; `own_notes` are the
    member's alone and leave in nothing. `expectation` is what they said to "is it reasonable to
    expect it if I reach this?" (002-40), None where it was not asked; `change_of_course` is how
    they set the member right (002-51).
    """

    with_name: str
    held_on: date
    said: str
    outcome: Outcome = "open"
    promises: tuple[Promise, ...] = ()
    next_talk_on: date | None = None
    expectation: Expectation | None = None
    change_of_course: str = ""
    own_notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(TalkDraft):
    """A recorded talk; private to the member. `recorded_at` is UTC.

    `own_notes` are empty in what others may read, templates included (`for_others`).
    """

    id: int
    recorded_at: datetime

    def for_others(self) -> "Talk":
        """Return it as a draft may know it."""
        return replace(self, own_notes="")

    @property
    def again_on(self) -> date | None:
        """The day of the next talk: the one given; a fortnight on where nothing was decided."""
        is_undecided = self.outcome in {"open", "evasive"}
        return self.next_talk_on or (self.held_on + NEXT_TALK_AFTER if is_undecided else None)


def is_with(talk: Talk, name: str) -> bool:
    """Say whether it was with whom this name means: "Marta" is enough for "Marta Lindqvist"."""
    named, meant = (set(one.casefold().split()) for one in (talk.with_name, name))
    return bool(named and meant) and (named <= meant or meant <= named)


def said_yes(talks: Iterable[Talk]) -> Talk | None:
    """Return the talk that ended with a yes; None without one, or where a later one took it back.

    The newest talk comes first. One that was left open takes nothing back.
    """
    answers = (talk for talk in talks if talk.outcome not in {"open", "evasive"})
    newest = next(answers, None)
    return newest if newest and newest.outcome == "yes" else None


def open_promises(talks: Iterable[Talk]) -> tuple[OpenPromise, ...]:
    """Return what is still promised, the earliest day first, those without a day last."""
    found = [
        OpenPromise(PromiseKey(talk.id, number), promise, talk.with_name, talk.held_on)
        for talk in talks
        for number, promise in enumerate(talk.promises)
        if promise.state == "open"
    ]
    return tuple(sorted(found, key=lambda one: (one.promise.by_on or date.max, one.held_on)))


def settled(
    promises: tuple[Promise, ...], number: int, state: PromiseState, on: date
) -> tuple[Promise, ...]:
    """Return the promises, of which the one in this place is kept, dropped or open again."""
    closed_on = None if state == "open" else on
    return tuple(
        replace(promise, state=state, closed_on=closed_on) if place == number else promise
        for place, promise in enumerate(promises)
    )


def with_states(promises: Iterable[Promise], before: Iterable[Promise]) -> tuple[Promise, ...]:
    """Return corrected promises, each as kept or dropped as the one with the same words was."""
    known = {(old.who, old.what): old for old in before}
    return tuple(
        replace(new, state=old.state, closed_on=old.closed_on)
        if (old := known.get((new.who, new.what)))
        else new
        for new in promises
    )


def undecided(talks: Iterable[Talk]) -> Talk | None:
    """Return the newest talk if it waits for its outcome, None where it has one (000-14)."""
    newest = max(talks, key=lambda talk: (talk.held_on, talk.id), default=None)
    return newest if newest and newest.outcome in {"open", "evasive"} else None

"""A person around the case: what they have to do with it, what they know and what they saw."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Literal

from bot.domain.errors import CoachError
from bot.domain.ladder.gap import Gap
from bot.domain.wins.win import Win

Role = Literal["manager", "leader", "has_a_say", "advocate", "mentor", "senior_peer", "aware"]

ROLES: tuple[Role, ...] = (
    "manager",
    "leader",
    "has_a_say",
    "advocate",
    "mentor",
    "senior_peer",
    "aware",
)
"""In the order of their weight; "manager" comes with the case."""

STAKE: frozenset[Role] = frozenset({"manager", "leader", "has_a_say", "advocate", "mentor"})
"""Those with a stake should hear of the aim (002-2)."""

IN_THE_ROOM: frozenset[Role] = frozenset({"leader", "has_a_say", "advocate"})
"""Those who may be there when it is decided, and the member is not (002-5)."""

LONGEST_NAME = 80
SENIOR_PEERS = 2
"""So many senior people are worth knowing unless the member says otherwise (000-8)."""

MOST_SENIOR_PEERS = 6
NOT_YET_SAVED = 0
"""The id of the manager before anything was noted about them."""


class NamelessPersonError(CoachError):
    sentence = "Choose somebody, or write down their name."
    field = "person_name"


class PersonGoneError(CoachError):
    sentence = "That person is no longer on your list. Open `/promo people` once more."


class KnownPersonError(CoachError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} is on your list already. Close this and change their entry.",
            field="person_name",
        )


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """What the member says of somebody.

    `slack_id` is a user id of their workspace, None for somebody who is only named. `told_on` is
    the day they heard of the aim, `spoke_on` the last day they spoke for the member. The member
    wants to be in touch every `contact_weeks` and to ask for feedback every `feedback_months`; 0
    is for never in particular.
    """

    name: str
    slack_id: str | None = None
    roles: tuple[Role, ...] = ()
    team: str = ""
    told_on: date | None = None
    last_contact_on: date | None = None
    contact_weeks: int = 0
    spoke_on: date | None = None
    feedback_months: int = 0


@dataclass(frozen=True, slots=True)
class Person(PersonDraft):
    """Somebody on the member's list."""

    id: int = NOT_YET_SAVED

    @property
    def contact_due_on(self) -> date | None:
        """The day on which to be in touch again; None where nothing was agreed on."""
        if not self.contact_weeks or self.last_contact_on is None:
            return None
        return self.last_contact_on + timedelta(weeks=self.contact_weeks)

    @property
    def should_hear(self) -> bool:
        """Whether they have a stake and have not been told (002-2)."""
        return self.told_on is None and not STAKE.isdisjoint(self.roles)

    def has(self, role: Role) -> bool:
        return role in self.roles


def told_since(person: Person, since: date | None) -> Person:
    """Return the person as they stand to this aim: who heard of an earlier one has not of it."""
    is_older = person.told_on and since and person.told_on < since
    return replace(person, told_on=None) if is_older else person


def checked(draft: PersonDraft, others: Iterable[Person]) -> PersonDraft:
    """Return the draft as it is saved. Raises NamelessPersonError or KnownPersonError."""
    name = " ".join(draft.name.split())[:LONGEST_NAME]
    if not name:
        raise NamelessPersonError
    for other in others:
        is_same = draft.slack_id == other.slack_id if draft.slack_id else False
        if is_same or (not draft.slack_id and folded(other.name) == folded(name)):
            raise KnownPersonError(other.name)
    roles = tuple(role for role in ROLES if role in draft.roles and role != "manager")
    return replace(draft, name=name, roles=roles, team=" ".join(draft.team.split()))


def draft_of(person: Person) -> PersonDraft:
    """Return what the member said of somebody, without the role that comes with the case."""
    said = {field.name: getattr(person, field.name) for field in fields(PersonDraft)}
    return PersonDraft(**said | {"roles": tuple(r for r in person.roles if r != "manager")})


def wins_with(person: Person, wins: Iterable[Win], people: Collection[Person]) -> tuple[Win, ...]:
    """Return the wins that somebody was part of or saw, as they come.

    They are found by their Slack id or their full name; by the first name alone only where nobody
    else on the list has the same.
    """
    return tuple(win for win in wins if is_among(person, (*win.people, *win.seen_by), people))


def is_among(person: Person, names: Iterable[str], people: Collection[Person]) -> bool:
    """Say whether somebody is meant by one of the names; `people` are all on the list."""
    called = {folded(person.name)} | ({person.slack_id.casefold()} if person.slack_id else set())
    first = _first(person.name)
    if sum(_first(other.name) == first for other in people) == 1:
        called.add(first)
    return not called.isdisjoint(map(folded, names))


def unlisted(names: Iterable[str], people: Collection[Person]) -> tuple[str, ...]:
    """Return the names that nobody on the list goes by, each once."""
    strange = (name for name in names if not any(is_among(p, [name], people) for p in people))
    return tuple(dict.fromkeys(strange))


def untold(people: Sequence[Person]) -> tuple[Person, ...]:
    """Return those with a stake who have not heard of the aim, the weightiest first (002-2)."""
    waiting = (person for person in people if person.should_hear)
    return tuple(sorted(waiting, key=weight))


def weight(person: Person) -> int:
    """Return the place of the weightiest role; who has none comes last."""
    return min((ROLES.index(role) for role in person.roles), default=len(ROLES))


def folded(name: str) -> str:
    return " ".join(name.lstrip("@").split()).casefold()


def _first(name: str) -> str:
    return folded(name).partition(" ")[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, the wins that they were part of or saw, the newest first, and what they await.

    `gaps` are the open ones that they must see closed (002-28).
    """

    person: Person
    wins: tuple[Win, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class PeopleList:
    """`entries` are the weightiest first; `target_title` is empty before there is a case.

    `unlisted` are names that a gap says must be convinced, of people who are not on the list.
    """

    today: date
    entries: tuple[Entry, ...] = ()
    target_title: str = ""
    senior_peers_wanted: int = SENIOR_PEERS
    unlisted: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(entry.person for entry in self.entries)

    @property
    def untold(self) -> tuple[Person, ...]:
        return untold(self.people)

"""The register: the people around a case at a glance, as its page shows them."""

from dataclasses import dataclass
from datetime import date

from bot.domain.gap import Gap
from bot.domain.person import SENIOR_PEERS, Person, untold
from bot.domain.win import Win


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody, the wins that they were part of or saw, the newest first, and what they await.

    `gaps` are the open ones that they must see closed (002-28).
    """

    person: Person
    wins: tuple[Win, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
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

"""People: those around a member's case, as the member notes them down."""

from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, select, update

from bot.domain.people.person import SENIOR_PEERS, Person, PersonDraft
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.upserts import insert_or_update, spelled_for
from bot.storage.people.tables import people, people_wishes

OF_A_PERSON = columns_for(Person, people)
THIS_ONE = and_(mine(people), people.c.id == bindparam("person"))

ALL = of_each(select(*OF_A_PERSON).where(mine(people)).order_by(people.c.name, people.c.id))
ADD = new_in(people).returning(*OF_A_PERSON)
CHANGE = update(people).where(THIS_ONE).returning(*OF_A_PERSON)
REMOVE = delete(people).where(THIS_ONE)
WANTED = of_each(select(people_wishes.c.senior_peers).where(mine(people_wishes)))
WANT = insert_or_update(people_wishes, ("team_id", "user_id"), ("senior_peers",))


class PersonStore(Owned):
    """The member's list; nobody on it knows."""

    async def all(self) -> tuple[Person, ...]:
        """By name."""
        return tuple(map(_person, await self._rows(ALL)))

    async def add(self, draft: PersonDraft) -> Person:
        (row,) = await self._rows(ADD, **values_of(draft))
        return _person(row)

    async def change(self, person_id: int, draft: PersonDraft) -> Person | None:
        """None: they are not on the member's list."""
        row = await self._row(CHANGE, person=person_id, **values_of(draft))
        return row and _person(row)

    async def remove(self, person_id: int) -> bool:
        """False: they were not on the member's list."""
        return await self._count(REMOVE, person=person_id) == 1

    async def senior_peers_wanted(self) -> int:
        """How many senior people the member wants to know (000-8)."""
        wanted = await self._value(WANTED)
        return SENIOR_PEERS if wanted is None else int(wanted)

    async def want_senior_peers(self, count: int) -> None:
        await self._count(spelled_for(self._connection, WANT), senior_peers=count)


def _person(row: Row[Any]) -> Person:
    return Person(**row._asdict())

"""The people around a case, what they know, and when somebody last spoke to them."""

from dataclasses import replace

from bot.domain.member import Member
from bot.domain.people.person import (
    MOST_SENIOR_PEERS,
    NOT_YET_SAVED,
    Entry,
    PeopleList,
    Person,
    PersonDraft,
    PersonGoneError,
    checked,
    draft_of,
    is_among,
    told_since,
    unlisted,
    weight,
    wins_with,
)
from bot.domain.people.reader import NOBODY, Reader, reader_of
from bot.domain.plan.manager import MANAGER_TOLD, aimed_since, is_manager, with_manager
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.people.feedback import FeedbackStore
from bot.storage.people.people import PersonStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import TickStore
from bot.storage.review.gaps import GapStore
from bot.storage.wins.wins import WinStore


async def people_of(connection: Connection, member: Member) -> tuple[Person, ...]:
    """Everybody on the member's list, the weightiest first; the manager of the case among them."""
    cases = CaseStore(connection, member)
    case = await cases.current()
    ticked = await TickStore(connection, member).of(case.id) if case else {}
    since = aimed_since(case, await cases.ended())
    saved = [told_since(person, since) for person in await PersonStore(connection, member).all()]
    return tuple(sorted(with_manager(saved, case, ticked.get(MANAGER_TOLD)), key=weight))


async def person_on_list(connection: Connection, member: Member, person_id: int) -> Person:
    """Raises PersonGoneError."""
    people = await people_of(connection, member)
    found = next((person for person in people if person.id == person_id), None)
    if found is None:
        raise PersonGoneError
    return found


async def saved_person(connection: Connection, member: Member, person_id: int) -> Person:
    """Somebody who has a row; the manager gets one here. Raises PersonGoneError."""
    person = await person_on_list(connection, member, person_id)
    if person.id != NOT_YET_SAVED:
        return person
    added = await PersonStore(connection, member).add(draft_of(person))
    return replace(person, id=added.id)


class People:
    """Saves the people around a case; only the member sees them."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def list_of(self, member: Member) -> PeopleList:
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            people = await people_of(connection, member)
            wins = await WinStore(connection, member).all()
            case = await CaseStore(connection, member).current()
            gaps = await GapStore(connection, member).open()
            wanted = await PersonStore(connection, member).senior_peers_wanted()
        newest = sorted(wins, key=lambda win: (win.happened_on, win.id), reverse=True)
        entries = (
            Entry(
                person,
                wins_with(person, newest, people),
                tuple(gap for gap in gaps if is_among(person, gap.to_convince, people)),
            )
            for person in people
        )
        return PeopleList(
            today,
            tuple(entries),
            case.target_title if case else "",
            wanted,
            unlisted((name for gap in gaps for name in gap.to_convince), people),
        )

    async def person(self, member: Member, person_id: int) -> Person:
        """Raises PersonGoneError."""
        async with self._database.reading() as connection:
            return await person_on_list(connection, member, person_id)

    async def save(
        self, member: Member, draft: PersonDraft, person_id: int | None = None
    ) -> PeopleList:
        """Somebody new, or somebody changed.

        Who was chosen but not named is called what Slack calls them. Raises NamelessPersonError,
        KnownPersonError or PersonGoneError.
        """
        await self._members.profile(member)
        if draft.slack_id and not draft.name.strip():
            name = await self._members.name_of(member, draft.slack_id)
            draft = replace(draft, name=name or "A colleague")
        async with self._database.writing() as connection:
            await self._save(connection, member, draft, person_id)
        return await self.list_of(member)

    async def talked(self, member: Member, person_id: int) -> PeopleList:
        """They were in touch today. Raises PersonGoneError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            person = await saved_person(connection, member, person_id)
            draft = replace(draft_of(person), last_contact_on=today)
            await PersonStore(connection, member).change(person.id, draft)
        return await self.list_of(member)

    async def note_told(self, member: Member, person_id: int) -> PeopleList:
        """They heard of the aim today. Raises PersonGoneError."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            person = await saved_person(connection, member, person_id)
            draft = replace(draft_of(person), told_on=today, last_contact_on=today)
            await PersonStore(connection, member).change(person.id, draft)
            await _tick(connection, member, draft)
        return await self.list_of(member)

    async def remove(self, member: Member, person_id: int) -> PeopleList:
        """Raises PersonGoneError."""
        async with self._database.writing() as connection:
            if not await PersonStore(connection, member).remove(person_id):
                raise PersonGoneError
        return await self.list_of(member)

    async def want_senior_peers(self, member: Member, count: int) -> PeopleList:
        await self._members.profile(member)
        async with self._database.writing() as connection:
            wanted = min(max(count, 0), MOST_SENIOR_PEERS)
            await PersonStore(connection, member).want_senior_peers(wanted)
        return await self.list_of(member)

    async def _save(
        self, connection: Connection, member: Member, draft: PersonDraft, person_id: int | None
    ) -> None:
        known = await people_of(connection, member)
        if person_id is None:
            await PersonStore(connection, member).add(checked(draft, known))
        else:
            person = await saved_person(connection, member, person_id)
            others = (other for other in known if other.id not in {person.id, person_id})
            draft = checked(draft, others)
            await PersonStore(connection, member).change(person.id, draft)
        await _tick(connection, member, draft)


async def _tick(connection: Connection, member: Member, draft: PersonDraft) -> None:
    """The manager's day counts for the gate, too (000-1)."""
    case = await CaseStore(connection, member).current()
    if case is None or not is_manager(draft, case):
        return
    ticks = TickStore(connection, member)
    if draft.told_on is None:
        await ticks.clear(case.id, MANAGER_TOLD)
    else:
        await ticks.set(case.id, MANAGER_TOLD, draft.told_on)


async def reader_for(connection: Connection, member: Member, name: str) -> Reader:
    """Nobody where no name was chosen, and then nothing is read."""
    if not name:
        return NOBODY
    people = await people_of(connection, member)
    feedback = await FeedbackStore(connection, member).all()
    return reader_of(name, people, feedback, await WinStore(connection, member).all())

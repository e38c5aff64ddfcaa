"""The agenda of the next 1:1: put together and ordered; posting it is next door, in `posts`."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from bot.domain.agenda.agenda import LONGEST_ITEM, MOST_TOPICS, Agenda, AgendaItem
from bot.domain.agenda.choices import (
    Ticks,
    covered,
    kept_private,
    moved,
    put,
    shared,
    with_meeting,
    with_ticks,
    with_topic,
    without,
)
from bot.domain.agenda.errors import (
    AgendaGoneError,
    AlreadyPostedError,
    BeingPostedError,
    EmptyTopicError,
    TooManyTopicsError,
    TopicTooLongError,
)
from bot.domain.agenda.gathering import deserves_its_own
from bot.domain.member import Member
from bot.domain.text.clean import on_one_line
from bot.services.agenda.items import items_for
from bot.services.workspace.of_members import OfMembers
from bot.storage.agenda.agendas import AgendaStore, OfferedTopicStore
from bot.storage.agenda.one_to_ones import OneToOneStore
from bot.storage.plan.cases import CaseStore

FRESH_FOR = timedelta(hours=12)
"""How long a topic still joins an agenda that waits; after that a new one is gathered."""

Items = tuple[AgendaItem, ...]


class Agendas(OfMembers):
    """Gathers what happened since the last agenda in a channel."""

    async def gather(
        self, member: Member, channel_id: str, *, in_private: bool, place_name: str = ""
    ) -> Agenda:
        """A new agenda for this channel, with the topics that were not talked about yet.

        `in_private` says that it is known that only the two read along; elsewhere goals and what
        concerns the member and their manager alone stay private (000-6).
        """
        profile = await self._members.named(member)
        now = self._now()
        async with self._database.writing() as connection:
            if place_name:
                one_to_ones = OneToOneStore(connection, member)
                await one_to_ones.learn_place(channel_id, place_name, in_private=in_private)
            items = await items_for(
                connection,
                member,
                profile.name,
                channel_id,
                now,
                profile.tz,
                in_private=in_private,
            )
            return await AgendaStore(connection, member).save(channel_id, items, now, place_name)

    async def agenda(self, member: Member, agenda_id: int) -> Agenda:
        """Raises AgendaGoneError."""
        async with self._database.reading() as connection:
            agenda = await AgendaStore(connection, member).get(agenda_id)
        if agenda is None:
            raise AgendaGoneError
        return agenda

    async def tick(self, member: Member, agenda_id: int, ticks: Ticks) -> Agenda:
        """Ticks as one row of checkboxes says; private items stay private."""
        return await self._change(member, agenda_id, lambda items: with_ticks(items, ticks))

    async def put(self, member: Member, agenda_id: int, key: str, *, is_in: bool) -> Agenda:
        """Ticks one item, or leaves it out."""
        return await self._change(member, agenda_id, lambda items: put(items, key, is_in=is_in))

    async def share(self, member: Member, agenda_id: int, key: str) -> Agenda:
        """Lets one private item be posted, because the member said so."""
        return await self._change(member, agenda_id, lambda items: shared(items, key))

    async def keep_private(self, member: Member, agenda_id: int, key: str) -> Agenda:
        """Keeps one item out of every channel."""
        return await self._change(member, agenda_id, lambda items: kept_private(items, key))

    async def move(self, member: Member, agenda_id: int, key: str, by: int) -> Agenda:
        """One place up (-1) or down (1) among its neighbours."""
        return await self._change(member, agenda_id, lambda items: moved(items, key, by))

    async def drop(self, member: Member, agenda_id: int, key: str) -> Agenda:
        """Takes a topic off for good; what comes from rows can only be left out."""
        return await self._change(member, agenda_id, lambda items: without(items, key))

    async def add_topic(
        self,
        member: Member,
        agenda_id: int,
        text: str,
        *,
        on_its_own: bool = False,
        is_private: bool = False,
    ) -> Agenda:
        """With `on_its_own`, or where it is the ask itself, as a meeting of its own (004-42).

        `is_private` keeps it out of the channel until the member shares it. Raises
        EmptyTopicError, TopicTooLongError or TooManyTopicsError.
        """
        topic = topic_of(text)

        def add(items: Items) -> Items:
            if on_its_own or deserves_its_own(topic):
                return with_meeting(_with_room(items), topic)
            return with_topic(_with_room(items), topic, is_private=is_private)

        return await self._change(member, agenda_id, add)

    async def add_topic_here(
        self,
        member: Member,
        channel_id: str,
        text: str,
        *,
        in_private: bool,
        place_name: str = "",
        is_private: bool = False,
    ) -> Agenda:
        """Adds to the agenda that waits in this channel, or to a new one; raises as `add_topic`."""
        topic = topic_of(text)
        async with self._database.reading() as connection:
            newest = await AgendaStore(connection, member).newest(channel_id)
        is_fresh = newest and self._now() - newest.created_at < FRESH_FOR
        if newest is None or newest.posted_at or newest.is_under_way or not is_fresh:
            newest = await self.gather(
                member, channel_id, in_private=in_private, place_name=place_name
            )
        return await self.add_topic(member, newest.id, topic, is_private=is_private)

    async def offer_topic(self, member: Member, channel_id: str, text: str) -> bool:
        """Brings a topic to whoever prepares the 1:1 here and reports to the member.

        False: the member has an aim of their own, so that what they add is for their own talk.
        Raises EmptyTopicError or TopicTooLongError.
        """
        topic = topic_of(text)
        name = (await self._members.named(member)).name
        async with self._database.writing() as connection:
            if await CaseStore(connection, member).current():
                return False
            await OfferedTopicStore(connection, member).add(channel_id, topic, name, self._now())
        return True

    async def cover_last(self, member: Member, channel_id: str) -> None:
        """Everything on the last agenda of this channel was talked about."""
        async with self._database.writing() as connection:
            agendas = AgendaStore(connection, member)
            last = await agendas.last_posted(channel_id)
            if last:
                keys = [item.key for item in last.items if not item.is_waiting]
                await agendas.correct_items(last.id, covered(last.items, keys))

    async def _change(
        self, member: Member, agenda_id: int, change: Callable[[Items], Items]
    ) -> Agenda:
        """Reads and writes in one transaction, so that no press undoes another."""
        async with self._database.writing() as connection:
            agendas = AgendaStore(connection, member)
            agenda = await agendas.held(agenda_id)
            if agenda is None:
                raise AgendaGoneError
            changed = await agendas.set_items(agenda_id, change(agenda.items))
        if changed is None:
            raise BeingPostedError(agenda.place_name) if agenda.is_under_way else AlreadyPostedError
        return changed


def topic_of(text: str) -> str:
    """What somebody typed, on one line. Raises EmptyTopicError or TopicTooLongError."""
    words = on_one_line(text)
    if not words:
        raise EmptyTopicError
    if len(words) > LONGEST_ITEM:
        raise TopicTooLongError(len(words))
    return words


def _with_room(items: Items) -> Items:
    if _own_topics(items) >= MOST_TOPICS:
        raise TooManyTopicsError
    return items


def _own_topics(items: Iterable[AgendaItem]) -> int:
    return sum(item.kind == "topic" and not item.by for item in items)

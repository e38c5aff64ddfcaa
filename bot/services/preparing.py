"""Preparing a 1:1: gather an agenda, let the member choose, and note that it was posted."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.agenda import Agenda, AgendaItem, gathered, with_ticks, with_topic
from bot.domain.calendar import week_of
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.reading import clean_text
from bot.domain.stage import question_for
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.agendas import Agendas
from bot.storage.cases import Cases
from bot.storage.database import Connection, Database
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals
from bot.storage.wins import Wins

BEFORE_ANY_WIN = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST_TOPIC = 300


class AgendaGoneError(CoachError):
    def __init__(self) -> None:
        super().__init__("That agenda is no longer there. `/agenda` gathers a new one.")


class AlreadyPostedError(CoachError):
    def __init__(self) -> None:
        super().__init__("This agenda was posted already. `/agenda` gathers the next one.")


class NothingToPostError(CoachError):
    def __init__(self) -> None:
        super().__init__("Nothing is ticked, so there is nothing to post. Tick what you want.")


class EmptyTopicError(CoachError):
    def __init__(self) -> None:
        super().__init__("Say what you want to talk about: `/agenda add the on-call rota`.")


class TopicTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length} characters; a topic fits into {LONGEST_TOPIC}. "
            "Nothing was saved: name the topic, keep the rest for the talk."
        )


class Preparing:
    """Gathers what happened since the last agenda in this channel."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def gather(self, member: Member, channel_id: str, *, in_private: bool) -> Agenda:
        """A new agenda for this channel.

        `in_private` says that the channel is not open to the workspace; elsewhere the gap and the
        question stay private to the member (000-6).
        """
        await self._knowing.profile(member)
        async with self._database.writing() as connection:
            items = await self._items(connection, member, channel_id, in_private=in_private)
            return await Agendas(connection, member).save(channel_id, items, self._now())

    async def agenda(self, member: Member, agenda_id: int) -> Agenda:
        """Raises AgendaGoneError."""
        async with self._database.reading() as connection:
            agenda = await Agendas(connection, member).get(agenda_id)
        if agenda is None:
            raise AgendaGoneError
        return agenda

    async def tick(self, member: Member, agenda_id: int, keys: frozenset[str]) -> Agenda:
        """Ticks exactly the items named; private ones stay private."""
        agenda = await self._open_agenda(member, agenda_id)
        return await self._save(member, agenda_id, with_ticks(agenda.items, keys))

    async def share(self, member: Member, agenda_id: int, key: str) -> Agenda:
        """Lets one private item be posted, because the member said so."""
        agenda = await self._open_agenda(member, agenda_id)
        items = tuple(
            replace(item, is_private=False, is_ticked=True) if item.key == key else item
            for item in agenda.items
        )
        return await self._save(member, agenda_id, items)

    async def add_topic(self, member: Member, agenda_id: int, text: str) -> Agenda:
        """Raises EmptyTopicError or TopicTooLongError."""
        words = " ".join(clean_text(text).split())
        if not words:
            raise EmptyTopicError
        if len(words) > LONGEST_TOPIC:
            raise TopicTooLongError(len(words))
        agenda = await self._open_agenda(member, agenda_id)
        return await self._save(member, agenda_id, with_topic(agenda.items, words))

    async def ready_to_post(self, member: Member, agenda_id: int) -> Agenda:
        """Raises AlreadyPostedError or NothingToPostError."""
        agenda = await self._open_agenda(member, agenda_id)
        if not agenda.public_items():
            raise NothingToPostError
        return agenda

    async def posted(self, member: Member, agenda_id: int, message_ts: str | None) -> None:
        """`message_ts` is None where Slack does not say it (posted by a response_url)."""
        async with self._database.writing() as connection:
            agendas = Agendas(connection, member)
            if not await agendas.mark_posted(agenda_id, message_ts, self._now()):
                raise AlreadyPostedError

    async def _open_agenda(self, member: Member, agenda_id: int) -> Agenda:
        agenda = await self.agenda(member, agenda_id)
        if agenda.posted_at:
            raise AlreadyPostedError
        return agenda

    async def _save(self, member: Member, agenda_id: int, items: tuple[AgendaItem, ...]) -> Agenda:
        async with self._database.writing() as connection:
            agenda = await Agendas(connection, member).set_items(agenda_id, items)
        if agenda is None:
            raise AgendaGoneError
        return agenda

    async def _items(
        self, connection: Connection, member: Member, channel_id: str, *, in_private: bool
    ) -> tuple[AgendaItem, ...]:
        agendas = Agendas(connection, member)
        last = await agendas.last_posted(channel_id)
        since = last.posted_at if last and last.posted_at else BEFORE_ANY_WIN
        case = await Cases(connection, member).current()
        tz = (await self._knowing.profile(member)).tz
        goals = await Goals(connection, member).of_week(week_of(self._now(), tz).monday)
        return gathered(
            wins=await Wins(connection, member).since_instant(since),
            goals=goals,
            gaps=await Gaps(connection, member).open(),
            question=question_for(case.stage, await agendas.count()) if case else None,
            in_private=in_private,
        )

"""Preparing a 1:1: gather an agenda, let the member choose, and post it once."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.agenda import (
    LONGEST_ITEM,
    MOST_TOPICS,
    Agenda,
    AgendaItem,
    Ticks,
    gathered,
    questions_asked,
    shared,
    topics_left,
    with_ticks,
    with_topic,
)
from bot.domain.calendar import week_of
from bot.domain.delivery import NotDeliveredError, OutcomeUnknownError
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.reading import clean_text
from bot.services.asking import note_asked, question_now
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.agendas import Agendas
from bot.storage.database import Connection, Database
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals
from bot.storage.wins import Wins

BEFORE_ANY_WIN = datetime(1970, 1, 1, tzinfo=UTC)
FRESH_FOR = timedelta(hours=12)
"""How long a topic still joins an agenda that waits; after that a new one is gathered."""

Send = Callable[[Agenda], Awaitable[str | None]]
"""Posts an agenda and answers the message's ts, or None where Slack does not say it.

Raises NotDeliveredError or OutcomeUnknownError.
"""


class AgendaGoneError(CoachError):
    def __init__(self) -> None:
        super().__init__("That agenda is no longer there. `/agenda` gathers a new one.")


class AlreadyPostedError(CoachError):
    def __init__(self) -> None:
        super().__init__("This agenda was posted already. `/agenda` gathers the next one.")


class NothingToPostError(CoachError):
    def __init__(self) -> None:
        super().__init__("Nothing is ticked, so there is nothing to post. Tick what you want.")


class NotPostedError(CoachError):
    """`code` is Slack's."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"Slack did not let me post there ({code}), so nothing was posted. The agenda is still "
            "here: try again in a minute."
        )


class MaybePostedError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "Slack did not answer, so I cannot tell whether it was posted. Look into the "
            "conversation before you press the button again."
        )


class EmptyTopicError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "Say what you want to talk about: `/agenda add the on-call rota`.", field="topic"
        )


class TopicTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length} characters; a topic fits into {LONGEST_ITEM}. "
            "Nothing was saved: name the topic, keep the rest for the talk.",
            field="topic",
        )


class TooManyTopicsError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            f"{MOST_TOPICS} topics are on it already, more than a 1:1 holds. Nothing was saved: "
            "keep this one for the next time.",
            field="topic",
        )


class Preparing:
    """Gathers what happened since the last agenda in a channel."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def gather(self, member: Member, channel_id: str, *, in_private: bool) -> Agenda:
        """A new agenda for this channel, with the topics that have not been posted yet.

        `in_private` says that the channel is not open to the workspace; elsewhere the gap and the
        question stay private to the member (000-6).
        """
        tz = (await self._knowing.profile(member)).tz
        async with self._database.writing() as connection:
            items = await self._items(connection, member, channel_id, tz, in_private=in_private)
            return await Agendas(connection, member).save(channel_id, items, self._now())

    async def agenda(self, member: Member, agenda_id: int) -> Agenda:
        """Raises AgendaGoneError."""
        async with self._database.reading() as connection:
            agenda = await Agendas(connection, member).get(agenda_id)
        if agenda is None:
            raise AgendaGoneError
        return agenda

    async def tick(self, member: Member, agenda_id: int, ticks: Ticks) -> Agenda:
        """Ticks as one row of checkboxes says; private items stay private."""
        return await self._change(member, agenda_id, lambda items: with_ticks(items, ticks))

    async def share(self, member: Member, agenda_id: int, key: str) -> Agenda:
        """Lets one private item be posted, because the member said so."""
        return await self._change(member, agenda_id, lambda items: shared(items, key))

    async def add_topic(self, member: Member, agenda_id: int, text: str) -> Agenda:
        """Raises EmptyTopicError, TopicTooLongError or TooManyTopicsError."""
        topic = _topic(text)
        return await self._change(member, agenda_id, lambda items: _joined(items, topic))

    async def add_topic_here(
        self, member: Member, channel_id: str, text: str, *, in_private: bool
    ) -> Agenda:
        """Adds to the agenda that waits in this channel, or to a new one; raises as `add_topic`."""
        topic = _topic(text)
        async with self._database.reading() as connection:
            newest = await Agendas(connection, member).newest(channel_id)
        waits = newest and not newest.posted_at and self._now() - newest.created_at < FRESH_FOR
        if newest is None or not waits:
            newest = await self.gather(member, channel_id, in_private=in_private)
        return await self.add_topic(member, newest.id, topic)

    async def post(self, member: Member, agenda_id: int, stamp: str, send: Send) -> Agenda:
        """Posts once, whoever presses how often, and only what was shown.

        Answers the agenda as it was posted; or, if its `stamp` is another by now, unposted, so
        that it can be shown anew. Raises AlreadyPostedError, NothingToPostError, NotPostedError or
        MaybePostedError; after the last two it can be posted again. Should the coach itself end in
        between, it counts as posted: rather once too few than twice.
        """
        agenda = await self._claim(member, agenda_id, stamp)
        if agenda.posted_at is None:
            return agenda
        try:
            message_ts = await send(agenda)
        except Exception as error:  # noqa: BLE001 - whatever it was, it goes on to the member
            await self._give_back(member, agenda_id)
            raise _told(error) from None
        today = await self._knowing.today(member)
        async with self._database.writing() as connection:
            if message_ts:
                await Agendas(connection, member).note_message(agenda_id, message_ts)
            await note_asked(connection, member, questions_asked(agenda), today)
        return await self.agenda(member, agenda_id)

    async def _claim(self, member: Member, agenda_id: int, stamp: str) -> Agenda:
        """Marks it as posted before it is; without the mark where it is not as it was shown."""
        async with self._database.writing() as connection:
            agendas = Agendas(connection, member)
            is_first = await agendas.mark_posted(agenda_id, None, self._now())
            agenda = await agendas.get(agenda_id)
            if agenda is None:
                raise AgendaGoneError
            if not is_first:
                raise AlreadyPostedError
            if not agenda.public_items():
                raise NothingToPostError
            if agenda.stamp() != stamp:
                await agendas.give_back(agenda_id)
                return replace(agenda, posted_at=None)
            return agenda

    async def _give_back(self, member: Member, agenda_id: int) -> None:
        async with self._database.writing() as connection:
            await Agendas(connection, member).give_back(agenda_id)

    async def _change(
        self,
        member: Member,
        agenda_id: int,
        change: Callable[[tuple[AgendaItem, ...]], tuple[AgendaItem, ...]],
    ) -> Agenda:
        """Reads and writes in one transaction, so that no press undoes another."""
        async with self._database.writing() as connection:
            agendas = Agendas(connection, member)
            agenda = await agendas.held(agenda_id)
            if agenda is None:
                raise AgendaGoneError
            changed = await agendas.set_items(agenda_id, change(agenda.items))
        if changed is None:
            raise AlreadyPostedError
        return changed

    async def _items(
        self,
        connection: Connection,
        member: Member,
        channel_id: str,
        tz: ZoneInfo,
        *,
        in_private: bool,
    ) -> tuple[AgendaItem, ...]:
        agendas = Agendas(connection, member)
        last = await agendas.last_posted(channel_id)
        monday = week_of(self._now(), tz).monday
        return gathered(
            wins=await Wins(connection, member).since_instant(
                last.posted_at if last and last.posted_at else BEFORE_ANY_WIN
            ),
            goals=await Goals(connection, member).of_week(monday),
            gaps=await Gaps(connection, member).open(),
            question=await question_now(connection, member, await agendas.count()),
            in_private=in_private,
            topics=topics_left(await agendas.newest(channel_id), last),
        )


def _topic(text: str) -> str:
    words = " ".join(clean_text(text).split())
    if not words:
        raise EmptyTopicError
    if len(words) > LONGEST_ITEM:
        raise TopicTooLongError(len(words))
    return words


def _joined(items: tuple[AgendaItem, ...], topic: str) -> tuple[AgendaItem, ...]:
    if sum(item.kind == "topic" for item in items) >= MOST_TOPICS:
        raise TooManyTopicsError
    return with_topic(items, topic)


def _told(error: Exception) -> Exception:
    """What the member is told of a post that failed."""
    if isinstance(error, NotDeliveredError):
        return NotPostedError(error.code)
    return MaybePostedError() if isinstance(error, OutcomeUnknownError) else error

"""Agendas, the actions that were taken on there, and topics that others bring."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, func, select, update

from bot.domain.agenda.action import ActionDraft, AgendaAction
from bot.domain.agenda.agenda import Agenda, AgendaItem
from bot.storage.agenda.tables import agenda_actions, offered_topics
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.tables import agendas

OF_AN_AGENDA = columns_for(Agenda, agendas)
THIS_AGENDA = and_(mine(agendas), agendas.c.id == bindparam("agenda"))
NOT_POSTED = agendas.c.posted_at.is_(None)

SAVE = new_in(agendas).returning(*OF_AN_AGENDA)
GET = select(*OF_AN_AGENDA).where(THIS_AGENDA)
HOLD = GET.with_for_update()
CHANGE = (
    update(agendas)
    .where(THIS_AGENDA, NOT_POSTED, agendas.c.posting_at.is_(None))
    .returning(*OF_AN_AGENDA)
)
CHANGE_ANY = update(agendas).where(THIS_AGENDA).returning(*OF_AN_AGENDA)
CLAIM = update(agendas).where(THIS_AGENDA, NOT_POSTED, agendas.c.posting_at.is_(None))
MARK_POSTED = update(agendas).where(THIS_AGENDA, NOT_POSTED)
IS_THERE = (
    update(agendas)
    .where(THIS_AGENDA, NOT_POSTED, agendas.c.posting_at.is_not(None))
    .values(posted_at=agendas.c.posting_at)
)
GIVE_BACK = (
    update(agendas).where(THIS_AGENDA).values(posted_at=None, message_ts=None, posting_at=None)
)
NOTE_MESSAGE = update(agendas).where(THIS_AGENDA).values(message_ts=bindparam("ts"))
COUNT = of_each(select(func.count()).select_from(agendas).where(mine(agendas)), is_total=True)
IN_CHANNEL = select(*OF_AN_AGENDA).where(
    mine(agendas), agendas.c.channel_id == bindparam("channel")
)
NEWEST = IN_CHANNEL.order_by(agendas.c.id.desc()).limit(1)
UNDER_WAY = IN_CHANNEL.where(NOT_POSTED, agendas.c.posting_at.is_not(None)).order_by(
    agendas.c.id.desc()
)
LAST_POSTED = (
    IN_CHANNEL.where(agendas.c.posted_at.is_not(None))
    .order_by(agendas.c.posted_at.desc(), agendas.c.id.desc())
    .limit(1)
)

POSTED_SINCE = select(*OF_AN_AGENDA).where(mine(agendas), agendas.c.posted_at >= bindparam("since"))


class AgendaStore(Owned):
    """A member's agendas, each for the channel that it was asked for in."""

    async def save(
        self, channel_id: str, items: Sequence[AgendaItem], now: datetime, place_name: str = ""
    ) -> Agenda:
        """`place_name` is what Slack calls the conversation."""
        values = {"channel_id": channel_id, "items": tuple(items), "place_name": place_name}
        (row,) = await self._rows(SAVE, created_at=now, **values)
        return Agenda(**row._asdict())

    async def get(self, agenda_id: int) -> Agenda | None:
        row = await self._row(GET, agenda=agenda_id)
        return row and Agenda(**row._asdict())

    async def held(self, agenda_id: int) -> Agenda | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await self._row(HOLD, agenda=agenda_id)
        return row and Agenda(**row._asdict())

    async def set_items(self, agenda_id: int, items: Sequence[AgendaItem]) -> Agenda | None:
        """None: it is posted, or about to be, or gone."""
        row = await self._row(CHANGE, agenda=agenda_id, items=tuple(items))
        return row and Agenda(**row._asdict())

    async def correct_items(self, agenda_id: int, items: Sequence[AgendaItem]) -> Agenda | None:
        """The same for one that may be posted. None: it is gone."""
        row = await self._row(CHANGE_ANY, agenda=agenda_id, items=tuple(items))
        return row and Agenda(**row._asdict())

    async def claim(self, agenda_id: int, now: datetime) -> bool:
        """Says that it is being posted. False: it was, or somebody else is at it."""
        return await self._count(CLAIM, agenda=agenda_id, posting_at=now) == 1

    async def is_there(self, agenda_id: int) -> bool:
        """What was begun did arrive, as the member has seen. False: nothing was begun."""
        return await self._count(IS_THERE, agenda=agenda_id) == 1

    async def mark_posted(self, agenda_id: int, message_ts: str | None, now: datetime) -> bool:
        """False: it was posted already. `message_ts` is None where Slack has not said it."""
        values = {"message_ts": message_ts, "posted_at": now}
        return await self._count(MARK_POSTED, agenda=agenda_id, **values) == 1

    async def give_back(self, agenda_id: int) -> None:
        """Not posted after all: it may be changed and posted again."""
        await self._count(GIVE_BACK, agenda=agenda_id)

    async def note_message(self, agenda_id: int, message_ts: str) -> None:
        """Where it stands in its channel, once Slack has said so."""
        await self._count(NOTE_MESSAGE, agenda=agenda_id, ts=message_ts)

    async def count(self) -> int:
        """In all channels, posted or not."""
        return int(await self._value(COUNT) or 0)

    async def newest(self, channel_id: str) -> Agenda | None:
        """The one that was gathered last, posted or not."""
        row = await self._row(NEWEST, channel=channel_id)
        return row and Agenda(**row._asdict())

    async def under_way(self, channel_id: str) -> Agenda | None:
        """The one that somebody began to post there, and nobody knows yet how that ended."""
        row = await self._row(UNDER_WAY, channel=channel_id)
        return row and Agenda(**row._asdict())

    async def posted_since(self, instant: datetime) -> tuple[Agenda, ...]:
        """In all channels."""
        rows = await self._rows(POSTED_SINCE, since=instant)
        return tuple(Agenda(**row._asdict()) for row in rows)

    async def last_posted(self, channel_id: str) -> Agenda | None:
        row = await self._row(LAST_POSTED, channel=channel_id)
        return row and Agenda(**row._asdict())


OF_AN_ACTION = columns_for(AgendaAction, agenda_actions)
THIS_ACTION = and_(mine(agenda_actions), agenda_actions.c.id == bindparam("action"))
NOT_DONE = agenda_actions.c.done_at.is_(None)

OWN_AGENDA = select(agendas.c.id).where(mine(agendas), agendas.c.id == bindparam("agenda"))
ADD_ACTION = new_in(agenda_actions).returning(*OF_AN_ACTION)
OF_AGENDA = (
    select(*OF_AN_ACTION)
    .where(mine(agenda_actions), agenda_actions.c.agenda_id == bindparam("agenda"))
    .order_by(agenda_actions.c.id)
)
OPEN_IN = (
    select(*OF_AN_ACTION)
    .where(mine(agenda_actions), NOT_DONE, agenda_actions.c.channel_id == bindparam("channel"))
    .order_by(agenda_actions.c.by_on.is_(None), agenda_actions.c.by_on, agenda_actions.c.id)
)
CLOSE_ACTION = update(agenda_actions).where(THIS_ACTION, NOT_DONE).returning(*OF_AN_ACTION)
REOPEN_ACTION = (
    update(agenda_actions).where(THIS_ACTION).values(done_at=None).returning(*OF_AN_ACTION)
)
NOTE_ACTION_MESSAGE = update(agenda_actions).where(THIS_ACTION).values(message_ts=bindparam("ts"))

OFFER = new_in(offered_topics)
OFFERED = (
    select(offered_topics.c.text, offered_topics.c.by_name, offered_topics.c.added_at)
    .where(
        mine(offered_topics),
        offered_topics.c.channel_id == bindparam("channel"),
        offered_topics.c.added_at >= bindparam("since"),
        offered_topics.c.for_id == bindparam("whom"),
    )
    .order_by(offered_topics.c.id)
)
BROUGHT = (
    select(offered_topics.c.channel_id, offered_topics.c.text, offered_topics.c.added_at)
    .where(mine(offered_topics), offered_topics.c.for_id == "")
    .order_by(offered_topics.c.id)
)


@dataclass(frozen=True, slots=True)
class OfferedTopic:
    """What somebody wants to talk about at another's 1:1. `added_at` is UTC."""

    text: str
    by_name: str
    added_at: datetime


class ActionStore(Owned):
    """What was taken on at a member's 1:1, by whomever."""

    async def add(
        self, agenda_id: int, channel_id: str, draft: ActionDraft, added_by: str, now: datetime
    ) -> AgendaAction | None:
        """None: that agenda is not the member's."""
        if await self._row(OWN_AGENDA, agenda=agenda_id) is None:
            return None
        values = {"channel_id": channel_id, "added_by": added_by, "added_at": now}
        (row,) = await self._rows(ADD_ACTION, agenda_id=agenda_id, **values, **values_of(draft))
        return AgendaAction(**row._asdict())

    async def of_agenda(self, agenda_id: int) -> tuple[AgendaAction, ...]:
        """In the order in which they were added, done or not."""
        rows = await self._rows(OF_AGENDA, agenda=agenda_id)
        return tuple(AgendaAction(**row._asdict()) for row in rows)

    async def open_in(self, channel_id: str) -> tuple[AgendaAction, ...]:
        """What is not done, the earliest day first."""
        rows = await self._rows(OPEN_IN, channel=channel_id)
        return tuple(AgendaAction(**row._asdict()) for row in rows)

    async def close(self, action_id: int, now: datetime) -> AgendaAction | None:
        """None: it was done already, or is gone."""
        row = await self._row(CLOSE_ACTION, action=action_id, done_at=now)
        return row and AgendaAction(**row._asdict())

    async def reopen(self, action_id: int) -> AgendaAction | None:
        """None: it is gone."""
        row = await self._row(REOPEN_ACTION, action=action_id)
        return row and AgendaAction(**row._asdict())

    async def note_message(self, action_id: int, message_ts: str) -> None:
        """Where it stands in its thread, once Slack has said so."""
        await self._count(NOTE_ACTION_MESSAGE, action=action_id, ts=message_ts)


class OfferedTopicStore(Owned):
    """Topics for 1:1s from somebody else than who prepares them.

    A member's own rows are what they bring to whoever prepares one, and, with their own id as
    `for_id`, what others brought to theirs.
    """

    async def add(
        self, channel_id: str, text: str, by_name: str, now: datetime, for_id: str = ""
    ) -> None:
        """`by_name` is who brings it."""
        values = {"channel_id": channel_id, "text": text, "by_name": by_name, "for_id": for_id}
        await self._count(OFFER, added_at=now, **values)

    async def offered(
        self, channel_id: str, since: datetime, for_id: str = ""
    ) -> tuple[OfferedTopic, ...]:
        """The oldest first."""
        rows = await self._rows(OFFERED, whom=for_id, channel=channel_id, since=since)
        return tuple(OfferedTopic(**row._asdict()) for row in rows)

    async def brought(self) -> tuple[tuple[str, str, datetime], ...]:
        """What the member brought to others' 1:1s: the conversation, the words, and when (UTC)."""
        rows = await self._rows(BROUGHT)
        return tuple((row.channel_id, row.text, row.added_at) for row in rows)

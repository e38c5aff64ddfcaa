"""The actions that were taken on at a member's 1:1, and topics that others bring to one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, select, update

from bot.domain.agenda_action import ActionDraft, AgendaAction
from bot.storage.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.tables import agendas
from bot.storage.tables_agenda import agenda_actions, offered_topics

OF_AN_ACTION = columns_for(AgendaAction, agenda_actions)
THIS_ONE = and_(mine(agenda_actions), agenda_actions.c.id == bindparam("action"))
NOT_DONE = agenda_actions.c.done_at.is_(None)

OWN_AGENDA = select(agendas.c.id).where(mine(agendas), agendas.c.id == bindparam("agenda"))
ADD = new_in(agenda_actions).returning(*OF_AN_ACTION)
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
CLOSE = update(agenda_actions).where(THIS_ONE, NOT_DONE).returning(*OF_AN_ACTION)
REOPEN = update(agenda_actions).where(THIS_ONE).values(done_at=None).returning(*OF_AN_ACTION)
NOTE_MESSAGE = update(agenda_actions).where(THIS_ONE).values(message_ts=bindparam("ts"))

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


class AgendaActions(Owned):
    """What was taken on at a member's 1:1, by whomever."""

    async def add(
        self, agenda_id: int, channel_id: str, draft: ActionDraft, added_by: str, now: datetime
    ) -> AgendaAction | None:
        """None: that agenda is not the member's."""
        if await self._row(OWN_AGENDA, agenda=agenda_id) is None:
            return None
        values = {"channel_id": channel_id, "added_by": added_by, "added_at": now}
        (row,) = await self._rows(ADD, agenda_id=agenda_id, **values, **values_of(draft))
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
        row = await self._row(CLOSE, action=action_id, done_at=now)
        return row and AgendaAction(**row._asdict())

    async def reopen(self, action_id: int) -> AgendaAction | None:
        """None: it is gone."""
        row = await self._row(REOPEN, action=action_id)
        return row and AgendaAction(**row._asdict())

    async def note_message(self, action_id: int, message_ts: str) -> None:
        """Where it stands in its thread, once Slack has said so."""
        await self._count(NOTE_MESSAGE, action=action_id, ts=message_ts)


class OfferedTopics(Owned):
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

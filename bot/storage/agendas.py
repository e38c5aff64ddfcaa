"""Agendas: put together, ticked, posted once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, select, update

from bot.domain.agenda import Agenda, AgendaItem
from bot.storage.owned import Owned, columns_for, mine, new_in
from bot.storage.tables import agendas

OF_AN_AGENDA = columns_for(Agenda, agendas)
THIS_ONE = and_(mine(agendas), agendas.c.id == bindparam("agenda"))
NOT_POSTED = agendas.c.posted_at.is_(None)

SAVE = new_in(agendas).returning(*OF_AN_AGENDA)
GET = select(*OF_AN_AGENDA).where(THIS_ONE)
HOLD = GET.with_for_update()
CHANGE = (
    update(agendas)
    .where(THIS_ONE, NOT_POSTED, agendas.c.posting_at.is_(None))
    .returning(*OF_AN_AGENDA)
)
CHANGE_ANY = update(agendas).where(THIS_ONE).returning(*OF_AN_AGENDA)
CLAIM = update(agendas).where(THIS_ONE, NOT_POSTED, agendas.c.posting_at.is_(None))
MARK_POSTED = update(agendas).where(THIS_ONE, NOT_POSTED)
IS_THERE = (
    update(agendas)
    .where(THIS_ONE, NOT_POSTED, agendas.c.posting_at.is_not(None))
    .values(posted_at=agendas.c.posting_at)
)
GIVE_BACK = update(agendas).where(THIS_ONE).values(posted_at=None, message_ts=None, posting_at=None)
NOTE_MESSAGE = update(agendas).where(THIS_ONE).values(message_ts=bindparam("ts"))
COUNT = select(func.count()).select_from(agendas).where(mine(agendas))
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


class Agendas(Owned):
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
        return int(await self._value(COUNT))

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

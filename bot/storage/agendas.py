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
CHANGE = update(agendas).where(THIS_ONE, NOT_POSTED).returning(*OF_AN_AGENDA)
MARK_POSTED = update(agendas).where(THIS_ONE, NOT_POSTED)
GIVE_BACK = update(agendas).where(THIS_ONE).values(posted_at=None, message_ts=None)
NOTE_MESSAGE = update(agendas).where(THIS_ONE).values(message_ts=bindparam("ts"))
COUNT = select(func.count()).select_from(agendas).where(mine(agendas))
IN_CHANNEL = select(*OF_AN_AGENDA).where(
    mine(agendas), agendas.c.channel_id == bindparam("channel")
)
NEWEST = IN_CHANNEL.order_by(agendas.c.id.desc()).limit(1)
LAST_POSTED = (
    IN_CHANNEL.where(agendas.c.posted_at.is_not(None))
    .order_by(agendas.c.posted_at.desc(), agendas.c.id.desc())
    .limit(1)
)


class Agendas(Owned):
    """A member's agendas, each for the channel that it was asked for in."""

    async def save(self, channel_id: str, items: Sequence[AgendaItem], now: datetime) -> Agenda:
        (row,) = await self._rows(SAVE, channel_id=channel_id, items=tuple(items), created_at=now)
        return Agenda(**row._asdict())

    async def get(self, agenda_id: int) -> Agenda | None:
        row = await self._row(GET, agenda=agenda_id)
        return row and Agenda(**row._asdict())

    async def held(self, agenda_id: int) -> Agenda | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await self._row(HOLD, agenda=agenda_id)
        return row and Agenda(**row._asdict())

    async def set_items(self, agenda_id: int, items: Sequence[AgendaItem]) -> Agenda | None:
        """None: it is posted, or gone."""
        row = await self._row(CHANGE, agenda=agenda_id, items=tuple(items))
        return row and Agenda(**row._asdict())

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

    async def last_posted(self, channel_id: str) -> Agenda | None:
        row = await self._row(LAST_POSTED, channel=channel_id)
        return row and Agenda(**row._asdict())

"""Agendas: put together, ticked, posted once."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, select, update

from bot.domain.agenda import Agenda, AgendaItem
from bot.storage.owned import Owned, columns_for, mine, new_in
from bot.storage.tables import agendas

OF_AN_AGENDA = columns_for(Agenda, agendas)
THIS_ONE = and_(mine(agendas), agendas.c.id == bindparam("agenda"))
NOT_POSTED = agendas.c.posted_at.is_(None)

SAVE = new_in(agendas).returning(*OF_AN_AGENDA)
GET = select(*OF_AN_AGENDA).where(THIS_ONE)
CHANGE = update(agendas).where(THIS_ONE, NOT_POSTED).returning(*OF_AN_AGENDA)
MARK_POSTED = update(agendas).where(THIS_ONE, NOT_POSTED)
LAST_POSTED = (
    select(*OF_AN_AGENDA)
    .where(
        mine(agendas),
        agendas.c.channel_id == bindparam("channel"),
        agendas.c.posted_at.is_not(None),
    )
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

    async def set_items(self, agenda_id: int, items: Sequence[AgendaItem]) -> Agenda | None:
        """None: it is posted, or gone."""
        row = await self._row(CHANGE, agenda=agenda_id, items=tuple(items))
        return row and Agenda(**row._asdict())

    async def mark_posted(self, agenda_id: int, message_ts: str, now: datetime) -> bool:
        """False: it was posted already."""
        values = {"message_ts": message_ts, "posted_at": now}
        return await self._count(MARK_POSTED, agenda=agenda_id, **values) == 1

    async def last_posted(self, channel_id: str) -> Agenda | None:
        row = await self._row(LAST_POSTED, channel=channel_id)
        return row and Agenda(**row._asdict())

"""Drafts: what the coach wrote for a member, and what they made of it."""

from datetime import datetime

from sqlalchemy import and_, bindparam, select, update

from bot.domain.draft import Draft, DraftKind
from bot.storage.owned import Owned, columns_for, link_to, mine, new_in
from bot.storage.tables import drafts, talks

OF_A_DRAFT = columns_for(Draft, drafts)
THIS_ONE = and_(mine(drafts), drafts.c.id == bindparam("draft"))

SAVE = new_in(drafts).values(is_edited=False, talk_id=link_to(talks, "talk")).returning(*OF_A_DRAFT)
GET = select(*OF_A_DRAFT).where(THIS_ONE)
CHANGE = update(drafts).where(THIS_ONE).values(is_edited=True).returning(*OF_A_DRAFT)
LATEST = (
    select(*OF_A_DRAFT)
    .where(mine(drafts), drafts.c.kind == bindparam("of_kind"))
    .order_by(drafts.c.id.desc())
    .limit(1)
)


class Drafts(Owned):
    """A member's drafts."""

    async def save(
        self,
        kind: DraftKind,
        title: str,
        text: str,
        subject: str | None,
        talk_id: int | None,
        now: datetime,
    ) -> Draft:
        """A `talk_id` that is not the member's becomes None."""
        (row,) = await self._rows(
            SAVE,
            kind=kind,
            title=title,
            text=text,
            subject=subject,
            talk=talk_id,
            created_at=now,
            changed_at=now,
        )
        return Draft(**row._asdict())

    async def get(self, draft_id: int) -> Draft | None:
        row = await self._row(GET, draft=draft_id)
        return row and Draft(**row._asdict())

    async def change(self, draft_id: int, text: str, now: datetime) -> Draft | None:
        """The words are the member's own from now on. None: it is gone."""
        row = await self._row(CHANGE, draft=draft_id, text=text, changed_at=now)
        return row and Draft(**row._asdict())

    async def latest(self, kind: DraftKind) -> Draft | None:
        row = await self._row(LATEST, of_kind=kind)
        return row and Draft(**row._asdict())

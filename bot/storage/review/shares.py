"""Shares: everything a member ever let somebody else see, and when they took it back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, delete, select, update

from bot.domain.delivery.delivery import Posted
from bot.domain.review.sharing import OF_A_REVIEW, Share, ShareDraft
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.review.tables import shares

OF_A_SHARE = columns_for(Share, shares)
STANDING = (mine(shares), shares.c.revoked_at.is_(None))

ADD = new_in(shares).returning(*OF_A_SHARE)
ALL = select(*OF_A_SHARE).where(mine(shares)).order_by(shares.c.id.desc())
REVOKE = update(shares).where(*STANDING, shares.c.id == bindparam("share"))
REVOKE_ALL = update(shares).where(*STANDING)
REVOKE_REVIEW = REVOKE_ALL.where(
    shares.c.kind.in_(sorted(OF_A_REVIEW)), shares.c.with_id == bindparam("guest")
).returning(shares.c.id)
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
REMOVE = delete(shares).where(mine(shares), shares.c.id.in_(IDS))
STANDS_AT = update(shares).where(mine(shares), shares.c.id == bindparam("share"))
DONE = (
    update(shares)
    .where(*STANDING, shares.c.id == bindparam("share"), shares.c.outcome.is_(None))
    .values(outcome="done")
)
DECLINE = REVOKE_ALL.where(
    shares.c.kind.in_(sorted(OF_A_REVIEW)), shares.c.with_id == bindparam("guest")
).values(outcome="declined")
RESTORE = update(shares).where(mine(shares), shares.c.id.in_(IDS)).values(revoked_at=None)


class ShareStore(Owned):
    """The log of what was shared; nothing sent ever leaves it but with the member."""

    async def add(self, draft: ShareDraft, now: datetime) -> Share:
        values = values_of(draft) | {"levels": tuple(map(str, draft.levels))}
        (row,) = await self._rows(ADD, **values, shared_at=now)
        return _share(row)

    async def all(self) -> tuple[Share, ...]:
        """The newest first, those taken back as well."""
        return tuple(map(_share, await self._rows(ALL)))

    async def revoke(self, share_id: int, now: datetime) -> bool:
        """False: it was taken back before."""
        return await self._count(REVOKE, share=share_id, revoked_at=now) == 1

    async def revoke_review(self, guest_id: str, now: datetime) -> tuple[int, ...]:
        """The ids of what stood of a review for this guest until now; all else stays."""
        rows = await self._rows(REVOKE_REVIEW, guest=guest_id, revoked_at=now)
        return tuple(row.id for row in rows)

    async def stands_at(self, share_id: int, posted: Posted) -> bool:
        """Where its message stands. False: it is not the member's."""
        where = {"channel_id": posted.channel_id, "message_ts": posted.message_ts}
        return await self._count(STANDS_AT, share=share_id, **where) == 1

    async def done(self, share_id: int, now: datetime) -> bool:
        """Whoever was invited is done. False: they were before, or it is taken back."""
        return await self._count(DONE, share=share_id, outcome_at=now) == 1

    async def decline(self, guest_id: str, now: datetime) -> int:
        """The guest would rather not: nothing of a review stands for them; how much that was."""
        return await self._count(DECLINE, guest=guest_id, revoked_at=now, outcome_at=now)

    async def remove(self, ids: Sequence[int]) -> int:
        """What was never sent was never shared; how many that were."""
        return await self._count(REMOVE, ids=list(ids))

    async def restore(self, ids: Sequence[int]) -> int:
        """What was taken back for something that was never sent stands again."""
        return await self._count(RESTORE, ids=list(ids))

    async def revoke_all(self, now: datetime) -> int:
        """How many stood until now."""
        return await self._count(REVOKE_ALL, revoked_at=now)


def _share(row: Row[Any]) -> Share:
    values = row._asdict()
    return Share(**values | {"levels": tuple(map(int, values["levels"]))})

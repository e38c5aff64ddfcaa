"""Where else a win stands, and how it goes for good: the one place that deletes a single win."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, delete, func, select, update

from bot.domain.wins.sentence import is_quoted_in
from bot.domain.wins.win import Traces, Win
from bot.storage.database.owned import Owned, mine
from bot.storage.database.tables import draft_versions, drafts, goals, wins
from bot.storage.review.tables import shares

DRAFTS = select(drafts.c.id, drafts.c.version, drafts.c.text).where(mine(drafts))
VERSIONS = select(
    draft_versions.c.id,
    draft_versions.c.draft_id,
    draft_versions.c.number,
    draft_versions.c.text,
).where(mine(draft_versions))
OF_WIN: BindParameter[int] = bindparam("win")
ITS_SHARES = and_(mine(shares), shares.c.win_id == OF_WIN)
ITS_GOALS = and_(mine(goals), goals.c.win_id == OF_WIN)
COUNT_SHARES = select(func.count()).select_from(shares).where(ITS_SHARES)
COUNT_GOALS = select(func.count()).select_from(goals).where(ITS_GOALS)
IDS: BindParameter[list[int]] = bindparam("ids", expanding=True)
REMOVE_VERSIONS = delete(draft_versions).where(mine(draft_versions), draft_versions.c.id.in_(IDS))
EMPTY_SHARES = (
    update(shares)
    .where(ITS_SHARES)
    .values(
        text="",
        links=(),
        win_id=None,
        revoked_at=func.coalesce(
            shares.c.revoked_at, bindparam("now", type_=shares.c.shared_at.type)
        ),
    )
)
LET_GO = update(goals).where(ITS_GOALS).values(win_id=None)
DELETE = delete(wins).where(mine(wins), wins.c.id == OF_WIN)


class WinTraces(Owned):
    """What a member's own rows tell of one win."""

    async def of(self, win: Win) -> Traces:
        """Counts them; changes nothing."""
        return Traces(
            drafts=len([row for row in await self._rows(DRAFTS) if is_quoted_in(row.text, win)]),
            versions=len(await self._old_versions(win)),
            shares=await self._value(COUNT_SHARES, win=win.id),
            goals=await self._value(COUNT_GOALS, win=win.id),
        )

    async def erase(self, win: Win, now: datetime) -> bool:
        """Deletes the win, its words in shares, and the earlier versions that quote it.

        That something was shared, with whom and when stays on the list. False: it is gone already.
        """
        await self._count(REMOVE_VERSIONS, ids=list(await self._old_versions(win)))
        await self._count(EMPTY_SHARES, win=win.id, now=now)
        await self._count(LET_GO, win=win.id)
        return await self._count(DELETE, win=win.id) == 1

    async def _old_versions(self, win: Win) -> Collection[int]:
        """Those that quote it and that no draft has any more."""
        current = {(row.id, row.version) for row in await self._rows(DRAFTS)}
        return [
            row.id
            for row in await self._rows(VERSIONS)
            if (row.draft_id, row.number) not in current and is_quoted_in(row.text, win)
        ]

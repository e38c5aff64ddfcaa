"""The case file's stores: what only the member knows, and what one draft was asked to hold."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, select

from bot.domain.drafts.draft import DraftKind, Wish
from bot.domain.plan.case_file import CaseFile
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, mine, values_of
from bot.storage.database.tables import cases, drafts
from bot.storage.database.upserts import insert_or_update, spelled_for
from bot.storage.plan.tables import case_files, wishes

OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
SAID = [field.name for field in fields(CaseFile)]
FILES = of_each(
    select(case_files.c.case_id, *columns_for(CaseFile, case_files)).where(mine(case_files))
)
SAVE = insert_or_update(case_files, ("team_id", "user_id", "case_id"), SAID)

CLEAR_FILE = delete(case_files).where(
    and_(mine(case_files), case_files.c.case_id == bindparam("case"))
)

OWN_DRAFT = select(drafts.c.id).where(mine(drafts), drafts.c.id == bindparam("draft"))
OF_DRAFT = select(*columns_for(Wish, wishes)).where(
    mine(wishes), wishes.c.draft_id == bindparam("draft")
)
REMEMBER = insert_or_update(
    wishes, ("team_id", "user_id", "draft_id"), [field.name for field in fields(Wish)]
)


READERS = (
    select(wishes.c.reader)
    .join(drafts, drafts.c.id == wishes.c.draft_id)
    .where(
        mine(wishes),
        mine(drafts),
        drafts.c.kind == bindparam("kind"),
        drafts.c.created_at >= bindparam("since"),
    )
    .distinct()
)


class CaseFileStore(Owned):
    """One file for each case."""

    async def of(self, case_id: int) -> CaseFile:
        """An empty one where nothing was said.

        All of a member's are read, so that those of many members are asked for in one go.
        """
        files = {row.case_id: row._asdict() for row in await self._rows(FILES)}
        said = files.get(case_id, {})
        return CaseFile(**{name: said[name] for name in SAID if name in said})

    async def save(self, case_id: int, file: CaseFile) -> bool:
        """False: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return False
        statement = spelled_for(self._connection, SAVE)
        return await self._count(statement, case_id=case_id, **values_of(file)) == 1

    async def clear(self, case_id: int) -> bool:
        """False: there was none."""
        return await self._count(CLEAR_FILE, case=case_id) == 1


class WishStore(Owned):
    """What was chosen for each draft."""

    async def readers(self, kind: DraftKind, since: datetime) -> frozenset[str]:
        """The names for whom one of this kind was begun since then."""
        rows = await self._rows(READERS, kind=kind, since=since)
        return frozenset(row.reader for row in rows if row.reader)

    async def of(self, draft_id: int) -> Wish:
        row = await self._row(OF_DRAFT, draft=draft_id)
        return Wish(**row._asdict()) if row else Wish()

    async def save(self, draft_id: int, wish: Wish) -> bool:
        """False: that draft is not the member's."""
        if await self._row(OWN_DRAFT, draft=draft_id) is None:
            return False
        statement = spelled_for(self._connection, REMEMBER)
        return await self._count(statement, draft_id=draft_id, **values_of(wish)) == 1

"""Drafts: what the coach wrote for a member, what they made of it, and every text in between."""

from datetime import datetime

from sqlalchemy import and_, bindparam, delete, func, select, update

from bot.domain.drafts.draft import Draft, DraftKind, DraftVersion, Writer
from bot.storage.database.batch import of_each
from bot.storage.database.owned import Owned, columns_for, link_to, mine, new_in
from bot.storage.database.tables import draft_versions, drafts, talks
from bot.storage.plan.tables import wishes

OF_A_DRAFT = columns_for(Draft, drafts)
THIS_ONE = and_(mine(drafts), drafts.c.id == bindparam("draft"))
ITS_VERSIONS = and_(mine(draft_versions), draft_versions.c.draft_id == bindparam("draft"))

SAVE = (
    new_in(drafts)
    .values(is_edited=False, version=1, talk_id=link_to(talks, "talk"))
    .returning(*OF_A_DRAFT)
)
GET = select(*OF_A_DRAFT).where(THIS_ONE)
CHANGE = (
    update(drafts)
    .where(THIS_ONE, drafts.c.version == bindparam("expected"))
    .values(finished_at=None)
    .returning(*OF_A_DRAFT)
)
FINISH = update(drafts).where(THIS_ONE).returning(*OF_A_DRAFT)
LATEST = (
    select(*OF_A_DRAFT)
    .where(
        mine(drafts),
        drafts.c.kind == bindparam("of_kind"),
        drafts.c.talk_id.is_not_distinct_from(bindparam("about")),
        drafts.c.created_at >= bindparam("since"),
        drafts.c.finished_at.is_(None),
    )
    .order_by(drafts.c.id.desc())
    .limit(1)
)
NEWEST = (
    select(*OF_A_DRAFT)
    .where(mine(drafts))
    .order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
    .limit(bindparam("most"))
)

OF_A_VERSION = columns_for(DraftVersion, draft_versions)
ADD_VERSION = new_in(draft_versions).values(
    draft_id=link_to(drafts, "draft"),
    number=select(func.coalesce(func.max(draft_versions.c.number), 0) + 1)
    .where(ITS_VERSIONS)
    .scalar_subquery(),
)
NUMBER = select(func.max(draft_versions.c.number)).where(ITS_VERSIONS)
VERSIONS = select(*OF_A_VERSION).where(ITS_VERSIONS).order_by(draft_versions.c.number.desc())
VERSION = select(*OF_A_VERSION).where(ITS_VERSIONS, draft_versions.c.number == bindparam("wanted"))
BASE = VERSIONS.where(draft_versions.c.written_by != "member").limit(1)
REMOVE = delete(drafts).where(THIS_ONE)
REMOVE_WISH = delete(wishes).where(mine(wishes), wishes.c.draft_id == bindparam("draft"))
REMOVE_VERSIONS = delete(draft_versions).where(ITS_VERSIONS)
LAST = of_each(
    select(func.max(drafts.c.changed_at)).where(
        mine(drafts), drafts.c.kind == bindparam("of_kind")
    ),
    is_total=True,
)


class DraftStore(Owned):
    """A member's drafts, each with all of its versions."""

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
        draft = Draft(**row._asdict())
        await self._count(ADD_VERSION, draft=draft.id, text=text, written_by="coach", kept_at=now)
        return draft

    async def get(self, draft_id: int) -> Draft | None:
        row = await self._row(GET, draft=draft_id)
        return row and Draft(**row._asdict())

    async def change(
        self, draft: Draft, text: str, subject: str | None, writer: Writer, now: datetime
    ) -> Draft | None:
        """Puts another text in the place of this one, which stays among the versions.

        None: it is gone, or no longer in the version that was read; then nothing was saved.
        """
        number = await self._value(NUMBER, draft=draft.id)
        row = await self._row(
            CHANGE,
            draft=draft.id,
            expected=draft.version,
            text=text,
            subject=subject,
            version=(number or 0) + 1,
            is_edited=writer == "member",
            changed_at=now,
        )
        if row is None:
            return None
        await self._count(ADD_VERSION, draft=draft.id, text=text, written_by=writer, kept_at=now)
        return Draft(**row._asdict())

    async def save_beside(
        self, draft_id: int, text: str, writer: Writer, now: datetime
    ) -> DraftVersion | None:
        """Saves a text among the versions and leaves the draft as it is. None: it is gone."""
        if await self.get(draft_id) is None:
            return None
        await self._count(ADD_VERSION, draft=draft_id, text=text, written_by=writer, kept_at=now)
        return (await self.versions(draft_id))[0]

    async def versions(self, draft_id: int) -> tuple[DraftVersion, ...]:
        """Newest first."""
        rows = await self._rows(VERSIONS, draft=draft_id)
        return tuple(DraftVersion(**row._asdict()) for row in rows)

    async def version(self, draft_id: int, number: int) -> DraftVersion | None:
        row = await self._row(VERSION, draft=draft_id, wanted=number)
        return row and DraftVersion(**row._asdict())

    async def base(self, draft_id: int) -> DraftVersion | None:
        """What the coach wrote or offered last. None: that was before versions were saved."""
        row = await self._row(BASE, draft=draft_id)
        return row and DraftVersion(**row._asdict())

    async def finish(self, draft_id: int, now: datetime) -> Draft | None:
        row = await self._row(FINISH, draft=draft_id, finished_at=now)
        return row and Draft(**row._asdict())

    async def remove(self, draft_id: int) -> bool:
        """With all its versions, and what was chosen for it. False: it is not there."""
        await self._count(REMOVE_WISH, draft=draft_id)
        await self._count(REMOVE_VERSIONS, draft=draft_id)
        return await self._count(REMOVE, draft=draft_id) == 1

    async def last_at(self, kind: DraftKind) -> datetime | None:
        """When one of this kind was last worked on; None: never."""
        at = await self._value(LAST, of_kind=kind)
        return at if at is None or isinstance(at, datetime) else None

    async def latest(self, kind: DraftKind, about: int | None, since: datetime) -> Draft | None:
        """The last of its kind that is still worked on, about this talk, begun since then."""
        row = await self._row(LATEST, of_kind=kind, about=about, since=since)
        return row and Draft(**row._asdict())

    async def newest(self, most: int) -> tuple[Draft, ...]:
        """Those of every kind and case, final ones too; what was last worked on comes first."""
        rows = await self._rows(NEWEST, most=most)
        return tuple(Draft(**row._asdict()) for row in rows)

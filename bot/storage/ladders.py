"""Ladders: every version of a member's own, who signed it, and the levels they chose on it."""

from datetime import date, datetime

from sqlalchemy import Executable, and_, bindparam, select, update

from bot.domain.ladder import Line
from bot.domain.ladder_versions import revised
from bot.domain.ladders import Ladder, LadderContent
from bot.domain.own_ladder import LadderVersion, LevelChoice, OwnLadder
from bot.storage.ladder_lines import LadderLines
from bot.storage.owned import Owned, columns_for, mine, new_in
from bot.storage.tables_ladder import ladder_versions, ladders
from bot.storage.together import of_each
from bot.storage.upserts import insert_or_leave, spelled_for

START = insert_or_leave(ladders, ("team_id", "user_id"))
CHOICES = of_each(select(ladders).where(mine(ladders)))
CHANGE = update(ladders).where(mine(ladders))
OF_A_VERSION = (
    ladder_versions.c.ladder_id,
    ladder_versions.c.version,
    ladder_versions.c.content,
    ladder_versions.c.signed_by,
    ladder_versions.c.signed_on,
)
NEWEST_FIRST = ladder_versions.c.version.desc()
LATER = ladder_versions.alias("later")
AFTER = select(LATER.c.version).where(
    LATER.c.team_id == ladder_versions.c.team_id,
    LATER.c.user_id == ladder_versions.c.user_id,
    LATER.c.version > ladder_versions.c.version,
)
SIGNED_AFTER = AFTER.where(LATER.c.signed_on.is_not(None))
NEWEST = of_each(select(*OF_A_VERSION).where(mine(ladder_versions), ~AFTER.exists()))
VERSION = select(*OF_A_VERSION).where(
    mine(ladder_versions), ladder_versions.c.version == bindparam("number")
)
SIGNED = of_each(
    select(*OF_A_VERSION).where(
        mine(ladder_versions), ladder_versions.c.signed_on.is_not(None), ~SIGNED_AFTER.exists()
    )
)
HISTORY = (
    select(*columns_for(LadderVersion, ladder_versions))
    .where(mine(ladder_versions))
    .order_by(NEWEST_FIRST)
)
ADD = new_in(ladder_versions)
SIGN = (
    update(ladder_versions)
    .where(
        and_(
            mine(ladder_versions),
            ladder_versions.c.version == bindparam("number"),
            ladder_versions.c.signed_on.is_(None),
        )
    )
    .values(signed_by=bindparam("name"), signed_on=bindparam("day"))
)


class Ladders(Owned):
    """The ladder that a member works with; there is at most one."""

    async def own(self) -> OwnLadder | None:
        """The newest version with the member's choices, None before there is one."""
        newest = await self._ladder(NEWEST)
        if newest is None:
            return None
        signed = None if newest.status == "agreed" else await self._ladder(SIGNED)
        return OwnLadder(newest, await self.levels(), await self.guidelines(), signed)

    async def lines(self) -> tuple[Line, ...]:
        """What the target level expects, as gaps and tags name it; none before it is chosen."""
        return await LadderLines(self._connection, self._of).lines()

    async def version(self, number: int) -> Ladder | None:
        return await self._ladder(VERSION, number=number)

    async def history(self) -> tuple[LadderVersion, ...]:
        """Every version, the newest first."""
        return tuple(LadderVersion(**row._asdict()) for row in await self._rows(HISTORY))

    async def keep(self, content: LadderContent, now: datetime) -> Ladder:
        """The next version, a draft; content that changes nothing leaves all as it is."""
        known = await self._ladder(NEWEST)
        if known is None:
            ladder_id = await self._start()
            ladder = _ladder(ladder_id, 1, content)
        else:
            ladder = revised(known, content)
        if ladder is not known:
            await self._count(
                ADD,
                ladder_id=ladder.id,
                version=ladder.version,
                content=_content(ladder),
                kept_at=now,
                signed_by="",
                signed_on=None,
            )
            await self._draw_lines()
        return ladder

    async def sign(self, number: int, by: str, on: date) -> bool:
        """False: there is no such version, or it is signed already."""
        return await self._count(SIGN, number=number, name=by, day=on) == 1

    async def choose(self, levels: LevelChoice) -> None:
        await self._start()
        await self._count(CHANGE, current_level=levels.current, target_level=levels.target)
        await self._draw_lines()

    async def levels(self) -> LevelChoice:
        row = await self._row(CHOICES)
        return LevelChoice(row.current_level, row.target_level) if row else LevelChoice()

    async def note_guidelines(self, link: str) -> None:
        await self._start()
        await self._count(CHANGE, guidelines=link)

    async def guidelines(self) -> str:
        row = await self._row(CHOICES)
        return str(row.guidelines) if row else ""

    async def _start(self) -> int:
        """The id of the row that holds the choices."""
        start = spelled_for(self._connection, START)
        await self._count(start, current_level=None, target_level=None, guidelines="")
        row = await self._row(CHOICES)
        return int(row.id) if row else 0

    async def _draw_lines(self) -> None:
        """What gaps point at: the lines of the target level, tagged with the criterion's id."""
        own = await self.own()
        lines = own.lines if own else ()
        await LadderLines(self._connection, self._of).save(
            [(line.theme, line.text, line.key.criterion_id) for line in lines]
        )

    async def _ladder(self, statement: Executable, **values: object) -> Ladder | None:
        row = await self._row(statement, **values)
        if row is None:
            return None
        return _ladder(row.ladder_id, row.version, row.content, row.signed_by, row.signed_on)


def _ladder(
    ladder_id: int,
    version: int,
    content: LadderContent,
    signed_by: str = "",
    signed_on: date | None = None,
) -> Ladder:
    return Ladder(
        id=ladder_id,
        version=version,
        name=content.name,
        levels=content.levels,
        criteria=content.criteria,
        note=content.note,
        signed_by=signed_by,
        signed_on=signed_on,
    )


def _content(ladder: Ladder) -> LadderContent:
    return LadderContent(ladder.name, ladder.levels, ladder.criteria, ladder.note)

"""Ladders: every version, its lines, who signed it, and the one that is proposed."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import BindParameter, Executable, and_, bindparam, delete, select, update

from bot.domain.ladder.ladder import Ladder, LadderContent, Line
from bot.domain.ladder.own import LadderVersion, LevelChoice, OwnLadder
from bot.domain.ladder.versions import revised
from bot.storage.database.batch import of_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, columns_for, mine, new_in
from bot.storage.database.tables import gaps, lines
from bot.storage.database.upserts import (
    insert_or_leave,
    insert_or_replace,
    insert_or_update,
    spelled_for,
)
from bot.storage.ladder.tables import (
    company_ladders,
    ladder_versions,
    ladders,
    proposed_ladders,
)

OF_A_LINE = columns_for(Line, lines)

LINES = of_each(select(*OF_A_LINE).where(mine(lines)).order_by(lines.c.position))
ADD_LINE = new_in(lines)
MOVE_LINE = update(lines).where(mine(lines), lines.c.id == bindparam("line"))
OTHERS: BindParameter[list[int]] = bindparam("ids", expanding=True)
UNTIE_GAPS = update(gaps).where(mine(gaps), gaps.c.line_id.not_in(OTHERS)).values(line_id=None)
DROP_LINES = delete(lines).where(mine(lines), lines.c.id.not_in(OTHERS))


class LadderLineStore(Owned):
    """The lines of the level that a member works towards."""

    async def save(self, ladder: Sequence[tuple[str, str, str]]) -> tuple[Line, ...]:
        """All of them in order, each as theme, text and tag.

        A line with a tag that was there keeps its id, however it is worded now; gaps about a line
        that is gone lose the link.
        """
        known = {line.tag: line for line in await self.lines()}
        saved = [known.pop(tag, None) for _, _, tag in ladder]
        await self._drop_all_but([line.id for line in saved if line])
        for position, (theme, text, tag) in enumerate(ladder):
            await self._place(saved[position], position, theme=theme, text=text, tag=tag)
        return await self.lines()

    async def lines(self) -> tuple[Line, ...]:
        return tuple(Line(**row._asdict()) for row in await self._rows(LINES))

    async def _drop_all_but(self, ids: list[int]) -> None:
        await self._count(UNTIE_GAPS, ids=ids)
        await self._count(DROP_LINES, ids=ids)

    async def _place(self, known: Line | None, position: int, **words: str) -> None:
        if known is None:
            await self._count(ADD_LINE, position=position, **words)
        elif known != Line(known.id, position=position, **words):
            await self._count(MOVE_LINE, line=known.id, position=position, **words)


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
ADD_VERSION = new_in(ladder_versions)
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


class LadderStore(Owned):
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
        return await LadderLineStore(self._connection, self._of).lines()

    async def version(self, number: int) -> Ladder | None:
        return await self._ladder(VERSION, number=number)

    async def history(self) -> tuple[LadderVersion, ...]:
        """Every version, the newest first."""
        return tuple(LadderVersion(**row._asdict()) for row in await self._rows(HISTORY))

    async def save(self, content: LadderContent, now: datetime) -> Ladder:
        """The next version, a draft; content that changes nothing leaves all as it is."""
        known = await self._ladder(NEWEST)
        if known is None:
            ladder_id = await self._start()
            ladder = _ladder(ladder_id, 1, content)
        else:
            ladder = revised(known, content)
        if ladder is not known:
            await self._count(
                ADD_VERSION,
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
        await LadderLineStore(self._connection, self._of).save(
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


TEAM: BindParameter[str] = bindparam("my_team")
OF_COMPANY = select(company_ladders.c.content).where(company_ladders.c.team_id == TEAM)
SAVE_FOR_ALL = insert_or_replace(company_ladders, ("team_id",), ("content", "changed_at"))
REMOVE_FOR_ALL = delete(company_ladders).where(company_ladders.c.team_id == TEAM)


class CompanyLadderStore:
    """The ladder of one workspace. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection, team_id: str) -> None:
        self._connection = connection
        self._team = {"my_team": team_id}

    async def get(self) -> LadderContent | None:
        """None until somebody sets it."""
        rows = (await self._connection.execute(OF_COMPANY, self._team)).all()
        return rows[0].content if rows else None

    async def save(self, content: LadderContent, now: datetime) -> None:
        statement = spelled_for(self._connection, SAVE_FOR_ALL)
        values = {"content": content, "changed_at": now}
        await self._connection.execute(statement, self._team | values)

    async def remove(self) -> None:
        """Whoever took it over keeps it as their own."""
        await self._connection.execute(REMOVE_FOR_ALL, self._team)


CHANGING = ("number", "content", "proposed_at")
PUT = insert_or_update(proposed_ladders, ("team_id", "user_id"), CHANGING)
LAST = select(proposed_ladders.c.number).where(mine(proposed_ladders))
PROPOSED = select(proposed_ladders.c.content).where(
    mine(proposed_ladders), proposed_ladders.c.number == bindparam("wanted")
)


class ProposedLadderStore(Owned):
    """What waits for a member's yes."""

    async def put(self, content: LadderContent, now: datetime) -> int:
        """Takes the place of the one before; returns its number."""
        number = int(await self._value(LAST) or 0) + 1
        statement = spelled_for(self._connection, PUT)
        await self._count(statement, number=number, content=content, proposed_at=now)
        return number

    async def get(self, number: int) -> LadderContent | None:
        """None: another took its place meanwhile."""
        content: LadderContent | None = await self._value(PROPOSED, wanted=number)
        return content

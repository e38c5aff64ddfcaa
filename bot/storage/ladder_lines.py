"""What the target level asks for, line by line: what gaps point at, drawn from the ladder."""

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam, delete, select, update

from bot.domain.ladder import Line
from bot.storage.owned import Owned, columns_for, mine, new_in
from bot.storage.tables import gaps, lines
from bot.storage.together import of_each

OF_A_LINE = columns_for(Line, lines)

LINES = of_each(select(*OF_A_LINE).where(mine(lines)).order_by(lines.c.position))
ADD = new_in(lines)
MOVE = update(lines).where(mine(lines), lines.c.id == bindparam("line"))
OTHERS: BindParameter[list[int]] = bindparam("ids", expanding=True)
UNTIE = update(gaps).where(mine(gaps), gaps.c.line_id.not_in(OTHERS)).values(line_id=None)
DROP = delete(lines).where(mine(lines), lines.c.id.not_in(OTHERS))


class LadderLines(Owned):
    """The lines of the level that a member works towards."""

    async def save(self, ladder: Sequence[tuple[str, str, str]]) -> tuple[Line, ...]:
        """All of them in order, each as theme, text and tag.

        A line with a tag that was there keeps its id, however it is worded now; gaps about a line
        that is gone lose the link.
        """
        known = {line.tag: line for line in await self.lines()}
        kept = [known.pop(tag, None) for _, _, tag in ladder]
        await self._drop_all_but([line.id for line in kept if line])
        for position, (theme, text, tag) in enumerate(ladder):
            await self._place(kept[position], position, theme=theme, text=text, tag=tag)
        return await self.lines()

    async def lines(self) -> tuple[Line, ...]:
        return tuple(Line(**row._asdict()) for row in await self._rows(LINES))

    async def _drop_all_but(self, ids: list[int]) -> None:
        await self._count(UNTIE, ids=ids)
        await self._count(DROP, ids=ids)

    async def _place(self, known: Line | None, position: int, **words: str) -> None:
        if known is None:
            await self._count(ADD, position=position, **words)
        elif known != Line(known.id, position=position, **words):
            await self._count(MOVE, line=known.id, position=position, **words)

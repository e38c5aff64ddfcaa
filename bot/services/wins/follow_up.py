"""What stands below a saved win: one question, where it leads, and praise for a first proof."""

from dataclasses import replace
from datetime import datetime

from bot.domain.ladder.ladder import Line
from bot.domain.member import Member
from bot.domain.wins.follow_up import (
    AfterSaving,
    Standing,
    after_saving,
    praise_of,
    proven_by,
    theme_of,
)
from bot.domain.wins.win import Win
from bot.storage.database.connection import Connection
from bot.storage.ladder.ladders import LadderStore
from bot.storage.wins.wins import WinStore


async def tagged_lines(connection: Connection, member: Member) -> tuple[Line, ...]:
    """What a win can be filed under: the expectations of the next level that have a tag."""
    return with_a_tag(await LadderStore(connection, member).lines())


def with_a_tag(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple({line.tag: line for line in lines if line.tag}.values())


async def follow_up(
    connection: Connection,
    member: Member,
    win: Win,
    lines: tuple[Line, ...],
    local: datetime,
    count: int,
) -> AfterSaving:
    """What to ask and offer right after saving; `local` is now, by the member's own clock.

    `lines` have a tag, `count` is of all wins that stand, with this one.
    """
    standing = await standing_of(connection, member, win, lines, count)
    praise = await praise_for(connection, member, win, lines)
    return replace(after_saving(win, lines, local, standing), praise=praise)


async def standing_of(
    connection: Connection, member: Member, win: Win, lines: tuple[Line, ...], count: int
) -> Standing:
    theme, tags = theme_of(win, lines)
    of_theme = await WinStore(connection, member).count_of(tags) if tags else 0
    return Standing(count, theme, of_theme)


async def praise_for(
    connection: Connection, member: Member, win: Win, lines: tuple[Line, ...]
) -> str:
    """Empty unless it is the only win so far under an expectation of the next role."""
    for line in proven_by(win, lines):
        if await WinStore(connection, member).count_of((line.tag,)) == 1:
            return praise_of(line)
    return ""

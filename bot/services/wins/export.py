"""A member's wins as a file to download, whole or of some months."""

import asyncio
import re
from collections.abc import Sequence
from datetime import date

from bot.domain.ladder.ladder import Line
from bot.domain.member import Member
from bot.domain.wins.win import ExportForm, ExportWish, Win
from bot.files.wins import (
    with_records,
    write_csv,
    write_digest,
    write_json,
    write_markdown,
    write_portfolio,
    write_resume,
)
from bot.files.wins.json_file import key_of
from bot.services.files import File
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
from bot.storage.ladder.ladders import LadderStore
from bot.storage.wins.wins import WinStore

FILES: dict[ExportForm, tuple[str, str]] = {
    "markdown": ("wins", "md"),
    "csv": ("wins", "csv"),
    "json": ("wins", "json"),
    "portfolio": ("portfolio", "md"),
    "digest": ("review", "md"),
    "resume": ("resume-lines", "md"),
}
WRITERS = {
    "markdown": write_markdown,
    "portfolio": write_portfolio,
    "digest": write_digest,
    "resume": write_resume,
}

USER_ID = re.compile(r"[UW][A-Z0-9]{6,}")

MOST_NAMED = 50
"""People whose names are asked of Slack for one file; others stand by their id."""


class WinExports:
    """Writes files; whoever asks hands them to the member alone."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def export(self, member: Member, wish: ExportWish) -> File:
        """The file that was wished for, in UTF-8; its name holds no word of the member's."""
        async with self._database.reading() as connection:
            wins = wish.chosen(await WinStore(connection, member).all())
            lines = await LadderStore(connection, member).lines()
        name = _name(wish.form, await self._members.today(member))
        keyed = [(_key(member, win), win) for win in wins]
        if wish.form == "csv":
            return name, (await asyncio.to_thread(write_csv, keyed)).encode("utf-8-sig")
        if wish.form == "json":
            return name, (await asyncio.to_thread(write_json, keyed)).encode()
        text = await self._markdown(member, wish, wins, lines)
        if wish.form == "markdown":
            text = await asyncio.to_thread(with_records, text, keyed)
        return name, text.encode()

    async def _markdown(
        self, member: Member, wish: ExportWish, wins: Sequence[Win], lines: Sequence[Line]
    ) -> str:
        people = dict.fromkeys(who for win in wins for who in win.people if USER_ID.fullmatch(who))
        names = {who: await self._members.name_of(member, who) for who in list(people)[:MOST_NAMED]}
        known = {who: name for who, name in names.items() if name}
        return await asyncio.to_thread(WRITERS[wish.form], wins, wish, lines, known)


def _key(member: Member, win: Win) -> str:
    return key_of(member.team_id, member.user_id, win.id, win.created_at, win.origin_key)


def _name(form: ExportForm, today: date) -> str:
    stem, ending = FILES[form]
    return f"{stem}-{today.isoformat()}.{ending}"

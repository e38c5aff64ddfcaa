"""Everything about a member as one file of theirs, and all of it forgotten."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime, time
from typing import Any

from bot.domain.member import Member
from bot.domain.workspace.audit import A_MEMBER, AuditKind, Entry
from bot.domain.workspace.leaving import COUNTED, Belongings
from bot.domain.workspace.retention import FOR_GOOD, Retention
from bot.services.files import File
from bot.services.ports import Clock
from bot.storage.database.chores import WIPE, Chores
from bot.storage.database.database import Database
from bot.storage.everything import EverythingStore
from bot.storage.review.guest_words import GuestWords
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import CompanySettingsStore


class MemberData:
    """Exports and deletes without asking Slack, so that it works for people who have left."""

    def __init__(self, database: Database, now: Clock, retention: Retention = FOR_GOOD) -> None:
        self._database = database
        self._now = now
        self._retention = retention

    async def belongings(self, member: Member) -> Belongings:
        """How much there is, counted the way the member thinks of it."""
        async with self._database.reading() as connection:
            everything = EverythingStore(connection, member)
            rows = {name: await everything.count(name) for name in COUNTED}
            given = await GuestWords(connection, member).count()
            is_known = bool(given or await everything.count("members"))
            company = await CompanySettingsStore(connection, member.team_id).get()
            days = self._retention.for_company(company.forget_after).days_of_people
            return Belongings(rows, is_known=is_known, given=given, left_for=days)

    async def everything(self, member: Member, operator: str = "") -> File:
        """Every row as JSON in UTF-8, tables by name, instants in UTC and ISO 8601.

        What they said of colleagues is theirs, too, and stands beside it; so is what the audit
        trail has of them. `operator` is who wants it, where it is not the member.
        """
        async with self._database.reading() as connection:
            rows = await EverythingStore(connection, member).rows()
            rows |= await GuestWords(connection, member).rows()
            rows |= _audited(await AuditTrail(connection).of_member(member))
        written_at = self._now()
        async with self._database.writing() as connection:
            await AuditTrail(connection).note(_entry(written_at, "exported", member, operator))
        content = await asyncio.to_thread(_as_json, rows, written_at)
        return f"nextrung-everything-{written_at.date().isoformat()}.json", content

    async def forget(self, member: Member, operator: str = "") -> int:
        """Deletes all that is saved of the member, for good; how many rows that was.

        What they said of colleagues goes as well; there it is noted that something was taken back.
        The audit trail has that somebody was forgotten, and not who.
        On SQLite it is gone from every file before this returns, unless another program still
        reads what was there; then, as on PostgreSQL, the coach sees to it with one of its ticks.
        """
        wanted_at = self._now()
        async with self._database.writing() as connection:
            given = await GuestWords(connection, member).withdraw()
            count = given + await EverythingStore(connection, member).forget()
            trail = AuditTrail(connection)
            await trail.let_go(member)
            actor = operator or A_MEMBER
            await trail.note(Entry(wanted_at, "forgotten", member.team_id, actor))
            await Chores(connection).note(WIPE, wanted_at)
        await wipe_now(self._database, wanted_at)
        return count


async def wipe_now(database: Database, wanted_at: datetime) -> None:
    """On SQLite at once; else, and where somebody still reads, a tick sees to it."""
    if database.is_one_file and await database.wipe():
        async with database.writing() as connection:
            await Chores(connection).done(WIPE, wanted_at)


def _entry(at: datetime, kind: AuditKind, member: Member, operator: str) -> Entry:
    """By the member, or about them."""
    about = member.user_id if operator else ""
    return Entry(at, kind, member.team_id, operator or member.user_id, about)


def _audited(entries: Sequence[Entry]) -> dict[str, list[Mapping[str, Any]]]:
    return {"audit": [asdict(entry) for entry in entries]} if entries else {}


def _as_json(rows: Mapping[str, Any], written_at: datetime) -> bytes:
    document = {"written_at": written_at, **rows}
    return f"{json.dumps(document, ensure_ascii=False, indent=2, default=_plain)}\n".encode()


def _plain(value: object) -> object:
    """What JSON has no word for."""
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    raise TypeError(type(value).__name__)

"""Stating: the member says what only they know of their case, part by part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.domain.case import Case
from bot.domain.case_file import CaseFile
from bot.domain.member import Member
from bot.services.aiming import NoCaseError
from bot.storage.case_files import CaseFiles
from bot.storage.cases import Cases
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Stated:
    """The open case with its file."""

    case: Case
    file: CaseFile


class Stating:
    """Keeps the case file; it belongs to the open case and stays with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stated(self, member: Member) -> Stated:
        """Raises NoCaseError."""
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            if case is None:
                raise NoCaseError
            return Stated(case, await CaseFiles(connection, member).of(case.id))

    async def state(self, member: Member, changes: Mapping[str, Any]) -> Stated:
        """`changes` are fields of the case file; the others stay. Raises NoCaseError."""
        async with self._database.writing() as connection:
            case = await Cases(connection, member).current()
            if case is None:
                raise NoCaseError
            files = CaseFiles(connection, member)
            file = replace(await files.of(case.id), **changes)
            await files.save(case.id, file)
            return Stated(case, file)

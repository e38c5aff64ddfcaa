"""The member's case, its stage, and what only the member knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bot.domain.calendar.weeks import Rhythm
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan.case import Case, CaseDraft, Stage, StageMove, called, is_same_person
from bot.domain.plan.case_file import CaseFile
from bot.domain.review.review import rater_key
from bot.domain.review.sharing import OwnGuestError
from bot.services.delivery.schedule import Pacing
from bot.services.people.ticks import MANAGER_TOLD
from bot.services.ports import Clock
from bot.services.workspace.members import Knowing
from bot.storage.database.database import Connection, Database
from bot.storage.plan.case_files import CaseFiles
from bot.storage.plan.cases import Cases
from bot.storage.plan.route import StageMoves, Ticks
from bot.storage.review.reviews import Reviews

MANAGER = "manager"
"""The field in which the manager is chosen."""


class NoCaseError(CoachError):
    """The member has not said yet where they want to be."""

    def __init__(self) -> None:
        super().__init__("First tell me where you want to be: `/promo` takes two minutes.")


class Aiming:
    """Keeps what the member says of their aim, and starts the weekly rhythm with it."""

    def __init__(self, database: Database, knowing: Knowing, pacing: Pacing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._pacing = pacing
        self._now = now

    async def case(self, member: Member) -> Case | None:
        async with self._database.reading() as connection:
            return await Cases(connection, member).current()

    async def required_case(self, member: Member) -> Case:
        """Raises NoCaseError before the first run of `/promo`."""
        case = await self.case(member)
        if case is None:
            raise NoCaseError
        return case

    async def aim(self, member: Member, draft: CaseDraft, rhythm: Rhythm) -> Case:
        """Opens the case or changes it, and sets all due dates accordingly.

        A manager who was chosen but not named is called what Slack calls them, and nobody is called
        what the manager before them was. Raises OwnGuestError, NotAColleagueError.
        """
        await self._knowing.profile(member)
        draft = await self._with_manager(member, draft, await self.case(member))
        today = await self._knowing.today(member)
        async with self._database.writing() as connection:
            cases = Cases(connection, member)
            known = await cases.current()
            if known:
                await _hand_over(connection, member, (known, draft), today)
            case = await (cases.change if known else cases.open)(draft, self._now())
        await self._pacing.choose(member, rhythm)
        return case

    async def _with_manager(
        self, member: Member, draft: CaseDraft, known: Case | None
    ) -> CaseDraft:
        if draft.manager_id is None:
            return draft
        if draft.manager_id == member.user_id:
            raise OwnGuestError(MANAGER)
        if known and known.manager_id == draft.manager_id and draft.manager_name:
            return draft
        name = await self._knowing.colleague(member, draft.manager_id, MANAGER)
        return replace(draft, manager_name=called(draft.manager_name, name, known))

    async def move_to(self, member: Member, stage: Stage, note: str = "") -> Case:
        """Changes the stage, because the member said so, and remembers when. Raises NoCaseError.

        `note` says why, where something was still open.
        """
        known = await self.required_case(member)
        move = StageMove(stage, await self._knowing.today(member), note)
        async with self._database.writing() as connection:
            await StageMoves(connection, member).add(known.id, move)
            case = await Cases(connection, member).set_stage(stage, self._now())
        await self._pacing.look_again(member)
        return case


async def _hand_over(
    connection: Connection, member: Member, of: tuple[Case, CaseDraft], today: date
) -> None:
    """What a manager rated stays theirs, until today, and a new one has not heard of the aim.

    Who only had a name may have an id now.
    """
    known, draft = of
    before = rater_key(known.manager_id, known.manager_name)
    after = rater_key(draft.manager_id, draft.manager_name)
    if before == after:
        return
    if is_same_person(known, draft):
        await Reviews(connection, member).known_as(before, after)
        return
    await Reviews(connection, member).manager_left(before, today)
    await Ticks(connection, member).clear(known.id, MANAGER_TOLD)


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

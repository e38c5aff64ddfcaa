"""The member's case, its stage, and what only the member knows of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.errand import MANAGER_LEFT, Errand
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan.case import Case, CaseDraft, Stage, StageMove, called, is_same_person
from bot.domain.plan.case_file import CaseFile
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.plan.turning_point import (
    ENDINGS,
    TurningPoint,
    before_ending,
    before_manager,
    stays_manager,
)
from bot.domain.review.review import rater_key
from bot.domain.review.sharing import OwnGuestError
from bot.services.delivery.schedule import Schedule
from bot.services.ports import Clock
from bot.services.review.gate_facts import gate_facts
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.plan.cases import CaseStore, reporting_to
from bot.storage.plan.steps import StageMoveStore, TickStore
from bot.storage.plan.turning_points import TurningPointStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.company import CompanySettingsStore

MANAGER = "manager"
"""The field in which the manager is chosen."""


class NoCaseError(CoachError):
    """The member has not said yet where they want to be."""

    sentence = "First tell me where you want to be: type `/promo`. It takes two minutes."


async def open_case(connection: Connection, member: Member) -> Case:
    """Raises NoCaseError before the first run of `/promo`."""
    case = await CaseStore(connection, member).current()
    if case is None:
        raise NoCaseError
    return case


async def _as_the_company_works(connection: Connection, member: Member, rhythm: Rhythm) -> Rhythm:
    """Whoever is new and has no working days of their own begins with the company's."""
    company = await CompanySettingsStore(connection, member.team_id).get()
    if company.weekdays is None or await RhythmStore(connection, member).is_saved():
        return rhythm
    return replace(rhythm, weekdays=company.weekdays)


class Cases(OfMembers):
    """Saves what the member says of their aim, and starts the weekly rhythm with it."""

    def __init__(
        self, database: Database, members: Members, schedule: Schedule, now: Clock
    ) -> None:
        super().__init__(database, members, now)
        self._schedule = schedule

    async def case(self, member: Member) -> Case | None:
        async with self._database.reading() as connection:
            return await CaseStore(connection, member).current()

    async def required_case(self, member: Member) -> Case:
        """Raises NoCaseError before the first run of `/promo`."""
        async with self._database.reading() as connection:
            return await open_case(connection, member)

    async def aim(self, member: Member, draft: CaseDraft, rhythm: Rhythm) -> Case:
        """Opens the case or changes it, and sets all due dates accordingly.

        A manager who was chosen but not named is called what Slack calls them, and nobody is called
        what the manager before them was. Raises OwnGuestError, NotAColleagueError.
        """
        await self._members.profile(member)
        draft = await self._with_manager(member, draft, await self.case(member))
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            cases = CaseStore(connection, member)
            known = await cases.current()
            if known:
                await hand_over(connection, member, (known, draft), today, self._now())
            case = await (cases.change if known else cases.open)(draft, self._now())
            if known is None:
                rhythm = await _as_the_company_works(connection, member, rhythm)
        await self._schedule.choose(member, rhythm)
        return case

    async def manager_gone(self, manager: Member) -> tuple[Errand, ...]:
        """Their account was deactivated: whoever reports to them is told, once for each.

        Answers with the messages that were promised, to be started. Whoever undid it before, said
        that they stay the manager all the same.
        """
        async with self._database.reading() as connection:
            reports = await reporting_to(connection, manager.team_id, manager.user_id)
        found = [await self._left_without(member, manager.user_id) for member in reports]
        return tuple(errand for errand in found if errand)

    async def _left_without(self, member: Member, manager_id: str) -> Errand | None:
        today, now = await self._members.today(member), self._now()
        async with self._database.writing() as connection:
            cases = CaseStore(connection, member)
            known = await cases.current()
            if known is None or known.manager_id != manager_id:
                return None
            earlier = await TurningPointStore(connection, member).of_kind("manager")
            if any(stays_manager(point, manager_id) for point in earlier):
                return None
            nobody = CaseDraft(known.target_title)
            point = await hand_over(
                connection, member, (known, nobody), today, now, is_deactivated=True
            )
            await cases.set_manager(None, "", now)
            if point is None:
                return None
            errand = new_errand(member, MANAGER_LEFT, now, point=point.id)
            await write(connection, errand)
            return errand

    async def _with_manager(
        self, member: Member, draft: CaseDraft, known: Case | None
    ) -> CaseDraft:
        if draft.manager_id is None:
            return draft
        if draft.manager_id == member.user_id:
            raise OwnGuestError(MANAGER)
        if known and known.manager_id == draft.manager_id and draft.manager_name:
            return draft
        name = await self._members.colleague(member, draft.manager_id, MANAGER)
        return replace(draft, manager_name=called(draft.manager_name, name, known))

    async def move_to(self, member: Member, stage: Stage, note: str = "") -> Case:
        """Changes the stage, because the member said so, and remembers when. Raises NoCaseError.

        `note` says why, where something was still open.
        """
        known = await self.required_case(member)
        move = StageMove(stage, await self._members.today(member), note)
        async with self._database.writing() as connection:
            case = await moved(connection, member, known, move, self._now())
        await self._schedule.look_again(member)
        return case


async def moved(
    connection: Connection, member: Member, known: Case, move: StageMove, now: datetime
) -> Case:
    """In the caller's transaction; the end of a round can be undone."""
    if move.stage in ENDINGS and move.stage != known.stage:
        points = TurningPointStore(connection, member)
        await points.add(ENDINGS[move.stage], known.id, before_ending(known), now)
    await StageMoveStore(connection, member).add(known.id, move)
    return await CaseStore(connection, member).set_stage(move.stage, now)


async def hand_over(
    connection: Connection,
    member: Member,
    of: tuple[Case, CaseDraft],
    today: date,
    now: datetime,
    *,
    is_deactivated: bool = False,
) -> TurningPoint | None:
    """What a manager rated stays theirs, until today, and a new one has not heard of the aim.

    Who only had a name may have an id now; None where nobody left.
    """
    known, draft = of
    before = rater_key(known.manager_id, known.manager_name)
    after = rater_key(draft.manager_id, draft.manager_name)
    if before == after:
        return None
    if is_same_person(known, draft):
        await ReviewStore(connection, member).known_as(before, after)
        return None
    facts = await gate_facts(connection, member, known, today)
    await ReviewStore(connection, member).manager_left(before, today)
    await TickStore(connection, member).clear(known.id, MANAGER_TOLD)
    changed = before_manager(known, draft, facts, today, is_deactivated=is_deactivated)
    return await TurningPointStore(connection, member).add("manager", known.id, changed, now)


@dataclass(frozen=True, slots=True)
class Stated:
    """The open case with its file."""

    case: Case
    file: CaseFile


class OfCases(OfMembers):
    """A service about the open case, which moves what is due."""

    def __init__(
        self, database: Database, members: Members, cases: Cases, schedule: Schedule, now: Clock
    ) -> None:
        super().__init__(database, members, now)
        self._cases = cases
        self._schedule = schedule


class CaseFiles:
    """Saves the case file; it belongs to the open case and stays with it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stated(self, member: Member) -> Stated:
        """Raises NoCaseError."""
        async with self._database.reading() as connection:
            case = await open_case(connection, member)
            return Stated(case, await CaseFileStore(connection, member).of(case.id))

    async def state(self, member: Member, changes: Mapping[str, Any]) -> Stated:
        """`changes` are fields of the case file; the others stay. Raises NoCaseError."""
        async with self._database.writing() as connection:
            case = await open_case(connection, member)
            files = CaseFileStore(connection, member)
            file = replace(await files.of(case.id), **changes)
            await files.save(case.id, file)
            return Stated(case, file)

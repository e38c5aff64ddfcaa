"""The stages: where a member is, what is open, and moving on in spite of it."""

from bot.domain.member import Member
from bot.domain.plan.case import Case, Stage
from bot.domain.plan.gate import Admission, Whereabouts, admission, open_items, overriding
from bot.domain.plan.manager import MANAGER_TOLD
from bot.domain.plan.readiness import GateFacts, readiness
from bot.services.plan.case import Cases
from bot.services.review.gate_facts import gate_facts
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import StageMoveStore, TickStore


class Stages:
    """Says what is open and lets the member pass; the stage is theirs to change."""

    def __init__(self, database: Database, members: Members, cases: Cases) -> None:
        self._database = database
        self._members = members
        self._cases = cases

    async def whereabouts(self, member: Member) -> Whereabouts:
        """Raises NoCaseError."""
        case, facts = await self._known(member)
        async with self._database.reading() as connection:
            moves = await StageMoveStore(connection, member).of(case.id)
        return Whereabouts(case, readiness(facts), open_items(facts), moves)

    async def pass_to(self, member: Member, stage: Stage) -> Admission:
        """Moves on where nothing is open, else leaves the stage as it is. Raises NoCaseError."""
        case, facts = await self._known(member)
        found = admission(stage, facts)
        if found.is_open and stage != case.stage:
            await self._cases.move_to(member, stage)
        return found

    async def go_on(self, member: Member, stage: Stage, note: str) -> Case:
        """Moves on with something open. Raises NoCaseError, or NoNoteError without words."""
        override = overriding(stage, note, await self._members.today(member))
        return await self._cases.move_to(member, stage, override.note)

    async def told_manager(self, member: Member) -> Whereabouts:
        """The manager knows of the aim since today. Raises NoCaseError."""
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await TickStore(connection, member).set(case.id, MANAGER_TOLD, today)
        return await self.whereabouts(member)

    async def count_as_steady(self, member: Member, months: int) -> Whereabouts:
        """Proof has to hold so long where this member works (002-30). Raises NoCaseError."""
        await self._cases.required_case(member)
        async with self._database.writing() as connection:
            await CaseStore(connection, member).set_steady_months(months)
        return await self.whereabouts(member)

    async def _known(self, member: Member) -> tuple[Case, GateFacts]:
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            return case, await gate_facts(connection, member, case, today)

"""The company's cycle: an admin says once when it decides; whoever counts from it hears of it."""

from bot.domain.member import Member
from bot.domain.plan.cycle import (
    CompanyPage,
    Cycle,
    NoCompanyCycleError,
    NotAdminError,
    as_announced,
    checked,
    is_used,
    offered,
)
from bot.domain.plan.plan import PlanPage
from bot.domain.workspace.audit import Entry
from bot.services.plan.plan import Plans
from bot.services.ports import Clock
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.database import Database
from bot.storage.ladder.ladders import CompanyLadderStore, LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CompanyCycleStore, CycleStore
from bot.storage.workspace.audit import AuditTrail


class CompanyCycles(OfMembers):
    """The cycle of a workspace; an admin never learns who counts from it."""

    def __init__(self, database: Database, members: Members, plans: Plans, now: Clock) -> None:
        super().__init__(database, members, now)
        self._plans = plans

    async def page(self, member: Member, *, is_admin: bool) -> CompanyPage:
        """`is_admin` is what Slack says of the member just now."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            company = await CompanyCycleStore(connection, member.team_id).get()
            saved = await CycleStore(connection, member).get()
            case = await CaseStore(connection, member).current()
            ladder = await CompanyLadderStore(connection, member.team_id).get()
            own = await LadderStore(connection, member).own()
        return CompanyPage(
            cycle=company,
            today=today,
            is_admin=is_admin,
            is_used=is_used(company, saved, case),
            can_use=case is not None and offered(company, saved, case, today) is not None,
            ladder_name=ladder.name if ladder else "",
            own_ladder_name=own.ladder.name if own else "",
        )

    async def announce(self, member: Member, cycle: Cycle, *, is_admin: bool) -> CompanyPage:
        """For everybody in the workspace. Raises NotAdminError or CycleOrderError."""
        if not is_admin:
            raise NotAdminError
        now = self._now()
        async with self._database.writing() as connection:
            company = CompanyCycleStore(connection, member.team_id)
            await company.save(checked(cycle), now)
            await company.wake(now)
            entry = Entry(now, "company_days_set", member.team_id, member.user_id)
            await AuditTrail(connection).note(entry)
        return await self.page(member, is_admin=is_admin)

    async def withdraw(self, member: Member, *, is_admin: bool) -> CompanyPage:
        """No day for everybody any more; each plan keeps its own. Raises NotAdminError."""
        if not is_admin:
            raise NotAdminError
        now = self._now()
        async with self._database.writing() as connection:
            company = CompanyCycleStore(connection, member.team_id)
            await company.remove()
            await company.wake(now)
            entry = Entry(now, "company_days_withdrawn", member.team_id, member.user_id)
            await AuditTrail(connection).note(entry)
        return await self.page(member, is_admin=is_admin)

    async def use(self, member: Member) -> PlanPage:
        """The member's plan counts from it. Raises NoCompanyCycleError or NoCaseError."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            company = await CompanyCycleStore(connection, member.team_id).get()
        if company is None or company.decided_on < today:
            raise NoCompanyCycleError
        return await self._plans.aim_for(member, company)

    async def adopt(self, member: Member) -> None:
        """Whoever gives the company's day as theirs counts from its cycle."""
        async with self._database.writing() as connection:
            company = await CompanyCycleStore(connection, member.team_id).get()
            case = await CaseStore(connection, member).current()
            if company is None or case is None or case.decision_on is None:
                return
            own = Cycle("Your next decision", case.decision_on)
            if as_announced(own, company).origin == "company":
                await CycleStore(connection, member).save(company)

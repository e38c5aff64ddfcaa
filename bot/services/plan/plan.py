"""The plan: steps counted back from the decision, ticked as they are done."""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from bot.domain.calendar.weeks import monday_of
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan.case import Case, CaseDraft
from bot.domain.plan.cycle import Cycle, as_announced, as_it_stands, checked, offered
from bot.domain.plan.milestones import MilestoneName
from bot.domain.plan.plan import (
    CyclePlan,
    PlanPage,
    PlanParts,
    cycle_of,
    done_without_tick,
    missing_parts,
    plan_for,
    steps_done,
)
from bot.domain.plan.readiness import GateFacts, parts_of
from bot.services.files import File, Picture
from bot.services.picture import plan_picture
from bot.services.plan.calendar_file import as_ics, plan_events
from bot.services.plan.case import OfCases
from bot.services.review.gate_facts import gate_facts
from bot.services.week.resting import country_of_holidays, public_holidays
from bot.storage.database.connection import Connection
from bot.storage.goals.goals import GoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CompanyCycleStore, CycleStore, TickStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore


class NoDecisionDayError(CoachError):
    """Nothing can be counted back from."""

    sentence = "A plan needs the day of the decision. Set it, and the steps get dates."


async def plan_of(
    connection: Connection, member: Member, case: Case, today: date, facts: GateFacts | None = None
) -> CyclePlan | None:
    """The plan as of `today`, a date of the member's calendar.

    None without a decision day, and once there is nothing left to plan for.

    `facts` are the gate's, of whoever has read them; else they are read where they matter.
    """
    cycle = cycle_of(case, await CycleStore(connection, member).get())
    if cycle is None or case.stage == "promoted":
        return None
    ticked = await TickStore(connection, member).of(case.id)
    company = await CompanyCycleStore(connection, member.team_id).get()
    working = await _working_days(connection, member, {today.year, cycle.decided_on.year})
    others = [company] if company else []
    if facts is None and case.stage == "ready":
        facts = await gate_facts(connection, member, case, today)
    done = steps_done(case.stage, ticked, is_proven=facts is not None and _is_proven(facts))
    is_closed = case.stage == "not_this_time"
    return plan_for(as_it_stands(cycle, company), today, done, others, working, is_closed=is_closed)


class Plans(OfCases):
    """Saves the ticks; the plan itself is counted each time that it is looked at."""

    async def page(self, member: Member) -> PlanPage:
        """Raises NoCaseError."""
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            saved = await CycleStore(connection, member).get()
            company = await CompanyCycleStore(connection, member.team_id).get()
            facts = await gate_facts(connection, member, case, today)
            return PlanPage(
                case=case,
                plan=await plan_of(connection, member, case, today, facts),
                by_stage=done_without_tick(case.stage, is_proven=_is_proven(facts)),
                missing=missing_parts(await _parts(connection, member, case, today, facts)),
                cycle=cycle_of(case, saved),
                guidelines=await LadderStore(connection, member).guidelines(),
                company=offered(company, saved, case, today),
            )

    async def tick(self, member: Member, name: MilestoneName) -> PlanPage:
        """The step is done. Raises NoCaseError."""
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await TickStore(connection, member).set(case.id, name, today)
        return await self.page(member)

    async def untick(self, member: Member, name: MilestoneName) -> PlanPage:
        """The step is open again. Raises NoCaseError."""
        case = await self._cases.required_case(member)
        async with self._database.writing() as connection:
            await TickStore(connection, member).clear(case.id, name)
        return await self.page(member)

    async def aim_for(self, member: Member, cycle: Cycle) -> PlanPage:
        """The cycle that a member chose; on the company's very day it is the company's.

        Raises NoCaseError, CycleOrderError.
        """
        case = await self._cases.required_case(member)
        draft = replace(
            _draft_of(case),
            decision_on=checked(cycle).decided_on,
            announcement_on=cycle.announced_on,
        )
        async with self._database.writing() as connection:
            company = await CompanyCycleStore(connection, member.team_id).get()
            await CycleStore(connection, member).save(as_announced(cycle, company))
            await CaseStore(connection, member).change(draft, self._now())
        await self._schedule.look_again(member)
        return await self.page(member)

    async def aim_at_next(self, member: Member) -> PlanPage:
        """The decision after this one, where this one is too late; else nothing changes.

        Raises NoCaseError.
        """
        page = await self.page(member)
        if page.plan is None or page.plan.next_plan is None:
            return page
        return await self.aim_for(member, page.plan.next_plan.cycle)

    async def picture(self, member: Member) -> Picture:
        """The plan as a PNG. Raises NoCaseError, NoDecisionDayError."""
        page = await self.page(member)
        if page.plan is None:
            raise NoDecisionDayError
        return await asyncio.to_thread(plan_picture, page.plan, page.case.target_title)

    async def calendar(self, member: Member) -> File:
        """The plan as an `.ics` file. Raises NoCaseError, NoDecisionDayError."""
        page = await self.page(member)
        if page.plan is None:
            raise NoDecisionDayError
        case = page.case
        async with self._database.reading() as connection:
            ticked = await TickStore(connection, member).of(case.id)
        events = plan_events(page.plan, case.id, case.target_title, ticked)
        title = f"Promotion to {case.target_title}"
        return as_ics(events, member, self._now(), title=title)


def _is_proven(facts: GateFacts) -> bool:
    """As the page of readiness says it, of whoever calls themselves ready."""
    return facts.stage == "ready" and any(
        part.name == "lines_met" and part.is_met for part in parts_of(facts)
    )


async def _working_days(
    connection: Connection, member: Member, years: Iterable[int]
) -> WorkingDays:
    """Weekdays and public holidays; who is away for a while keeps the days of their plan."""
    rhythm = await RhythmStore(connection, member).get()
    _, tz, locale = await MemberStore(connection, member).whereabouts()
    country = country_of_holidays(rhythm, tz, locale)
    found = [await public_holidays(country, year) for year in years]
    return WorkingDays(rhythm.weekdays, frozenset().union(*found))


async def _parts(
    connection: Connection, member: Member, case: Case, today: date, facts: GateFacts
) -> PlanParts:
    goals = GoalStore(connection, member)
    monday = monday_of(today)
    return PlanParts(
        decision_day=case.decision_on is not None,
        criteria=facts.ladder_agreed_on is not None or bool(facts.target),
        own_ratings=any(line.own for line in facts.target),
        agreed_gap=facts.agreed_gap_count > 0,
        goal=bool(await goals.of_week(monday) or await goals.open_before(monday)),
    )


def _draft_of(case: Case) -> CaseDraft:
    return CaseDraft(
        target_title=case.target_title,
        current_title=case.current_title,
        current_since_on=case.current_since_on,
        manager_id=case.manager_id,
        manager_name=case.manager_name,
        decision_on=case.decision_on,
        announcement_on=case.announcement_on,
    )

"""Overseeing: where a member stands at a glance, for Home and the hub."""

from bot.domain.calendar import answers_week
from bot.domain.company_cycle import offered
from bot.domain.member import Member
from bot.domain.next_step import days_to, next_step
from bot.domain.overview import Overview
from bot.services.knowing import Knowing
from bot.services.planning import plan_of
from bot.services.ports import Clock
from bot.services.reviewing import standpoint_of
from bot.storage.cases import Cases
from bot.storage.company_cycles import CompanyCycles
from bot.storage.database import Database
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals
from bot.storage.rhythms import Rhythms
from bot.storage.road import Cycles
from bot.storage.wins import Wins

LATEST_WINS = 5


class Overseeing:
    """Reads everything that Home shows, in a number of queries that does not grow."""

    def __init__(self, database: Database, knowing: Knowing, now: Clock) -> None:
        self._database = database
        self._knowing = knowing
        self._now = now

    async def overview(self, member: Member) -> Overview:
        profile = await self._knowing.named(member)
        today = self._now().astimezone(profile.tz).date()
        week = answers_week("plan", self._now(), profile.tz)
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            wins, goals = Wins(connection, member), Goals(connection, member)
            gaps = await Gaps(connection, member).open()
            win_count = await wins.count()
            kept = await Cycles(connection, member).get()
            company = await CompanyCycles(connection, member.team_id).get()
            rhythms = Rhythms(connection, member)
            plan = await plan_of(connection, member, case, today) if case else None
            set_now = await goals.of_week(week.monday)
            return Overview(
                name=profile.name,
                today=today,
                tz=profile.tz.key,
                tz_from=profile.tz_from,
                week=week,
                next_step=next_step(case, today, gaps, win_count, plan, set_now),
                rhythm=await rhythms.get(),
                case=case,
                days_to_decision=days_to(case.decision_on if case else None, today),
                goals=set_now,
                carried=await goals.open_before(week.monday),
                wins=await wins.latest(LATEST_WINS),
                win_count=win_count,
                gaps=gaps,
                dues=await rhythms.dues(),
                standpoint=await standpoint_of(connection, member, today),
                plan=plan,
                company=offered(company, kept, case, today),
            )

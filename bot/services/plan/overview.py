"""Where a member stands at a glance, and how the months went."""

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.weeks import answers_week, monday_of
from bot.domain.member import Member
from bot.domain.plan.cycle import offered
from bot.domain.plan.next_step import days_to, next_step
from bot.domain.plan.overview import Overview
from bot.domain.plan.trend import MONTHS_SHOWN, Month, trend
from bot.services.plan.case import Aiming
from bot.services.plan.plan import plan_of
from bot.services.ports import Clock
from bot.services.review.review import standpoint_of
from bot.services.workspace.members import Knowing
from bot.storage.database.database import Database
from bot.storage.goals.goals import Goals
from bot.storage.plan.cases import Cases
from bot.storage.plan.route import CompanyCycles, Cycles
from bot.storage.review.gaps import Gaps
from bot.storage.week.rhythms import Rhythms
from bot.storage.wins.wins import Wins

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


class Tracing:
    """Counts the months anew each time; nothing of it is kept."""

    def __init__(self, database: Database, knowing: Knowing, aiming: Aiming) -> None:
        self._database = database
        self._knowing = knowing
        self._aiming = aiming

    async def months(self, member: Member) -> tuple[Month, ...]:
        """The oldest first. Raises NoCaseError."""
        case = await self._aiming.required_case(member)
        today = await self._knowing.today(member)
        since = monday_of(months_after(today, -MONTHS_SHOWN))
        async with self._database.reading() as connection:
            return trend(
                today,
                case.started_at.date(),
                await Wins(connection, member).between(since, today),
                await Goals(connection, member).between(since, today),
                await Gaps(connection, member).closed(),
            )

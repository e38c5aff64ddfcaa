"""Where a member stands at a glance, and how the months went."""

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.weeks import answers_week, monday_of
from bot.domain.member import Member
from bot.domain.plan.cycle import offered
from bot.domain.plan.next_step import days_to, next_step
from bot.domain.plan.overview import Overview
from bot.domain.plan.trend import MONTHS_SHOWN, Month, trend
from bot.services.plan.case import Cases
from bot.services.plan.plan import plan_of
from bot.services.ports import Clock
from bot.services.review.review import standpoint_of
from bot.services.week.resting import countries, country_of_holidays, working_days
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CompanyCycleStore, CycleStore
from bot.storage.review.gaps import GapStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.wins.wins import WinStore

LATEST_WINS = 5


class Overviews:
    """Reads everything that Home shows, in a number of queries that does not grow."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def overview(self, member: Member) -> Overview:
        profile = await self._members.named(member)
        today = self._now().astimezone(profile.tz).date()
        week = answers_week("plan", self._now(), profile.tz)
        async with self._database.reading() as connection:
            case = await CaseStore(connection, member).current()
            wins, goals = WinStore(connection, member), GoalStore(connection, member)
            gaps = await GapStore(connection, member).open()
            win_count = await wins.count()
            saved = await CycleStore(connection, member).get()
            company = await CompanyCycleStore(connection, member.team_id).get()
            rhythms = RhythmStore(connection, member)
            plan = await plan_of(connection, member, case, today) if case else None
            set_now = await goals.of_week(week.monday)
            rhythm = await rhythms.get()
            working = await working_days(connection, member, rhythm, today)
            step = next_step(case, today, gaps, win_count, plan, set_now)
            return Overview(
                name=profile.name,
                today=today,
                tz=profile.tz.key,
                tz_from=profile.tz_from,
                week=week,
                next_step=step.in_week_of(today, working),
                rhythm=rhythm,
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
                company=offered(company, saved, case, today),
                country=countries().get(
                    country_of_holidays(rhythm, profile.tz, profile.locale), ""
                ),
            )


class Months:
    """Counts the months each time; nothing of it is saved."""

    def __init__(self, database: Database, members: Members, cases: Cases) -> None:
        self._database = database
        self._members = members
        self._cases = cases

    async def months(self, member: Member) -> tuple[Month, ...]:
        """The oldest first. Raises NoCaseError."""
        case = await self._cases.required_case(member)
        today = await self._members.today(member)
        since = monday_of(months_after(today, -MONTHS_SHOWN))
        async with self._database.reading() as connection:
            return trend(
                today,
                case.started_at.date(),
                await WinStore(connection, member).between(since, today),
                await GoalStore(connection, member).between(since, today),
                await GapStore(connection, member).closed(),
            )

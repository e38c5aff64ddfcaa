"""Where a member stands at a glance, and how the months went."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.domain.calendar.dates import months_after
from bot.domain.calendar.weeks import Week, answers_week, monday_of
from bot.domain.goals.goal import Goal
from bot.domain.member import Member
from bot.domain.plan.case import OVER, Case
from bot.domain.plan.cycle import offered
from bot.domain.plan.next_step import days_to, next_step
from bot.domain.plan.overview import Overview
from bot.domain.plan.trend import MONTHS_SHOWN, Month, trend
from bot.services.goals.goals import finished_lately
from bot.services.plan.case import Cases
from bot.services.plan.plan import plan_of
from bot.services.ports import Clock
from bot.services.review.review import standpoint_of
from bot.services.week.resting import countries, country_of_holidays, working_days
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import CompanyCycleStore, CycleStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.guest_words import GuestWords
from bot.storage.talks.answers import RefusalStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.wins.wins import WinStore

LATEST_WINS = 5


LOOKS_FOR = timedelta(hours=12)
"""How long Home counts as looked at: Slack says when somebody opens it, and not when they leave."""

MOST_REMEMBERED = 10_000


class Overviews(OfMembers):
    """Reads everything that Home shows, with a fixed number of queries."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        super().__init__(database, members, now)
        self._looked_at: dict[Member, datetime] = {}

    def looks(self, member: Member) -> None:
        """They have just opened Home, or pressed something in it."""
        self._looked_at.pop(member, None)
        self._looked_at[member] = self._now()
        if len(self._looked_at) > MOST_REMEMBERED:
            del self._looked_at[next(iter(self._looked_at))]

    def may_be_seen(self, member: Member) -> bool:
        """Whether their Home has to follow a change.

        Whoever is not known yet counts as looking from now on: they may have opened it before a
        restart. On PostgreSQL always: another process may be the one in which they opened it.
        """
        if member not in self._looked_at:
            self.looks(member)
        is_lately = self._now() - self._looked_at[member] < LOOKS_FOR
        return is_lately or not self._database.is_one_file

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
            carried = await goals.open_before(week.monday)
            finished = await finished_lately(goals, week, today, profile.tz)
            standpoint = await standpoint_of(connection, member, today)
            rhythm = await rhythms.get()
            working = await working_days(connection, member, rhythm, today)
            step = next_step(
                case,
                today,
                gaps,
                win_count,
                plan,
                (*_lately(carried, week), *set_now, *finished),
                has_ladder=bool(standpoint.maps),
                absence=next(iter(working.away), None),
                has_reason=await _has_reason(connection, member, case),
            )
            return Overview(
                name=profile.name,
                today=today,
                tz=profile.tz.key,
                tz_from=profile.tz_from,
                week=week,
                next_step=step.in_week_of(today, working),
                rhythm=rhythm,
                case=case,
                days_to_decision=_days_left(case, today),
                goals=set_now,
                carried=carried,
                finished=finished,
                wins=await wins.latest(LATEST_WINS),
                win_count=win_count,
                gaps=gaps,
                dues=await rhythms.dues(),
                standpoint=standpoint,
                plan=plan,
                company=offered(company, saved, case, today),
                asked_of_me=await GuestWords(connection, member).waiting(),
                country=countries().get(
                    country_of_holidays(rhythm, profile.tz, profile.locale), ""
                ),
            )


def _lately(carried: Sequence[Goal], week: Week) -> list[Goal]:
    """Those of the week before: what is older was let go, or it would be carried on by now."""
    return [goal for goal in carried if week.weeks_after(Week(goal.week_of)) == 1]


async def _has_reason(connection: Connection, member: Member, case: Case | None) -> bool:
    """Asked only where there was a no."""
    if case is None or case.stage != "not_this_time":
        return False
    return await RefusalStore(connection, member).newest(case.id) is not None


def _days_left(case: Case | None, today: date) -> int | None:
    """Nothing is counted down to once the member knows how it ended."""
    return days_to(case.decision_on, today) if case and case.stage not in OVER else None


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

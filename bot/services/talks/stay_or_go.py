"""Staying or going, by the member's own records, for nobody else's eyes."""

from datetime import date

from bot.domain.calendar.dates import months_between
from bot.domain.calendar.when import When
from bot.domain.goals.development_goal import DevelopmentGoal
from bot.domain.ladder.own import OwnLadder
from bot.domain.member import Member
from bot.domain.talks.stay_or_go import Marked, OptionFacts, Options, Sign, SignMark, options_from
from bot.domain.wins.win import Win
from bot.services.plan.timing import surroundings_of
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.talks.answers import RefusalStore, SignStore
from bot.storage.talks.talks import TalkStore
from bot.storage.wins.wins import WinStore

MOST_TALKS = 50


class CareerOptions:
    """Gathers what speaks for each sign; what follows from it is up to the member."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def options(self, member: Member) -> Options:
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            facts = await _facts(connection, member, today)
            return options_from(facts, await SignStore(connection, member).all())

    async def mark(self, member: Member, sign: Sign, mark: SignMark) -> Options:
        """How the member sees a sign now."""
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            await SignStore(connection, member).mark(Marked(sign, mark, today))
        return await self.options(member)


async def _facts(connection: Connection, member: Member, today: date) -> OptionFacts:
    around = await surroundings_of(connection, member, today)
    since = around.current_since_on
    wins = await WinStore(connection, member).all()
    goals = await DevelopmentGoalStore(connection, member).all()
    return OptionFacts(
        today=today,
        talks=await TalkStore(connection, member).latest(MOST_TALKS),
        refusals=await RefusalStore(connection, member).all(),
        surroundings=around,
        ladder_top=_top_of(await LadderStore(connection, member).own()),
        months_in_role=months_between(since, today) if since else None,
        growth=_growth(wins, goals, today),
    )


def _top_of(own: OwnLadder | None) -> str:
    """The title of the member's level, where the ladder has none above it."""
    if own is None or own.current is None or own.ladder.next_level(own.current.order):
        return ""
    return own.current.title


def _growth(wins: tuple[Win, ...], goals: tuple[DevelopmentGoal, ...], today: date) -> When | None:
    learned = [win.when for win in wins if win.kind in {"learning", "lesson"}]
    stretched = [When(goal.closed_on or today) for goal in goals if goal.is_stretch]
    return max([*learned, *stretched], key=lambda when: when.last_on, default=None)

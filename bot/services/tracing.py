"""Tracing how the months went: what a single week cannot tell."""

from bot.domain.calendar import monday_of
from bot.domain.member import Member
from bot.domain.months import months_after
from bot.domain.trend import MONTHS_SHOWN, Month, trend
from bot.services.aiming import Aiming
from bot.services.knowing import Knowing
from bot.storage.database import Database
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals
from bot.storage.wins import Wins


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

"""What is known of the moment: the member's answers, and the last result."""

from datetime import date

from sqlalchemy import select

from bot.domain.last_timing import LastTiming
from bot.domain.surroundings import Answered
from bot.domain.timing import Timing
from bot.storage.owned import Owned, columns_for, mine, values_of
from bot.storage.tables_road import surroundings, timings
from bot.storage.upserts import insert_or_update, spelled_for

OWNER = ("team_id", "user_id")
ANSWERS = select(*columns_for(Answered, surroundings)).where(mine(surroundings))
ANSWER = insert_or_update(surroundings, (*OWNER, "fact"), ("holds", "said_on", "look_again_on"))
LAST = select(*columns_for(LastTiming, timings)).where(mine(timings))
REMEMBER = insert_or_update(timings, OWNER, ("checked_on", "advice", "wait_until_on"))
MISTAKE = insert_or_update(timings, OWNER, ("mistake_on",))


class Timings(Owned):
    """One answer a fact, the newest; one result, the last."""

    async def answers(self) -> tuple[Answered, ...]:
        return tuple(Answered(**row._asdict()) for row in await self._rows(ANSWERS))

    async def answer(self, answered: Answered) -> None:
        await self._count(spelled_for(self._connection, ANSWER), **values_of(answered))

    async def last(self) -> LastTiming:
        row = await self._row(LAST)
        return LastTiming(**row._asdict()) if row else LastTiming()

    async def remember(self, timing: Timing) -> None:
        await self._count(
            spelled_for(self._connection, REMEMBER),
            checked_on=timing.checked_on,
            advice=timing.advice,
            wait_until_on=timing.wait_until_on,
        )

    async def mistake(self, on: date | None) -> None:
        """The day of the latest one; None takes it back."""
        await self._count(spelled_for(self._connection, MISTAKE), mistake_on=on)

"""Ticked steps, stages, the cycles of a member and of a company, and the timing."""

from datetime import date, datetime

from sqlalchemy import (
    BindParameter,
    Text,
    and_,
    bindparam,
    delete,
    func,
    or_,
    select,
    type_coerce,
    update,
)

from bot.domain.plan.case import Stage, StageMove
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.timing import LastTiming, Timing
from bot.domain.plan.timing_signs import Answered
from bot.storage.database.batch import of_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.tables import cases, dues, rhythms
from bot.storage.database.upserts import insert_or_replace, insert_or_update, spelled_for
from bot.storage.plan.tables import (
    company_cycles,
    cycles,
    stage_moves,
    surroundings,
    ticks,
    timings,
)

TICKED = of_each(select(ticks.c.case_id, ticks.c.name, ticks.c.done_on).where(mine(ticks)))
TICK = insert_or_update(ticks, ("team_id", "user_id", "case_id", "name"), ("done_on",))
OWN_CASE = select(cases.c.id).where(mine(cases), cases.c.id == bindparam("case"))
UNTICK = delete(ticks).where(
    and_(mine(ticks), ticks.c.case_id == bindparam("case"), ticks.c.name == bindparam("step"))
)

SAID_OF_CYCLE = (
    "name",
    "decided_on",
    "opens_on",
    "announced_on",
    "origin",
    "every_months",
    "is_assumed",
)
CYCLE = of_each(select(*(cycles.c[name] for name in SAID_OF_CYCLE)).where(mine(cycles)))
SAVE_CYCLE = insert_or_update(cycles, ("team_id", "user_id"), SAID_OF_CYCLE)

OF_A_MOVE = columns_for(StageMove, stage_moves)
ADD_MOVE = new_in(stage_moves)
TAKE_BACK_MOVE = delete(stage_moves).where(
    mine(stage_moves),
    stage_moves.c.stage == bindparam("to_stage"),
    stage_moves.c.id
    == select(func.max(stage_moves.c.id))
    .where(mine(stage_moves), stage_moves.c.case_id == bindparam("case"))
    .scalar_subquery(),
)
CLEAR_MOVES = delete(stage_moves).where(
    mine(stage_moves), stage_moves.c.case_id == bindparam("case")
)
CLEAR_TICKS = delete(ticks).where(and_(mine(ticks), ticks.c.case_id == bindparam("case")))
CLEAR_CYCLE = delete(cycles).where(mine(cycles))
MOVES = of_each(
    select(stage_moves.c.case_id, *OF_A_MOVE).where(mine(stage_moves)).order_by(stage_moves.c.id)
)


class TickStore(Owned):
    """Steps of a case that the member ticked, each with its day."""

    async def of(self, case_id: int) -> dict[str, date]:
        rows = await self._rows(TICKED)
        return {row.name: row.done_on for row in rows if row.case_id == case_id}

    async def set(self, case_id: int, name: str, on: date) -> bool:
        """False: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return False
        statement = spelled_for(self._connection, TICK)
        return await self._count(statement, case_id=case_id, name=name, done_on=on) == 1

    async def clear(self, case_id: int, name: str) -> bool:
        """False: it was not ticked."""
        return await self._count(UNTICK, case=case_id, step=name) == 1

    async def clear_all(self, case_id: int) -> int:
        """How many ticks of a case there were; they are gone."""
        return await self._count(CLEAR_TICKS, case=case_id)


class CycleStore(Owned):
    """The cycle that a member aims for."""

    async def get(self) -> Cycle | None:
        row = await self._row(CYCLE)
        return row and Cycle(**row._asdict())

    async def save(self, cycle: Cycle) -> None:
        values = {name: getattr(cycle, name) for name in SAID_OF_CYCLE}
        await self._count(spelled_for(self._connection, SAVE_CYCLE), **values)

    async def remove(self) -> bool:
        """False: there was none."""
        return await self._count(CLEAR_CYCLE) == 1


class StageMoveStore(Owned):
    """How a case came from stage to stage, the oldest move first."""

    async def add(self, case_id: int, move: StageMove) -> bool:
        """False: that case is not the member's."""
        if await self._row(OWN_CASE, case=case_id) is None:
            return False
        return await self._count(ADD_MOVE, case_id=case_id, **values_of(move)) == 1

    async def take_back(self, case_id: int, stage: Stage) -> bool:
        """The newest move of the case goes, if it is to this stage. False: it is to another."""
        return await self._count(TAKE_BACK_MOVE, case=case_id, to_stage=stage) == 1

    async def clear(self, case_id: int) -> int:
        """How many moves of a case there were; they are gone."""
        return await self._count(CLEAR_MOVES, case=case_id)

    async def of(self, case_id: int) -> tuple[StageMove, ...]:
        rows = await self._rows(MOVES)
        return tuple(
            StageMove(row.stage, row.moved_on, row.note) for row in rows if row.case_id == case_id
        )


OF_A_CYCLE = ("name", "decided_on", "opens_on", "announced_on", "every_months")
TEAM: BindParameter[str] = bindparam("my_team")

GET = select(*(company_cycles.c[name] for name in OF_A_CYCLE)).where(
    company_cycles.c.team_id == TEAM
)
SAVE = insert_or_replace(company_cycles, ("team_id",), (*OF_A_CYCLE, "changed_at"))
REMOVE = delete(company_cycles).where(company_cycles.c.team_id == TEAM)
COUNT_FROM_IT = select(cycles.c.user_id).where(
    cycles.c.team_id == TEAM, cycles.c.origin == "company"
)
WANT_NO_NUDGES = select(rhythms.c.user_id).where(
    rhythms.c.team_id == TEAM, type_coerce(rhythms.c.stopped, Text).like('%"nudge"%')
)
WAKE = (
    update(dues)
    .where(
        dues.c.team_id == TEAM,
        dues.c.kind == "nudge",
        dues.c.parked_due_at.is_(None),
        or_(dues.c.next_due_at.is_(None), dues.c.next_due_at > bindparam("now")),
        dues.c.user_id.in_(COUNT_FROM_IT),
        dues.c.user_id.not_in(WANT_NO_NUDGES),
    )
    .values(next_due_at=bindparam("now"), snoozed=False)
)


class CompanyCycleStore:
    """Of one workspace. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection, team_id: str) -> None:
        self._connection = connection
        self._team = {"my_team": team_id}

    async def get(self) -> Cycle | None:
        """None until somebody sets it."""
        rows = (await self._connection.execute(GET, self._team)).all()
        return Cycle(**rows[0]._asdict(), origin="company") if rows else None

    async def save(self, cycle: Cycle, now: datetime) -> None:
        values = {name: getattr(cycle, name) for name in OF_A_CYCLE}
        statement = spelled_for(self._connection, SAVE)
        await self._connection.execute(statement, self._team | values | {"changed_at": now})

    async def remove(self) -> None:
        """Whoever took it over keeps the days in their own cycle."""
        await self._connection.execute(REMOVE, self._team)

    async def wake(self, now: datetime) -> None:
        """Whoever counts from it is looked at now, whether there is something to tell.

        Nobody who wants no nudges, and nobody who is out of reach.
        """
        await self._connection.execute(WAKE, self._team | {"now": now})


OWNER = ("team_id", "user_id")
ANSWERS = of_each(select(*columns_for(Answered, surroundings)).where(mine(surroundings)))
ANSWER = insert_or_update(surroundings, (*OWNER, "fact"), ("holds", "said_on", "look_again_on"))
LAST = select(*columns_for(LastTiming, timings)).where(mine(timings))
REMEMBER = insert_or_update(timings, OWNER, ("checked_on", "advice", "wait_until_on"))
MISTAKE = insert_or_update(timings, OWNER, ("mistake_on",))


class TimingStore(Owned):
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

"""Cases: at most one is open for a member; the earlier ones stay."""

from datetime import datetime
from typing import Any

from sqlalchemy import Executable, and_, bindparam, delete, select, update

from bot.domain.member import Member
from bot.domain.plan.case import Case, CaseDraft, Stage
from bot.storage.database.batch import of_each
from bot.storage.database.connection import Connection
from bot.storage.database.owned import Owned, columns_for, mine, new_in, values_of
from bot.storage.database.tables import cases, members

OF_A_CASE = columns_for(Case, cases)
OPEN_ONE = and_(mine(cases), cases.c.ended_at.is_(None))

TAKE_TURNS = select(members.c.user_id).where(mine(members)).with_for_update()
"""Two cases opened at one time wait for each other; SQLite's writers do so anyway."""

END = update(cases).where(OPEN_ONE).values(ended_at=bindparam("now"), changed_at=bindparam("now"))
OPEN = (
    new_in(cases)
    .values(stage="learn", started_at=bindparam("now"), changed_at=bindparam("now"))
    .returning(*OF_A_CASE)
)
ENDED = of_each(
    select(*OF_A_CASE, cases.c.ended_at)
    .where(mine(cases), cases.c.ended_at.is_not(None))
    .order_by(cases.c.id.desc())
)
CURRENT = of_each(select(*OF_A_CASE).where(OPEN_ONE))
CHANGE = update(cases).where(OPEN_ONE).values(changed_at=bindparam("now")).returning(*OF_A_CASE)

REMOVE = delete(cases).where(mine(cases), cases.c.id == bindparam("case"))
REOPEN = (
    update(cases)
    .where(mine(cases), cases.c.id == bindparam("case"))
    .values(ended_at=None, changed_at=bindparam("now"))
    .returning(*OF_A_CASE)
)
SET_MANAGER = (
    update(cases)
    .where(OPEN_ONE)
    .values(
        manager_id=bindparam("new_id"),
        manager_name=bindparam("new_name"),
        changed_at=bindparam("now"),
    )
    .returning(*OF_A_CASE)
)
REPORT_TO = select(cases.c.team_id, cases.c.user_id, cases.c.enterprise_id).where(
    cases.c.team_id == bindparam("team"),
    cases.c.manager_id == bindparam("who"),
    cases.c.ended_at.is_(None),
)

STEADY = update(cases).where(OPEN_ONE).values(steady_months=bindparam("months"))


class NoOpenCaseError(LookupError):
    """There is no case to change; `open` one first."""

    def __init__(self) -> None:
        super().__init__("No case is open.")


class CaseStore(Owned):
    """A member's way to a promotion, one at a time."""

    async def open(self, draft: CaseDraft, now: datetime) -> Case:
        """A new case at the first stage; one that was open ends."""
        await self._count(TAKE_TURNS)
        await self._count(END, now=now)
        return await self._case(OPEN, now=now, **values_of(draft))

    async def current(self) -> Case | None:
        row = await self._row(CURRENT)
        return row and Case(**row._asdict())

    async def ended(self) -> tuple[tuple[Case, datetime], ...]:
        """Each with its end (UTC), the newest first."""
        rows = [dict(row._asdict()) for row in await self._rows(ENDED)]
        return tuple((Case(**_without(row, "ended_at")), row["ended_at"]) for row in rows)

    async def change(self, draft: CaseDraft, now: datetime) -> Case:
        """`NoOpenCaseError` if none is open."""
        return await self._case(CHANGE, now=now, **values_of(draft))

    async def set_stage(self, stage: Stage, now: datetime) -> Case:
        """`NoOpenCaseError` if none is open."""
        return await self._case(CHANGE, now=now, stage=stage)

    async def set_title(self, title: str, now: datetime) -> Case:
        """`NoOpenCaseError` if none is open."""
        return await self._case(CHANGE, now=now, target_title=title)

    async def set_manager(self, manager_id: str | None, name: str, now: datetime) -> Case:
        """`NoOpenCaseError` if none is open."""
        return await self._case(SET_MANAGER, now=now, new_id=manager_id, new_name=name)

    async def go_back_to(self, case_id: int, newer_id: int, now: datetime) -> Case | None:
        """The newer case is gone, and this one is open again. None: it is not the member's.

        What hangs on the newer one has to be gone already.
        """
        await self._count(REMOVE, case=newer_id)
        row = await self._row(REOPEN, case=case_id, now=now)
        return row and Case(**row._asdict())

    async def set_steady_months(self, months: int) -> bool:
        """False: none is open."""
        return await self._count(STEADY, months=months) == 1

    async def _case(self, statement: Executable, **values: Any) -> Case:  # noqa: ANN401 - columns
        row = await self._row(statement, **values)
        if row is None:
            raise NoOpenCaseError
        return Case(**row._asdict())


async def reporting_to(connection: Connection, team_id: str, manager_id: str) -> tuple[Member, ...]:
    """Whose open case names this person as the manager; the engine's side, across a workspace."""
    rows = await connection.execute(REPORT_TO, {"team": team_id, "who": manager_id})
    return tuple(Member(row.team_id, row.user_id, row.enterprise_id) for row in rows)


def _without(row: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != name}

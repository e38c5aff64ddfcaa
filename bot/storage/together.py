"""Reads for many members at once: what is asked of each at one moment is asked in one go.

Whoever composes messages for thirty people puts the same questions to the same tables for each of
them. Statements that `of_each` marks are put together; every other one is asked by itself.
"""

import asyncio
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import (
    BinaryExpression,
    BindParameter,
    Executable,
    FromClause,
    Select,
    bindparam,
)
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import visitors

TEAM, USER, ENTERPRISE = "my_team", "my_user", "my_enterprise"
OWNER_NAMES = frozenset({TEAM, USER, ENTERPRISE})

MARK = "of_each"

Owner = tuple[str, str]
"""The ids of a workspace and of a person in it."""

Rows = Sequence[Any]
Open = Callable[[], AbstractAsyncContextManager[AsyncConnection]]
Question = tuple[Select[Any], frozenset[tuple[str, object]]]
Asked = tuple[Owner, "asyncio.Future[Rows]"]


@dataclass(frozen=True, slots=True)
class ForMany:
    """The widened question, whose last two columns are the owner, and what a row of it looks like.

    It reads like a row of the question as it was.
    """

    statement: Select[Any]
    row_of: Callable[[Iterable[Any]], Any]


def of_each(statement: Select[Any], *, is_total: bool = False) -> Select[Any]:
    """The same question, which may also be asked for many members in one go.

    Of one table, with `mine` in its condition and without a limit. `is_total` says that it answers
    one row for all there is, a count or a maximum; without any rows that answer is left out then.
    """
    widened = _widened(statement)
    *names, _, _ = widened.selected_columns.keys()
    if is_total:
        widened = widened.group_by(*widened.selected_columns[-2:])
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - the columns are the statement's
    return statement.execution_options(**{MARK: ForMany(widened, row._make)})


async def ask_each(
    connection: AsyncConnection,
    statement: Select[Any],
    owners: Iterable[Owner],
    values: Mapping[str, object],
) -> dict[Owner, Rows]:
    """The rows of each owner, in the statement's order.

    Ids of people and of workspaces are looked for apart, which both databases find in an index, a
    pair of both SQLite does not; who stands in another workspace by the same id is left out here.
    """
    asked = set(owners)
    many: ForMany = statement.get_execution_options()[MARK]
    ids = {"teams": list({team for team, _ in asked}), "users": list({user for _, user in asked})}
    result = await connection.execute(many.statement, {**values, **ids})
    found: dict[Owner, list[Any]] = {owner: [] for owner in asked}
    for *row, team_id, user_id in result:
        if (team_id, user_id) in found:
            found[team_id, user_id].append(many.row_of(row))
    return dict(found)


class Answer:
    """As much of a result as stores look at."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> Rows:
        return self._rows


class Together:
    """Stands in for a connection; a store that reads asks nothing else of one.

    Those who ask while nobody answers are answered together. Each sees what is kept when it asks.
    """

    def __init__(self, reading: Open) -> None:
        self._reading = reading
        self._waiting: dict[Question, list[Asked]] = {}
        self._answering: asyncio.Task[None] | None = None

    async def execute(self, statement: Executable, values: Mapping[str, object]) -> Answer:
        if not isinstance(statement, Select) or MARK not in statement.get_execution_options():
            async with self._reading() as connection:
                return Answer((await connection.execute(statement, values)).all())
        rest = frozenset(item for item in values.items() if item[0] not in OWNER_NAMES)
        answer: asyncio.Future[Rows] = asyncio.get_running_loop().create_future()
        owner = (str(values[TEAM]), str(values[USER]))
        self._waiting.setdefault((statement, rest), []).append((owner, answer))
        if self._answering is None:
            self._answering = asyncio.create_task(self._work())
        return Answer(await answer)

    async def _work(self) -> None:
        """Until nobody waits any more; those who ask at this moment are waited for."""
        try:
            while self._waiting:
                await asyncio.sleep(0)
                waiting, self._waiting = self._waiting, {}
                await self._answer(waiting)
        finally:
            self._answering = None

    async def _answer(self, waiting: Mapping[Question, Sequence[Asked]]) -> None:
        """One question after the other, so that a click may come in between.

        All hear of their answers at once, so that their next questions come together as well.
        """
        try:
            found = await self._found(waiting)
        except Exception as error:  # noqa: BLE001 - it belongs to those who asked
            for asked in waiting.values():
                _fail(asked, error)
        else:
            for question, asked in waiting.items():
                _tell(asked, found[question])

    async def _found(
        self, waiting: Mapping[Question, Sequence[Asked]]
    ) -> dict[Question, dict[Owner, Rows]]:
        found = {}
        async with self._reading() as connection:
            for (statement, rest), asked in waiting.items():
                owners = {owner for owner, _ in asked}
                rows = await ask_each(connection, statement, owners, dict(rest))
                found[statement, rest] = rows
                await asyncio.sleep(0)
        return found


def _tell(asked: Sequence[Asked], found: Mapping[Owner, Rows]) -> None:
    for owner, answer in asked:
        if not answer.done():
            answer.set_result(found[owner])


def _fail(asked: Sequence[Asked], error: Exception) -> None:
    for _, answer in asked:
        if not answer.done():
            answer.set_exception(error)


def _widened(statement: Select[Any]) -> Select[Any]:
    tables: list[FromClause] = []

    def wider(element: Any, **_: object) -> Any:  # noqa: ANN401 - as SQLAlchemy has it
        key = _bound(element)
        if key == TEAM:
            tables.append(element.left.table)
            return element.left.in_(bindparam("teams", expanding=True))
        if key == USER:
            return element.left.in_(bindparam("users", expanding=True))
        return None

    many = cast("Select[Any]", visitors.replacement_traverse(statement, {}, wider))
    (table,) = tables
    return many.add_columns(
        table.c.team_id.label("owner_team"), table.c.user_id.label("owner_user")
    )


def _bound(element: object) -> str | None:
    """The name of the value that a comparison is with, None for anything else."""
    if isinstance(element, BinaryExpression) and isinstance(element.right, BindParameter):
        return element.right.key
    return None

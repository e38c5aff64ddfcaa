"""Reads for many members at once: the same question about each of them becomes one query.

Messages for thirty people take the same questions to the same tables thirty times. Statements that
`of_each` marks are put together; every other one is asked alone.
"""

import asyncio
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from sqlalchemy.sql import visitors

from bot.storage.database.connection import Connection, Values

TEAM, USER, ENTERPRISE = "my_team", "my_user", "my_enterprise"
OWNER_NAMES = frozenset({TEAM, USER, ENTERPRISE})

MARK = "of_each"

IN_ONE_TURN = 16

Owner = tuple[str, str]
"""The ids of a workspace and of a person in it."""

Rows = Sequence[Any]
Open = Callable[[], AbstractAsyncContextManager[Connection]]
Rest = frozenset[tuple[str, object]]
"""The values of a question but those that name the owner."""

Question = tuple[Select[Any], Rest]
Asked = tuple[Owner, "asyncio.Future[Rows]"]

NO_REST: Rest = frozenset()


@dataclass(frozen=True, slots=True)
class ForMany:
    """A question about many owners, who are its last two columns, and the shape of its rows.

    A row reads like one of the question about a single owner.
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
    connection: Connection,
    statement: Select[Any],
    owners: Iterable[Owner],
    values: Mapping[str, object],
) -> dict[Owner, Rows]:
    """The rows of each owner, in the statement's order.

    Ids of people and of workspaces are looked for apart, which both databases find in an index, a
    pair of both SQLite does not; who stands in another workspace by the same id is left out here.
    """
    found: dict[Owner, list[Any]] = {owner: [] for owner in owners}
    many: ForMany = statement.get_execution_options()[MARK]
    teams, users = zip(*found, strict=True) if found else ((), ())
    ids = {"teams": _filled_up(set(teams)), "users": _filled_up(set(users))}
    for row in await connection.execute(many.statement, {**values, **ids}):
        known = found.get((row[-2], row[-1]))
        if known is not None:
            known.append(many.row_of(row[:-2]))
    return dict(found)


def _filled_up(ids: Collection[str]) -> list[str]:
    """With the last one over again, to one of a few lengths.

    Each length is a statement of its own, which both sides would have to take apart once more.
    """
    some = list(ids)
    return some + some[-1:] * ((1 << (len(some) - 1).bit_length()) - len(some)) if some else some


class Answer:
    """The part of a result that stores use."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows

    def all(self) -> Rows:
        return self._rows


class Glance:
    """Stands in for a connection, with all that a store needs to read.

    A question that is repeated within one block of reading runs once: nothing changes there.
    """

    def __init__(self, together: "Together") -> None:
        self._together = together
        self._known: dict[tuple[Owner, Select[Any], Rest], Answer] = {}

    async def execute(self, statement: Executable, values: Values) -> Answer:
        if not isinstance(statement, Select) or MARK not in statement.get_execution_options():
            return await self._together.alone(statement, values)
        owner = values[TEAM], values[USER]
        rest = NO_REST if len(values) == len(OWNER_NAMES) else _rest_of(values)
        known = self._known.get((owner, statement, rest))
        if known is None:
            known = Answer(await self._together.ask((statement, rest), owner))
            self._known[owner, statement, rest] = known
        return known


class Together:
    """Collects the questions of one moment and asks them together.

    Each asker sees what is saved when it asks.
    """

    def __init__(self, reading: Open) -> None:
        self._reading = reading
        self._waiting: dict[Question, list[Asked]] = {}
        self._answers: asyncio.Task[None] | None = None

    async def alone(self, statement: Executable, values: Values) -> Answer:
        """Asks alone what cannot be put together."""
        async with self._reading() as connection:
            return Answer((await connection.execute(statement, values)).all())

    def ask(self, question: Question, owner: Owner) -> "asyncio.Future[Rows]":
        """The answer to a question that `of_each` marks, when it is there."""
        answer: asyncio.Future[Rows] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(question, []).append((owner, answer))
        if self._answers is None:
            self._answers = asyncio.create_task(self._work())
        return answer

    async def _work(self) -> None:
        """Until nobody waits any more; those who ask at this moment are waited for."""
        try:
            while self._waiting:
                await asyncio.sleep(0)
                waiting, self._waiting = self._waiting, {}
                await self._answer(waiting)
        finally:
            self._answers = None

    async def _answer(self, waiting: Mapping[Question, Sequence[Asked]]) -> None:
        """One question after the other, so that a click may come in between.

        Nobody hears of an answer before all are there, so that the next questions come together.
        """
        try:
            found = await self._found(waiting)
        except Exception as error:  # noqa: BLE001 - it belongs to those who asked
            for asked in waiting.values():
                _fail(asked, error)
        else:
            for question, asked in waiting.items():
                await _tell(asked, found[question])

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


def _rest_of(values: Values) -> Rest:
    return frozenset(item for item in values.items() if item[0] not in OWNER_NAMES)


async def _tell(asked: Sequence[Asked], found: Mapping[Owner, Rows]) -> None:
    """A few in one turn of the loop: each goes on right away with what it makes of its answer."""
    for number, (owner, answer) in enumerate(asked, 1):
        if not answer.done():
            answer.set_result(found[owner])
        if number % IN_ONE_TURN == 0:
            await asyncio.sleep(0)


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

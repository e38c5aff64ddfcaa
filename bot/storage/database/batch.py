"""Reads for many members at once: the same question about each of them becomes one query.

Messages for thirty people take the same questions to the same tables thirty times. Statements that
`of_each` marks are put together; every other one is asked alone.
"""

import asyncio
import time
from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
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

TURNS = 3
"""How many turns of the loop somebody may take from one answer to the next question."""

A_MOMENT = 0.5
"""Seconds after which a transaction ends that many ask in, so that nothing read is old."""

Owner = tuple[str, str]
"""The ids of a workspace and of a person in it."""

Rows = Sequence[Any]
Open = Callable[[], AbstractAsyncContextManager[Connection]]
Rest = frozenset[tuple[str, object]]
"""The values of a question but those that name the owner."""

Question = tuple[Select[Any], Rest]
Asked = tuple[Owner, "asyncio.Future[Rows]"]
Waiting = dict[Question, list[Asked]]
Known = dict[Question, dict[Owner, Rows]]

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


class Writes:
    """How often something was saved through a database: what was read before may be old."""

    def __init__(self) -> None:
        self.count = 0

    @contextmanager
    def one(self) -> Iterator[None]:
        """Around a transaction that saves something."""
        try:
            yield
        finally:
            self.count += 1


class Together:
    """Collects the questions of one moment and asks them together.

    Who goes on asking is answered out of one transaction, in which nothing is asked twice about
    anybody. It ends with whatever this process saves, so that all who ask see it, and soon anyway.
    """

    def __init__(self, reading: Open, writes: Writes) -> None:
        self._reading = reading
        self._writes = writes
        self._waiting: Waiting = {}
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
        """Until nobody waits any more."""
        try:
            while await self._somebody_waits():
                await self._answer_in_one_transaction()
        finally:
            self._answers = None

    async def _somebody_waits(self) -> bool:
        """Those who ask at this moment, or next with what they were told, are waited for."""
        for _ in range(TURNS):
            await asyncio.sleep(0)
            if self._waiting:
                return True
        return False

    async def _answer_in_one_transaction(self) -> None:
        asked: Waiting = {}
        known: Known = {}
        before, until = self._writes.count, time.monotonic() + A_MOMENT
        try:
            async with self._reading() as connection:
                while await self._somebody_waits():
                    if self._writes.count != before or time.monotonic() > until:
                        return
                    asked, self._waiting = self._waiting, {}
                    await _look_up(connection, asked, known)
                    await _tell_all(asked, known)
                    asked = {}
        except Exception as error:  # noqa: BLE001 - it belongs to those who asked
            if not asked:
                asked, self._waiting = self._waiting, {}
            for some in asked.values():
                _fail(some, error)


async def _look_up(connection: Connection, waiting: Waiting, known: Known) -> None:
    """One question after the other, so that a click may come in between."""
    for question, asked in waiting.items():
        statement, rest = question
        answers = known.setdefault(question, {})
        owners = {owner for owner, _ in asked} - answers.keys()
        if owners:
            answers.update(await ask_each(connection, statement, owners, dict(rest)))
            await asyncio.sleep(0)


async def _tell_all(waiting: Waiting, known: Known) -> None:
    """Nobody hears of an answer before all are there, so that the next questions come together."""
    for question, asked in waiting.items():
        await _tell(asked, known[question])


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

"""What is asked for many members at once is what each would have been told alone."""

import asyncio
import pkgutil
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Select, func, select, text

import bot.storage
from bot.domain.calendar.weeks import monday_of
from bot.domain.member import Member
from bot.storage.database.batch import MARK, ask_each
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.database.tables import wins
from bot.storage.goals.goals import GoalStore
from bot.storage.week.sent_nudges import SentNudgeStore
from bot.storage.workspace.members import MemberStore
from tests.databases import queries_of
from tests.speeds import quick_on
from tests.storage.people import (
    ADA,
    ADA_ELSEWHERE,
    BO,
    CY,
    NOW,
    TODAY,
    meet,
    save_everything,
)

NOBODY = Member("T1", "U9")
PEOPLE = (ADA, BO, CY, ADA_ELSEWHERE, NOBODY)
VALUES = {
    "monday": monday_of(TODAY),
    "since": TODAY,
    "until": TODAY,
    "name": "quiet_fortnight",
    "at": NOW,
    "of_kind": "soft_ask",
}
INSTANTS = {"since": NOW, "until": NOW, "of_kind": "plan"}


def shared_statements() -> Iterator[tuple[str, Select[Any]]]:
    """Each that is marked, by where it stands."""
    for module in pkgutil.walk_packages(bot.storage.__path__, "bot.storage."):
        if module.ispkg or ".migrations." in module.name:
            continue
        found = vars(import_module(module.name))
        for name, value in found.items():
            if isinstance(value, Select) and MARK in value.get_execution_options():
                yield f"{module.name}.{name}", value


SHARED = dict(shared_statements())


def _is_total(statement: Select[Any]) -> bool:
    """Without any rows it is answered by no row instead of a nought."""
    return bool(statement.get_execution_options()[MARK].statement._group_by_clauses)


def values_for(name: str) -> dict[str, Any]:
    """Dates for what compares days, instants for what compares instants."""
    return (
        VALUES | INSTANTS if name.startswith("bot.storage.delivery.deliveries.") else dict(VALUES)
    )


async def fill(connection: Connection) -> None:
    for member in PEOPLE[:-1]:
        await save_everything(connection, member, f"words of {member.team_id} {member.user_id}")
    await meet(connection, NOBODY)


async def alone(connection: Connection, statement: Select[Any], name: str) -> list[Sequence[Any]]:
    """What everybody hears who asks alone."""
    return [
        (await connection.execute(statement, values_for(name) | owner)).all()
        for owner in ({"my_team": x.team_id, "my_user": x.user_id} for x in PEOPLE)
    ]


@quick_on("postgresql")
@pytest.mark.parametrize("name", SHARED)
async def test_together_everybody_is_told_what_they_are_told_alone(
    database: Database, name: str
) -> None:
    async with database.writing() as connection:
        await fill(connection)
        expected = await alone(connection, SHARED[name], name)

        owners = [(member.team_id, member.user_id) for member in PEOPLE]
        found = await ask_each(connection, SHARED[name], owners, values_for(name))

    for owner, rows in zip(owners, expected, strict=True):
        said = [tuple(row) for row in rows]
        is_empty = _is_total(SHARED[name]) and not any(said[0])
        assert [tuple(row) for row in found[owner]] == ([] if is_empty else said)


async def test_who_asks_at_one_moment_is_answered_by_one_query(database: Database) -> None:
    async with database.writing() as connection:
        await fill(connection)
    together = database.for_many()

    async def plans(member: Member) -> tuple[str, int]:
        async with together.reading() as connection:
            profile = await MemberStore(connection, member).profile()
            goals = await GoalStore(connection, member).of_week(monday_of(TODAY))
        return profile.name if profile else "", len(goals)

    with queries_of(database) as asked:
        found = await asyncio.gather(*map(plans, PEOPLE))

    assert len(asked) == 2
    assert len(set(found)) >= 2


async def test_what_is_asked_twice_is_asked_once_until_something_is_saved(
    sqlite_database: Database,
) -> None:
    async with sqlite_database.writing() as connection:
        await fill(connection)
    together = sqlite_database.for_many()

    with queries_of(sqlite_database) as asked:
        async with together.reading() as connection:
            first = await GoalStore(connection, ADA).of_week(monday_of(TODAY))
            again = await GoalStore(connection, ADA).of_week(monday_of(TODAY))
            bos = await GoalStore(connection, BO).of_week(monday_of(TODAY))
        async with together.reading() as connection:
            later = await GoalStore(connection, ADA).of_week(monday_of(TODAY))
        assert first == again == later != bos
        assert len(asked) == 2

        async with sqlite_database.writing() as writing:
            await GoalStore(writing, ADA).add("one more", monday_of(TODAY), None, NOW)
        async with together.reading() as connection:
            now = await GoalStore(connection, ADA).of_week(monday_of(TODAY))

        assert len(now) == len(first) + 1
        assert len(asked) == 3


async def test_what_cannot_be_asked_together_is_asked_alone(database: Database) -> None:
    async with database.writing() as connection:
        await fill(connection)

    async with database.for_many().reading() as connection:
        met_at = await MemberStore(connection, ADA).met_at()
        result = await connection.execute(select(func.count()).select_from(wins), {})

    assert met_at
    assert result.all()[0][0] > 0


async def test_a_fault_is_told_to_all_who_asked(sqlite_database: Database) -> None:
    together = sqlite_database.for_many()
    async with sqlite_database.writing() as connection:
        await connection.execute(text("ALTER TABLE told RENAME TO put_aside"))

    async def is_sent(member: Member) -> bool:
        async with together.reading() as connection:
            return bool(await SentNudgeStore(connection, member).all())

    found = await asyncio.gather(*map(is_sent, PEOPLE), return_exceptions=True)

    assert all(isinstance(error, Exception) for error in found)

"""Who is due at one moment is read for together: many cost no query more than a few."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from bot.domain.member import Member
from bot.storage.database.database import Database
from tests.services.engine import FRIDAY, MONDAY, DirectMessages, Hands, engine, join

FEW, MANY = 2, 16
A_WEEK = timedelta(weeks=1)


async def asked_for(database: Database, people: range, at: datetime) -> int:
    """How many queries bring so many members, each in a workspace of their own, what is due."""
    clock, dms = Hands(), DirectMessages()
    coach = engine(database, dms, clock)
    members = [Member(f"T{number:03}", f"U{number:03}") for number in people]
    await join(coach, *members)
    clock.at = at
    asked: list[str] = []

    def hear(*heard: object) -> None:
        asked.append(str(heard[2]))

    reader = database._reader.sync_engine
    event.listen(reader, "before_cursor_execute", hear)
    done = await coach.deliveries.tick()
    event.remove(reader, "before_cursor_execute", hear)

    assert done.sent == len(people)
    assert all(dms.to(member) for member in members)
    return sum(statement.startswith("SELECT") for statement in asked)


@pytest.mark.parametrize("at", [MONDAY, FRIDAY])
async def test_many_members_cost_no_query_more_than_a_few(
    sqlite_database: Database, at: datetime
) -> None:
    for_few = await asked_for(sqlite_database, range(FEW), at)
    for_many = await asked_for(sqlite_database, range(FEW, FEW + MANY), at)

    assert for_few == for_many

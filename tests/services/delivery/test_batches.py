"""Who is due at one moment is read for together: many cost no query more than a few."""

from datetime import UTC, datetime

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.services.week.resting import public_holidays
from bot.storage.database.database import Database
from tests.databases import queries_of
from tests.services.engine import (
    FRIDAY,
    IN_SEVEN_MONTHS,
    MONDAY,
    DirectMessages,
    Hands,
    engine,
)

FEW, MANY = 2, 16
EVERY_WEEK = Rhythm()
NUDGES_ALONE = Rhythm(stopped=frozenset({"plan", "review"}))
NUDGE = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
"""When the first one is due, six months before the decision."""

OF_EACH_ALONE = 4
"""The latest talks, the newest refusal, the company's cycle, and the name of whom it goes to."""


async def asked_for(
    database: Database, people: range, at: datetime, rhythm: Rhythm = EVERY_WEEK
) -> int:
    """How many queries bring so many members, each in a workspace of their own, what is due."""
    clock, dms = Hands(), DirectMessages()
    coach = engine(database, dms, clock)
    await public_holidays("GB", at.year)  # whoever needs them first waits for them
    members = [Member(f"T{number:03}", f"U{number:03}") for number in people]
    for member in members:
        await coach.cases.aim(member, IN_SEVEN_MONTHS, rhythm)
    clock.at = at
    with queries_of(database) as asked:
        done = await coach.deliveries.tick()

    assert done.sent == len(people)
    assert all(dms.to(member) for member in members)
    return len(asked)


@pytest.mark.parametrize("at", [MONDAY, FRIDAY])
async def test_many_members_cost_no_query_more_than_a_few(
    sqlite_database: Database, at: datetime
) -> None:
    for_few = await asked_for(sqlite_database, range(FEW), at)
    for_many = await asked_for(sqlite_database, range(FEW, FEW + MANY), at)

    assert for_few == for_many


async def test_a_nudge_costs_each_member_the_few_queries_that_cannot_be_put_together(
    sqlite_database: Database,
) -> None:
    for_few = await asked_for(sqlite_database, range(FEW), NUDGE, NUDGES_ALONE)
    for_many = await asked_for(sqlite_database, range(FEW, FEW + MANY), NUDGE, NUDGES_ALONE)

    assert for_many - for_few == (MANY - FEW) * OF_EACH_ALONE

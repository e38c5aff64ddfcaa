"""The days before and after the notice are whole days, whatever the clocks say."""

from datetime import timedelta

import pytest

from bot.domain.delivery.delivery import DEACTIVATED
from bot.domain.workspace.retention import GRACE_DAYS
from bot.storage.database.database import Database
from tests.services.engine import ADA, BO, DirectMessages, Hands, engine
from tests.services.workspace.test_retention import (
    A_DAY,
    DAYS,
    SETTLED,
    begun,
    days_go_by,
    is_known,
    kinds,
)


async def test_two_clocks_a_year_apart_count_no_days_in_minutes(sqlite_database: Database) -> None:
    right, wrong = Hands(), Hands()
    coach = await begun(sqlite_database, right, ADA)
    other = engine(sqlite_database, DirectMessages(), wrong, retention=SETTLED)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(right, DAYS, coach)
    wrong.at = right.at + 400 * A_DAY

    for _ in range(GRACE_DAYS):
        for clock, one in ((wrong, other), (right, coach)):
            clock.go(timedelta(seconds=20))
            await one.upkeep.once_a_day(clock.at)
    await coach.forgetting.forget_some()

    assert await is_known(coach, ADA)


@pytest.mark.slow
@pytest.mark.parametrize(
    "wrong_by", [timedelta(minutes=3), timedelta(hours=25), 3.5 * A_DAY, 400 * A_DAY, -400 * A_DAY]
)
async def test_two_clocks_that_differ_do_not_shorten_the_grace(
    sqlite_database: Database, wrong_by: timedelta
) -> None:
    right, wrong = Hands(), Hands()
    coach = await begun(sqlite_database, right, ADA)
    other = engine(sqlite_database, DirectMessages(), wrong, retention=SETTLED)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(right, DAYS, coach)
    wrong.at = right.at + wrong_by

    for _ in range(2 * (GRACE_DAYS - 1)):
        for clock in (right, wrong):
            clock.go(A_DAY / 2)
        for one in (coach, other, coach, other):
            await one.upkeep.look()

    assert await is_known(coach, ADA)


async def test_the_grace_is_thirty_whole_days(sqlite_database: Database) -> None:
    clock = Hands()
    coach = await begun(sqlite_database, clock, ADA)
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    await days_go_by(clock, DAYS, coach)

    for _ in range(24 * GRACE_DAYS - 1):
        clock.go(timedelta(hours=1))
        await coach.upkeep.once_a_day(clock.at)
    await coach.forgetting.forget_some()

    assert await is_known(coach, ADA)


@pytest.mark.parametrize("slow_by", [DAYS * A_DAY + timedelta(hours=1), 366 * A_DAY])
async def test_who_left_while_the_clock_was_slow_has_all_their_days(
    database: Database, slow_by: timedelta
) -> None:
    clock = Hands()
    coach = await begun(database, clock, ADA, BO)
    right = clock.at
    clock.at = right - slow_by
    await coach.reach.lost(ADA, DEACTIVATED)
    await coach.upkeep.look()
    clock.at = right
    await coach.upkeep.look()
    await days_go_by(clock, DAYS - 1, coach)
    before = await kinds(database)

    await days_go_by(clock, 1, coach)

    assert before == []
    assert await kinds(database) == [("to_be_forgotten", "T1", 1)]

"""A clock that was wrong and is put right: what is due comes by the day it really is."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.process.scheduler import Scheduler
from bot.services.coach import Coach
from bot.storage.database.database import Database
from tests.services.engine import (
    ADA,
    BO,
    CY,
    FRIDAY,
    MONDAY,
    DirectMessages,
    Hands,
    engine,
    join,
    refused,
)
from tests.speeds import few

A_DAY, AN_HOUR = timedelta(days=1), timedelta(hours=1)
A_MOMENT = timedelta(minutes=1)
BEFORE = MONDAY - timedelta(minutes=10)


async def tick(coach: Coach, clock: Hands, at: datetime) -> None:
    """As the scheduler does it."""
    clock.at = at
    await coach.upkeep.look()
    await coach.deliveries.tick()


async def begun(database: Database) -> tuple[Coach, DirectMessages, Hands]:
    clock, dms = Hands(BEFORE), DirectMessages()
    coach = engine(database, dms, clock)
    await join(coach, ADA, BO, CY)
    await coach.background.settle()
    await tick(coach, clock, BEFORE)
    return coach, dms, clock


async def week_goes_by(coach: Coach, clock: Hands, start: datetime, days: int) -> None:
    for hours in range(0, days * 24, 4):
        await tick(coach, clock, start + hours * AN_HOUR)


def check_ins(dms: DirectMessages, member: object) -> list[str]:
    kinds = [type(message).__name__ for whose, message, _ in dms.said if whose == member]
    return [kind for kind in kinds if kind in {"PlanCheckIn", "ReviewCheckIn"}]


@pytest.mark.parametrize(
    "wrong_by",
    few(
        [by * A_DAY for by in (1, 4, 6, 8, 30, 400, -1, -4, -40)],
        *[by * A_DAY for by in (8, -1)],
    ),
    ids=lambda by: f"{by.days} days",
)
async def test_a_clock_that_is_put_right_silences_nobody_and_doubles_nothing(
    sqlite_database: Database, wrong_by: timedelta
) -> None:
    """Wrong for two hours on Monday morning; each has one plan and one review a week after."""
    coach, dms, clock = await begun(sqlite_database)
    for minutes in range(0, 120, 20):
        await tick(coach, clock, BEFORE + wrong_by + timedelta(minutes=minutes))

    await week_goes_by(coach, clock, BEFORE + 2 * AN_HOUR, 14)

    for member in (ADA, BO, CY):
        came = check_ins(dms, member)
        assert came.count("PlanCheckIn") in {2, 3}
        assert came.count("ReviewCheckIn") in {2, 3}
    ids = [delivery_id for _, _, delivery_id in dms.said]
    assert len(ids) == len(set(ids))


async def test_what_was_skipped_by_a_clock_days_ahead_comes_on_its_real_day(
    sqlite_database: Database,
) -> None:
    coach, dms, clock = await begun(sqlite_database)
    await tick(coach, clock, MONDAY)
    await tick(coach, clock, MONDAY + 7 * A_DAY + A_MOMENT)
    early = check_ins(dms, ADA)

    await tick(coach, clock, MONDAY + AN_HOUR)
    await tick(coach, clock, FRIDAY + A_MOMENT)

    assert early == ["PlanCheckIn", "PlanCheckIn"]
    assert check_ins(dms, ADA) == ["PlanCheckIn", "PlanCheckIn", "ReviewCheckIn"]


async def test_a_lease_and_a_pause_from_tomorrow_hold_nobody_up_today(
    sqlite_database: Database,
) -> None:
    coach, dms, clock = await begun(sqlite_database)
    dms.faults.extend([refused("ratelimited", 3600), refused("fatal"), TimeoutError()])
    await tick(coach, clock, MONDAY + A_DAY)
    sent = len(dms.said)

    for minutes in range(0, 180, 5):
        await tick(coach, clock, MONDAY + timedelta(minutes=minutes))

    assert sent < 3
    assert [check_ins(dms, member) for member in (ADA, BO, CY)] == [["PlanCheckIn"]] * 3


async def test_skipping_the_week_outlives_a_clock_that_was_put_right(
    sqlite_database: Database,
) -> None:
    coach, dms, clock = await begun(sqlite_database)
    await tick(coach, clock, MONDAY)
    await coach.schedule.skip(ADA, "plan")
    await tick(coach, clock, MONDAY + A_DAY)

    await tick(coach, clock, MONDAY + A_MOMENT)
    await week_goes_by(coach, clock, MONDAY + 2 * A_MOMENT, 6)

    assert check_ins(dms, ADA) == ["PlanCheckIn"]
    assert check_ins(dms, BO) == ["PlanCheckIn", "ReviewCheckIn"]


async def test_after_a_clock_was_put_back_the_next_tick_comes_all_the_same(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """APScheduler plans by the wall: a clock put back a day leaves the tick a day ahead."""
    monkeypatch.setattr("bot.process.scheduler.LOOK_SECONDS", 0.05)
    coach, dms, clock = await begun(sqlite_database)
    scheduler = Scheduler(coach.deliveries, coach.upkeep)
    scheduler.start()
    await asyncio.sleep(0.2)
    clock.at = MONDAY
    job = scheduler._scheduler.get_jobs()[0]
    job.modify(next_run_time=datetime.now(UTC) + A_DAY)

    async with asyncio.timeout(5):
        while not dms.said:  # noqa: ASYNC110 - what is looked for is real time going by
            await asyncio.sleep(0.05)

    await scheduler.stop(1)
    assert check_ins(dms, ADA) == ["PlanCheckIn"]


async def test_a_tick_that_is_stuck_is_seen(
    sqlite_database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.process.scheduler.LATE_AFTER", 0.2)
    coach, dms, clock = await begun(sqlite_database)
    scheduler = Scheduler(coach.deliveries, coach.upkeep)
    not_started = scheduler.age
    clock.at = MONDAY
    dms.arrives.clear()
    scheduler.start()
    await dms.left.wait()
    await asyncio.sleep(0.4)
    while_stuck = scheduler.is_late
    dms.arrives.set()
    await asyncio.sleep(0.1)

    well_again = scheduler.is_late
    await scheduler.stop(1)
    assert (not_started, while_stuck, well_again) == (None, True, False)

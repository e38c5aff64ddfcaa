"""What Slack's limits hold up goes on as soon as they let it, not with the next tick but one."""

import asyncio
from datetime import UTC, datetime, timedelta

from bot.process.scheduler import SOON_SECONDS, Scheduler
from bot.services.coach import Coach
from bot.storage.database.database import Database
from bot.storage.week.rhythms import RhythmStore
from tests.services.engine import ADA, BO, MONDAY, DirectMessages, Hands, join, refused

A_PAUSE = 30


async def hold_up(coach: Coach, clock: Hands, dms: DirectMessages, database: Database) -> None:
    """Slack wants a pause of a workspace; then something comes due for Bo, who is in it, too."""
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.append(refused("ratelimited", A_PAUSE))
    await coach.deliveries.tick()
    await join(coach, BO)
    async with database.writing() as connection:
        await RhythmStore(connection, BO).set_due("plan", clock.at)


async def test_who_is_due_while_slack_wants_a_pause_hears_right_after_it(
    coach: Coach, clock: Hands, dms: DirectMessages, sqlite_database: Database
) -> None:
    await hold_up(coach, clock, dms, sqlite_database)

    await coach.deliveries.tick()
    held_up = coach.deliveries.is_held_up
    clock.go(timedelta(seconds=A_PAUSE))
    await coach.deliveries.tick()

    assert held_up
    assert not coach.deliveries.is_held_up
    assert len(dms.to(BO)) == 1


async def test_the_next_look_comes_soon_while_somebody_is_held_up(
    coach: Coach, clock: Hands, dms: DirectMessages, sqlite_database: Database
) -> None:
    await hold_up(coach, clock, dms, sqlite_database)
    ticked = asyncio.Event()
    scheduler = Scheduler(coach.deliveries, ticked=lambda _: ticked.set())

    scheduler.start()
    await ticked.wait()
    await asyncio.sleep(0)
    (job,) = scheduler._scheduler.get_jobs()
    await scheduler.stop(1)

    assert job.next_run_time - datetime.now(UTC) <= timedelta(seconds=SOON_SECONDS)

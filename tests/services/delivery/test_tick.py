"""The engine: everything that is due is sent once, whatever breaks in between."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from bot.domain.delivery.delivery import LEASE, NotDeliveredError, OutcomeUnknownError
from bot.domain.plan.case import CaseDraft
from bot.domain.week.check_in import PlanCheckIn, ReviewCheckIn
from bot.services.coach import Coach
from bot.services.delivery.send import Tick
from bot.storage.database.database import Database
from bot.storage.database.tables import members
from tests.databases import statements_of
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

A_MINUTE = timedelta(minutes=1)
A_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)


async def kill_once(coach: Coach, moment: asyncio.Event) -> None:
    """Starts a tick and ends it, as a crash would, at a moment in its course."""
    tick = asyncio.create_task(coach.deliveries.tick())
    await asyncio.wait_for(moment.wait(), 5)
    tick.cancel()
    with pytest.raises(asyncio.CancelledError):
        await tick


async def kill_before_it_leaves(coach: Coach, dms: DirectMessages, clock: Hands) -> None:
    """Ada's message of Monday does not get as far as Slack."""
    await join(coach, ADA)
    clock.at = MONDAY
    dms.arrives.clear()
    await kill_once(coach, dms.left)
    dms.arrives.set()


async def kill_after_it_arrived(coach: Coach, dms: DirectMessages, clock: Hands) -> None:
    """Ada has her message of Monday, and the coach has not heard of it."""
    await join(coach, ADA)
    clock.at = MONDAY
    dms.answers.clear()
    await kill_once(coach, dms.arrived)
    dms.answers.set()


async def test_what_is_due_is_sent_once_however_often_it_ticks(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    before = await coach.deliveries.tick()

    clock.at = MONDAY
    ticks = [await coach.deliveries.tick() for _ in range(3)]

    assert before == Tick()
    assert ticks == [Tick(sent=1), Tick(), Tick()]
    assert dms.plans(ADA) == 1


async def test_the_next_one_comes_a_week_later(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    await coach.deliveries.tick()

    clock.at = FRIDAY
    await coach.deliveries.tick()
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    kinds = [type(message) for message in dms.to(ADA)]
    assert kinds == [PlanCheckIn, ReviewCheckIn, PlanCheckIn]


async def test_many_members_get_theirs_in_one_tick(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    people = [ADA, BO, CY]
    await join(coach, *people)

    clock.at = MONDAY
    done = await coach.deliveries.tick()

    assert done == Tick(sent=3)
    assert [dms.plans(member) for member in people] == [1, 1, 1]


async def test_two_engines_at_once_send_each_message_once(
    database_url: str, dms: DirectMessages, clock: Hands
) -> None:
    databases = [Database(database_url) for _ in range(2)]
    for database in databases:
        await database.start()
    coaches = [engine(database, dms, clock) for database in databases]
    await join(coaches[0], ADA, BO, CY)
    clock.at = MONDAY

    ticks = await asyncio.gather(*(coach.deliveries.tick() for coach in coaches))

    assert sum(ticks, start=Tick()) == Tick(sent=3)
    assert [dms.plans(member) for member in (ADA, BO, CY)] == [1, 1, 1]
    for database in databases:
        await database.stop()


async def test_killed_before_the_message_left_it_is_sent_after_the_lease(
    database: Database, dms: DirectMessages, clock: Hands
) -> None:
    coach = engine(database, dms, clock)
    await kill_before_it_leaves(coach, dms, clock)

    clock.go(LEASE - A_MINUTE)
    too_early = await coach.deliveries.tick()
    clock.go(A_MINUTE)
    later = await coach.deliveries.tick()

    assert (too_early, later) == (Tick(), Tick(sent=1))
    assert dms.plans(ADA) == 1


async def test_killed_after_the_message_arrived_it_is_found_and_not_repeated(
    database: Database, dms: DirectMessages, clock: Hands
) -> None:
    coach = engine(database, dms, clock)
    await kill_after_it_arrived(coach, dms, clock)

    clock.go(LEASE)
    found = await coach.deliveries.tick()
    clock.go(LEASE)
    after = await coach.deliveries.tick()

    assert (found, after) == (Tick(sent=1), Tick())
    assert dms.plans(ADA) == 1


async def test_where_it_cannot_be_looked_up_it_is_not_repeated_either(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await kill_after_it_arrived(coach, dms, clock)

    dms.faults.append(refused("no_connection"))
    for _ in range(3):
        clock.go(LEASE)
        await coach.deliveries.tick()

    assert dms.plans(ADA) == 1


async def test_an_answer_that_got_lost_is_looked_up(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.append(OutcomeUnknownError())

    lost = await coach.deliveries.tick()
    clock.go(LEASE)
    again = await coach.deliveries.tick()

    assert (lost, again) == (Tick(failed=1), Tick(sent=1))
    assert dms.plans(ADA) == 1


async def test_found_after_days_a_message_still_counts_as_sent(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await kill_after_it_arrived(coach, dms, clock)

    clock.go(timedelta(days=3, hours=5))
    done = await coach.deliveries.tick()

    assert done == Tick(sent=1)
    assert dms.plans(ADA) == 1


async def test_never_sent_and_found_out_days_later_it_is_let_go(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await kill_before_it_leaves(coach, dms, clock)

    clock.go(timedelta(days=3, hours=5))
    done = await coach.deliveries.tick()

    assert done == Tick(failed=1)
    assert dms.to(ADA) == []


async def test_what_fails_for_now_is_tried_again_after_a_pause_that_grows(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.extend([refused("no_connection"), refused("no_connection")])

    tries = []
    for seconds in (0, 29, 1, 59, 1):
        clock.go(timedelta(seconds=seconds))
        await coach.deliveries.tick()
        tries.append(dms.calls)

    assert tries == [1, 1, 2, 2, 3]
    assert dms.plans(ADA) == 1


async def test_after_days_of_trying_by_day_only_it_waits_for_the_next_occasion(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.extend([refused("org_login_required")] * 200)

    tried_at = []
    while clock.at < MONDAY + timedelta(days=6):
        before = dms.calls
        await coach.deliveries.tick()
        tried_at += [clock.at] * (dms.calls - before)
        clock.go(timedelta(hours=2))
    dms.faults.clear()
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    assert {at.day for at in tried_at} == {23, 24, 25, 26, 27}
    assert all(9 <= at.hour <= 20 for at in tried_at)
    assert dms.plans(ADA) == 1


async def test_whoever_is_slower_than_the_lease_leaves_it_to_the_next(
    sqlite_database: Database, dms: DirectMessages, clock: Hands
) -> None:
    slow = engine(sqlite_database, dms, clock, takes=LEASE)
    await kill_before_it_leaves(slow, dms, clock)

    clock.go(A_DAY)
    done = await slow.deliveries.tick()

    assert done == Tick(sent=1, failed=1)
    assert dms.plans(ADA) == 1


async def test_what_fails_for_good_is_not_tried_again_before_the_next_occasion(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.append(NotDeliveredError("invalid_blocks", is_permanent=True))

    failed = await coach.deliveries.tick()
    clock.go(A_DAY)
    later = await coach.deliveries.tick()
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    assert (failed, later) == (Tick(failed=1), Tick())
    assert dms.plans(ADA) == 1


async def test_a_pause_that_slack_asks_for_is_kept_by_the_whole_workspace(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    dms.faults.append(refused("ratelimited", retry_after=45))
    await coach.deliveries.tick()
    clock.go(-A_DAY)
    await join(coach, BO, CY)
    clock.go(A_DAY)

    await coach.deliveries.tick()
    during = [len(dms.to(member)) for member in (ADA, BO, CY)]
    calls = dms.calls
    clock.go(timedelta(seconds=45))
    await coach.deliveries.tick()

    assert during == [0, 0, 1]
    assert calls == 2
    assert [dms.plans(member) for member in (ADA, BO, CY)] == [1, 1, 1]


async def test_held_up_until_friday_the_plan_is_left_out_and_the_review_comes(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)

    clock.at = FRIDAY
    await coach.deliveries.tick()
    this_week = [type(message) for message in dms.to(ADA)]
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    assert this_week == [ReviewCheckIn]
    assert dms.plans(ADA) == 1


async def test_off_line_for_weeks_only_the_week_that_runs_is_asked_about(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    await coach.schedule.stop(ADA, "nudge")

    clock.at = MONDAY + 3 * A_WEEK + A_MINUTE
    await coach.deliveries.tick()
    on_monday = [type(message) for message in dms.to(ADA)]
    clock.at = MONDAY + 4 * A_WEEK
    await coach.deliveries.tick()

    assert on_monday == [PlanCheckIn]
    assert dms.plans(ADA) == 2


async def test_a_snoozed_plan_comes_again_and_so_does_the_regular_one(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    await coach.deliveries.tick()

    outlook = await coach.schedule.snooze(ADA, "plan", "hour")
    seen = []
    for at in (MONDAY + timedelta(minutes=59), MONDAY + timedelta(hours=1), MONDAY + A_WEEK):
        clock.at = at
        await coach.deliveries.tick()
        seen.append(dms.plans(ADA))

    assert outlook.at == MONDAY + timedelta(hours=1)
    assert seen == [1, 2, 3]


async def test_a_snooze_never_swallows_the_regular_one(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY + A_WEEK - timedelta(minutes=30)

    outlook = await coach.schedule.snooze(ADA, "plan", "tomorrow")
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    assert outlook.at == MONDAY + A_WEEK
    assert dms.plans(ADA) == 1


async def test_snoozed_twice_it_comes_once_for_each(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    clock.at = MONDAY
    await coach.deliveries.tick()

    for _ in range(2):
        await coach.schedule.snooze(ADA, "plan", "hour")
        clock.go(timedelta(hours=1))
        await coach.deliveries.tick()

    assert dms.plans(ADA) == 3


async def test_a_skipped_week_has_neither_plan_nor_review(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    await coach.schedule.stop(ADA, "nudge")
    clock.at = MONDAY
    await coach.deliveries.tick()

    outlook = await coach.schedule.skip(ADA, "plan")
    clock.at = MONDAY + A_WEEK - A_DAY
    await coach.deliveries.tick()
    skipped = len(dms.to(ADA))
    clock.at = FRIDAY + A_WEEK
    await coach.deliveries.tick()

    assert outlook.at == MONDAY + A_WEEK
    assert skipped == 1
    assert [type(message) for message in dms.to(ADA)[1:]] == [ReviewCheckIn]


async def test_stopped_it_stays_away_until_it_is_resumed(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    await coach.schedule.stop(ADA, "plan")
    clock.at = MONDAY
    await coach.deliveries.tick()
    silent = dms.plans(ADA)

    outlook = await coach.schedule.resume(ADA, "plan")
    clock.at = MONDAY + A_WEEK
    await coach.deliveries.tick()

    assert silent == 0
    assert outlook.at == FRIDAY
    assert dms.plans(ADA) == 1


async def test_each_nudge_is_told_once(coach: Coach, dms: DirectMessages, clock: Hands) -> None:
    await join(coach, ADA)
    await coach.schedule.stop(ADA, "plan")
    await coach.schedule.stop(ADA, "review")

    while at := await coach.deliveries.next_send_at():
        clock.at = at
        await coach.deliveries.tick()
        await coach.reach.heard_from(ADA)

    names = [note.name for note in dms.nudges(ADA)]
    countdown = [name for name in names if name not in {"quiet_fortnight", "introduction"}]
    introduced = [note.occasion for note in dms.nudges(ADA) if note.name == "introduction"]
    assert countdown == ["six_months", "three_months", "six_weeks", "two_weeks", "decision_day"]
    assert names.count("quiet_fortnight") == 1
    assert len(introduced) == len(set(introduced))


async def test_a_nudge_put_off_comes_again_tomorrow(
    coach: Coach, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA)
    while not dms.nudges(ADA):
        clock.go(A_DAY)
        await coach.deliveries.tick()
    (note,) = dms.nudges(ADA)

    outlook = await coach.schedule.ask_again(ADA, note.name, note.occasion)
    await coach.deliveries.tick()
    today = len(dms.nudges(ADA))
    clock.go(A_DAY)
    await coach.deliveries.tick()

    assert outlook.at
    assert outlook.at.date() == outlook.today + A_DAY
    assert today == 1
    assert [again.name for again in dms.nudges(ADA)] == [note.name] * 2


async def test_a_template_that_is_broken_gives_way_to_the_built_in_one(
    sqlite_database: Database, dms: DirectMessages, clock: Hands, tmp_path: Path
) -> None:
    (tmp_path / "nudges").mkdir()
    (tmp_path / "nudges" / "two_weeks.txt.j2").write_text("{# broken #}{{ nobody_knows_this }}")
    coach = engine(sqlite_database, dms, clock, tmp_path)
    soon = CaseDraft("Staff Engineer", decision_on=MONDAY.date() + A_WEEK)
    await join(coach, ADA, aim=soon)
    await join(coach, BO)

    clock.at = MONDAY + timedelta(minutes=30)
    done = await coach.deliveries.tick()

    assert done == Tick(sent=3)
    assert [dms.plans(ADA), dms.plans(BO)] == [1, 1]
    assert [note.name for note in dms.nudges(ADA)] == ["two_weeks"]


async def test_a_zone_that_this_machine_does_not_know_holds_nobody_else_up(
    coach: Coach, sqlite_database: Database, dms: DirectMessages, clock: Hands
) -> None:
    await join(coach, ADA, BO)
    async with sqlite_database.writing() as connection:
        elsewhere = update(members).values(tz="Mars/Olympus", tz_checked_at=MONDAY)
        await connection.execute(elsewhere.where(members.c.user_id == ADA.user_id))
    clock.at = MONDAY

    await coach.deliveries.tick()

    assert (dms.plans(ADA), dms.plans(BO)) == (1, 1)


async def test_a_tick_with_nothing_to_do_costs_one_look(
    coach: Coach, sqlite_database: Database
) -> None:
    await join(coach, ADA)

    with statements_of(sqlite_database) as asked:
        await coach.deliveries.tick()

    assert [statement for statement in asked if statement != "BEGIN"] == [asked[-1]]
    assert asked[-1].startswith("SELECT")

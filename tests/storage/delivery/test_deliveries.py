"""What is due is claimed by one process and sent once."""

import asyncio
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import text

from bot.domain.delivery.delivery import LEASE, Delivery, DueRow
from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.claims import ClaimStore, Move, Work
from bot.storage.delivery.deliveries import DeliveryStore, Settled
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore
from tests.storage.people import ADA, ADA_ELSEWHERE, BO, CY, NOW, begun, meet

MINUTE = timedelta(minutes=1)
WEEK = timedelta(days=7)
THIRD = Member("T1", "U4")


async def make_due(connection: Connection, *members: Member) -> None:
    """Each a minute after the one before, the first an hour ago."""
    await meet(connection, *members)
    for number, member in enumerate(members):
        due_at = NOW - timedelta(hours=1) + number * MINUTE
        await RhythmStore(connection, member).set_due("plan", due_at)


async def claimed(connection: Connection, lease_until_minutes: int = 5) -> str:
    await meet(connection, ADA)
    delivery_id = uuid4().hex
    lease_until = NOW + lease_until_minutes * MINUTE
    assert await ClaimStore(connection).begin([begun(delivery_id, ADA, lease_until=lease_until)])
    return delivery_id


async def left_over(connection: Connection) -> tuple[Delivery, ...]:
    """Whatever the engine would still take up in a week."""
    claims = ClaimStore(connection)
    stale = await claims.take_stale(NOW + WEEK, 10)
    return stale + await claims.take_retries(NOW + WEEK, 10)


async def test_the_longest_overdue_come_first_with_their_time_zone(database: Database) -> None:
    async with database.writing() as connection:
        await make_due(connection, BO, CY, ADA, THIRD)
        await MemberStore(connection, BO).ensure("Asia/Tokyo", "Bo", "en", NOW)

        due = await ClaimStore(connection).claim_due(NOW, 2, "T1")

    assert [row.member for row in due] == [BO, ADA]
    assert [row.tz for row in due] == [ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")]
    assert due[0].due_at == NOW - timedelta(hours=1)


async def test_what_is_not_due_yet_or_never_is_left(database: Database) -> None:
    async with database.writing() as connection:
        await make_due(connection, ADA, BO)
        await RhythmStore(connection, ADA).set_due("plan", NOW + MINUTE)
        await RhythmStore(connection, BO).set_due("plan", None)

        due = await ClaimStore(connection).claim_due(NOW, 10, "T1")
        work = await ClaimStore(connection).work()

    assert due == ()
    assert work.due_at == NOW + MINUTE


async def test_a_due_moves_only_from_where_it_was_expected(database: Database) -> None:
    async with database.writing() as connection:
        await make_due(connection, ADA, ADA_ELSEWHERE)
        engine = ClaimStore(connection)
        (first,) = await engine.claim_due(NOW, 10, "T1")

        await engine.move_due([Move(first, first.due_at + WEEK)])
        await engine.move_due([Move(first, None)])

        (due,) = await RhythmStore(connection, ADA).dues()
        (other,) = await RhythmStore(connection, ADA_ELSEWHERE).dues()
    assert due.next_due_at == first.due_at + WEEK
    assert other.next_due_at == first.due_at + MINUTE


async def test_a_snooze_is_over_once_it_has_come(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        await RhythmStore(connection, ADA).set_due("plan", NOW, snoozed=True)

        was = DueRow(ADA, "plan", NOW, ZoneInfo("UTC"), snoozed=True)
        await ClaimStore(connection).move_due([Move(was, NOW + WEEK)])

        (due,) = await RhythmStore(connection, ADA).dues()
    assert not due.snoozed


async def claim_and_move(database: Database) -> list[Member]:
    async with database.writing() as connection:
        engine = ClaimStore(connection)
        due = await engine.claim_due(NOW, 10, "T1")
        await asyncio.sleep(0.05)  # both are inside at once, where the database lets them
        await engine.move_due([Move(row, row.due_at + WEEK) for row in due])
    return [row.member for row in due]


async def test_two_who_claim_at_once_never_get_the_same(database: Database) -> None:
    crowd = [Member("T1", f"U{number}") for number in range(20)]
    async with database.writing() as connection:
        await make_due(connection, *crowd)

    one, two = await asyncio.gather(claim_and_move(database), claim_and_move(database))

    assert len(one) == len(two) == 10
    assert set(one) | set(two) == set(crowd)


async def test_an_occasion_is_delivered_once(database: Database) -> None:
    async with database.writing() as connection:
        await claimed(connection)
        await meet(connection, ADA_ELSEWHERE)
        twice = begun("d2", ADA)
        next_week = begun("d3", ADA, "2026-W49")
        elsewhere = begun("d4", ADA_ELSEWHERE)

        new = await ClaimStore(connection).begin([twice, next_week, elsewhere])

    assert new == {"d3", "d4"}


async def test_two_who_add_one_occasion_at_once_get_it_once(database: Database) -> None:
    async def add(delivery_id: str) -> bool:
        async with database.writing() as connection:
            new = await ClaimStore(connection).begin([begun(delivery_id, ADA)])
            await asyncio.sleep(0.02)
        return delivery_id in new

    async with database.writing() as connection:
        await meet(connection, ADA)

    added = await asyncio.gather(*(add(f"d{number}") for number in range(5)))

    assert sorted(added) == [False, False, False, False, True]


async def test_a_claim_whose_lease_ran_out_is_taken_once(database: Database) -> None:
    async with database.writing() as connection:
        delivery_id = await claimed(connection, lease_until_minutes=5)
        engine = ClaimStore(connection)

        early = await engine.take_stale(NOW + 4 * MINUTE, 10)
        taken = await engine.take_stale(NOW + 6 * MINUTE, 10)
        at_once = await engine.take_stale(NOW + 6 * MINUTE, 10)
        later = await engine.take_stale(NOW + 6 * MINUTE + LEASE, 10)

    assert early == at_once == ()
    assert [(x.id, x.state, x.attempts) for x in taken] == [(delivery_id, "claimed", 2)]
    assert [x.attempts for x in later] == [3]


async def test_what_was_sent_or_had_nothing_to_say_is_settled(database: Database) -> None:
    async with database.writing() as connection:
        sent = await claimed(connection)
        await ClaimStore(connection).begin([begun("d2", ADA, "2026-11-23", "nudge")])
        saved = DeliveryStore(connection)
        await saved.settle([Settled(sent, NOW, "D1", "1763884800.000100"), Settled("d2", NOW)])

        found = [await saved.get(sent), await saved.get("d2")]
        left = await left_over(connection)

    assert [delivery.state for delivery in found if delivery] == ["sent", "nothing"]
    assert left == ()


async def test_a_failure_is_tried_again_when_its_time_has_come(database: Database) -> None:
    async with database.writing() as connection:
        delivery_id = await claimed(connection)
        engine = ClaimStore(connection)
        await DeliveryStore(connection).failed(delivery_id, "ratelimited", NOW, NOW + MINUTE)

        early = await engine.take_retries(NOW, 10)
        taken = await engine.take_retries(NOW + MINUTE, 10)
        at_once = await engine.take_retries(NOW + MINUTE, 10)

    assert early == at_once == ()
    assert [(x.id, x.state, x.attempts, x.retry_at) for x in taken] == [
        (delivery_id, "claimed", 2, None)
    ]


async def test_a_failure_that_was_given_up_stays_failed(database: Database) -> None:
    async with database.writing() as connection:
        delivery_id = await claimed(connection)
        engine = DeliveryStore(connection)

        await engine.failed(delivery_id, "account_inactive", NOW, None)

        delivery = await engine.get(delivery_id)
        left = await left_over(connection)
    assert delivery is not None
    assert (delivery.state, delivery.retry_at) == ("failed", None)
    assert left == ()


async def test_work_says_when_the_earliest_of_each_is_to_be_done(database: Database) -> None:
    async with database.writing() as connection:
        await make_due(connection, CY, ADA)
        nothing_begun = await ClaimStore(connection).work()
        await ClaimStore(connection).begin(
            [begun("d1", ADA, lease_until=NOW + MINUTE), begun("d2", CY, lease_until=NOW)]
        )
        await DeliveryStore(connection).failed("d1", "ratelimited", NOW, NOW + 3 * MINUTE)

        work = await ClaimStore(connection).work()

    assert nothing_begun == Work(NOW - 60 * MINUTE, None, None)
    assert work == Work(NOW - 60 * MINUTE, NOW, NOW + 3 * MINUTE)


async def test_workspaces_come_by_how_long_they_wait(database: Database) -> None:
    async with database.writing() as connection:
        await make_due(connection, CY, ADA, BO)
        await RhythmStore(connection, BO).set_due("review", NOW + MINUTE)
        await meet(connection, Member("T3", "U9"))
        await RhythmStore(connection, Member("T3", "U9")).set_due("plan", None)
        claims = ClaimStore(connection)

        found = await claims.teams_due(NOW), await claims.teams_due(NOW - 59.5 * MINUTE)

    assert found == (("T2", "T1"), ("T2",))


async def test_looking_for_what_is_due_uses_the_index(sqlite_database: Database) -> None:
    looking = "SELECT * FROM dues WHERE next_due_at <= '2026' ORDER BY next_due_at LIMIT 10"

    async with sqlite_database.reading() as connection:
        plan = (await connection.execute(text(f"EXPLAIN QUERY PLAN {looking}"))).all()

    assert [row.detail for row in plan] == [
        "SEARCH dues USING INDEX ix_dues_next_due_at (next_due_at<?)"
    ]

"""Slack and the database fail in every way they know, and each message still arrives once."""

import random
from datetime import timedelta

import pytest

from bot.domain.delivery.delivery import LEASE
from playground.faults import Fault
from tests.databases import PostgreSQL
from tests.e2e.killing import PEOPLE, Killing, killing
from tests.e2e.mortal import ALIVE, FAILED, Death

pytestmark = pytest.mark.slow

POST = "chat.postMessage"
PATIENCE = 4
"""Minutes: each refusal holds the whole workspace up, and every next try may meet another."""

OCCASIONS = [(week, kind) for week in range(2) for kind in ("plan", "review")]
TWO = OCCASIONS[:2]
FAULTS = [
    Fault.RATE_LIMITED,
    Fault.SERVER_ERROR,
    Fault.DROPPED,
    Fault.DROPPED_AFTER,
    Fault.SILENT_AFTER,
]


async def until_quiet(story: Killing, minutes: int) -> None:
    """A coach looks every half minute, for so long."""
    for _ in range(minutes * 2):
        story.clock.travel_to(story.clock.now() + timedelta(seconds=30))
        await story.run(Death())


@pytest.mark.parametrize("fault", FAULTS)
async def test_however_slack_fails_each_message_arrives_once(sqlite_url: str, fault: Fault) -> None:
    chance = random.Random(4)  # noqa: S311 - a story, not a secret

    async with killing(sqlite_url) as story:
        for week, kind in OCCASIONS:
            story.playground.faults.next(POST, fault, times=chance.randint(1, len(PEOPLE)))
            await story.occasion(week, kind, [])
            story.clock.travel_to(story.clock.now() + LEASE)
            await until_quiet(story, minutes=PATIENCE)
        count = await story.count()

    assert count.sent == len(OCCASIONS) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)


async def test_a_kill_a_refusal_and_no_database_together_lose_and_double_nothing(
    postgresql: PostgreSQL, postgresql_url: str
) -> None:
    async with killing(postgresql_url) as story:
        for week, kind in TWO:
            story.playground.faults.next(POST, Fault.RATE_LIMITED)
            story.playground.faults.next(POST, Fault.DROPPED_AFTER)
            await story.occasion(week, kind, [[Death("after the send"), Death("before the send")]])
            story.playground.faults.next(POST, Fault.SERVER_ERROR)
            async with postgresql.gone(postgresql_url):
                ends = await story.run(Death(), Death(after=0.2), may_fail=True)
            story.clock.travel_to(story.clock.now() + LEASE)
            await until_quiet(story, minutes=PATIENCE)
            assert ALIVE not in ends
        count = await story.count()

    assert count.kills >= len(TWO)
    assert count.sent == len(TWO) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)


async def test_a_database_that_goes_away_for_a_minute_loses_and_doubles_nothing(
    postgresql: PostgreSQL, postgresql_url: str
) -> None:
    async with killing(postgresql_url) as story:
        for week, kind in OCCASIONS:
            await story.occasion(week, kind, [[Death("before the send", 3), Death()]])
            async with postgresql.gone(postgresql_url):
                ends = await story.run(Death(), Death(), may_fail=True)
                story.clock.travel_to(story.clock.now() + timedelta(minutes=1))
            await until_quiet(story, minutes=1)
            story.clock.travel_to(story.clock.now() + LEASE)
            assert set(ends) == {FAILED}
        assert await story.run(Death()) == [ALIVE]
        count = await story.count()

    assert count.sent == len(OCCASIONS) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)

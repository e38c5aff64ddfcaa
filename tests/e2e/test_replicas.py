"""Several coaches on one PostgreSQL, killed at any instant: each message arrives once."""

import random

import pytest

from tests.e2e.killing import ASKED_TWICE, PEOPLE, Killing, killing
from tests.e2e.mortal import STEPS, Death

pytestmark = pytest.mark.slow

SEED = 4
OCCASIONS = [(week, kind) for week in range(2) for kind in ("plan", "review")]


def deaths(chance: random.Random, replicas: int) -> list[Death]:
    """Half of them at a step, half at an instant that nobody chose."""
    at_a_step = [Death(chance.choice(STEPS), chance.randint(1, 6)) for _ in range(replicas // 2)]
    whenever = [Death(after=chance.uniform(0.02, 0.35)) for _ in range(replicas // 2)]
    return at_a_step + whenever


async def tell(story: Killing, replicas: int, rounds: int) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a story, not a secret
    for week, kind in OCCASIONS:
        await story.occasion(week, kind, [deaths(chance, replicas) for _ in range(rounds)])


@pytest.mark.parametrize("replicas", [2, 4])
async def test_replicas_that_are_killed_bring_each_message_once_001_4(
    postgresql_url: str, replicas: int
) -> None:
    async with killing(postgresql_url) as story:
        await tell(story, replicas, rounds=6)
        count = await story.count()

    assert count.kills >= len(OCCASIONS) * replicas
    assert count.sent == len(OCCASIONS) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)


async def test_four_replicas_at_once_bring_each_message_once(postgresql_url: str) -> None:
    twice = [(week, kind) for week in range(2) for kind in ("plan", "second_plan", "review")]

    async with killing(postgresql_url, ASKED_TWICE) as story:
        for week, kind in twice:
            await story.occasion(week, kind, [[Death()] * 4])
        count = await story.count()

    assert count.kills == 0
    assert count.sent == len(twice) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)

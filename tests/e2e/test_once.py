"""Killed with `kill -9` at any step, every message still arrives, once, where it belongs."""

import random

import pytest

from tests.e2e.killing import ASKED_TWICE, PEOPLE, killing
from tests.e2e.mortal import STEPS, Death

SEED = 4
OCCASIONS = [(week, kind) for week in range(2) for kind in ("plan", "second_plan", "review")]
ROUNDS = 5

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("step", STEPS)
async def test_started_twice_and_killed_at_one_step_again_and_again_001_4(
    sqlite_url: str, step: str
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a story, not a secret

    async with killing(sqlite_url, ASKED_TWICE) as story:
        for week, kind in OCCASIONS:
            most = 1 if step.endswith("confirmation") else 3  # those who end together are one
            twice = [
                [Death(step, chance.randint(1, most)) for _ in range(2)] for _ in range(ROUNDS)
            ]
            await story.occasion(week, kind, twice)
        count = await story.count()

    assert count.kills >= 2 * len(OCCASIONS)
    assert count.sent == len(OCCASIONS) * len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)

"""Killed once at every step, on each database: the short story of what the long ones repeat."""

from tests.e2e.killing import PEOPLE, killing
from tests.e2e.mortal import STEPS, Death
from tests.speeds import quick_on


@quick_on("postgresql")
async def test_killed_once_at_every_step_each_message_arrives_once_001_4(
    database_url: str,
) -> None:
    async with killing(database_url) as story:
        await story.occasion(0, "plan", [[Death(step) for step in STEPS]])
        count = await story.count()

    assert count.kills >= 1
    assert count.sent == len(PEOPLE)
    assert (count.lost, count.doubled, count.astray) == (0, 0, 0)

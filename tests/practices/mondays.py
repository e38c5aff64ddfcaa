"""Mondays bring one thing more at most: here all but the one that a test is about is told."""

from bot.services.week.person_hint import person_hint_to_give
from bot.services.week.tips import tip_to_tell
from bot.services.wins import coverage
from bot.storage.week.sent_nudges import SentNudgeStore
from tests.stories import Story

BEFORE = "2026-11-16"
"""The Monday before the first of every story."""


async def has_had_the_tips(story: Story) -> None:
    """Every tip that fits Ada as she is now was told to her before."""
    today = story.clock.now().date()
    async with story.running.database.writing() as connection:
        sent = SentNudgeStore(connection, story.member)
        while found := await tip_to_tell(connection, story.member, today, today):
            await sent.add(*found[0], story.clock.now())
        await sent.add(f"tip_of_week/{BEFORE}", "told before", story.clock.now())


async def has_had_the_hints(story: Story) -> None:
    """Every hint about people that fits Ada as she is now was given to her before."""
    today = story.clock.now().date()
    async with story.running.database.writing() as connection:
        sent = SentNudgeStore(connection, story.member)
        while found := await person_hint_to_give(connection, story.member, today, today):
            await sent.add(*found[0], story.clock.now())
        await sent.add(f"person_hint_of_week/{BEFORE}", "given before", story.clock.now())


async def has_had_a_behaviour(story: Story) -> None:
    """One was suggested a week ago, so that none is due for two Mondays more."""
    async with story.running.database.writing() as connection:
        sent = SentNudgeStore(connection, story.member)
        await sent.add(f"{coverage.PREFIX}go_beyond", BEFORE, story.clock.now())

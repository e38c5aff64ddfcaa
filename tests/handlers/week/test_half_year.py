"""Half a year of Mondays and Fridays, of somebody silent and of somebody who uses everything."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.slack.views.week.room import FRIDAY_WORDS, MONDAY_WORDS, MOST_CONTROLS
from bot.storage.review.gaps import GapStore
from playground.conversations import Message
from tests.practices.winning import climb
from tests.slack.views.seeing import controls_of, words_of
from tests.speeds import few
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TO_FRIDAY = timedelta(days=4, hours=6)
A_WEEK = timedelta(weeks=1)
WEEKS = 26

Live = Callable[[Story, int], Awaitable[None]]


async def say_nothing(_story: Story, _week: int) -> None:
    """Ada never answers."""


async def use_everything(story: Story, week: int) -> None:
    """Two goals a week of which one is done, three wins, and now and then a lesson."""
    await story.coach.goals.commit(story.member, f"get the design of part {week} reviewed by all")
    done = await story.coach.goals.commit(story.member, f"ship part {week} of the billing work")
    await story.coach.goals.finish(story.member, done.goal.id)
    for number in range(3):
        words = f"moved {week + number}% of the traffic to the vault #impact"
        await story.coach.wins.capture(story.member, words)
    if week == 4:
        async with story.running.database.writing() as connection:
            gaps = GapStore(connection, story.member)
            await gaps.add("leading people without a title", "skill", None, MONDAY.date())


def of_week(story: Story) -> list[Message]:
    titles = ("Hi ", "How did ")
    return [one for one in story.ada.messages() if one.text.startswith(titles)]


@pytest.mark.parametrize(
    ("live", "weeks"),
    few([(say_nothing, WEEKS), (use_everything, WEEKS), (use_everything, 6)], (use_everything, 6)),
)
async def test_every_monday_and_friday_is_short_and_has_five_controls(
    story: Story, live: Live, weeks: int
) -> None:
    await climb(story)

    for week in range(weeks):
        await story.travel(MONDAY + week * A_WEEK)
        await live(story, week)
        await story.travel(MONDAY + week * A_WEEK + TO_FRIDAY)

    sizes = [
        (message.text, words_of(message.blocks or []), len(controls_of(message.blocks or [])))
        for message in of_week(story)
    ]
    assert sizes
    assert [
        (text, count, controls)
        for text, count, controls in sizes
        if count > (FRIDAY_WORDS if text.startswith("How") else MONDAY_WORDS)
        or controls > MOST_CONTROLS
    ] == []

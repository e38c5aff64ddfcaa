"""Where the coach has one token for all: taken out, it falls silent; back, it goes on."""

from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from tests.stories import MONDAY_MORNING, Story

MONDAY = MONDAY_MORNING + timedelta(minutes=30)


async def taken_out(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    story.playground.backstage.events.uninstalled()
    await story.playground.settled()


def posts(story: Story) -> int:
    return sum(call["method"] == "chat.postMessage" for call in story.playground.recording.calls)


async def test_nothing_is_tried_where_the_coach_was_taken_out(story: Story) -> None:
    await taken_out(story)

    await story.travel(MONDAY)

    assert posts(story) == 0


async def test_a_command_is_a_sign_that_it_is_back(story: Story) -> None:
    await taken_out(story)
    await story.travel(MONDAY)

    await story.ada.slash("/win shipped the billing migration", channel="general")
    await story.coach.background.settle()
    await story.travel(MONDAY + timedelta(hours=1))

    assert posts(story) == 1

"""Signs of life: whoever could not be reached is back with whatever they do."""

from datetime import UTC, datetime, timedelta

from bot.domain.case import CaseDraft
from bot.domain.rhythm import Rhythm
from playground.faults import Fault
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)


async def test_a_command_brings_back_whoever_could_not_be_reached(story: Story) -> None:
    await story.coach.aiming.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="user_not_found")
    await story.travel(MONDAY)
    await story.travel(MONDAY + A_WEEK)
    silent = len(story.ada.messages())

    await story.ada.slash("/promo help")
    await story.coach.background.settle()
    before = len(story.ada.messages())
    await story.tick()

    assert silent == 0
    assert len(story.ada.messages()) == before + 1

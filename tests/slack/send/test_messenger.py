"""What the coach brings of its own accord arrives once, however Slack and the network behave."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.delivery import LEASE
from bot.domain.plan.case import CaseDraft
from playground.faults import Fault
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
POST = "chat.postMessage"


async def begin(story: Story, decision_on: date | None = None) -> None:
    aim = CaseDraft("Staff Engineer", decision_on=decision_on)
    await story.coach.cases.aim(story.member, aim, Rhythm())


def posts(story: Story) -> int:
    """How many messages Slack took."""
    return sum(call["method"] == POST for call in story.playground.backstage.recording.calls)


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.DROPPED_AFTER, Fault.SERVER_ERROR])
async def test_after_a_broken_call_it_is_looked_up_and_there_once(
    story: Story, fault: Fault
) -> None:
    await begin(story)
    story.playground.faults.next(POST, fault)

    await story.travel(MONDAY)
    await story.travel(MONDAY + LEASE)
    await story.travel(MONDAY + 2 * LEASE)

    assert len(story.ada.messages()) == 1


async def test_a_message_that_arrived_unheard_of_is_not_posted_again(story: Story) -> None:
    await begin(story)
    story.playground.faults.next(POST, Fault.DROPPED_AFTER)

    await story.travel(MONDAY)
    await story.travel(MONDAY + LEASE)

    assert posts(story) == 1


async def test_a_nudge_that_arrived_unheard_of_counts_as_told(story: Story) -> None:
    await begin(story, decision_on=date(2026, 12, 5))
    await story.coach.schedule.stop(story.member, "plan")
    story.playground.faults.next(POST, Fault.DROPPED_AFTER)
    await story.travel(MONDAY + timedelta(minutes=30))

    for days in range(1, 4):
        await story.travel(MONDAY + timedelta(days=days, minutes=30))

    assert len(story.ada.messages()) == 1


async def test_while_the_dm_cannot_be_read_nothing_is_repeated(story: Story) -> None:
    await begin(story)
    story.playground.faults.next(POST, Fault.DROPPED_AFTER)
    story.playground.faults.next("conversations.history", Fault.SERVER_ERROR)

    await story.travel(MONDAY)
    await story.travel(MONDAY + LEASE)
    await story.travel(MONDAY + 2 * LEASE)

    assert posts(story) == 1


async def test_slacks_pause_is_kept_to_the_second(story: Story) -> None:
    await begin(story)
    story.playground.faults.next(POST, Fault.RATE_LIMITED, retry_after=45)

    await story.travel(MONDAY)
    await story.travel(MONDAY + timedelta(seconds=44))
    during = len(story.ada.messages())
    await story.travel(MONDAY + timedelta(seconds=45))

    assert during == 0
    assert len(story.ada.messages()) == 1


async def test_what_is_refused_for_good_is_not_tried_again(story: Story) -> None:
    await begin(story)
    story.playground.faults.next(POST, Fault.REFUSED, error="account_inactive")

    await story.travel(MONDAY)
    await story.travel(MONDAY + timedelta(hours=5))

    assert story.ada.messages() == []


async def test_a_dm_that_cannot_be_opened_for_a_look_is_looked_into_later(story: Story) -> None:
    await begin(story)
    story.playground.faults.next(POST, Fault.DROPPED_AFTER)
    story.playground.faults.next("conversations.open", Fault.DROPPED)

    await story.travel(MONDAY)
    await story.travel(MONDAY + LEASE)
    await story.travel(MONDAY + 2 * LEASE)

    assert len(story.ada.messages()) == 1

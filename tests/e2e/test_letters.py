"""What a member sends to somebody by a button arrives once, whenever a process dies over it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.storage.review.shares import ShareStore
from playground.people import KENJI
from playground.testkit import Actor
from tests import doors
from tests.e2e.pressing import ALIVE
from tests.e2e.test_errands import MOST_INSTANTS, Pressing, errands_left, letters, pressing
from tests.handlers.review.reviewing import begun
from tests.practices.test_feedback import answer, ask, open_feedback
from tests.stories import Story

pytestmark = pytest.mark.slow

Prepare = Callable[[Story], Awaitable[object]]
Press = Callable[[Actor], Awaitable[None]]


async def take_all_back(story: Story) -> None:
    """What stood loses its buttons before anything is counted."""
    for errand in await story.coach.shares.revoke_all(story.member):
        story.coach.errands.start(errand)
    await story.coach.background.settle()


async def invitation_to_send(story: Story) -> None:
    await take_all_back(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite ")
    await story.ada.choose("Who rates you?", KENJI.real_name)
    await story.ada.submit()
    if "When" in story.ada.sees():
        await story.ada.choose("When", "Send now")


async def reminder_to_send(story: Story) -> None:
    for feedback in await story.coach.feedback.all(story.member):
        if feedback.state == "asked":
            await story.coach.feedback.take_back(story.member, feedback.id)
    await ask(story)
    await story.travel(story.clock.now() + timedelta(days=8))
    await open_feedback(story)


async def feedback_to_show(story: Story) -> None:
    await take_all_back(story)
    await open_feedback(story)
    await story.ada.click("Show it to somebody")
    await story.ada.choose("Who may read it?", "Kenji")
    await story.ada.submit()


async def feedback_given(story: Story) -> None:
    await ask(story)
    await answer(story)


async def nothing_more(story: Story) -> None:
    del story


async def is_shown(story: Story) -> bool:
    """Ada's list has something that others read."""
    async with story.running.database.reading() as connection:
        return any(share.stands for share in await ShareStore(connection, story.member).all())


async def is_reminded(story: Story) -> bool:
    (newest, *_) = await story.coach.feedback.all(story.member)
    return newest.reminded_at is not None


async def submit(ada: Actor) -> None:
    await ada.submit()


async def remind(ada: Actor) -> None:
    await ada.click("Remind Priya")


@dataclass(frozen=True)
class Letter:
    """What is prepared, pressed, read by whom, and what the row says once it is sent."""

    prepare: Prepare
    press: Press
    reader: str
    words: str
    is_saved: Callable[[Story], Awaitable[bool]]
    before: Prepare = nothing_more


LETTERS = {
    "invitation": Letter(invitation_to_send, submit, "kenji", "Rate Ada's work", is_shown),
    "reminder": Letter(reminder_to_send, remind, "priya", "asks once more", is_reminded),
    "showing": Letter(feedback_to_show, submit, "kenji", "Read it", is_shown, feedback_given),
}


@pytest.mark.parametrize("name", LETTERS)
async def test_a_letter_that_dies_at_any_instant_arrives_once(database_url: str, name: str) -> None:
    letter = LETTERS[name]
    async with pressing(database_url) as pressing_story:
        await begun(pressing_story.story)
        await letter.before(pressing_story.story)
        for instant in range(1, MOST_INSTANTS):
            await letter.prepare(pressing_story.story)
            end = await dies_once(pressing_story, letter, instant)
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 6


async def dies_once(pressing_story: Pressing, letter: Letter, instant: int) -> int:
    """How the process ended; what was promised before has arrived, and nothing twice."""
    story = pressing_story.story
    reader: Actor = getattr(story, letter.reader)
    before = letters(story, reader, letter.words)
    (end,) = await pressing_story.hear(await pressing_story.catch(letter.press(story.ada)), instant)
    promised = bool(await errands_left(story)) or end == ALIVE
    await pressing_story.later()
    arrived = letters(story, reader, letter.words) - before
    assert arrived == int(await letter.is_saved(story)), instant
    assert arrived == 1 or not promised, instant
    assert await errands_left(story) == 0
    await doors.close_all(story.ada)
    return end

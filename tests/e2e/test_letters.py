"""What a member sends to somebody by a button arrives once, whenever a process dies over it."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from playground.people import KENJI
from playground.testkit import Actor
from tests.e2e.pressing import ALIVE
from tests.e2e.test_errands import MOST_INSTANTS, Pressing, errands_left, letters, pressing
from tests.handlers.review.reviewing import begun
from tests.practices.test_feedback import answer, ask, open_feedback
from tests.stories import Story

pytestmark = pytest.mark.slow

Prepare = Callable[[Story], Awaitable[object]]
Press = Callable[[Actor], Awaitable[None]]


async def invitation_to_send(story: Story) -> None:
    await story.coach.shares.revoke_all(story.member)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite ")
    await story.ada.choose("Who rates you?", KENJI.real_name)
    await story.ada.submit()


async def reminder_to_send(story: Story) -> None:
    for feedback in await story.coach.feedback.all(story.member):
        if feedback.state == "asked":
            await story.coach.feedback.take_back(story.member, feedback.id)
    await ask(story)
    await story.travel(story.clock.now() + timedelta(days=8))
    await open_feedback(story)


async def feedback_to_show(story: Story) -> None:
    await story.coach.shares.revoke_all(story.member)
    await open_feedback(story)
    await story.ada.click("Show it to somebody")
    await story.ada.choose("Who may read it?", "Kenji")
    await story.ada.submit()


async def feedback_given(story: Story) -> None:
    await ask(story)
    await answer(story)


async def nothing_more(story: Story) -> None:
    del story


async def submit(ada: Actor) -> None:
    await ada.submit()


async def remind(ada: Actor) -> None:
    await ada.click("Remind Priya")


LETTERS: dict[str, tuple[Prepare, Prepare, Press, str, str]] = {
    "invitation": (nothing_more, invitation_to_send, submit, "kenji", "Rate line by line"),
    "reminder": (nothing_more, reminder_to_send, remind, "priya", "asks once more"),
    "showing": (feedback_given, feedback_to_show, submit, "kenji", "Read it"),
}
"""What goes before, what is prepared each time, what is pressed, who hears, and a word of it."""


@pytest.mark.parametrize("letter", LETTERS)
async def test_a_letter_that_dies_at_any_instant_arrives_once(
    database_url: str, letter: str
) -> None:
    before, prepare, press, reader, words = LETTERS[letter]
    async with pressing(database_url) as pressing_story:
        story = pressing_story.story
        await begun(story)
        await before(story)
        for instant in range(1, MOST_INSTANTS):
            await prepare(story)
            end = await dies_once(pressing_story, press, instant, getattr(story, reader), words)
            if end == ALIVE:
                break

    assert end == ALIVE
    assert pressing_story.kills >= 6


async def dies_once(
    pressing_story: Pressing, press: Press, instant: int, reader: Actor, words: str
) -> int:
    """How the process ended; what was promised before has arrived, and nothing twice."""
    story = pressing_story.story
    before = letters(story, reader, words)
    (end,) = await pressing_story.hear(await pressing_story.catch(press(story.ada)), instant)
    promised = bool(await errands_left(story)) or end == ALIVE
    await pressing_story.later()
    arrived = letters(story, reader, words) - before
    assert arrived <= 1, instant
    assert arrived == 1 or not promised, instant
    assert await errands_left(story) == 0
    while story.ada.has_modal():
        await story.ada.close()
    return end

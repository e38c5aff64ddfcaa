"""Drafts are had again from the page of all that was written, once their messages are gone."""

from playground.people import ADA
from tests import doors
from tests.handlers.drafts.test_draft import choose, choose_from_all, set_up
from tests.practices.proposing import save
from tests.stories import Story

OWN = "# Portfolio of Ada\n\nMy own words."


def everything_is_deleted(story: Story) -> None:
    """As a workspace does with old messages."""
    story.playground.workspace.app_dm(ADA.id).messages.clear()


async def finished(story: Story) -> None:
    """Ada has a final portfolio in her own words, and its message is gone."""
    await set_up(story)
    await save(story, "cut the p95 by 30%", is_significant=True, detail="By hand.")
    await choose(story, "Your portfolio")
    await story.ada.click("Edit")
    await story.ada.fill("The text", OWN)
    await story.ada.submit()
    await story.ada.sees_within("My own words.")
    await story.ada.click("Mark as final")
    everything_is_deleted(story)


async def test_a_draft_is_had_again_as_it_stands_once_its_message_is_gone(
    either_route: Story,
) -> None:
    story = either_route
    await finished(story)
    await choose_from_all(story, "Say what you hope for")
    everything_is_deleted(story)
    await story.ada.slash("/promo", channel="general")
    await doors.press(story.ada, "My drafts")
    listed = story.ada.sees()

    await story.ada.click("Open", near="Your portfolio")

    said = story.ada.sees()
    await doors.to_messages(story.ada)
    (message,) = story.ada.messages()
    assert listed.index("Say what you hope for") < listed.index("Your portfolio")
    assert "*Your portfolio* · Monday 23 November · final · in your own words" in listed
    assert "Portfolio of Ada" in listed
    assert "See it in Messages" in said
    assert "My own words." in story.ada.reads(message)
    assert (await story.coach.drafts.draft(story.member, 1)).text == OWN


async def test_nobody_else_has_them_in_their_list(story: Story) -> None:
    await finished(story)

    await story.marta.slash("/promo my drafts")

    assert "I've written nothing for you yet" in story.marta.sees()


async def test_an_edit_of_a_message_that_is_gone_comes_into_the_dm_again(story: Story) -> None:
    await set_up(story)
    await choose_from_all(story, "Say what you hope for")
    await story.ada.click("Edit")
    everything_is_deleted(story)

    await story.ada.fill("The text", "Written while it went.")
    await story.ada.submit()

    await story.ada.sees_within("Written while it went.")
    assert len(story.ada.messages()) == 1

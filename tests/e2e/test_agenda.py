"""The forms around the 1:1, in a real Chromium: a topic, the order, the day they meet."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, Page, expect

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import tell_story
from tests.browser import chromium, say, visitor
from tests.stories import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ONE_TO_ONE = "/?as=U0ADA0000#C0ADAMRTA"
TOPIC = "who is on call over the holidays"


@pytest.fixture
async def page(story: Story) -> AsyncIterator[Page]:
    """Ada in her 1:1, with the story that the demo opens on."""
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    async with (
        chromium() as browser,
        visitor(browser, story.playground.url, ONE_TO_ONE) as opened,
    ):
        yield opened


async def gathered(page: Page) -> None:
    await say(page, "/agenda")
    await expect(page.get_by_text("Only you see this, and nothing is posted yet")).to_be_visible()


async def opened_by(page: Page, button: str) -> Locator:
    """The dialog that the newest of these buttons opens."""
    await page.get_by_role("button", name=button).last.click()
    return page.get_by_role("dialog")


async def chosen_in_menu(page: Page, entry: str) -> Locator:
    """The dialog that this entry of the newest draft's ⋯ opens."""
    await page.get_by_role("button", name="More").last.click()
    await page.get_by_text(entry, exact=True).last.click()
    return page.get_by_role("dialog")


async def test_a_topic_is_added_posted_and_ticked(story: Story, page: Page) -> None:
    await gathered(page)
    form = await opened_by(page, "Add a topic")
    await form.get_by_label("What do you want to talk about?").fill(TOPIC)
    await form.get_by_role("button", name="Add", exact=True).click()
    await expect(page.get_by_text(TOPIC).first).to_be_visible()

    await page.get_by_role("button", name="Post to").click()
    form = await opened_by(page, "What we covered")
    await form.get_by_label(TOPIC).check()
    await form.get_by_role("button", name="Save", exact=True).click()

    await expect(page.get_by_text(f"✓ {TOPIC}").last).to_be_visible()
    posted = story.marta.messages("ada-marta-1-1")
    assert any(f"✓ {TOPIC}" in story.marta.reads(message) for message in posted)


async def test_an_item_is_kept_private_by_its_menu(page: Page) -> None:
    await gathered(page)
    form = await chosen_in_menu(page, "Order and privacy")
    await expect(form.get_by_text("Goes in").first).to_be_visible()

    await form.get_by_role("button", name="More").first.click()
    await page.get_by_text("Keep it private").first.click()
    await expect(form.get_by_text("Stays with you")).to_be_visible()
    await form.get_by_role("button", name="Done", exact=True).click()

    await expect(page.get_by_text("Nobody there sees these.").first).to_be_visible()


async def test_the_regular_one_is_there_and_needs_no_further_question(page: Page) -> None:
    await gathered(page)

    form = await chosen_in_menu(page, "Your regular 1:1")
    await expect(form.get_by_label("On which day?")).to_have_value("Thursday")
    await form.get_by_role("button", name="Save", exact=True).click()

    await expect(form.get_by_text("Your next 1:1 is on Thursday 26 November")).to_be_visible()
    await expect(form.get_by_text("Who can read there?")).not_to_be_visible()

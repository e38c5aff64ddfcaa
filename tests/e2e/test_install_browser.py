"""An admin installs the coach in a real Chromium, and a member there is coached."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, expect

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from tests.browser import chromium, say, visitor
from tests.installing import Neighbours, neighbours

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MESSAGES = "/?as=U0ADA0000#app/messages"


@pytest.fixture
async def story(sqlite_url: str) -> AsyncIterator[Neighbours]:
    async with neighbours(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def chrome() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


async def agree(page: Page, url: str, button: str) -> None:
    await page.goto(f"{url}/slack/install")
    await page.get_by_role("link", name="Add to Slack").click()
    await page.get_by_label("Workspace").select_option(label="Beechwood")
    await page.get_by_role("button", name=button).click()


async def test_an_admin_installs_it_and_a_member_gets_mondays_message(
    story: Neighbours, chrome: Browser
) -> None:
    admin = await chrome.new_page()
    await agree(admin, story.url, "Cancel")
    await expect(admin.get_by_role("heading", name="Nothing was installed")).to_be_visible()
    await agree(admin, story.url, "Allow")
    await expect(admin.get_by_role("heading", name="Nextrung is in Beechwood")).to_be_visible()
    await story.running.coach.cases.aim(story.his, CaseDraft("Lead analyst"), Rhythm())
    await story.running.coach.background.settle()

    async with visitor(chrome, story.beechwood.url, MESSAGES) as page:
        await say(page, "/win found the double count")
        await expect(page.get_by_text("Saved: ")).to_be_visible()
        await page.get_by_role("button", name="To the next message").click()
        await expect(page.get_by_text("want to get done this week?")).to_be_visible()

    assert story.fernhill.workspace.app_dm("U0ADA0000").messages == []


async def test_the_button_on_the_last_page_leads_to_the_coach(
    story: Neighbours, chrome: Browser
) -> None:
    page = await chrome.new_page()
    await agree(page, story.url, "Allow")

    await page.get_by_role("link", name="Open it in Slack").click()

    await expect(page.get_by_role("tab", name="Home")).to_be_visible()
    assert page.url.startswith(story.beechwood.url)


async def test_a_page_loaded_again_says_that_nothing_was_lost(
    story: Neighbours, chrome: Browser
) -> None:
    page = await chrome.new_page()
    await agree(page, story.url, "Allow")
    await expect(page.get_by_role("heading", name="Nextrung is in Beechwood")).to_be_visible()

    await page.reload()

    await expect(page.get_by_text("What was installed before is untouched")).to_be_visible()

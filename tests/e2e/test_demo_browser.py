"""A visitor watches the demo's story play, stops it, and goes on by hand."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.async_api import expect

from bot.cli.demo_play import YES
from tests.browser import chromium, say, visitor
from tests.cli.test_demo import opened_demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PACE = timedelta(seconds=0.2)


async def test_a_visitor_watches_the_story_stops_it_and_goes_on(tmp_path: Path) -> None:
    async with (
        opened_demo(tmp_path, lived=True, pace=PACE) as demo,
        chromium() as browser,
        visitor(browser, demo.playground.url) as page,
    ):
        await page.get_by_role("button", name="Play").click()
        await page.get_by_role("menuitem", name=YES).click()

        await expect(page.get_by_role("heading", name="ada-marta-1-1")).to_be_visible()
        await expect(page.get_by_role("button", name="To the next message")).to_be_disabled()
        await page.get_by_role("button", name="Stop").click()

        await expect(page.get_by_role("button", name="Play")).to_be_visible()
        await expect(page.get_by_role("button", name="To the next message")).to_be_enabled()
        await page.get_by_role("link", name="Nextrung").click()
        await page.get_by_role("tab", name="Messages").click()
        await say(page, "/win took it from here")
        await expect(page.get_by_text("took it from here").first).to_be_visible()

"""A visitor at the page, in a real Chromium: the story that the README promises."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Page, expect

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import tell_story
from bot.domain.wins.win import WinFilter
from tests.browser import chromium, say, visitor
from tests.stories import Story

pytestmark = pytest.mark.browser

HOME = "/?as=U0ADA0000#app/home"
MESSAGES = "/?as=U0ADA0000#app/messages"
PHONE_WIDE, PHONE_HIGH = 390, 844
ONE_ON_ONE = "/?as=U0ADA0000#C0ADAMRTA"


@dataclass(frozen=True)
class Visit:
    """The story that the demo opens on, and a browser to look at it with."""

    story: Story
    browser: Browser

    @asynccontextmanager
    async def at(self, path: str, *, width: int = 1280) -> AsyncIterator[Page]:
        """A page; console errors and requests to other hosts fail the test."""
        async with visitor(self.browser, self.story.playground.url, path, width=width) as page:
            yield page


@pytest.fixture
async def visit(story: Story) -> AsyncIterator[Visit]:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    async with chromium() as browser:
        yield Visit(story, browser)


async def test_a_visitor_logs_a_win_and_finds_it_on_home(visit: Visit) -> None:
    async with visit.at(MESSAGES) as page:
        await say(page, "/win moved 40% of traffic to the new vault #impact yesterday")

        await expect(page.get_by_text("Saved: ")).to_be_visible()
        await expect(page.get_by_text("Only visible to you")).to_be_visible()

        await page.get_by_role("tab", name="Home").click()
        await expect(page.get_by_text("moved 40% of traffic").first).to_be_visible()
        await expect(page.get_by_text("21 wins.")).to_be_visible()


@pytest.mark.slow
async def test_a_visitor_sees_monday_come_and_sets_a_goal(visit: Visit) -> None:
    async with visit.at(MESSAGES) as page:
        await page.get_by_role("button", name="To the next message").click()
        await expect(page.get_by_text("want to get done this week?")).to_be_visible()

        await page.get_by_role("button", name="Set another goal").click()
        form = page.get_by_role("dialog")
        await form.get_by_role("textbox").first.fill("Write the rollback plan with support")
        await form.get_by_role("button", name="Set", exact=True).click()

        await expect(form.get_by_text("Write the rollback plan").first).to_be_visible()
    plan = await visit.story.coach.check_ins.plan(visit.story.member)
    assert "Write the rollback plan with support" in [goal.text for goal in plan.goals]


@pytest.mark.slow
async def test_a_visitor_posts_an_agenda_that_marta_can_read(visit: Visit) -> None:
    async with visit.at(ONE_ON_ONE) as page:
        await say(page, "/agenda")
        await expect(
            page.get_by_text("Only you see this, and nothing is posted yet")
        ).to_be_visible()

        await page.get_by_role("button", name="Post to").click()

        await expect(page.get_by_text("1:1 agenda").last).to_be_visible()
    posted = visit.story.marta.messages("ada-marta-1-1")
    assert "card-vault migration" in str(posted[-1])


@pytest.mark.slow
async def test_half_a_year_passes_at_the_press_of_a_button(visit: Visit) -> None:
    async with visit.at(MESSAGES) as page:
        for _ in range(6):
            await page.get_by_role("button", name="+1 week").click()
            await expect(page.get_by_role("button", name="+1 week")).to_be_enabled()

        await expect(page.get_by_text("How did the week go").first).to_be_attached()
    assert (await visit.story.coach.wins.page(visit.story.member, WinFilter())).total == 20


@pytest.mark.slow
async def test_whoever_only_travels_is_silent_and_asked_once_whether_to_go_on(visit: Visit) -> None:
    still_on = "Still on this?"
    async with visit.at(MESSAGES) as page:
        for _ in range(20):
            await page.get_by_role("button", name="To the next message").click()
            await expect(page.get_by_role("button", name="To the next message")).to_be_enabled()
            if still_on in visit.story.ada.messages()[-1].text:
                break

    assert still_on in visit.story.ada.messages()[-1].text


@pytest.mark.slow
async def test_home_reads_well_on_a_phone_and_is_two_screens_long(visit: Visit) -> None:
    async with visit.at(HOME, width=PHONE_WIDE) as page:
        await expect(page.get_by_text("days to the decision")).to_be_visible()

        wide = await page.evaluate("document.documentElement.scrollWidth")
        long = await page.evaluate("document.querySelector('.home').scrollHeight")

    assert wide <= PHONE_WIDE
    assert long <= 2 * PHONE_HIGH


@pytest.mark.slow
async def test_home_is_used_by_keyboard_alone_and_ticks_stay(visit: Visit) -> None:
    async with visit.at(HOME) as page:
        box = page.get_by_role("checkbox", name="Get the fraud team's date")
        await box.focus()
        await page.keyboard.press("Space")
        await expect(page.get_by_role("button", name="Save it as a win")).to_be_visible()
        await expect(box).to_be_checked()

        await box.focus()
        await page.keyboard.press("Space")
        await expect(page.get_by_role("button", name="Save it as a win")).to_have_count(0)
        await expect(box).not_to_be_checked()

        await page.get_by_role("button", name="Drafts", exact=True).focus()
        await page.keyboard.press("Enter")
        await page.get_by_role("button", name="Write it: The proposal", exact=True).focus()
        await page.keyboard.press("Enter")
        await expect(page.get_by_text("See it in Messages")).to_be_visible()

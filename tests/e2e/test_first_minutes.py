"""A newcomer's first five minutes, and the manager's side of an invitation, in a real browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.domain.wins.win import WinFilter
from playground.people import ADA, MARTA
from tests.browser import chromium, visitor
from tests.handlers.review.reviewing import begun, won
from tests.handlers.review.test_sharing import send
from tests.handlers.test_first_run import WON
from tests.speeds import few
from tests.stories import Story

pytestmark = pytest.mark.browser

HOME = f"/?as={ADA.id}#app/home"
MESSAGES = f"/?as={MARTA.id}#app/messages"
LINES = 5
DESK, PHONE = (1280, 800), (390, 844)
SIZES = ((DESK,), (PHONE,))


@asynccontextmanager
async def at(
    browser: Browser, story: Story, path: str, size: tuple[int, int]
) -> AsyncIterator[Page]:
    width, height = size
    async with visitor(browser, story.playground.url, path, width=width) as page:
        await page.set_viewport_size({"width": width, "height": height})
        yield page


async def press(where: Page | Locator, label: str) -> None:
    await where.get_by_role("button", name=label, exact=True).first.click()


async def names_in(modal: Locator) -> list[str]:
    """What a screen reader calls each button of the modal."""
    return [
        await button.get_attribute("aria-label") or await button.inner_text()
        for button in await modal.get_by_role("button").all()
    ]


async def fits(page: Page) -> bool:
    width = await page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    return bool(width[0] <= width[1])


@pytest.mark.parametrize("size", few(SIZES, (PHONE,)), ids=["desk", "phone"])
async def test_a_newcomer_s_first_five_minutes(story: Story, size: tuple[int, int]) -> None:
    async with chromium() as browser, at(browser, story, HOME, size) as page:
        modal = page.get_by_role("dialog")
        await press(page, "Tell me where you want to be")
        await expect(modal.get_by_label("The title you want")).to_have_value(
            "Staff software engineer"
        )
        await modal.get_by_label("When is it decided?").fill("2027-06-23")
        await press(modal, "Save")
        await modal.get_by_label(WON).fill("cut p95 by 30%")
        await press(modal, "Save it")
        await expect(modal.get_by_text("Your first win:")).to_be_visible()
        await press(modal, "Done")

        await page.get_by_role("tab", name="Messages").click()
        await expect(page.get_by_text("the first thing to bring").first).to_be_visible()
        await press(page, "Open the agenda")
        await expect(page.get_by_text("nothing is posted yet")).to_be_visible()
        await press(page, "Look at it: Software engineer")
        await expect(modal.get_by_text("What Staff engineer expects")).to_be_visible()
        assert await fits(page)

    case = await story.coach.cases.required_case(story.member)
    assert case.current_title == "Senior software engineer"
    assert (await story.coach.wins.page(story.member, WinFilter())).total == 1


@pytest.mark.slow
@pytest.mark.parametrize("size", few(SIZES, (DESK,)), ids=["desk", "phone"])
async def test_the_manager_rates_every_line_and_is_thanked(
    story: Story, size: tuple[int, int]
) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story)
    async with chromium() as browser, at(browser, story, MESSAGES, size) as page:
        modal = page.get_by_role("dialog")
        await expect(page.get_by_text("About 10 minutes: 5 expectations")).to_be_visible()
        await press(page, "Rate Ada's work")
        await expect(modal.get_by_text("Not rated yet").first).to_be_visible()
        names = await names_in(modal)
        await press(modal, "Go through the expectations")
        for number in range(1, LINES + 1):
            await expect(modal.get_by_text(f": {number} of {LINES}")).to_be_visible()
            await expect(modal.get_by_text("ticked no win")).to_have_count(0)
            await modal.get_by_role("radio", name="Meets it").check()
            await press(modal, "Save and go on")
        await expect(modal.get_by_text("You're done, thank you.")).to_be_visible()
        assert await fits(page)
        await press(modal, "Close")

        await expect(page.get_by_text("You rated 5 of 5 expectations for Ada.")).to_be_visible()
        await expect(page.get_by_role("button", name="Rate Ada's work")).to_have_count(0)

    assert len(set(names)) == len(names)
    heard = story.ada.reads(story.ada.messages()[-1])
    assert "Marta has rated 5 of 5 expectations." in heard


@pytest.mark.slow
async def test_who_would_rather_not_says_so_in_two_presses(story: Story) -> None:
    await begun(story)
    await send(story)
    async with chromium() as browser, at(browser, story, MESSAGES, PHONE) as page:
        await press(page, "I'd rather not")
        await press(page, "Rather not")

        await expect(page.get_by_text("and nothing else.")).to_be_visible()
        await press(page, "No more requests from Ada")
        await expect(page.get_by_text("Nothing more from Ada through me.")).to_be_visible()

    assert "Marta would rather not rate" in story.ada.reads(story.ada.messages()[-1])

"""Rows of messages and windows in a real browser: each ⋯ has a name, and no word is too long."""

from datetime import date

import pytest
from playwright.async_api import Locator, expect

from bot.domain.goals.development_goal import DevelopmentGoalDraft
from playground.people import ADA
from tests.browser import chromium, say, visitor
from tests.e2e.test_first_minutes import names_in
from tests.stories import Story

pytestmark = pytest.mark.browser

MESSAGES = f"/?as={ADA.id}#app/messages"
LONG = "w" * 300
GOALS = ("cut p95 of the ledger", "write the runbook", LONG)


async def overflow_of(place: Locator) -> list[str]:
    """What is wider than its place inside of it, as the first letters of its words."""
    found: list[str] = await place.evaluate(
        """place => [...place.querySelectorAll("*")]
            .filter(one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1
                && one.clientWidth > 1 && getComputedStyle(one).display !== "inline")
            .map(one => `${one.className}: ${one.textContent.slice(0, 30)}`)"""
    )
    return found


async def distinct_menus(place: Locator) -> list[str]:
    names = [name for name in await names_in(place) if name.startswith("More options")]
    assert len(set(names)) == len(names)
    return names


@pytest.mark.slow
@pytest.mark.parametrize("width", [1280, 390])
async def test_every_menu_says_of_what_and_the_longest_word_stays_inside(
    story: Story, width: int
) -> None:
    for text in GOALS:
        await story.coach.goals.commit(story.member, text)
        draft = DevelopmentGoalDraft(text, LONG, date(2027, 3, 31), LONG)
        await story.coach.development_goals.save(story.member, draft)

    async with (
        chromium() as browser,
        visitor(browser, story.playground.url, MESSAGES, width=width) as page,
    ):
        await say(page, "/goal")
        message = page.get_by_role("article").last
        await expect(message.get_by_text("Your goals for this week")).to_be_visible()
        in_message = await distinct_menus(message), await overflow_of(message)
        await say(page, "/promo goals")
        modal = page.get_by_role("dialog")
        await expect(modal.get_by_text("Goals for months.")).to_be_visible()
        in_modal = await distinct_menus(modal), await overflow_of(modal)

    assert in_message[0][:2] == [f"More options: {text}" for text in GOALS[:2]]
    assert [name.startswith("More options: cut p95") for name in in_modal[0]].count(True) == 1
    assert len(in_modal[0]) == len(GOALS)
    assert (in_message[1], in_modal[1]) == ([], [])

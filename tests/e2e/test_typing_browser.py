"""Ada types her answers to Monday and Friday at the page, in a real Chromium."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from tests.browser import chromium, say, visitor
from tests.stories import MONDAY_MORNING, Story

pytestmark = pytest.mark.browser

MESSAGES = "/?as=U0ADA0000#app/messages"
FRIDAY = MONDAY_MORNING + timedelta(days=4, hours=6, minutes=30)


@pytest.mark.slow
async def test_ada_types_her_answers_to_monday_and_friday(story: Story) -> None:
    await story.coach.members.introduced(story.member)
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    await story.travel(MONDAY_MORNING + timedelta(minutes=30))
    async with (
        chromium() as browser,
        visitor(browser, story.playground.url, MESSAGES, width=1280) as page,
    ):
        await say(page, "design doc reviewed by Kenji")
        await expect(page.get_by_role("button", name="It was a win")).to_be_visible()
        goals = (await story.coach.check_ins.plan(story.member)).goals
        assert [goal.text for goal in goals] == ["design doc reviewed by Kenji"]

        await story.travel(FRIDAY)
        await say(page, "design doc: done")
        await expect(page.get_by_text("Done: design doc reviewed")).to_be_visible()
        await say(page, "Shipped the billing migration, p95 down 30%")
        await expect(page.get_by_role("button", name="It's a goal")).to_be_visible()

        await page.get_by_role("button", name="It's a goal").click()
        await expect(page.get_by_role("button", name="It was a win")).to_have_count(2)
        await page.get_by_role("button", name="It was a win").last.click()
        await expect(page.get_by_role("button", name="It's a goal")).to_be_visible()

    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert win.text == "Shipped the billing migration, p95 down 30%"
    assert "done" in [
        goal.state for goal in (await story.coach.check_ins.review(story.member)).goals
    ]

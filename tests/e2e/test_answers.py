"""Each of the six answers, played in a real Chromium: talk, letter, goals and reminder."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from tests.browser import chromium, say, visitor
from tests.speeds import few
from tests.stories import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MESSAGES = "/?as=U0ADA0000#app/messages"
AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist")
MISSING = "What do they want to see?"
PROMISE = "send the plan for the ledger audit"
DUE = datetime(2026, 12, 4, 12, tzinfo=UTC)
"""The promise comes back to her on its day, before anything later does."""


@dataclass(frozen=True)
class Played:
    """What is chosen and noted, and where it must lead.

    `letter` stands in the e-mail, `goal` among the goals, `reminder` in the message of `on`.
    """

    outcome: str
    noted: dict[str, str]
    letter: str
    goal: str
    on: datetime
    reminder: str


ANSWERS = {
    "yes": Played(
        "Yes",
        {"Who else has to agree?": "Kenji"},
        "Could you confirm this in a short reply",
        PROMISE,
        datetime(2026, 11, 30, 12, tzinfo=UTC),
        "nothing in writing on record",
    ),
    "not_yet": Played(
        "Not yet",
        {MISSING: "lead the audit of the ledger"},
        "For a yes, you'd like to see from me",
        "lead the audit of the ledger",
        datetime(2027, 5, 11, 12, tzinfo=UTC),
        "They wanted to see: lead the audit of the ledger",
    ),
    "no_budget": Played(
        "No budget or no opening for it now",
        {"What would have to happen for the role to exist?": "the new site opens"},
        "What would open the role: the new site opens.",
        PROMISE,
        datetime(2027, 2, 10, 12, tzinfo=UTC),
        "planned to talk about Staff Engineer again",
    ),
    "not_ready": Played(
        "They say that I'm not ready",
        {MISSING: "lead the audit of the ledger"},
        "I'm turning your feedback into a plan.",
        "lead the audit of the ledger",
        datetime(2027, 5, 11, 12, tzinfo=UTC),
        "planned to talk about Staff Engineer again",
    ),
    "not_that_role": Played(
        "Not in that role",
        {"What did they see, or miss?": "they see me as a specialist"},
        "I appreciate that you were direct with me",
        PROMISE,
        datetime(2026, 12, 1, 12, tzinfo=UTC),
        "said no to that role",
    ),
    "evasive": Played(
        "I didn't get a clear answer",
        {"What did they say is missing from your plan?": "a design that spans two teams"},
        "You named what's still missing from my plan",
        "a design that spans two teams",
        datetime(2026, 12, 8, 12, tzinfo=UTC),
        "didn't get a clear answer",
    ),
}


@dataclass(frozen=True)
class Visit:
    story: Story
    browser: Browser

    @asynccontextmanager
    async def page(self) -> AsyncIterator[Page]:
        async with visitor(self.browser, self.story.playground.url, MESSAGES) as page:
            yield page


@pytest.fixture
async def visit(story: Story) -> AsyncIterator[Visit]:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, "asked")
    async with chromium() as browser:
        yield Visit(story, browser)


async def record(page: Page, outcome: str) -> Locator:
    """Types the command, fills in the form; the dialog then shows the talk."""
    await say(page, "/promo talk")
    form = page.get_by_role("dialog")
    await form.get_by_role("combobox", name="How did it end?").click()
    await form.get_by_role("option", name=outcome, exact=True).click()
    await form.get_by_label("Who does what by when?").fill(f"me: {PROMISE} by 4 December")
    await form.get_by_role("button", name="Save", exact=True).click()
    await expect(form.get_by_text("Saved.")).to_be_visible()
    return form


async def note(form: Locator, noted: dict[str, str]) -> None:
    await form.get_by_role("button", name="Note what they said").click()
    for label, words in noted.items():
        await form.get_by_label(label).fill(words)
    await form.get_by_role("button", name="Save", exact=True).click()
    await expect(form.get_by_text("What you noted", exact=True)).to_be_visible()


@pytest.mark.parametrize("answer", few(ANSWERS, "yes", "not_yet"))
async def test_an_answer_leads_to_its_letter_goals_and_reminder(visit: Visit, answer: str) -> None:
    played = ANSWERS[answer]
    async with visit.page() as page:
        form = await record(page, played.outcome)
        await note(form, played.noted)
        await form.get_by_role("button", name="Put it into my plan").click()
        await expect(form.get_by_text("In your plan:")).to_be_visible()
        await form.get_by_role("button", name="Write the follow-up e-mail").click()
        await expect(form.get_by_text("is in your messages with me")).to_be_visible()
        await page.keyboard.press("Escape")
        await page.keyboard.press("Escape")
        await expect(page.get_by_text(played.letter).first).to_be_visible()

        await visit.story.travel(min(DUE, played.on))
        await visit.story.travel(played.on)

        await expect(page.get_by_text(played.reminder).first).to_be_visible()
    assert played.goal in await goals_of(visit.story)


async def goals_of(story: Story) -> list[str]:
    """Those for months and those for the week in which the promise is due."""
    growth = await story.coach.development_goals.growth(story.member)
    plan = await story.coach.check_ins.plan(story.member)
    weekly = (*plan.goals, *plan.carried)
    return [*(goal.action for goal in growth.goals), *(goal.text for goal in weekly)]

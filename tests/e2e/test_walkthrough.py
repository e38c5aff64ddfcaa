"""Member and manager, each in a browser: from the first win to the goal that closes a gap."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from bot.domain.calendar.weeks import Rhythm
from playground.people import ADA, MARTA
from tests.browser import chromium, say, visitor
from tests.handlers.review.reviewing import AIM
from tests.stories import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LADDER = """\
ladder,level_order,level,theme,criterion_id,criterion,what_it_looks_like,required
Acme,1,Senior engineer,Results,delivery,Delivers what was promised,Alone,yes
Acme,2,Staff engineer,Results,delivery,Delivers what was promised,With two teams,yes
Acme,2,Staff engineer,Craft,design,Designs systems,Across teams,yes
Acme,2,Staff engineer,People,grow,Grows other engineers,Two of them lead by now,yes
"""
WHY = "Marta had not seen the rollout."


@dataclass(frozen=True)
class Walk:
    """One window for Ada and one for Marta, both at their messages with the coach."""

    story: Story
    ada: Page
    marta: Page


@asynccontextmanager
async def at_messages(browser: Browser, story: Story, who: str) -> AsyncIterator[Page]:
    path = f"/?as={who}#app/messages"
    async with visitor(browser, story.playground.url, path) as page:
        yield page


@pytest.fixture
async def walk(story: Story) -> AsyncIterator[Walk]:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    async with (
        chromium() as browser,
        at_messages(browser, story, ADA.id) as ada,
        at_messages(browser, story, MARTA.id) as marta,
    ):
        yield Walk(story, ada, marta)


async def press(where: Page | Locator, label: str) -> None:
    await where.get_by_role("button", name=label).first.click()


async def rate(page: Page, *ratings: str) -> None:
    """Answers one line after the other; each is another line than the one before."""
    modal = page.get_by_role("dialog")
    for number, rating in enumerate(ratings, 1):
        await expect(modal.get_by_text(f"{number} of")).to_be_visible()
        await modal.get_by_role("radio", name=rating).check()
        await press(modal, "Save and go on")


async def bring_the_ladder(page: Page) -> None:
    modal = page.get_by_role("dialog")
    await say(page, "/promo ladder")
    await press(modal, "Bring your company's")
    file = FilePayload(name="acme.csv", mimeType="text/csv", buffer=LADDER.encode())
    await modal.locator("input[type=file]").set_input_files(files=[file])
    await press(modal, "Look at it")
    await expect(modal.get_by_text("Two of them lead by now")).to_be_visible()


async def save_a_win(page: Page) -> None:
    """The line that its words speak of is one tap."""
    await say(page, "/win mentored 2 juniors who lead the vault cutover now")
    await press(page, "Shows: Grows other engineers")
    await expect(page.get_by_text("1st win, 1st for")).to_be_visible()


async def invite_marta(page: Page) -> None:
    modal = page.get_by_role("dialog")
    await press(modal, "Invite Marta Lindqvist")
    await modal.get_by_role("checkbox", name="mentored 2 juniors").check()
    await press(modal, "See it first")
    await expect(modal.get_by_text("gets this message from me")).to_be_visible()


async def agree_on_the_design(page: Page) -> None:
    modal = page.get_by_role("dialog")
    await say(page, "/promo review")
    await expect(modal.get_by_text("You two see it differently")).to_be_visible()
    await press(modal, "Open")
    await press(modal, "We agreed on it")
    await modal.get_by_role("radio", name="Partly").check()
    await modal.get_by_role("textbox").fill(WHY)
    await press(modal, "Save")
    await expect(modal.get_by_text(WHY)).to_be_visible()


async def make_a_goal_of_the_gap(page: Page) -> None:
    modal = page.get_by_role("dialog")
    await press(modal, "Name the gap")
    await press(modal, "Save")
    await press(modal, "Make it a goal")
    goal = page.get_by_role("dialog").last
    await goal.get_by_role("textbox").first.fill("Draft the queue design with the other team")
    await press(goal, "Set")
    await expect(page.get_by_text("Set for this week.")).to_be_visible()


async def test_from_the_first_win_to_the_goal_that_closes_a_gap(walk: Walk) -> None:
    ada, marta = walk.ada, walk.marta
    modal = ada.get_by_role("dialog")
    await bring_the_ladder(ada)
    await press(modal, "Save")
    await expect(modal.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    await press(modal, "Close")
    await save_a_win(ada)

    await say(ada, "/promo review")
    await press(modal, "Go through the expectations")
    await rate(ada, "Meets it", "Meets it", "Meets it")
    await invite_marta(ada)
    await expect(marta.get_by_role("button", name="Rate Ada's work")).to_have_count(0)
    await press(modal, "Send to Marta")
    await press(modal, "Done")

    await press(marta, "Rate Ada's work")
    theirs = marta.get_by_role("dialog")
    await press(theirs, "Go through the expectations")
    await expect(theirs.get_by_text("Goes beyond it")).to_be_visible()
    await rate(marta, "Meets it", "Partly", "Meets it")

    await agree_on_the_design(ada)
    await make_a_goal_of_the_gap(ada)

    (gap,) = await walk.story.coach.goals.gaps(walk.story.member)
    plan = await walk.story.coach.check_ins.plan(walk.story.member)
    assert (gap.title, gap.kind) == ("Designs systems", "skill")
    assert gap.agreed_on is not None
    assert [goal.gap_id for goal in plan.goals] == [gap.id]

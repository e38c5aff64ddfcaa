"""A whole organisation installs one coach: one token, which is of no one workspace."""

from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from playground.people import ADA, TEAM_ID, WOODS
from tests.installing import Neighbours, browser, neighbours
from tests.stories import MONDAY_MORNING

MONDAY = MONDAY_MORNING + timedelta(minutes=30)
ADA_THERE = Member(TEAM_ID, ADA.id, WOODS.id)


def dms(story: Neighbours) -> list[str]:
    return [message.text for message in story.fernhill.workspace.app_dm(ADA.id).messages]


async def test_the_page_says_that_an_admin_adds_it_to_workspaces(sqlite_url: str) -> None:
    async with neighbours(sqlite_url, organisation=WOODS) as story, browser(story.url) as window:
        page = await window.install(story.url, TEAM_ID)

        assert page.status == 200
        assert "Nextrung is in All the woods" in page.words
        assert "add it to the workspaces that want it" in page.words


async def test_its_token_answers_and_speaks_first_in_a_workspace_of_it(sqlite_url: str) -> None:
    async with neighbours(sqlite_url, organisation=WOODS) as story:
        await story.install(story.fernhill)
        await story.ada.slash("/win shipped the billing migration", channel="general")
        await story.ada.click("Undo")
        await story.running.coach.cases.aim(ADA_THERE, CaseDraft("Staff engineer"), Rhythm())

        await story.travel(MONDAY)

        assert "Taken back: shipped the billing migration" in story.ada.sees()
        assert len(dms(story)) == 1
        asked = [c for c in story.fernhill.recording.calls if c["method"] == "dnd.teamInfo"]
        assert {call["args"]["team_id"] for call in asked} == {TEAM_ID}


async def test_who_takes_it_out_for_all_is_left_in_peace(sqlite_url: str) -> None:
    async with neighbours(sqlite_url, organisation=WOODS) as story:
        await story.install(story.fernhill)
        await story.ada.slash("/win shipped the billing migration", channel="general")
        await story.running.coach.cases.aim(ADA_THERE, CaseDraft("Staff engineer"), Rhythm())

        story.fernhill.uninstall()
        await story.settle()
        await story.travel(MONDAY)

        assert await story.installed() == 0
        assert dms(story) == []

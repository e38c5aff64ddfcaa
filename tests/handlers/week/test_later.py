"""A pause from the message itself, and the days on which the coach may come."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
A_WEEK = timedelta(weeks=1)


@pytest.fixture
async def monday(story: Story) -> Story:
    """Ada has had the plan of her first week."""
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    await story.travel(MONDAY)
    return story


async def test_a_pause_keeps_quiet_until_its_day_and_says_what_was_left_out(monday: Story) -> None:
    await monday.ada.click("Pause until…")
    await monday.ada.choose("When are you back?", "2026-12-07")
    await monday.ada.submit()
    shown = monday.ada.sees()
    await monday.ada.close()

    for days in range(1, 14):
        await monday.travel(MONDAY + timedelta(days=days))
    during = len(monday.ada.messages())
    await monday.travel(MONDAY + 2 * A_WEEK)

    assert "I send nothing before Monday 7 December." in shown
    assert during == 1
    assert "so I skipped the plan of Monday 30 November" in monday.ada.sees()


async def test_a_day_that_is_here_already_is_refused_beside_the_field(monday: Story) -> None:
    await monday.ada.click("Pause until…")
    await monday.ada.choose("When are you back?", "2026-11-23")

    refused = await monday.ada.submit_refused()

    assert "That day is here already." in refused["When are you back?"]


async def test_back_early_one_press_ends_the_pause(monday: Story) -> None:
    await monday.coach.schedule.pause(monday.member, date(2026, 12, 24))

    await monday.ada.click("Pause until…")
    await monday.ada.click("I'm back already")
    shown = monday.ada.sees()
    await monday.ada.close()
    await monday.travel(MONDAY + A_WEEK)

    assert "Good to have you back." in shown
    assert len(monday.ada.messages()) == 2


async def test_working_days_and_a_country_are_saved_with_the_settings(monday: Story) -> None:
    await monday.ada.slash("/promo settings")
    await monday.ada.click("Working days")
    await monday.ada.choose("You work on", ["Monday", "Tuesday", "Wednesday", "Thursday"])
    await monday.ada.choose("Public holidays of", "Germany")
    await monday.ada.submit()

    shown = monday.ada.sees()
    rhythm = await monday.coach.schedule.rhythm(monday.member)

    assert "stay quiet on public holidays of Germany" in shown
    assert (sorted(rhythm.weekdays), rhythm.country) == ([0, 1, 2, 3], "DE")


async def test_no_working_day_at_all_is_refused(monday: Story) -> None:
    await monday.ada.slash("/promo settings")
    await monday.ada.click("Working days")
    await monday.ada.choose("You work on", [])

    refused = await monday.ada.submit_refused()

    assert "Tick at least one day." in refused["You work on"]

"""Somebody new: what they say is saved before Slack is asked who they are."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member, Profile
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from playground.faults import Fault
from playground.people import KENJI, TEAM_ID
from tests.speeds import few
from tests.stories import Story, opened_story

THERE = Member(TEAM_ID, KENJI.id)
"""Kenji lives in Tokyo, nine hours ahead of UTC."""

SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""In Tokyo it is half past eight on Monday morning."""

SLACKS_PATIENCE = 3
"""Seconds. What shows somebody's name waits half of them for it; what is saved waits for none."""

MONDAY = date(2026, 11, 23)


@pytest.fixture
async def night(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Story]:
    """At its end nobody waits for a Slack that says nothing."""
    monkeypatch.setattr("bot.app.LAST_WORDS", 0.1)
    async with opened_story(sqlite_url, start=SUNDAY_NIGHT) as story:
        yield story


async def days_of(story: Story) -> list[date]:
    page = await story.coach.wins.page(THERE, WinFilter())
    return [win.happened_on for win in page.wins]


async def test_a_first_win_is_answered_while_slack_says_nothing(night: Story) -> None:
    night.playground.faults.next("users.info", Fault.SILENT_AFTER, times=9)
    loop = asyncio.get_running_loop()

    began = loop.time()
    await night.kenji.slash("/win shipped the billing migration", channel="general")
    took = loop.time() - began

    assert "Saved: shipped the billing migration" in night.kenji.sees()
    assert took < 2
    assert await days_of(night) == [date(2026, 11, 22)]


@pytest.mark.parametrize(
    "command", few(["/goal ask Marta for half an hour", "/promo", "/win"], "/promo")
)
async def test_nothing_else_of_somebody_new_waits_for_slack(night: Story, command: str) -> None:
    night.playground.faults.next("users.info", Fault.SILENT_AFTER, times=9)
    loop = asyncio.get_running_loop()

    began = loop.time()
    await night.kenji.slash(command, channel="general")
    took = loop.time() - began

    assert "still at it" not in night.kenji.sees()
    assert took < SLACKS_PATIENCE


async def test_home_of_somebody_new_is_there_at_once(night: Story) -> None:
    night.playground.faults.next("users.info", Fault.SILENT_AFTER, times=9)
    loop = asyncio.get_running_loop()

    began = loop.time()
    await night.kenji.open_home()
    took = loop.time() - began

    assert "Get to the next rung" in night.kenji.sees()
    assert took < SLACKS_PATIENCE


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("shipped it", MONDAY),
        ("shipped it yesterday", MONDAY - timedelta(days=1)),
        ("shipped it 2026-11-22", date(2026, 11, 22)),
        ("shipped it 2026-11-20", date(2026, 11, 20)),
    ],
)
async def test_the_day_of_a_first_win_is_the_members_own_once_the_zone_is_known(
    night: Story, said: str, on: date
) -> None:
    await night.kenji.slash(f"/win {said}", channel="general")
    await night.coach.background.settle()

    assert await days_of(night) == [on]


async def test_a_day_chosen_in_a_form_stays_as_it_was_seen(night: Story) -> None:
    night.playground.faults.next("users.info", Fault.SERVER_ERROR)
    await night.kenji.slash("/win", channel="general")
    await night.kenji.fill("What did you do?", "shipped it")
    await night.kenji.submit()
    night.clock.travel_to(SUNDAY_NIGHT + timedelta(minutes=2))

    assert await night.coach.members.introduced(THERE)

    assert await days_of(night) == [date(2026, 11, 22)]


async def test_what_is_due_to_somebody_new_comes_by_their_own_clock(sqlite_url: str) -> None:
    """At 8:30 in Tokyo; counted in UTC the plan would come in the evening.

    A week later than the others, whose Monday is a public holiday there.
    """
    sunday_night = SUNDAY_NIGHT + timedelta(weeks=1)
    nine_there = sunday_night + timedelta(minutes=30)
    async with opened_story(sqlite_url, start=sunday_night) as story:
        story.playground.faults.next("users.info", Fault.SERVER_ERROR)
        await story.coach.cases.aim(THERE, CaseDraft("Staff Engineer"), Rhythm())
        story.clock.travel_to(sunday_night + timedelta(minutes=2))
        assert await story.coach.members.introduced(THERE)

        await story.travel(nine_there - timedelta(minutes=1))
        before = len(story.kenji.messages())
        await story.travel(nine_there + timedelta(minutes=1))

        assert (before, len(story.kenji.messages())) == (0, 1)


async def test_nobody_is_written_to_at_once_for_a_wrong_guess_of_their_clock(
    sqlite_url: str,
) -> None:
    """It is half past five in the afternoon in Tokyo, where nine o'clock is long past."""
    start = datetime(2026, 11, 30, 8, 30, tzinfo=UTC)
    async with opened_story(sqlite_url, start=start) as story:
        story.playground.faults.next("users.info", Fault.SERVER_ERROR)
        await story.coach.cases.aim(THERE, CaseDraft("Staff Engineer"), Rhythm())
        await story.coach.background.settle()
        story.clock.travel_to(start + timedelta(minutes=2))
        assert await story.coach.members.introduced(THERE)
        for minutes in range(3, 120, 20):
            await story.travel(start + timedelta(minutes=minutes))

        assert story.kenji.messages() == []


async def test_a_goal_of_the_first_minutes_belongs_to_the_members_own_week(
    sqlite_url: str,
) -> None:
    """At one on Saturday in UTC it is Friday afternoon in Los Angeles: this week's goal."""
    async with opened_story(sqlite_url, start=datetime(2026, 11, 28, 1, tzinfo=UTC)) as story:
        story.playground.faults.next("users.info", Fault.SERVER_ERROR, times=3)
        await story.kenji.slash("/goal ask Marta for half an hour", channel="general")
        await story.coach.background.settle()
        await story.kenji.move("America/Los_Angeles")
        overview = await story.coach.overviews.overview(THERE)

        assert overview.week.monday == MONDAY
        assert len(overview.goals) == 1


async def test_whoever_was_forgotten_meanwhile_is_not_met_again(night: Story) -> None:
    await night.kenji.slash("/win shipped it", channel="general")
    await night.coach.background.settle()
    await night.coach.member_data.forget(THERE)

    known = await night.coach.members.changed(THERE, Profile("Kenji", ZoneInfo("Asia/Tokyo")))

    assert not known
    assert not (await night.coach.member_data.belongings(THERE)).is_known

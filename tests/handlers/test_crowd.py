"""In a large workspace many are due in one minute: the member is told when theirs really comes."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from bot.domain.delivery.crowd import Crowd
from bot.storage.database.tables import dues, members
from playground.people import TEAM_ID
from tests.stories import Story

MONDAY = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


async def join(story: Story, count: int, due_at: datetime) -> None:
    """So many people, put straight into the tables."""
    owners = [{"team_id": TEAM_ID, "user_id": f"U0CROWD{number}"} for number in range(count)]
    person = {"name": "", "tz": "Europe/London", "locale": "", "tz_checked_at": NOW, "met_at": NOW}
    due = {"kind": "plan", "next_due_at": due_at, "snoozed": False}
    async with story.running.database.writing() as connection:
        await connection.execute(insert(members), [owner | person for owner in owners])
        await connection.execute(insert(dues), [owner | due for owner in owners])


async def aim(story: Story) -> None:
    """After this Monday's plan, so that the next one is a week from now."""
    story.clock.travel_to(datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    await story.ada.slash("/promo settings", channel="general")
    await story.ada.fill("The title you want", "Staff Engineer")
    await story.ada.submit()
    await story.ada.close()


@pytest.mark.parametrize(
    ("people", "ends"), [(60, "09:00"), (1_260, "09:05"), (10_000, "09:41"), (0, "09:00")]
)
def test_the_last_of_a_crowd_comes_as_late_as_slack_takes_four_a_second(
    people: int, ends: str
) -> None:
    assert f"{Crowd(MONDAY, people).ends:%H:%M}" == ends


@pytest.mark.parametrize(("people", "is_said"), [(1_259, False), (1_260, True)])
def test_a_wait_of_less_than_five_minutes_is_not_worth_a_word(
    people: int, *, is_said: bool
) -> None:
    assert bool(Crowd(MONDAY, people).words()) == is_said


async def test_in_a_large_workspace_the_settings_say_when_monday_really_comes(
    story: Story,
) -> None:
    await aim(story)
    await join(story, 1_500, MONDAY)
    await join_elsewhere(story)

    await story.ada.slash("/promo settings", channel="general")
    shown = story.ada.sees()
    await story.ada.submit()

    assert "it comes between 09:00 and about 09:06" in shown
    assert "it comes between 09:00 and about 09:06" in story.ada.sees()


async def join_elsewhere(story: Story) -> None:
    """Those of another minute are no part of it."""
    async with story.running.database.writing() as connection:
        owner = {"team_id": TEAM_ID, "user_id": "U0CROWD1"}
        later = {"kind": "nudge", "next_due_at": MONDAY + timedelta(minutes=1), "snoozed": False}
        await connection.execute(insert(dues), [owner | later])


async def test_in_a_usual_workspace_nothing_is_said_of_it(story: Story) -> None:
    await aim(story)

    await story.ada.slash("/promo settings", channel="general")

    assert "it comes between" not in story.ada.sees()

"""What an admin sets for everybody, and the health and counts that they see: never a word."""

from datetime import timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.domain.workspace.company import RoundedUse, Use
from bot.storage.workspace.audit import AuditTrail
from playground.people import MARTA, TEAM_ID
from tests.stories import Story

SUNDAY_TO_THURSDAY = frozenset({0, 1, 2, 3, 6})


async def open_settings(story: Story) -> str:
    """Marta, who is an admin, opens what is for everybody; what she then sees."""
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Settings for everybody")
    return str(story.marta.sees())


async def join(story: Story, count: int) -> None:
    for number in range(count):
        member = Member(TEAM_ID, f"U0PERSON{number}")
        await story.coach.cases.aim(member, CaseDraft("Staff Engineer"), Rhythm())
    await story.coach.background.settle()


async def set_sunday_to_thursday(story: Story) -> None:
    await open_settings(story)
    days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Sunday"]
    await story.marta.choose("Working days", days)
    await story.marta.submit()


async def test_of_fewer_than_five_people_an_admin_learns_nothing(story: Story) -> None:
    await join(story, 3)

    shown = await open_settings(story)

    assert "Fewer than five people use me here." in shown
    assert "At least" not in shown
    assert "Messages go out on time." in shown


async def test_of_more_an_admin_sees_numbers_in_fives_and_no_name_or_word(story: Story) -> None:
    await story.ada.slash("/win talked Kenji out of the rewrite", channel="general")
    await join(story, 6)

    shown = await open_settings(story)

    assert "At least 5 people use me here." in shown
    assert "In the last 30 days" not in shown
    assert "rewrite" not in shown
    assert "Ada" not in shown


async def test_of_ten_an_admin_sees_how_many_did_something(story: Story) -> None:
    await join(story, 10)

    shown = await open_settings(story)

    assert "At least 10 people use me here. In the last 30 days at least " in shown


@pytest.mark.parametrize("people", [5, 9])
def test_of_fewer_than_ten_people_no_number_says_how_many_did_something(people: int) -> None:
    assert {Use(people, did, did).coarse() for did in range(people + 1)} == {RoundedUse(5)}


@pytest.mark.parametrize("people", [10, 14])
def test_no_number_says_that_everybody_did_something(people: int) -> None:
    assert Use(people, people, people).coarse() == RoundedUse(10, 5, 5)
    assert Use(people, people - 1, people - 1).coarse() == RoundedUse(10, 5, 5)


@pytest.mark.parametrize("did", [5, 9])
def test_whoever_comes_goes_or_does_something_changes_no_number_by_one(did: int) -> None:
    assert Use(23, did, 4).coarse() == RoundedUse(20, 5, 0)


def test_four_people_are_no_group() -> None:
    assert Use(4, 4, 4).coarse() is None


async def test_an_admin_hears_that_messages_are_late(story: Story) -> None:
    await join(story, 1)
    due_at = await story.coach.deliveries.next_send_at()
    assert due_at
    story.clock.travel_to(due_at + timedelta(minutes=20))

    assert "Messages are late just now" in await open_settings(story)


async def test_whoever_is_no_admin_is_offered_nothing_of_it(story: Story) -> None:
    await story.ada.slash("/promo company", channel="general")

    assert "Settings for everybody" not in story.ada.sees()


async def test_who_is_no_admin_any_more_sees_nothing(story: Story) -> None:
    await story.marta.slash("/promo company", channel="general")
    story.marta.person.is_admin = False
    try:
        await story.marta.click("Settings for everybody")
        shown = story.marta.sees()
    finally:
        story.marta.person.is_admin = True

    assert "Only an admin of this Slack workspace" in shown
    assert "people use me here" not in shown


async def test_who_is_no_admin_any_more_sets_nothing(story: Story) -> None:
    await open_settings(story)
    story.marta.person.is_admin = False
    try:
        objections = await story.marta.submit_refused()
    finally:
        story.marta.person.is_admin = True

    assert "Only an admin of this Slack workspace" in " ".join(objections.values())
    async with story.running.database.reading() as connection:
        assert await AuditTrail(connection).all() == ()


async def test_whoever_is_new_begins_with_the_companys_working_days_and_may_change_them(
    story: Story,
) -> None:
    marta = Member(TEAM_ID, MARTA.id)
    await story.coach.cases.aim(marta, CaseDraft("Director"), Rhythm())
    await set_sunday_to_thursday(story)

    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())

    ada = await story.coach.schedule.rhythm(story.member)
    martas = await story.coach.schedule.rhythm(marta)
    await story.coach.schedule.work_on(story.member, frozenset({0, 1}), "")
    await story.coach.cases.aim(story.member, CaseDraft("Principal Engineer"), Rhythm())
    own = await story.coach.schedule.rhythm(story.member)
    assert ada.weekdays == SUNDAY_TO_THURSDAY
    assert martas.weekdays == Rhythm().weekdays
    assert own.weekdays == {0, 1}


async def test_how_long_leavers_stay_is_the_admins_and_the_member_reads_it(story: Story) -> None:
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Settings for everybody")
    await story.marta.choose("When an account is closed, delete what's saved", "After 90 days")
    await story.marta.submit()

    await story.ada.slash("/promo export", channel="general")

    assert "I delete all of it 120 days later" in story.ada.sees()
    async with story.running.database.reading() as connection:
        (entry,) = await AuditTrail(connection).all()
    assert (entry.kind, entry.actor) == ("company_settings_set", MARTA.id)

"""`/agenda`: nothing that anybody brought is lost, and what was posted counts as told."""

from datetime import UTC, datetime

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from playground.people import MARTA
from playground.testkit import Actor
from tests import doors
from tests.stories import Story, decline_optional_scopes

ONE_TO_ONE = "ada-marta-1-1"
POST = "Post to this private channel"
AIM = CaseDraft("Staff engineer", manager_id=MARTA.id, manager_name="Marta Lindqvist")
WANTS = "What I'm working towards: Staff engineer"
WAY = "Staff engineer: how do you see it today?"
FROM_MARTA = ("the budget round", "two open seats", "the offsite", "your holidays")


async def draft(actor: Actor) -> str:
    await doors.close_all(actor)
    await actor.slash("/agenda", channel=ONE_TO_ONE)
    return newest(actor)


def newest(actor: Actor) -> str:
    return actor.reads(actor.messages(ONE_TO_ONE)[-1])


async def full(story: Story) -> None:
    """Eight topics of Ada's own and four of Marta's: two more than an agenda has room for."""
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    for number in range(8):
        await story.ada.slash(f"/agenda add topic {number} of mine", channel=ONE_TO_ONE)
    for topic in FROM_MARTA:
        await story.marta.slash(f"/agenda add {topic}", channel=ONE_TO_ONE)


def standing(story: Story) -> str:
    (*_, last) = (m for m in story.marta.messages(ONE_TO_ONE) if m.blocks and not m.is_ephemeral)
    return story.marta.reads(last)


async def test_a_topic_that_finds_no_room_is_named_and_on_the_next_one(story: Story) -> None:
    await full(story)

    drafted = await draft(story.ada)
    await story.ada.click(POST)
    said, first = story.ada.sees(), standing(story)
    await story.ada.slash("/agenda", channel=ONE_TO_ONE)
    await story.ada.click("Last time's are done")
    await story.ada.click(POST)

    assert "kept for the next one: “the offsite (from Marta)” and “your holidays" in drafted
    assert "2 topics found no room: they are kept for next time." in said
    assert "the offsite" not in first
    assert "two open seats (from Marta)" in first
    assert "the offsite (from Marta)" in standing(story)
    assert "your holidays (from Marta)" in standing(story)


async def test_what_waits_is_put_in_by_one_press_or_as_soon_as_there_is_room(story: Story) -> None:
    await full(story)
    await draft(story.ada)

    await story.ada.click("Order and privacy")
    waiting = story.ada.sees()
    await story.ada.click("Put it in now", near="your holidays (from Marta)")
    await story.ada.click("Take it off for good", near="topic 3 of mine")
    await story.ada.submit()
    await story.coach.background.settle()
    await story.ada.click(POST)

    assert "No room this time: kept for the next one" in waiting
    assert "your holidays (from Marta)" in standing(story)
    assert "the offsite (from Marta)" in standing(story)
    assert "topic 3 of mine" not in standing(story)


async def test_posting_the_aim_tells_the_manager_and_taking_it_back_does_not(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())

    untold = await draft(story.ada)
    await story.ada.click(POST)
    said = story.ada.sees()
    shown = (await story.coach.stages.whereabouts(story.member)).readiness
    await story.ada.click("Take it back")
    await story.ada.submit()
    back = await draft(story.ada)
    await story.ada.click(POST)
    story.clock.travel_to(datetime(2026, 12, 28, 9, tzinfo=UTC))

    assert WANTS in untold
    assert "I noted that your manager knows of it" in said
    assert [part.is_met for part in shown.parts if part.name == "manager_told"] == [True]
    assert WANTS in back
    assert WAY in await draft(story.ada)


async def picks(story: Story, conversation: str) -> str:
    """Ada says in the form where they meet, and reads what comes of it."""
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.choose("On which day?", "Tuesday")
    await story.ada.fill("At what time?", "14:00")
    await story.ada.choose("In which conversation do you two talk?", conversation)
    await story.ada.submit()
    return story.ada.sees()


async def brought(story: Story) -> str:
    await story.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    (one,) = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]
    return story.ada.reads(one)


async def test_of_a_conversation_that_was_picked_the_member_says_who_reads_it(story: Story) -> None:
    decline_optional_scopes(story)
    await story.coach.cases.aim(story.member, AIM, Rhythm())

    asked = await picks(story, "#ada-marta-1-1")
    await story.ada.click("Only the two of us")
    thanked = story.ada.sees()
    await story.ada.close()
    await story.ada.open_messages()
    draft_of_tuesday = await brought(story)

    assert "Who can read there?" in asked
    assert "come onto the draft ticked" in thanked
    assert WANTS in draft_of_tuesday.partition("Stays with you")[0]


async def test_unless_they_say_so_it_counts_as_open(story: Story) -> None:
    decline_optional_scopes(story)
    await story.coach.cases.aim(story.member, AIM, Rhythm())

    await picks(story, "#ada-marta-1-1")
    await story.ada.click("Others, too")
    await story.ada.close()
    await story.ada.open_messages()

    assert WANTS not in (await brought(story)).partition("Stays with you")[0]


async def test_where_slack_tells_that_two_read_there_nobody_is_asked(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())

    asked = await picks(story, "#ada-marta-1-1")
    await story.ada.close()
    await draft(story.ada)

    assert "Who can read there?" not in asked
    meeting, _ = await story.coach.one_to_ones.chosen(story.member)
    assert meeting is not None
    assert (meeting.in_private, meeting.place_name) == (True, "privategroup")


async def test_direct_messages_are_known_without_asking(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())

    asked = await picks(story, "D0ADA0MAR")

    assert "Who can read there?" not in asked
    meeting, _ = await story.coach.one_to_ones.chosen(story.member)
    assert meeting is not None
    assert meeting.in_private

"""Recording a talk: from the command, Home and the hub, up to the e-mail that it leads to."""

from datetime import date

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import Promise, Talk
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", manager_name="Marta Lindqvist")
PROMISES = (
    "me: write up the migration by 4 December\n- Marta: send the criteria\nbook the room by Friday"
)


async def recorded(story: Story) -> Talk:
    (talk,) = await story.coach.talks.latest(story.member)
    return talk


async def fill_all(story: Story) -> None:
    await story.ada.fill("When?", "2026-11-20")
    await story.ada.fill(
        "What was agreed, or said for the record?",
        "You lead the craft already.\nWhat I miss is reach.",
    )
    await story.ada.choose("How did it end?", "Not yet")
    await story.ada.fill("Who does what by when?", PROMISES)
    await story.ada.fill("When do you talk again?", "2027-02-22")


async def test_a_talk_is_saved_with_what_was_promised(either_route: Story) -> None:
    story = either_route
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.slash("/promo talk", channel="general")
    await fill_all(story)

    await story.ada.submit()

    talk = await recorded(story)
    assert (talk.with_name, talk.held_on, talk.outcome) == (
        "Marta Lindqvist",
        date(2026, 11, 20),
        "not_yet",
    )
    assert talk.promises == (
        Promise("me", "write up the migration", date(2026, 12, 4)),
        Promise("Marta", "send the criteria"),
        Promise("Marta Lindqvist", "book the room", date(2026, 11, 27)),
    )
    assert talk.next_talk_on == date(2027, 2, 22)
    assert "me: write up the migration, by Friday 4 December" in story.ada.sees()


async def test_the_email_is_one_press_away_and_tells_the_talk(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.slash("/promo talk", channel="general")
    await fill_all(story)
    await story.ada.submit()

    await story.ada.click("Write the follow-up e-mail")

    assert "is in your messages with me" in story.ada.sees()
    letter = story.ada.reads(story.ada.messages()[-1])
    assert "Hi Marta," in letter
    assert "What I miss is reach." in letter
    assert "write up the migration, by Friday 4 December" in letter


async def test_home_opens_the_form_with_the_managers_name(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.open_home()

    await doors.press(story.ada, "Record a talk")

    assert "Marta Lindqvist" in story.ada.sees()


async def test_the_hub_opens_the_form_from_a_message(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.ada.slash("/promo", channel="general")

    await doors.press(story.ada, "Record a talk")

    assert "With whom?" in story.ada.sees()


@pytest.mark.parametrize(
    ("label", "value", "objection"),
    [
        ("With whom?", "  ", "With whom did you talk?"),
        ("When?", "2026-11-24", "still to come"),
        ("When do you talk again?", "2026-11-23", "comes after this one"),
    ],
)
async def test_what_cannot_be_is_answered_beside_its_field(
    story: Story, label: str, value: str, objection: str
) -> None:
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")

    await story.ada.fill(label, value)
    objections = await story.ada.submit_refused()

    assert list(objections) == [label]
    assert objection in objections[label]
    assert await story.coach.talks.latest(story.member) == ()


async def test_a_name_and_a_day_are_enough(story: Story) -> None:
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Søren")

    await story.ada.submit()

    talk = await recorded(story)
    assert (talk.with_name, talk.held_on, talk.outcome) == ("Søren", date(2026, 11, 23), "open")
    assert "Nothing was decided" in story.ada.sees()

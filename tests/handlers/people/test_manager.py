"""Who the manager is: named by choosing, replaced without lending names, and never oneself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from playground.people import ADA, KENJI, MARTA, PRIYA
from tests.handlers.review.reviewing import AIM, TODAY, begun
from tests.handlers.review.test_left import ask_kenji
from tests.stories import Story


async def open_settings(story: Story) -> None:
    if story.ada.has_modal():
        await story.ada.close()
    await story.ada.slash("/promo settings", channel="general")


async def choose_manager(story: Story, name: str) -> None:
    await open_settings(story)
    await story.ada.choose("Your manager", name)
    await story.ada.submit()


async def manager_of(story: Story) -> tuple[str | None, str]:
    case = await story.coach.cases.required_case(story.member)
    return case.manager_id, case.manager_name


async def test_another_manager_is_not_called_what_the_one_before_was(story: Story) -> None:
    await begun(story)

    await choose_manager(story, PRIYA.real_name)

    said = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo review", channel="general")
    assert await manager_of(story) == (PRIYA.id, "Priya")
    assert "[Invite Priya]" in story.ada.sees()
    assert "Priya has rated nothing yet." in said
    assert "[Write the hand-over]" in said


async def test_a_new_manager_has_not_heard_of_the_aim(story: Story) -> None:
    await begun(story)
    shown = await story.coach.stages.told_manager(story.member)

    await choose_manager(story, PRIYA.real_name)

    untold = await story.coach.stages.whereabouts(story.member)
    knows = [
        [part.is_met for part in one.readiness.parts if part.name == "manager_told"]
        for one in (shown, untold)
    ]
    assert knows == [[True], [False]]


async def test_the_hand_over_that_is_offered_is_written(story: Story) -> None:
    await begun(story)
    decided = replace(AIM, decision_on=TODAY + timedelta(days=60))
    await story.coach.cases.aim(story.member, decided, Rhythm())
    await choose_manager(story, PRIYA.real_name)

    await story.ada.click("Write the hand-over")

    assert "For a new manager: it is in your messages with me" in story.ada.sees()


async def test_a_name_that_was_typed_for_the_new_one_is_kept(story: Story) -> None:
    await begun(story)
    await open_settings(story)
    await story.ada.choose("Your manager", PRIYA.real_name)
    await story.ada.fill("What you call them", "Pri")

    await story.ada.submit()

    assert await manager_of(story) == (PRIYA.id, "Pri")


async def test_the_same_manager_keeps_the_name_and_nothing_is_handed_over(story: Story) -> None:
    await begun(story)
    await open_settings(story)

    await story.ada.submit()

    assert await manager_of(story) == (MARTA.id, "Marta Lindqvist")
    assert "hand-over" not in story.ada.sees()


async def test_nobody_is_their_own_manager(story: Story) -> None:
    await begun(story)
    await open_settings(story)
    await story.ada.choose("Your manager", ADA.real_name)

    refused = await story.ada.submit_refused()

    assert refused == {"Your manager": "That's you. Choose somebody who sees you from outside."}
    assert await manager_of(story) == (MARTA.id, "Marta Lindqvist")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"is_deactivated": True}, "Kenji's Slack account is deactivated"),
        ({"is_bot": True}, "is an app"),
    ],
)
async def test_who_cannot_answer_is_no_manager(
    story: Story, change: dict[str, bool], sentence: str
) -> None:
    await begun(story)
    await open_settings(story)
    await story.ada.choose("Your manager", KENJI.real_name)
    becomes(story, KENJI.id, **change)

    refused = await story.ada.submit_refused()

    assert sentence in refused["Your manager"]
    assert await manager_of(story) == (MARTA.id, "Marta Lindqvist")


async def test_who_is_deactivated_is_not_invited_and_nothing_is_written_down(story: Story) -> None:
    await begun(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    becomes(story, MARTA.id, is_deactivated=True)

    refused = await story.ada.submit_refused()

    assert "Marta's Slack account is deactivated" in refused["Who rates you?"]
    assert "/promo settings is where to say so" in refused["Who rates you?"]
    assert await story.coach.shares.left(story.member) == ()


async def test_who_is_deactivated_after_the_preview_is_not_invited_either(story: Story) -> None:
    await begun(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    await story.ada.submit()
    becomes(story, MARTA.id, is_deactivated=True)

    refused = await story.ada.submit_refused()

    assert "Marta's Slack account is deactivated" in refused["When"]
    assert await story.coach.shares.left(story.member) == ()
    assert story.marta.messages() == []


async def test_who_is_deactivated_meanwhile_is_not_reminded(story: Story) -> None:
    await begun(story)
    await ask_kenji(story)
    before = await story.coach.feedback.all(story.member)
    story.clock.travel_to(story.clock.now() + timedelta(days=6))
    becomes(story, KENJI.id, is_deactivated=True)

    await story.ada.slash("/promo feedback", channel="general")
    await story.ada.click("Remind Kenji")

    assert "Kenji's Slack account is deactivated" in story.ada.sees()
    assert await story.coach.feedback.all(story.member) == before


async def test_who_is_deactivated_is_not_asked(story: Story) -> None:
    await begun(story)
    await story.ada.slash("/promo feedback", channel="general")
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", KENJI.real_name)
    becomes(story, KENJI.id, is_deactivated=True)

    refused = await story.ada.submit_refused()

    assert "Kenji's Slack account is deactivated" in "".join(refused.values())
    assert await story.coach.feedback.all(story.member) == ()


def becomes(story: Story, user_id: str, **change: bool) -> None:
    """What Slack says of somebody from now on."""
    person = story.playground.workspace.people[user_id]
    for name, value in change.items():
        setattr(person, name, value)

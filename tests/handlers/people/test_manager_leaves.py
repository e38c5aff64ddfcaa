"""A manager who leaves: one message with the hand-over and Undo; and each kind of manager."""

from dataclasses import replace

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from bot.storage.review.gaps import GapStore
from playground.people import KENJI, MARTA, PRIYA, TEAM_ID
from playground.testkit import Actor
from tests.handlers.people.test_manager import choose_manager, manager_of, open_settings
from tests.handlers.review.reviewing import AIM, TODAY, begun, begun_and_rated
from tests.handlers.review.test_raters import invite, rate_as, review_of_ada
from tests.stories import Story

LEFT = "Marta Lindqvist's Slack account was deactivated"


async def leaves(story: Story, user_id: str, *, is_back: bool = False) -> None:
    """The account is deactivated, as Slack tells of it; or open again."""
    person = story.playground.workspace.people[user_id]
    person.is_deactivated = not is_back
    story.playground.backstage.events.profile_changed(person)
    await story.playground.settled()
    await story.coach.background.settle()


def messages(actor: Actor, words: str) -> list[str]:
    return [text for text in map(actor.reads, actor.messages()) if words in text]


async def agreed(story: Story) -> None:
    """Marta has heard of the aim, and agreed on a gap with Ada."""
    await begun(story)
    await story.coach.stages.told_manager(story.member)
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add("leading people", "skill", None, TODAY)


async def knows_of_the_aim(story: Story) -> bool:
    parts = (await story.coach.stages.whereabouts(story.member)).readiness.parts
    return next(part.is_met for part in parts if part.name == "manager_told")


async def test_a_deactivated_manager_brings_one_message_with_the_hand_over(story: Story) -> None:
    await agreed(story)

    await leaves(story, MARTA.id)
    await leaves(story, MARTA.id)

    (said,) = messages(story.ada, LEFT)
    assert "What Marta Lindqvist rated and agreed keeps that name and its date." in said
    assert "To agree again with your new manager:" in said
    assert f"that you aim for {AIM.target_title}" in said
    assert "1 gap that you two had agreed on" in said
    assert "[See the hand-over]" in said
    assert "[Choose my manager]" in said
    assert await manager_of(story) == (None, "")
    assert not await knows_of_the_aim(story)
    await story.ada.open_messages()
    await story.ada.click("See the hand-over")
    assert "For a new manager" in story.ada.reads(story.ada.messages()[-1])
    assert story.marta.messages() == []


async def test_choosing_the_next_manager_after_that_brings_no_second_message(story: Story) -> None:
    await agreed(story)
    await leaves(story, MARTA.id)

    await choose_manager(story, PRIYA.real_name)
    await story.coach.background.settle()

    assert len(messages(story.ada, "To agree again")) == 1
    assert await manager_of(story) == (PRIYA.id, "Priya")


async def test_a_manager_who_is_changed_in_the_settings_brings_the_message_as_well(
    story: Story,
) -> None:
    await agreed(story)

    await choose_manager(story, PRIYA.real_name)
    await story.coach.background.settle()

    (said,) = messages(story.ada, "To agree again with Priya:")
    assert "Priya is your manager here now." in said
    assert "What Marta Lindqvist rated and agreed keeps that name and its date." in said
    assert "[Choose my manager]" not in said
    assert story.priya.messages() == story.marta.messages() == []


@pytest.mark.parametrize("how", ["deactivated", "settings"])
async def test_undo_brings_the_manager_back_with_all_that_was_agreed(
    story: Story, how: str
) -> None:
    await agreed(story)
    before = await manager_of(story)
    if how == "deactivated":
        await leaves(story, MARTA.id)
    else:
        await choose_manager(story, PRIYA.real_name)
        await story.coach.background.settle()
        await story.ada.close()
    await story.ada.open_messages()

    await story.ada.click("Undo")

    assert await manager_of(story) == before
    assert await knows_of_the_aim(story)
    assert messages(story.ada, "To agree again") == []
    assert len(messages(story.ada, "Marta Lindqvist is your manager here again")) == 1


async def test_who_said_that_they_stay_is_not_told_again(story: Story) -> None:
    await agreed(story)
    await leaves(story, MARTA.id)
    await story.ada.open_messages()
    await story.ada.click("Undo")

    await leaves(story, MARTA.id)

    assert messages(story.ada, LEFT) == []
    assert (await manager_of(story))[0] == MARTA.id


async def test_what_the_manager_rated_keeps_their_name_and_counts_again_after_undo(
    story: Story,
) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Meets it")
    agreed = await review_of_ada(story)
    await story.ada.close()

    await leaves(story, MARTA.id)
    gone = await review_of_ada(story)
    await story.ada.close()
    (said,) = messages(story.ada, LEFT)
    await story.ada.open_messages()
    await story.ada.click("Undo")
    back = await review_of_ada(story)

    reviewed = (await story.coach.reviews.map_of(story.member, 2)).reviewed
    rated = [line.manager for line in reviewed if line.manager]
    assert [(mark.by, mark.until_on) for mark in rated] == [("Marta", None)]
    assert "1 rating that you two had agreed on" in said
    assert "Agreed 1 of 3" in agreed
    assert "Agreed 0 of 3" in gone
    assert "Marta, until 23 November 2026: meets it" in gone
    assert back == agreed


async def test_who_was_the_manager_on_the_way_is_thanked_as_well(story: Story) -> None:
    await agreed(story)
    await choose_manager(story, PRIYA.real_name)
    await story.coach.background.settle()
    await story.ada.close()
    await story.coach.cases.move_to(story.member, "promoted")

    await story.ada.slash("/promo after", channel="general")

    seen = story.ada.sees()
    assert "Marta Lindqvist  was your manager on the way" in seen
    assert "Priya  was your manager on the way" in seen


async def test_a_manager_outside_slack_goes_by_name_and_leaves_by_the_settings(
    story: Story,
) -> None:
    aim = CaseDraft("Staff Engineer", manager_name="Greta Olsen")
    await story.coach.cases.aim(story.member, aim, Rhythm())
    await story.coach.stages.told_manager(story.member)
    await open_settings(story)
    await story.ada.fill("What you call them", "Tom Field")

    await story.ada.submit()
    await story.coach.background.settle()

    (said,) = messages(story.ada, "To agree again with Tom Field:")
    assert await manager_of(story) == (None, "Tom Field")
    assert "What Greta Olsen rated and agreed keeps that name" in said
    await story.ada.close()
    await story.ada.open_messages()
    await story.ada.click("Undo")
    assert await manager_of(story) == (None, "Greta Olsen")


async def test_a_manager_who_is_cleared_in_the_settings_is_said_to_be_nothing_else(
    story: Story,
) -> None:
    aim = CaseDraft("Staff Engineer", manager_name="Greta Olsen")
    await story.coach.cases.aim(story.member, aim, Rhythm())
    await open_settings(story)
    await story.ada.fill("What you call them", "")

    await story.ada.submit()
    await story.coach.background.settle()

    (said,) = messages(story.ada, "To agree again with your new manager:")
    assert "Greta Olsen is no longer your manager here." in said
    assert "deactivated" not in said


async def test_a_member_who_is_a_manager_has_a_case_of_her_own_and_sees_nobody_elses(
    story: Story,
) -> None:
    await agreed(story)
    marta = Member(TEAM_ID, MARTA.id)
    own = CaseDraft("Director", manager_id=KENJI.id, manager_name="Kenji")
    await story.coach.cases.aim(marta, own, Rhythm())
    await story.marta.open_home()
    home = story.marta.sees()

    await leaves(story, MARTA.id)

    case = await story.coach.cases.required_case(marta)
    assert AIM.target_title not in home
    assert (case.target_title, case.manager_id) == ("Director", KENJI.id)
    assert len(messages(story.ada, LEFT)) == 1
    assert "Director" not in messages(story.ada, LEFT)[0]
    assert story.marta.messages() == []


async def test_two_members_with_one_manager_each_hear_of_it_and_of_nobody_else(
    story: Story,
) -> None:
    await agreed(story)
    kenji = Member(TEAM_ID, KENJI.id)
    draft = replace(AIM, target_title="Principal Engineer")
    await story.coach.cases.aim(kenji, draft, Rhythm())

    await leaves(story, MARTA.id)

    (to_ada,) = messages(story.ada, LEFT)
    (to_kenji,) = messages(story.kenji, LEFT)
    assert "Principal Engineer" in to_kenji
    assert "Principal Engineer" not in to_ada
    assert "Ada" not in to_kenji
    assert "Kenji" not in to_ada
    await story.kenji.open_messages()
    await story.kenji.click("Undo")
    assert (await manager_of(story))[0] is None
    assert (await story.coach.cases.required_case(kenji)).manager_id == MARTA.id


async def test_the_same_id_in_another_workspace_is_somebody_else(story: Story) -> None:
    await agreed(story)
    elsewhere = Member("T0ELSEWHERE", "U0BO")
    await story.coach.cases.aim(elsewhere, AIM, Rhythm())

    await leaves(story, MARTA.id)

    assert (await manager_of(story))[0] is None
    assert (await story.coach.cases.required_case(elsewhere)).manager_id == MARTA.id


async def test_somebody_elses_account_is_no_news(story: Story) -> None:
    await agreed(story)

    await leaves(story, PRIYA.id)

    assert story.ada.messages() == []
    assert (await manager_of(story))[0] == MARTA.id

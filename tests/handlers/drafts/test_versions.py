"""Versions of a draft: every text stays, and the rows never write over the member's words."""

from datetime import timedelta

import pytest

from bot.domain.errors import CoachError
from tests import doors
from tests.handlers.drafts.test_draft import NEVER_SEEN, choose, set_up, talk
from tests.practices.proposing import save
from tests.stories import Story

OWN = "Marta, half an hour for my next role?"


async def edited(story: Story, text: str = OWN) -> None:
    """Ada has a draft in her messages with her own words in it."""
    await set_up(story)
    await story.ada.open_home()
    await doors.write(story.ada, "Ask for a meeting")
    await doors.to_messages(story.ada)
    await edit(story, text)


async def edit(story: Story, text: str) -> None:
    await story.ada.click("Edit")
    await story.ada.fill("The text", text)
    await story.ada.submit()
    await story.ada.sees_within(text.splitlines()[0])


async def text_now(story: Story) -> str:
    return (await story.coach.drafts.draft(story.member, 1)).text


async def test_every_text_is_among_the_versions_and_one_leads_back(either_route: Story) -> None:
    story = either_route
    await edited(story)
    before = (await story.coach.draft_versions.version(story.member, 1, 1)).text

    await story.ada.click("Versions")
    listed = story.ada.sees()
    await story.ada.click("Look", near="Version 1, ")
    difference = story.ada.sees()
    await story.ada.submit()

    assert "2 versions, all of them saved" in listed
    assert "Version 2, in your words, 23 November 2026 at 08:30  *stands there now*" in listed
    assert f"-  {OWN}" in difference
    assert "+  Hi Marta," in difference
    await story.ada.sees_within("Hi Marta,")
    assert await text_now(story) == before
    assert not story.ada.has_modal()


async def test_going_back_is_a_version_too_so_that_nothing_is_ever_lost(story: Story) -> None:
    await edited(story)
    await story.ada.click("Versions")
    await story.ada.click("Look", near="Version 1, ")
    await story.ada.submit()
    await story.coach.background.settle()

    await story.ada.click("Versions")

    assert "3 versions" in story.ada.sees()
    await story.ada.click("Look", near="Version 2, ")
    await story.ada.submit()
    assert await text_now(story) == OWN


async def test_own_words_stay_when_the_draft_is_asked_for_again(story: Story) -> None:
    await edited(story)

    await choose(story, "Ask for a meeting")

    assert OWN in story.ada.sees()
    assert "in your own words" in story.ada.sees()
    assert len(await story.coach.draft_versions.versions(story.member, 1)) == 2


async def test_words_that_are_still_the_coachs_keep_up_with_the_rows(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")

    await choose(story, "Ask for a meeting")

    assert "cut the nightly pages by 90%" in story.ada.sees()
    assert len(await story.coach.draft_versions.versions(story.member, 1)) == 2


async def test_what_the_rows_changed_is_offered_line_by_line_and_taken_over(story: Story) -> None:
    await edited_around_the_win(story)
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")
    await choose(story, "Ask for a meeting")

    await story.ada.click("See the difference")
    offered = story.ada.sees()
    await story.ada.choose("Take over", [first_option(story)])
    await story.ada.submit()

    assert "-  For example, I " in offered
    assert "cut the nightly pages by 90%" in offered
    await story.coach.background.settle()
    text = await text_now(story)
    assert text.startswith("Dear Marta,")
    assert "cut the nightly pages by 90%" in text
    assert "See the difference" not in story.ada.sees()


async def test_what_is_left_is_not_offered_again(story: Story) -> None:
    await edited_around_the_win(story)
    before = await text_now(story)
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")
    await choose(story, "Ask for a meeting")

    await story.ada.click("See the difference")
    await story.ada.submit()

    await story.coach.background.settle()
    await choose(story, "Ask for a meeting")
    assert "See the difference" not in story.ada.sees()
    assert await text_now(story) == before


async def test_a_place_that_the_member_rewrote_is_shown_to_copy_from(story: Story) -> None:
    await edited(story)
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")
    await choose(story, "Ask for a meeting")

    await story.ada.click("See the difference")

    assert "You have changed this place yourself" in story.ada.sees()
    assert "Take over" not in story.ada.sees()
    await story.ada.submit()
    assert await text_now(story) == OWN


async def test_another_day_alone_is_no_difference(story: Story) -> None:
    await edited_around_the_win(story)
    story.clock.travel_to(story.clock.now() + timedelta(days=3))

    await choose(story, "Ask for a meeting")

    assert "Dear Marta," in story.ada.sees()
    assert "See the difference" not in story.ada.sees()


async def test_the_second_of_two_devices_is_told_and_loses_nothing(either_route: Story) -> None:
    story = either_route
    await edited(story)
    await story.ada.click("Edit")
    await story.coach.draft_versions.change(story.member, 1, "From the phone.", 2)

    await story.ada.fill("The text", "From the desk.")
    await story.ada.submit()

    assert "changed on another device" in story.ada.sees()
    assert "-  From the phone." in story.ada.sees()
    assert "+  From the desk." in story.ada.sees()
    assert await text_now(story) == "From the phone."
    await story.ada.submit()
    assert await text_now(story) == "From the desk."
    saved = [version.text for version in await story.coach.draft_versions.versions(story.member, 1)]
    assert {"From the phone.", "From the desk.", OWN} <= set(saved)


async def test_an_offer_that_is_an_old_one_by_now_is_not_taken(story: Story) -> None:
    await edited_around_the_win(story)
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")
    await choose(story, "Ask for a meeting")
    await story.ada.click("See the difference")
    await story.coach.draft_versions.change(story.member, 1, "From the phone.", 2)

    await story.ada.submit_refused()

    assert await text_now(story) == "From the phone."


async def portfolio(story: Story) -> None:
    """Ada has a document in her messages with her own words in it."""
    await set_up(story)
    await save(story, "cut the p95 by 30%", is_significant=True, detail="By hand.")
    await choose(story, "Your portfolio")
    await edit(story, OWN)


async def test_words_to_say_are_never_final(story: Story) -> None:
    await edited(story)

    assert "Versions" in story.ada.sees()
    assert "Mark as final" not in story.ada.sees()


async def test_a_final_draft_says_so_until_it_is_changed(story: Story) -> None:
    await portfolio(story)

    await story.ada.click("Mark as final")

    assert "· final · in your own words" in story.ada.sees()
    assert "Mark as final" not in story.ada.sees()
    await edit(story, "Once more.")
    assert "· final" not in story.ada.sees()


async def test_after_a_final_draft_another_one_is_begun(story: Story) -> None:
    await portfolio(story)
    await story.ada.click("Mark as final")

    await choose(story, "Your portfolio")

    assert "Ada: selected work" in story.ada.sees()
    assert await text_now(story) == OWN


async def test_each_talk_has_an_email_of_its_own(story: Story) -> None:
    await set_up(story)
    await talk(story)
    first = await story.coach.drafts.write(story.member, "follow_up")
    await story.coach.draft_versions.change(story.member, first.id, "My thanks.", 1)
    await talk(story, "A second talk.")

    second = await story.coach.drafts.write(story.member, "follow_up", talk_id=2)

    assert second.id != first.id
    assert "A second talk." in second.text


async def test_nobody_else_reaches_a_version(story: Story) -> None:
    await edited(story)
    marta = story.member.__class__(story.member.team_id, story.marta.id)

    with pytest.raises(CoachError):
        await story.coach.draft_versions.version(marta, 1, 1)

    assert await story.coach.draft_versions.versions(marta, 1) == ()
    assert [m for channel in NEVER_SEEN for m in story.marta.messages(channel)] == []


async def edited_around_the_win(story: Story) -> None:
    """The greeting is Ada's own; the line about her win is as the coach wrote it."""
    await set_up(story)
    await choose(story, "Ask for a meeting")
    text = await text_now(story)
    await edit(story, text.replace("Hi Marta,", "Dear Marta,"))


def first_option(story: Story) -> str:
    view = story.ada.modal().payload
    boxes = next(block for block in view["blocks"] if block["type"] == "input")
    return str(boxes["element"]["options"][0]["text"]["text"])


async def test_a_draft_is_deleted_for_good_with_its_versions_and_its_message(
    story: Story,
) -> None:
    await edited(story)
    await story.ada.click("Edit")

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()

    await story.ada.sees_within("Ask for a meeting: deleted.")
    assert "It goes for good, with its 1 earlier version." in asked
    assert "what you sent or posted, stay where they are" in asked
    assert OWN not in "".join(map(story.ada.reads, story.ada.messages()))
    assert not story.ada.has_modal()
    with pytest.raises(CoachError):
        await story.coach.drafts.draft(story.member, 1)

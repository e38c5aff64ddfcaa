"""Member and manager: invited by name, seen first, rated apart, then seen by both, and revoked."""

import json
from datetime import timedelta

from bot.domain.delivery.delivery import LEASE
from bot.domain.member import Member
from bot.domain.wins.win import WinForm
from bot.storage.everything import EverythingStore
from bot.storage.workspace.members import MemberStore
from playground.faults import Fault
from playground.people import MARTA
from tests.handlers.review.reviewing import begun, begun_and_rated, rate_in_walk, won
from tests.stories import MONDAY_MORNING, Story


async def invite(story: Story, *ticked: str) -> None:
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    if ticked:
        await story.ada.choose("Which wins may they see?", list(ticked))
    await story.ada.submit()


async def send(story: Story, *ticked: str) -> None:
    await invite(story, *ticked)
    await story.ada.submit()
    await story.ada.close()


async def rate_as_marta(story: Story, *ratings: str) -> None:
    story.marta.go_to(story.playground.workspace.app_dm(MARTA.id).id)
    await story.marta.click("Rate Ada's work")
    await story.marta.click("Go")
    for rating in ratings:
        await story.marta.choose("How do you see Ada's work?", rating)
        await story.marta.submit()


def all_that_reached_marta(story: Story) -> str:
    """Every word Slack holds that she could open, as raw as it was sent."""
    views = [view.payload for view in story.playground.workspace.views.stack(MARTA.id)]
    messages = [[m.text, m.blocks] for m in story.marta.messages()]
    return json.dumps([views, messages], ensure_ascii=False, default=str)


async def test_nobody_hears_anything_before_the_button_that_names_them(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")

    await invite(story, "Shipped the billing migration")

    preview = story.ada.sees()
    assert story.marta.messages() == []
    assert "[Send to Marta" in preview
    assert "Ada asks how you see their work." in preview
    assert "Shipped the billing migration" in preview
    assert await story.coach.shares.left(story.member) == ()


async def test_only_lines_and_ticked_wins_reach_the_manager(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await won(story, "Kept this one to myself", "delivery")
    await won(story, "Private: argued with finance", "delivery", is_private=True)
    await rate_in_walk(story, "Goes beyond it")
    await story.ada.close()

    await send(story, "Shipped the billing migration")
    await rate_as_marta(story)
    before = all_that_reached_marta(story)

    assert "Delivery at level 2" in before
    assert "Shipped the billing migration" in before
    assert "Kept this one to myself" not in before
    assert "argued with finance" not in before
    assert "initial_option" not in before
    assert "Ada  " not in before


async def test_both_see_both_once_both_have_rated(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Goes beyond it", "Meets it")
    await story.ada.close()
    await send(story)
    await rate_as_marta(story, "Partly")
    await story.marta.click("All expectations")

    marta_sees = story.marta.sees()
    await story.ada.slash("/promo review", channel="general")
    ada_sees = story.ada.sees()

    assert "You two see it differently (you: partly, Ada: goes beyond it)" in marta_sees
    assert "meets it" not in marta_sees.lower()
    assert "you: goes beyond it, Marta Lindqvist: partly" in ada_sees
    assert ada_sees.index("Delivery") < ada_sees.index("Design")
    assert "Agreed 0 of 3, 1 seen differently" in ada_sees


async def test_what_was_agreed_says_who_when_and_why_they_had_differed(story: Story) -> None:
    await begun_and_rated(story, "Goes beyond it")
    await send(story)
    await rate_as_marta(story, "Partly")
    await story.marta.click("All expectations")
    await story.marta.click("Open", near="you: partly")
    await story.marta.click("We agreed on it")
    await story.marta.choose("On what did you agree?", "Meets it")
    await story.marta.fill("Why did you see it differently?", "I had not seen the rollout.")
    await story.marta.submit()

    await story.ada.slash("/promo review", channel="general")
    overview = story.ada.sees()
    await story.ada.click("Open", near="Delivery")

    assert "Agreed 1 of 3" in overview
    assert "with Marta on 23 November 2026" in overview
    assert "Meets it (23 November 2026). “I had not seen the rollout.”" in story.ada.sees()


async def test_after_taking_it_back_the_managers_view_is_empty_and_says_so(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story, "Shipped the billing migration")
    await rate_as_marta(story)
    await story.ada.slash("/promo shared", channel="general")
    log = story.ada.sees()

    await story.ada.click("Take everything back")
    await story.marta.choose("How do you see Ada's work?", "Partly")
    refused = await story.marta.submit_refused()
    await story.marta.click("All expectations")

    assert log.count("Marta, since 23 November 2026") == 3
    assert story.ada.sees().count("taken back on 23 November 2026") == 3
    assert "withdrawn" in "".join(refused.values())
    assert "This request was withdrawn" in story.marta.sees()
    assert "billing" not in story.marta.sees()


async def test_one_win_is_taken_back_and_the_rest_stays(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story, "Shipped the billing migration")
    await story.ada.slash("/promo shared", channel="general")

    await story.ada.click("Take it back", near="A win: Shipped the billing migration")
    await rate_as_marta(story)

    assert "Delivery at level 2" in story.marta.sees()
    assert "billing" not in all_that_reached_marta(story)


async def test_somebody_else_who_has_the_button_sees_nothing(story: Story) -> None:
    await begun(story)
    await send(story)

    kenji = Member(story.member.team_id, story.kenji.id)
    review = await story.coach.guests.review(kenji, story.ada.id)

    assert review.lines == ()


async def test_an_edit_after_sharing_shows_nobody_anything_new(story: Story) -> None:
    await begun(story)
    win = await won(story, "Shipped the billing migration", "delivery")
    await send(story, "Shipped the billing migration")
    form = WinForm("Now with a secret", win.happened_on, criterion_ids=("delivery",))
    await story.coach.wins.edit(story.member, win.id, form, win.revision)

    await rate_as_marta(story)

    assert "Shipped the billing migration" in story.marta.sees()
    assert "secret" not in all_that_reached_marta(story)


async def test_the_managers_ratings_are_not_the_members_to_see_before_their_own(
    story: Story,
) -> None:
    await begun(story)
    await send(story)
    await rate_as_marta(story, "Partly")

    await story.ada.slash("/promo review", channel="general")
    overview = story.ada.sees()
    await story.ada.click("Go through the expectations")

    assert "partly" not in overview
    assert "Marta Lindqvist  " not in story.ada.sees()


async def test_own_ratings_alone_can_be_taken_back(story: Story) -> None:
    await begun_and_rated(story, "Goes beyond it")
    await send(story)
    await rate_as_marta(story, "Partly")
    await story.ada.slash("/promo shared", channel="general")

    await story.ada.click("Take it back", near="Your ratings")
    await story.marta.click("All expectations")

    assert "(you: partly)" in story.marta.sees()
    assert "beyond" not in story.marta.sees()


async def test_an_invitation_that_slack_refuses_shares_nothing(story: Story) -> None:
    await begun(story)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="account_inactive")

    refused = await story.ada.submit_refused()

    assert "nobody was invited and nothing is shared" in refused["When"]
    assert await story.coach.shares.left(story.member) == ()


async def test_an_invitation_that_slack_refused_is_not_sent_later_after_all(story: Story) -> None:
    await begun(story)
    await send(story)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="account_inactive")
    await story.ada.submit_refused()

    await story.travel(story.clock.now() + LEASE + timedelta(seconds=1))
    await story.coach.background.settle()

    assert len(story.playground.workspace.app_dm(MARTA.id).messages) == 1


async def test_an_invitation_that_slack_refuses_leaves_the_one_before_it(story: Story) -> None:
    await begun(story)
    await send(story)
    before = await story.coach.shares.left(story.member)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="account_inactive")

    await story.ada.submit_refused()

    assert await story.coach.shares.left(story.member) == before


async def test_an_invitation_that_slack_refuses_is_not_sent_later_after_all(story: Story) -> None:
    """Who had invited the same person before was told that nobody was, so it stays that way."""
    await begun(story)
    await send(story)
    there = len(story.marta.messages())
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="account_inactive")

    await story.ada.submit_refused()
    await story.travel(story.clock.now() + LEASE + timedelta(seconds=1))
    await story.coach.background.settle()

    assert "nobody was invited" in story.ada.sees()
    assert len(story.marta.messages()) == there


async def test_who_is_forgotten_leaves_nothing_behind_the_managers_button(story: Story) -> None:
    await begun(story)
    await send(story)
    async with story.running.database.writing() as connection:
        await EverythingStore(connection, story.member).forget()

    story.marta.go_to(story.playground.workspace.app_dm(MARTA.id).id)
    await story.marta.click("Rate Ada's work")

    assert "This request was withdrawn" in story.marta.sees()
    async with story.running.database.reading() as connection:
        assert await MemberStore(connection, story.member).profile() is None


async def test_another_guests_invitation_leaves_the_earlier_one_standing(story: Story) -> None:
    await begun(story)
    await send(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    await story.ada.choose("Who rates you?", "Kenji Sato")
    await story.ada.submit()
    await story.ada.submit()

    story.marta.go_to(story.playground.workspace.app_dm(MARTA.id).id)
    await story.marta.click("Rate Ada's work")

    assert "The review" in story.marta.sees()
    assert "This request was withdrawn" not in story.marta.sees()
    assert "Ada asks how you see their work." in story.kenji.reads(story.kenji.messages()[-1])


async def test_inviting_oneself_is_answered_in_the_form(story: Story) -> None:
    await begun(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    await story.ada.choose("Who rates you?", "Ada Okafor")

    refused = await story.ada.submit_refused()

    assert "That's you" in "".join(refused.values())


async def test_what_the_member_noted_of_a_talk_stays_theirs(story: Story) -> None:
    await begun_and_rated(story, "Goes beyond it")
    await send(story)
    await rate_as_marta(story, "Partly")
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("We agreed on it")
    await story.ada.choose("On what did you agree?", "Meets it")
    await story.ada.fill("Why did you see it differently?", "She was tired that day.")
    await story.ada.submit()

    await story.marta.click("All expectations")
    await story.marta.click("Open", near="you: partly")

    assert "She was tired that day." in story.ada.sees()
    assert "Meets it (23 November 2026, as Ada wrote it down)." in story.marta.sees()
    assert "tired" not in all_that_reached_marta(story)


async def test_a_guest_reads_a_win_without_the_tags_that_file_it(story: Story) -> None:
    await begun(story)
    form = WinForm(
        "shipped the #billing migration #impact",
        MONDAY_MORNING.date(),
        tags=("billing", "impact"),
        criterion_ids=("delivery",),
    )
    await story.coach.wins.save(story.member, form)

    await send(story)
    await rate_as_marta(story)

    seen = all_that_reached_marta(story)
    assert "shipped the billing migration" in seen
    assert "#" not in story.marta.sees()

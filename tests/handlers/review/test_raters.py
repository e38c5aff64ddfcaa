"""Several people rate one member: nobody reads or overwrites another's words, or lends a name."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import LineKey
from bot.storage.review.gaps import GapStore
from playground.people import KENJI, MARTA, PRIYA, Person
from playground.testkit import Actor
from tests.handlers.review.reviewing import AIM, begun_and_rated
from tests.stories import MONDAY_MORNING, Story

BETWEEN_US = "Between us: I would not put her forward this round."


async def invite(story: Story, guest: Person, *, is_sent: bool = True) -> str:
    """Ada invites somebody; what the preview said."""
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite ")
    await story.ada.choose("Who rates you?", guest.real_name)
    await story.ada.submit()
    await story.ada.choose("When", "Send now")
    preview = story.ada.sees()
    if is_sent:
        await story.ada.submit()
    await story.ada.close()
    return preview


async def open_as(story: Story, guest: Actor) -> str:
    """The guest presses the button of their invitation; the list that opens."""
    guest.go_to(story.playground.workspace.app_dm(guest.id).id)
    await guest.click("Rate Ada's work")
    return guest.sees()


async def rate_as(story: Story, guest: Actor, rating: str, why: str = "") -> None:
    """The guest opens the first line, Delivery, and says how they see it."""
    await open_as(story, guest)
    await guest.click("Open", near="*Delivery*  Staff")
    await guest.choose("How do you see Ada's work?", rating)
    if why:
        await guest.fill("Why do you see it so?", why)
    await guest.submit()
    await guest.close()


async def new_manager(story: Story, manager: Person) -> None:
    aim = replace(AIM, manager_id=manager.id, manager_name=manager.real_name)
    await story.coach.cases.aim(story.member, aim, Rhythm())


async def review_of_ada(story: Story) -> str:
    await story.ada.slash("/promo review", channel="general")
    return story.ada.sees()


async def test_a_second_guest_finds_nothing_of_the_first_ones_words(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Not yet", BETWEEN_US)
    await invite(story, KENJI)

    listed = await open_as(story, story.kenji)
    await story.kenji.click("Open", near="*Delivery*  Staff")
    line = story.kenji.sees()
    form = story.playground.workspace.views.stack(KENJI.id)[-1].payload

    assert "Not yet" not in listed.replace("( ) Not yet", "")
    assert "not yet" not in listed
    assert BETWEEN_US not in listed + line
    assert BETWEEN_US not in str(form)
    assert "initial_option" not in str(form)
    assert "Meets it (" not in line


async def test_the_preview_shows_what_they_find_to_the_word(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Not yet", "I have not seen the rollout")

    to_a_peer = await invite(story, KENJI, is_sent=False)
    once_more = await invite(story, MARTA, is_sent=False)

    assert "rollout" not in to_a_peer
    assert "Meets it (" not in to_a_peer
    assert "They  Not yet (23 November 2026). “I have not seen the rollout”" in once_more
    assert "Ada  Meets it (23 November 2026)." in once_more


async def test_the_preview_and_the_guest_read_the_same_review(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Not yet", "I have not seen the rollout")

    for guest in (MARTA, KENJI):
        shown = await story.coach.shares.prepare(story.member, guest.id, ())
        await invite(story, guest)
        as_guest = replace(story.member, user_id=guest.id)
        assert await story.coach.guests.review(as_guest, story.ada.id) == shown.review


async def test_a_peers_rating_leaves_the_managers_and_is_no_agreement(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Not yet", "why Marta thinks so")
    preview = await invite(story, KENJI)
    await rate_as(story, story.kenji, "Meets it", "why Kenji thinks so")

    seen_by_kenji = await open_as(story, story.kenji)
    await story.kenji.click("Open", near="*Delivery*  Staff")
    line_of_kenji = story.kenji.sees()
    overview = await review_of_ada(story)
    await story.ada.click("Open", near="Delivery")
    line = story.ada.sees()

    assert "Kenji isn't named as your manager" in preview
    assert "(you: meets it, Marta Lindqvist: not yet)" in overview
    assert "Kenji, a colleague: meets it" in overview
    assert "Agreed 0 of 3, 1 seen differently" in overview
    assert "As Marta Lindqvist sees it" in overview
    assert "Marta Lindqvist  Not yet (23 November 2026). “why Marta thinks so”" in line
    assert "Kenji, a colleague  Meets it (23 November 2026). “why Kenji thinks so”" in line
    assert "You've rated 1 of 5 expectations." in seen_by_kenji
    assert "You two see it alike (you: meets it, Ada: meets it)" in seen_by_kenji
    assert "We agreed on it" not in line_of_kenji
    assert "Marta" not in seen_by_kenji + line_of_kenji


async def test_a_peer_alone_never_stands_where_the_manager_does(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, KENJI)
    await rate_as(story, story.kenji, "Meets it")

    overview = await review_of_ada(story)

    assert "Agreed 0 of 3" in overview
    assert "As Marta" not in overview
    assert "Marta Lindqvist: " not in overview


async def test_what_the_member_notes_of_a_talk_leaves_the_managers_own_rating(
    story: Story,
) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Not yet", "her own words")
    await review_of_ada(story)
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("What Marta Lindqvist said")
    await story.ada.choose("How does Marta Lindqvist see it?", "Meets it")
    await story.ada.submit()

    noted = story.ada.sees()
    await open_as(story, story.marta)
    await story.marta.click("Open", near="*Delivery*  Staff")

    assert "Marta Lindqvist  Meets it (23 November 2026, as you wrote it down)" in noted
    assert "You  Not yet (23 November 2026). “her own words”" in story.marta.sees()


async def test_a_new_manager_has_rated_nothing_and_the_old_one_keeps_her_name(
    story: Story,
) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Meets it", BETWEEN_US)
    agreed = await review_of_ada(story)
    await story.ada.close()
    story.clock.travel_to(MONDAY_MORNING + timedelta(days=2))

    await new_manager(story, PRIYA)
    overview = await review_of_ada(story)
    await story.ada.click("Open", near="Delivery")
    line = story.ada.sees()
    await story.ada.close()
    await invite(story, PRIYA)
    await open_as(story, story.priya)
    await story.priya.click("Open", near="*Delivery*  Staff")

    assert "Agreed 1 of 3" in agreed
    assert "Agreed 0 of 3" in overview
    assert "Priya Raman: " not in overview
    assert "As Priya" not in overview
    assert "Marta, until 25 November 2026: meets it" in overview
    assert "Marta, until 25 November 2026  Meets it (23 November 2026)" in line
    assert "Agreed" not in line
    assert BETWEEN_US not in story.priya.sees()
    assert "You  " not in story.priya.sees()


async def test_the_old_manager_is_a_colleague_when_she_rates_once_more(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await new_manager(story, PRIYA)

    await rate_as(story, story.marta, "Meets it")

    overview = await review_of_ada(story)
    assert "Marta, a colleague: meets it" in overview
    assert "Agreed 0 of 3" in overview


async def test_a_manager_who_comes_back_is_the_manager(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await invite(story, MARTA)
    await rate_as(story, story.marta, "Meets it")
    await new_manager(story, PRIYA)

    await new_manager(story, MARTA)

    overview = await review_of_ada(story)
    assert "Agreed 1 of 3" in overview
    assert "until" not in overview


async def test_a_peer_who_sees_it_alike_agrees_on_no_gap(story: Story) -> None:
    await begun_and_rated(story, "Partly")
    key = LineKey("delivery", 2)
    await story.coach.reviews.name_gap(story.member, key, "skill", ())
    await invite(story, KENJI)

    await rate_as(story, story.kenji, "Partly")

    async with story.running.database.reading() as connection:
        (gap,) = await GapStore(connection, story.member).open()
    assert gap.agreed_on is None

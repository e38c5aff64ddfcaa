"""The guest's side, from the message to the thank-you: asked little, and free to go."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.delivery import LEASE
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, LineKey
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.people.feedback import REST_AFTER_NO, FeedbackDraft
from bot.domain.review.sharing import Waiting
from bot.services.review.agreements import WAIT
from bot.services.review.review import Said
from bot.storage.review.shares import ShareStore
from playground.faults import Fault
from playground.people import KENJI, MARTA, Person
from tests.handlers.review.reviewing import AIM, begun, rate_in_walk, won
from tests.handlers.review.test_sharing import invite, rate_as_marta, send
from tests.stories import Story

REPEATED = LadderContent(
    "Engineering",
    (Level(1, "Senior engineer"), Level(2, "Staff engineer")),
    tuple(
        Criterion(name.lower(), "Results", name, looks)
        for name, looks in (
            ("Impact", (Expectation(1, is_required=False), Expectation(2))),
            ("Scope", (Expectation(1, is_required=False), Expectation(2))),
            ("Voice", (Expectation(2, "Speaks up", is_required=False),)),
        )
    ),
)
"""Two lines read the same at both levels, and one is optional."""


def as_member(story: Story, person: Person) -> Member:
    return Member(story.member.team_id, person.id)


async def with_repeats(story: Story) -> None:
    await begun(story)
    await story.coach.ladders.save(story.member, REPEATED, LevelChoice(1, 2))


async def marta_reads(story: Story) -> str:
    await story.coach.background.settle()
    return story.marta.reads(story.marta.messages()[-1])


async def ada_reads(story: Story) -> str:
    await story.coach.background.settle()
    return story.ada.reads(story.ada.messages()[-1])


async def rather_not(story: Story) -> None:
    await story.marta.open_messages()
    await story.marta.click("I'd rather not")
    await story.coach.background.settle()


async def asked_of(story: Story, member: Member) -> tuple[Waiting, ...]:
    """What Home says that others ask of them."""
    return (await story.coach.overviews.overview(member)).asked_of_me


async def test_the_message_says_how_long_it_takes_who_reads_it_and_lets_them_off(
    story: Story,
) -> None:
    await begun(story)

    await send(story)

    received = await marta_reads(story)
    assert "About 10 minutes: 5 expectations for Staff engineer and Senior engineer." in received
    assert "Ada reads what you say, with your name on it" in received
    assert "whoever runs the server" in received
    assert "[Rate Ada's work]" in received
    assert "[I'd rather not]" in received


async def test_no_words_are_asked_twice_and_optional_ones_only_when_wanted(story: Story) -> None:
    await with_repeats(story)
    await send(story)

    await rate_as_marta(story, "Meets it", "Partly")

    assert "You've rated all 2 expectations for Ada." in story.marta.sees()
    await story.marta.click("See the ratings")
    assert "Speaks up" not in story.marta.sees()
    assert story.marta.sees().count("Impact") == 1
    await story.marta.click("Rate 1 optional one")
    assert "Speaks up" in story.marta.sees()


async def test_a_rating_counts_for_every_line_that_reads_the_same(story: Story) -> None:
    await with_repeats(story)
    await send(story)

    await rate_as_marta(story, "Meets it")

    review = await story.coach.guests.review(as_member(story, MARTA), story.ada.id)
    rated = [one.line.key for one in review.lines if one.review.manager]
    assert [(key.criterion_id, key.level) for key in rated] == [("impact", 2), ("impact", 1)]


async def test_where_there_is_no_win_nothing_is_said_of_it(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story)

    await rate_as_marta(story)
    with_a_win = story.marta.sees()
    await story.marta.choose("How do you see Ada's work?", "Partly")
    await story.marta.submit()

    assert "What Ada shows you" in with_a_win
    assert "Design" in story.marta.sees()
    assert "What Ada shows you" not in story.marta.sees()
    assert "ticked no win" not in story.marta.sees()


async def test_the_last_line_thanks_them_and_the_member_hears_once(story: Story) -> None:
    await with_repeats(story)
    await send(story)
    before = len(story.ada.messages())

    await rate_as_marta(story, "Meets it")
    halfway = len(story.ada.messages())
    await story.marta.choose("How do you see Ada's work?", "Partly")
    await story.marta.submit()
    heard = await ada_reads(story)
    await story.marta.click("See the ratings")
    await story.marta.click("Go through again")
    await story.marta.choose("How do you see Ada's work?", "Partly")
    await story.marta.submit()
    await story.coach.background.settle()

    assert halfway == before
    assert "You're done, thank you." in story.marta.sees()
    assert "Marta has rated 2 of 2 expectations." in heard
    assert "[Open the review]" in heard
    assert "meets it" not in heard.lower()
    assert len(story.ada.messages()) == before + 1
    assert "You rated 2 of 2 expectations for Ada. Thank you." in await marta_reads(story)


async def test_who_has_said_all_they_can_is_done_before_the_last_line(story: Story) -> None:
    await with_repeats(story)
    await send(story)
    await rate_as_marta(story, "Meets it")
    await story.marta.click("All expectations")

    await story.marta.click("That's all I can say")

    assert "You've rated 1 of 2 expectations for Ada." in story.marta.sees()
    assert "Marta has rated 1 of 2 expectations." in await ada_reads(story)


async def test_before_the_first_rating_nobody_is_done(story: Story) -> None:
    await with_repeats(story)
    await send(story)
    story.marta.go_to(story.playground.workspace.app_dm(MARTA.id).id)

    await story.marta.click("Rate Ada's work")

    assert "That's all I can say" not in story.marta.sees()


async def test_who_would_rather_not_is_left_alone_and_the_member_hears_it_kindly(
    story: Story,
) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story)

    await rather_not(story)

    theirs, hers = await marta_reads(story), await ada_reads(story)
    assert "you'd rather not just now, and nothing else" in theirs
    assert "Rate Ada's work" not in theirs
    assert "Marta would rather not rate your work just now." in hers
    assert "That says nothing about your work." in hers
    review = await story.coach.guests.review(as_member(story, MARTA), story.ada.id)
    assert review.lines == ()


async def test_after_a_no_nobody_is_asked_again_at_once(story: Story) -> None:
    await begun(story)
    await send(story)
    await rather_not(story)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")

    refused = await story.ada.submit_refused()
    await story.ada.close()
    await story.travel(story.clock.now() + REST_AFTER_NO + timedelta(days=1))
    await invite(story)

    assert "I won't ask again before 23 December 2026" in refused["Who rates you?"]
    assert "gets this message from me" in story.ada.sees()


async def test_who_wants_no_more_requests_gets_none_until_they_say_otherwise(
    story: Story,
) -> None:
    await begun(story)
    await send(story)
    await rather_not(story)

    await story.marta.click("No more requests from Ada")
    await story.travel(story.clock.now() + REST_AFTER_NO + timedelta(days=1))
    await story.ada.slash("/promo feedback", channel="general")
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", "Marta Lindqvist")
    refused = await story.ada.submit_refused()
    await story.marta.click("Let Ada ask again")
    await story.ada.submit()

    assert "would rather not get requests through me" in "".join(refused.values())
    assert "Marta gets this message from me" in story.ada.sees()
    assert "Ada can ask you again." in await marta_reads(story)


async def test_taken_back_the_button_goes_from_the_message(story: Story) -> None:
    await begun(story)
    await send(story)
    with_button = await marta_reads(story)
    await story.ada.slash("/promo shared", channel="general")

    await story.ada.click("Take everything back")

    now = await marta_reads(story)
    assert "[Rate Ada's work]" in with_button
    assert "Ada has taken this back. There's nothing for you to do." in now
    assert "[" not in now


async def test_one_win_taken_back_leaves_the_button(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await send(story)
    await story.ada.slash("/promo shared", channel="general")

    await story.ada.click("Take it back", near="A win: Shipped the billing migration")

    assert "[Rate Ada's work]" in await marta_reads(story)


async def test_asked_again_only_the_newer_message_has_the_button(story: Story) -> None:
    await begun(story)
    await send(story)

    await send(story)

    await story.coach.background.settle()
    first, second = (story.marta.reads(message) for message in story.marta.messages())
    assert "Ada has asked you again" in first
    assert "[Rate Ada's work]" in second


async def test_a_refused_invitation_leaves_the_earlier_button(story: Story) -> None:
    await begun(story)
    await send(story)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="account_inactive")

    await story.ada.submit_refused()

    assert "[Rate Ada's work]" in await marta_reads(story)


async def test_somebody_whom_slack_cannot_reach_is_said_to_be_so(story: Story) -> None:
    await begun(story)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="user_not_found")

    refused = await story.ada.submit_refused()

    assert "Slack can't reach Marta" in refused["When"]
    assert "in a minute" not in refused["When"]
    assert await story.coach.shares.left(story.member) == ()


async def test_one_that_slack_will_never_take_is_on_no_list(story: Story) -> None:
    await begun(story)
    await invite(story)
    story.playground.faults.next("chat.postMessage", Fault.DROPPED)
    await story.ada.submit_refused()
    in_doubt = await story.coach.shares.left(story.member)
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="user_not_found")

    await story.travel(story.clock.now() + LEASE + timedelta(seconds=1))
    await story.coach.background.settle()

    assert in_doubt
    assert await story.coach.shares.left(story.member) == ()
    assert story.marta.messages() == []
    assert "Slack didn't take your message" in story.ada.reads(story.ada.messages()[-1])


async def test_what_is_asked_of_them_is_known_until_it_is_settled(story: Story) -> None:
    await with_repeats(story)
    await send(story)
    asked = await asked_of(story, as_member(story, MARTA))

    await rate_as_marta(story, "Meets it", "Partly")

    async with story.running.database.reading() as connection:
        shares = await ShareStore(connection, story.member).all()
    (lines,) = [share for share in shares if share.kind == "lines"]
    assert asked == (Waiting("review", story.ada.id, "Ada", lines.id),)
    assert await asked_of(story, as_member(story, MARTA)) == ()
    assert await asked_of(story, as_member(story, KENJI)) == ()


async def test_the_strongest_are_ticked_and_each_says_why(story: Story) -> None:
    await begun(story)
    await won(story, "Cut the nightly run from 3 hours to 25 minutes", "delivery")
    await won(story, "Shipped something", "delivery", days_ago=1)
    await won(story, "Wrote a page", "delivery", days_ago=2)
    await won(story, "Private: argued with finance", "design", is_private=True)

    await invite(story)

    preview = story.ada.sees()
    assert "Cut the nightly run" in preview
    assert "Shipped something" in preview
    assert "Wrote a page" not in preview
    assert "argued" not in preview


async def test_the_member_says_yes_to_each_before_it_is_shown(story: Story) -> None:
    await begun(story)
    await won(story, "Cut the nightly run from 3 hours to 25 minutes", "delivery")
    await won(story, "Shipped something", "delivery", days_ago=1)
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Invite Marta Lindqvist")
    form = str(story.ada.modal().payload)

    await story.ada.choose("Which wins may they see?", ["Shipped something"])
    await story.ada.submit()
    await story.ada.submit()

    assert "for Results: has a number" in form
    await rate_as_marta(story)
    assert "Shipped something" in story.marta.sees()
    assert "nightly" not in story.marta.sees()


async def test_home_says_what_is_asked_and_by_whom_until_it_is_settled(story: Story) -> None:
    await with_repeats(story)
    await story.marta.open_home()
    before = story.marta.sees()
    await send(story)
    await story.marta.open_home()
    asked = story.marta.sees()

    await story.marta.click("Rate Ada")
    opened = story.marta.sees()
    await story.marta.close()
    await rate_as_marta(story, "Meets it", "Partly")
    await story.marta.close()
    await story.marta.open_home()

    assert "asks how you see their work" not in before
    assert "Ada* asks how you see their work." in asked
    assert "Go through the expectations" in opened
    assert "asks how you see their work" not in story.marta.sees()


async def test_a_request_for_feedback_stands_on_home_too(story: Story) -> None:
    await begun(story)
    await story.coach.feedback.request(story.member, FeedbackDraft("Kenji", KENJI.id))

    await story.kenji.open_home()
    await story.kenji.click("Answer Ada")

    assert "What does Ada do well?" in story.kenji.sees()


async def hears_of_agreement(story: Story) -> list[str]:
    """What Ada has of it a quarter of an hour later, with whatever is due by then."""
    await story.coach.background.settle()
    await story.travel(story.clock.now() + WAIT)
    await story.coach.errands.take_up()
    texts = map(story.ada.reads, story.ada.messages())
    return [text for text in texts if "Marta agrees" in text]


async def test_what_the_manager_agrees_is_met_is_celebrated_in_one_line_and_once(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it", "Meets it", "Meets it")
    await send(story)

    await rate_as_marta(story, "Meets it", "Meets it", "Partly", "Meets it", "Meets it")
    at_once = [text for text in map(story.ada.reads, story.ada.messages()) if "agrees" in text]
    (heard,) = await hears_of_agreement(story)
    await story.marta.click("See the ratings")
    await story.marta.click("Go through again")
    await story.marta.choose("How do you see Ada's work?", "Meets it")
    await story.marta.submit()

    assert at_once == []
    assert "Marta agrees: you meet Results and Craft." in heard
    assert "Well done." in heard
    assert "Mentoring" not in heard
    assert await hears_of_agreement(story) == [heard]


async def test_what_is_agreed_after_talking_is_celebrated_and_a_change_of_mind_is_not(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it", "Meets it")
    await send(story)
    marta, guests = as_member(story, MARTA), story.coach.guests
    await guests.rate(marta, story.ada.id, LineKey("delivery", 2), Said("meets"))
    await guests.rate(marta, story.ada.id, LineKey("delivery", 2), Said("partly"))
    await guests.rate(marta, story.ada.id, LineKey("design", 2), Said("partly"))
    before = await hears_of_agreement(story)

    await guests.settle(marta, story.ada.id, LineKey("design", 2), Said("meets"))

    assert before == []
    (heard,) = await hears_of_agreement(story)
    assert "you meet Craft." in heard


async def test_a_colleague_who_is_not_the_manager_agrees_on_nothing(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it")
    await send(story)
    await story.coach.cases.aim(story.member, replace(AIM, manager_id=KENJI.id), Rhythm())

    await rate_as_marta(story, "Meets it")

    assert await hears_of_agreement(story) == []

"""Feedback, from the press that names a person to the line and the goal that it becomes."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.delivery.delivery import LEASE
from bot.domain.errors import CoachError
from bot.domain.people.feedback import (
    QUESTIONS,
    REMIND_AFTER,
    REST_AFTER_NO,
    Answer,
    RequestGoneError,
)
from bot.domain.review.sharing import NothingSharedError
from bot.storage.review.shares import ShareStore
from playground.acts.forms import REQUIRED
from playground.faults import Fault
from playground.people import ADA, KENJI, PRIYA
from tests import doors
from tests.handlers.review.reviewing import begun
from tests.handlers.review.test_sharing import send as invite_marta
from tests.practices.mondays import has_had_the_tips
from tests.practices.test_people import monday_message
from tests.practices.winning import saved
from tests.stories import Story, opened_story


async def open_feedback(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo feedback", channel="general")
    return story.ada.sees()


async def prepare(story: Story, words: str = "About the billing migration, please.") -> str:
    """Ada has chosen Priya and looks at what would go out."""
    await open_feedback(story)
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", "Priya")
    await story.ada.fill("A few words of your own", words)
    await story.ada.submit()
    await story.ada.choose("When", "Send now")
    return story.ada.sees()


async def ask(story: Story, words: str = "About the billing migration, please.") -> None:
    await prepare(story, words)
    await story.ada.submit()
    await doors.close_all(story.ada)


async def answer(
    story: Story, well: str = "Calm in every release.", work_on: str = "Delegate sooner."
) -> None:
    await story.priya.open_messages()
    await story.priya.click("Answer Ada")
    await story.priya.fill("What does Ada do well?", well)
    await story.priya.fill("What one thing should Ada work on?", work_on)
    await story.priya.choose("Do you see Ada ready for more responsibility?", "Nearly")
    await story.priya.submit()
    await story.coach.background.settle()


async def answered(story: Story) -> None:
    """Priya was asked and has answered."""
    await begun(story)
    await ask(story)
    await answer(story)


async def choose_kenji(story: Story) -> None:
    """Ada looks at what Kenji would be shown of Priya's answer."""
    await open_feedback(story)
    await story.ada.click("Show it to somebody")
    await story.ada.choose("Who may read it?", "Kenji")
    await story.ada.submit()


async def ask_regularly(story: Story, often: str) -> None:
    """Ada adds Priya, whom she wants to ask so often."""
    await story.ada.slash("/promo people", channel="general")
    await story.ada.click("Add somebody")
    await story.ada.choose("Who is it, if they are in this Slack?", "Priya")
    await story.ada.choose("What have they to do with it?", ["Mentor"])
    await story.ada.choose("How often would you ask them for feedback?", often)
    await story.ada.submit()


def all_that_reached(story: Story, person_id: str) -> str:
    """Every word Slack holds that somebody other than Ada could open."""
    actor = story.playground.actor(person_id)
    views = [view.payload for view in story.playground.workspace.views.stack(person_id)]
    messages = [[m.text, m.blocks] for m in actor.messages()]
    return json.dumps([views, messages], ensure_ascii=False, default=str)


async def test_000_11_three_questions_go_out_only_by_the_press_that_names_the_person(
    story: Story,
) -> None:
    await begun(story)

    preview = await prepare(story)

    before = story.priya.messages()
    await story.ada.submit()
    received = story.priya.reads(story.priya.messages()[-1])
    assert before == []
    assert "[Send to Priya" in preview
    assert all(question in preview for question in QUESTIONS)
    assert "About the billing migration, please." in preview
    assert all(question in received for question in QUESTIONS)
    parts = ("do well", "work on", "ready for more responsibility")
    assert all(part in question for part, question in zip(parts, QUESTIONS, strict=True))
    assert story.kenji.messages() == story.marta.messages() == []


async def test_000_11_the_person_asked_sees_the_request_and_nothing_else(story: Story) -> None:
    await begun(story)
    await story.ada.slash("/win kept the audit quiet for the board", channel="general")
    await ask(story)

    await story.priya.open_messages()
    await story.priya.click("Answer Ada")

    reached = all_that_reached(story, PRIYA.id)
    assert "audit" not in reached
    assert "Staff engineer" not in reached
    assert "Your answer goes to nobody but the person who asks." in story.priya.sees()


async def test_000_11_the_answer_comes_to_the_asker_alone(story: Story) -> None:
    await begun(story)
    await ask(story)

    await answer(story)

    await story.ada.open_messages()
    arrived = story.ada.sees()
    assert "Priya answered your questions." in arrived
    assert "You do well  Calm in every release." in arrived
    assert "To work on  Delegate sooner." in arrived
    assert "Ready for more?  Nearly" in arrived
    assert "You answered Ada. Thank you." in story.priya.reads(story.priya.messages()[-1])
    assert story.kenji.messages() == story.marta.messages() == []


async def test_000_11_the_person_asked_can_decline_and_the_asker_hears_it_kindly(
    story: Story,
) -> None:
    await begun(story)
    await ask(story)
    await story.priya.open_messages()

    await story.priya.click("I'd rather not")
    await story.coach.background.settle()

    await story.ada.open_messages()
    assert "Priya would rather not answer just now." in story.ada.sees()
    assert "you'd rather not just now, and nothing else" in story.priya.sees()
    assert "would rather not say" in await open_feedback(story)


async def test_a_request_is_taken_back_and_its_message_goes(story: Story) -> None:
    await begun(story)
    await ask(story)
    await story.priya.open_messages()
    await story.priya.click("Answer Ada")
    await story.priya.fill("What does Ada do well?", "Too late.")
    await open_feedback(story)

    await story.ada.click("Take it back")
    await story.coach.background.settle()
    refused = await story.priya.submit_refused()

    assert "There is nothing to answer here any more" in "".join(refused.values())
    assert story.priya.messages() == []
    assert "you took it back" in story.ada.sees()


async def test_a_reminder_goes_out_by_a_press_and_not_before_some_days(story: Story) -> None:
    await begun(story)
    await ask(story)
    await open_feedback(story)
    await story.ada.click("Remind Priya")
    too_soon = story.ada.sees()
    await story.ada.close()
    quiet = len(story.priya.messages())
    await story.travel(datetime(2026, 12, 1, 12, 0, tzinfo=UTC))
    untouched = len(story.priya.messages())
    await open_feedback(story)

    await story.ada.click("Remind Priya")

    reminders = [story.priya.reads(message) for message in story.priya.messages()]
    assert "Give Priya a little more time: you can remind them in 5 days" in too_soon
    assert (quiet, untouched, len(reminders)) == (1, 1, 2)
    assert "Ada asks once more, in case it slipped by" in reminders[-1]


async def test_nobody_else_can_open_or_answer_a_request_not_even_with_its_number(
    story: Story,
) -> None:
    await begun(story)
    await ask(story)
    (saved,) = await story.coach.feedback.all(story.member)
    said = Answer("forged")

    for user_id in (KENJI.id, ADA.id):
        other = replace(story.member, user_id=user_id)
        with pytest.raises(RequestGoneError):
            await story.coach.feedback.request_for(other, ADA.id, saved.id)
        with pytest.raises(RequestGoneError):
            await story.coach.feedback.answer(other, ADA.id, saved.id, said, "")
        with pytest.raises(RequestGoneError):
            await story.coach.feedback.decline(other, ADA.id, saved.id)

    assert (await story.coach.feedback.all(story.member)) == (saved,)


async def test_an_answer_is_given_once(story: Story) -> None:
    await begun(story)
    await ask(story)
    (saved,) = await story.coach.feedback.all(story.member)
    priya = replace(story.member, user_id=PRIYA.id)
    await answer(story)

    with pytest.raises(RequestGoneError):
        await story.coach.feedback.answer(priya, ADA.id, saved.id, Answer("other"), "")

    (still,) = await story.coach.feedback.all(story.member)
    assert still.answer.doing_well == "Calm in every release."


async def test_what_cannot_be_asked_says_why_beside_the_field(story: Story) -> None:
    await begun(story)
    await ask(story)
    await open_feedback(story)
    await story.ada.click("Ask somebody")
    nobody = await story.ada.submit_refused()
    await story.ada.choose("Whom would you like to ask?", "Ada")
    oneself = await story.ada.submit_refused()
    await story.ada.choose("Whom would you like to ask?", "Priya")
    twice = await story.ada.submit_refused()

    assert list(nobody) == ["Whom would you like to ask?"]
    assert "That is you." in oneself["Whom would you like to ask?"]
    assert "Priya has your questions already." in twice["Whom would you like to ask?"]


async def test_000_12_an_answer_is_filed_under_a_line_and_shows_there_with_name_and_date(
    story: Story,
) -> None:
    await answered(story)
    await open_feedback(story)
    await story.ada.click("File it under an expectation")
    await story.ada.choose("Which expectation is it about?", "Delivery (Staff engineer)")
    await story.ada.submit()
    await story.ada.click("File it under an expectation")
    await story.ada.choose("Which expectation is it about?", "Mentoring (Staff engineer)")
    await story.ada.choose("What does it say?", "A gap: I could show more of it")
    await story.ada.submit()
    filed = story.ada.sees()
    await story.ada.close()

    await story.ada.slash("/promo map", channel="general")
    on_map = story.ada.sees()
    await story.ada.click("Open", near="Mentoring")

    assert "A strength  Delivery" in filed
    assert "A gap  Mentoring" in filed
    assert "A strength: Priya, 23 November 2026" in on_map
    assert "A gap  Priya, 23 November 2026: Delegate sooner." in story.ada.sees()


async def test_000_12_what_was_filed_by_mistake_comes_off_again(story: Story) -> None:
    await answered(story)
    await open_feedback(story)
    for side in ("A strength: I show it", "Neither: take it off this one"):
        await story.ada.click("File it under an expectation")
        await story.ada.choose("Which expectation is it about?", "Delivery (Staff engineer)")
        await story.ada.choose("What does it say?", side)
        await story.ada.submit()

    assert "A strength  Delivery" not in story.ada.sees()


async def test_000_12_a_guest_of_the_review_sees_nothing_of_what_others_said(
    story: Story,
) -> None:
    await answered(story)
    await open_feedback(story)
    await story.ada.click("File it under an expectation")
    await story.ada.choose("Which expectation is it about?", "Delivery (Staff engineer)")
    await story.ada.submit()
    await story.ada.close()

    await invite_marta(story)
    await story.marta.open_messages()
    await story.marta.click("Rate Ada's work")
    await story.marta.click("Go")

    assert "Calm" not in all_that_reached(story, story.marta.id)


async def test_an_answer_is_shown_to_one_named_person_listed_and_taken_back(
    story: Story,
) -> None:
    await answered(story)
    await choose_kenji(story)
    preview = story.ada.sees()
    unsent = story.kenji.messages()
    await story.ada.submit()
    await story.ada.close()
    await story.kenji.open_messages()
    offer = story.kenji.sees()
    await story.kenji.click("Read it")
    read = story.kenji.sees()
    await story.kenji.close()

    await open_feedback(story)
    await story.ada.close()
    await story.ada.slash("/promo shared", channel="general")
    log = story.ada.sees()
    await story.ada.click("Take it back")
    await story.coach.background.settle()
    gone = story.kenji.sees()
    async with story.running.database.reading() as connection:
        (share,) = await ShareStore(connection, story.member).all()
    kenji = replace(story.member, user_id=KENJI.id)
    with pytest.raises(NothingSharedError, match="This request was withdrawn"):
        await story.coach.shared_feedback.shown(kenji, ADA.id, share.id)

    assert unsent == []
    assert "Ada has taken this back." in gone
    assert "[Read it]" not in gone
    assert "[Show it to Kenji" in preview
    assert "Calm in every release." not in offer
    assert "Calm in every release." in read
    assert "Feedback: Priya, 23 November 2026" in log
    assert "Calm" not in gone


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.DROPPED_AFTER])
async def test_feedback_that_is_shown_while_slack_breaks_off_arrives_once(
    story: Story, fault: Fault
) -> None:
    await answered(story)
    await choose_kenji(story)
    story.playground.faults.next("chat.postMessage", fault)
    await story.ada.submit()
    shown = story.ada.sees()

    await story.travel(story.clock.now() + LEASE + timedelta(seconds=1))
    await story.coach.background.settle()

    assert "Slack hasn't said yet whether they got it." in shown
    await story.kenji.open_messages()
    assert len(story.kenji.messages()) == 1
    await story.kenji.click("Read it")
    assert "Calm in every release." in story.kenji.sees()


async def test_nobody_but_the_named_person_can_read_what_was_shown(story: Story) -> None:
    await answered(story)
    (saved,) = await story.coach.feedback.all(story.member)
    draft = await story.coach.shared_feedback.prepare(story.member, saved.id, KENJI.id)
    share = await story.coach.shared_feedback.show(story.member, draft)

    for user_id in (PRIYA.id, ADA.id):
        other = replace(story.member, user_id=user_id)
        with pytest.raises(CoachError):
            await story.coach.shared_feedback.shown(other, ADA.id, share.id)

    kenji = replace(story.member, user_id=KENJI.id)
    assert (await story.coach.shared_feedback.shown(kenji, ADA.id, share.id)).text == draft.text


async def test_inviting_the_manager_leaves_shown_feedback_as_it_is(story: Story) -> None:
    await answered(story)
    (saved,) = await story.coach.feedback.all(story.member)
    draft = await story.coach.shared_feedback.prepare(story.member, saved.id, KENJI.id)
    await story.coach.shared_feedback.show(story.member, draft)

    await invite_marta(story)

    async with story.running.database.reading() as connection:
        shares = await ShareStore(connection, story.member).all()
    live = [share for share in shares if share.revoked_at is None]
    assert [share.kind for share in live if share.with_id == KENJI.id] == ["feedback"]


async def test_003_22_an_answer_is_new_then_a_goal_then_done(story: Story) -> None:
    await answered(story)
    new = await open_feedback(story)
    await story.ada.click("Make it a goal")
    await story.ada.fill("How do you measure it?", "Two pieces handed over a month")
    await story.ada.choose("By when?", "2027-02-26")
    await story.ada.fill("How will you both know that it worked?", "Priya says so")
    await story.ada.submit()
    made = story.ada.sees()

    await story.ada.click("Done with it")

    growth = await story.coach.development_goals.growth(story.member)
    assert "New: nothing done about it yet." in new
    assert "Turned into a goal." in made
    assert "[Make it a goal]" not in made
    assert [goal.action for goal in growth.goals] == ["Delegate sooner."]
    assert "Done with." in story.ada.sees()


async def test_003_22_the_interval_of_a_person_brings_the_question_up_again(
    story: Story,
) -> None:
    await begun(story)
    await ask_regularly(story, "Every quarter")
    await has_had_the_tips(story)
    first = await monday_message(story)
    await ask(story)

    soon = [await monday_message(story, weeks=1) for _ in range(4)]
    later = await monday_message(story, weeks=10)

    assert "It's time to ask Priya how you're doing." in first
    assert not any("It's time to ask Priya" in message for message in soon)
    assert "It's time to ask Priya how you're doing." in later


@pytest.mark.parametrize(
    ("often", "asked_on", "monday", "is_due"),
    [
        ("Every month", date(2026, 12, 4), date(2027, 1, 4), True),
        ("Every month", date(2026, 12, 5), date(2027, 1, 4), False),
        ("Every quarter", date(2026, 12, 1), date(2027, 3, 1), True),
        ("Every quarter", date(2026, 12, 2), date(2027, 3, 1), False),
        ("Every half-year", date(2026, 12, 7), date(2027, 6, 7), True),
        ("Every half-year", date(2026, 12, 8), date(2027, 6, 7), False),
    ],
)
async def test_003_22_an_interval_is_over_on_its_day_and_not_the_day_before(
    story: Story, often: str, asked_on: date, monday: date, *, is_due: bool
) -> None:
    await begun(story)
    await ask_regularly(story, often)
    story.clock.travel_to(datetime.combine(asked_on, time(10), UTC))
    await ask(story)
    story.clock.travel_to(datetime.combine(monday, time(8), UTC))
    await has_had_the_tips(story)

    await story.travel(datetime.combine(monday, time(9), UTC))

    said = [story.ada.reads(message) for message in story.ada.messages()]
    assert any("want to get done" in text for text in said)
    assert any("It's time to ask Priya" in text for text in said) is is_due


async def test_003_20_feedback_received_and_given_are_both_saved(story: Story) -> None:
    await begun(story)
    await open_feedback(story)
    await story.ada.click("Note what somebody told me")
    nobody = await story.ada.submit_refused()
    await story.ada.fill("Who told you?", "Dana")
    wordless = await story.ada.submit_refused()
    await story.ada.fill("What should you work on?", "Say no more often.")
    await story.ada.submit()
    received = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/win", channel="general")
    await story.ada.fill("What did you do?", "Told Sam what his reviews do for the team")
    await story.ada.click("More")
    await story.ada.choose("What kind of win?", "Gave feedback")
    await story.ada.submit()

    kinds = [win.kind for win in await saved(story)]
    assert nobody == {"Who told you?": REQUIRED}
    assert "One sentence" in "".join(wordless.values())
    assert "Dana, Monday 23 November" in received
    assert "To work on  Say no more often." in received
    assert kinds == ["feedback_given"]


async def test_after_a_no_nobody_is_asked_again_for_a_month(story: Story) -> None:
    await begun(story)
    await ask(story)
    await story.priya.open_messages()
    await story.priya.click("I'd rather not")
    await story.coach.background.settle()
    await open_feedback(story)
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", "Priya")

    refused = await story.ada.submit_refused()
    await story.ada.close()
    await story.travel(story.clock.now() + REST_AFTER_NO)
    later = await prepare(story)

    assert "I won't ask again before 23 December 2026" in "".join(refused.values())
    assert "Priya gets this message from me" in later


async def test_who_wants_no_more_requests_is_not_reminded_either(story: Story) -> None:
    await begun(story)
    await ask(story)
    await story.coach.guests.mute(replace(story.member, user_id=PRIYA.id), ADA.id)
    await story.travel(story.clock.now() + REMIND_AFTER)
    await open_feedback(story)

    await story.ada.click("Remind Priya")

    assert "would rather not get requests through me" in story.ada.sees()
    assert len(story.priya.messages()) == 1


async def plan_for_the_morning(story: Story) -> None:
    """It is half past three for Priya, so the start of her day is chosen already."""
    await open_feedback(story)
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", "Priya")
    await story.ada.submit()
    assert "Send at 09:00 Priya's time" in story.ada.sees()
    await story.ada.submit()


async def test_a_request_waits_for_the_start_of_their_day_and_survives_a_restart(
    sqlite_url: str,
) -> None:
    async with opened_story(sqlite_url) as story:
        await plan_for_the_morning(story)
        told = story.ada.sees()
        on_the_page = await open_feedback(story)
        left = len(story.priya.messages())
    at_nine = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)

    async with opened_story(sqlite_url, start=at_nine - timedelta(minutes=1)) as story:
        await story.tick()
        before = story.priya.messages()
        await story.travel(at_nine)
        await story.travel(at_nine + timedelta(hours=1))
        after = story.priya.messages()

    assert "Priya gets it at the start of their day. That's Monday at 14:00 for you." in told
    assert "set for Monday 23 November at 14:00" in on_the_page
    assert "Remind" not in on_the_page
    assert (left, len(before), len(after)) == (0, 0, 1)


async def test_a_request_that_waits_is_taken_back_and_never_leaves(story: Story) -> None:
    await plan_for_the_morning(story)
    await open_feedback(story)

    await story.ada.click("Take it back")
    await story.coach.background.settle()
    await story.travel(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))

    assert story.priya.messages() == []


async def test_a_new_request_is_not_doubled_by_one_that_was_taken_back(story: Story) -> None:
    await plan_for_the_morning(story)
    await open_feedback(story)
    await story.ada.click("Take it back")
    await story.coach.background.settle()

    await ask(story)
    await story.travel(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))

    assert len(story.priya.messages()) == 1


async def test_what_somebody_said_is_deleted_for_good(story: Story) -> None:
    await answered(story)
    await open_feedback(story)

    await story.ada.click("Delete")
    asked = story.ada.sees()
    await story.ada.submit()

    assert "My message with their answer stays in your messages." in asked
    assert "What you showed somebody stays where it is." in asked
    assert "Nothing yet." in story.ada.sees()
    assert await story.coach.feedback.all(story.member) == ()

"""`/agenda`: gathered for the member alone, chosen from, posted once and where it was asked for."""

from datetime import timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.review.gaps import GapStore
from playground.conversations import Message
from playground.faults import Fault
from playground.testkit import Actor
from tests.stories import Story

GAP = "leading people without a title"
PRIVATE_CHANNEL = "ada-marta-1-1"


async def set_up(story: Story) -> None:
    """Ada has an aim, a gap, a goal and two wins."""
    aim = CaseDraft("Staff Engineer", manager_name="Marta")
    await story.coach.cases.aim(story.member, aim, Rhythm())
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add(GAP, "skill", None, None)
    await story.coach.goals.commit(story.member, "get the design doc reviewed")
    await story.coach.wins.capture(story.member, "shipped the ledger, p95 down 30% #impact")
    await story.coach.wins.capture(story.member, "wrote the runbook for refunds")


def posted(actor: Actor, channel: str) -> list[Message]:
    return [message for message in actor.messages(channel) if "1:1 agenda" in actor.reads(message)]


async def test_it_is_shown_to_the_member_and_to_nobody_else(either_route: Story) -> None:
    await set_up(either_route)

    await either_route.ada.slash("/agenda", channel="general")

    seen = either_route.ada.sees()
    assert "In Slack, only you see this, and nothing is posted yet." in seen
    assert seen.count("shipped the ledger, p95 down 30%") == 1
    assert seen.count("get the design doc reviewed") == 1
    assert posted(either_route.marta, "general") == []


async def test_the_preview_is_what_everybody_will_read(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Preview")
    preview = story.ada.sees()
    await story.ada.close()
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    (message,) = posted(story.marta, "general")
    read = story.marta.reads(message)
    assert "1:1 agenda, Ada" in preview
    assert all(line in preview for line in read.splitlines() if line and "[" not in line)


async def test_what_is_shown_is_what_is_posted_and_only_there(either_route: Story) -> None:
    story = either_route
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    (message,) = posted(story.marta, "general")
    read = story.marta.reads(message)
    assert "Wins since last time" in read
    assert "wrote the runbook for refunds" in read
    assert "get the design doc reviewed" not in read
    assert "Posted in #general" in story.ada.sees()
    assert "Post to" not in story.ada.sees()


async def test_an_open_channel_never_sees_the_gap_or_the_question(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    shown = story.ada.sees()

    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    assert "Stays with you" in shown
    assert GAP in shown
    read = story.marta.reads(posted(story.marta, "general")[0])
    assert GAP not in read
    assert "?" not in read
    assert "To talk about" not in read


async def test_what_the_member_shares_is_posted_as_well(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("May be shared", near=GAP)
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    assert GAP in story.marta.reads(posted(story.marta, "general")[0])


async def test_in_private_the_gap_and_the_question_belong_to_the_talk(story: Story) -> None:
    await set_up(story)

    await story.ada.slash("/agenda", channel=PRIVATE_CHANNEL)
    shown = story.ada.sees()
    await story.ada.click("Post to this private channel")

    assert "Stays with you" not in shown
    read = story.marta.reads(posted(story.marta, PRIVATE_CHANNEL)[0])
    assert GAP in read
    assert "next level" in read


async def test_unticking_keeps_an_item_out(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.choose("Wins", ["wrote the runbook for refunds"])
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    read = story.marta.reads(posted(story.marta, "general")[0])
    assert "ledger" not in read
    assert "wrote the runbook" in read


async def test_nothing_ticked_is_not_posted(story: Story) -> None:
    await story.coach.wins.capture(story.member, "wrote the runbook")
    await story.ada.slash("/agenda", channel="general")

    await story.ada.choose("Wins", [])
    await story.ada.click("Post to #general")

    assert "Nothing is ticked" in story.ada.sees()
    assert posted(story.marta, "general") == []


async def test_two_presses_post_once(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    private = story.ada.messages("general")[-1]
    blocks, text = private.blocks, private.text
    await story.ada.click("Post it")

    private.blocks, private.text = blocks, text
    await story.ada.click("Post it")

    assert len(posted(story.marta, "general")) == 1
    assert "was posted already" in story.ada.sees()


async def test_where_the_coach_is_no_member_it_answers_the_command(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="payments-team")

    await story.ada.click("Post to #payments-team")
    await story.ada.click("Post it")

    assert len(posted(story.marta, "payments-team")) == 1
    assert "I'm not a member there" in story.ada.sees()


@pytest.mark.parametrize("fault", [Fault.RATE_LIMITED, Fault.REFUSED])
async def test_a_post_that_slack_refuses_can_be_tried_again(story: Story, fault: Fault) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    story.playground.faults.next("chat.postMessage", fault, error="restricted_action")

    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    refused = story.ada.sees()
    await story.ada.click("Post it")

    assert "so nothing was posted" in refused
    assert len(posted(story.marta, "general")) == 1


async def test_a_post_that_broke_off_is_not_repeated_unasked(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    story.playground.faults.next("chat.postMessage", Fault.DROPPED_AFTER)

    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    assert "I can't tell whether it was posted" in story.ada.sees()
    assert len(posted(story.marta, "general")) == 1


async def test_while_slack_is_slow_whoever_presses_again_hears_where_it_is_being_posted(
    story: Story,
) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    asked = story.ada.messages("general")[-1]
    story.running.app.answer_within = 0.1
    story.playground.faults.next("chat.postMessage", Fault.SILENT_AFTER)

    await story.ada.click("Post it", in_=asked)
    await story.ada.click("Post it", in_=asked)
    await story.ada.sees_within("Your agenda is being posted in #general right now.")
    story.running.app.answer_within = 2.5
    await story.ada.slash("/agenda", channel="general")

    shown = story.ada.reads(story.ada.messages("general")[-1])
    assert "Your agenda is being posted in #general right now." in shown
    assert len(posted(story.marta, "general")) == 1


async def test_the_next_agenda_begins_where_the_last_one_ended(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    story.clock.travel_to(story.clock.now() + timedelta(days=1))
    await story.coach.wins.capture(story.member, "talked the vendor down by 12%")

    await story.ada.slash("/agenda", channel="general")

    private = story.ada.reads(story.ada.messages("general")[-1])
    assert "talked the vendor down" in private
    assert "ledger" not in private


async def test_a_topic_joins_what_is_waiting(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Add a topic")
    await story.ada.fill("What do you want to talk about?", "the on-call rota & who *owns* it")
    await story.ada.submit()

    await story.ada.sees_within("the on-call rota & who *owns* it")
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    read = story.marta.reads(posted(story.marta, "general")[0])
    assert "the on-call rota & who *owns* it" in read


async def test_a_topic_can_be_added_by_the_command(story: Story) -> None:
    await story.ada.slash("/agenda add the on-call rota", channel="general")
    await story.ada.slash("/agenda add <b> & my holidays", channel="general")

    seen = story.ada.reads(story.ada.messages("general")[-1])
    assert "the on-call rota" in seen
    assert "<b> & my holidays" in seen


async def test_topics_that_were_not_talked_about_wait_for_the_next_one(story: Story) -> None:
    await story.ada.slash("/agenda add the on-call rota", channel="general")
    await story.ada.slash("/agenda add my holidays", channel="general")
    await story.ada.choose("Topics", ["my holidays"])
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    await story.ada.click("What we covered")
    await story.ada.choose("Covered", ["my holidays"])
    await story.ada.submit()
    await story.coach.background.settle()

    await story.ada.slash("/agenda", channel="general")

    private = story.ada.reads(story.ada.messages("general")[-1])
    assert "the on-call rota" in private
    assert "my holidays" not in private


async def test_a_topic_without_words_is_asked_for(story: Story) -> None:
    await story.ada.slash("/agenda add", channel="general")

    assert "Say what you want to talk about" in story.ada.sees()


async def test_what_changed_since_it_was_shown_is_shown_again_before_it_is_posted(
    story: Story,
) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    first = story.ada.messages("general")[-1]
    await story.ada.slash("/agenda add the on-call rota", channel="general")

    await story.ada.click("Post to #general", in_=first)

    assert posted(story.marta, "general") == []
    assert "It changed since I showed it to you" in story.ada.reads(first)
    assert "the on-call rota" in story.ada.reads(first)


async def test_nothing_to_bring_yet_offers_a_topic_and_a_win(story: Story) -> None:
    await story.ada.slash("/agenda", channel="general")
    empty = story.ada.sees()

    await story.ada.click("Save a win")
    await story.ada.fill("What did you do?", "wrote the runbook")
    await story.ada.submit()
    await story.ada.close()
    await story.ada.click("Gather again")

    assert "Nothing to bring yet" in empty
    assert "wrote the runbook" in story.ada.sees()


async def test_not_now_posts_nothing_and_leads_back(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Not now")
    put_away = story.ada.sees()
    await story.ada.click("Gather it again")

    assert "nothing was posted" in put_away
    assert "Post to #general" in story.ada.sees()
    assert posted(story.marta, "general") == []


async def test_a_posted_agenda_knows_its_message(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    async with story.running.database.reading() as connection:
        last = await AgendaStore(connection, story.member).last_posted("C0GENERAL")
    assert last is not None
    assert last.message_ts == posted(story.ada, "general")[0].ts


@pytest.mark.parametrize("word", ["help", "what"])
async def test_help_says_that_it_is_shown_first(story: Story, word: str) -> None:
    await story.ada.slash(f"/agenda {word}", channel="general")

    assert "You see it first" in story.ada.sees()

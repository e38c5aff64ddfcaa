"""Who reads along decides what an agenda begins with, and what is asked before it is posted."""

from datetime import date

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.storage.review.gaps import GapStore
from playground.conversations import Message
from playground.faults import Fault
from playground.people import KENJI, MARTA
from tests.practices.test_gap_review import both_rated
from tests.stories import Story, decline_optional_scopes

GOAL = "How promotions to Staff are decided here"
"""As it reads to Marta, whom the goal is to ask."""
GAP = "leading people without a title"
AIM = CaseDraft(
    "Staff Engineer",
    manager_id=MARTA.id,
    manager_name="Marta Lindqvist",
    decision_on=date(2027, 6, 1),
)
PAIR = "ada-marta-1-1"
TRIO = "G0TRIO000"
DIRECT = "D0ADA0MAR"


async def set_up(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.goals.commit(story.member, f"ask Marta h{GOAL[1:]}")
    await story.coach.wins.capture(story.member, "shipped the ledger #impact")
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add(GAP, "skill", None, None)


def posted(story: Story, channel: str) -> list[Message]:
    return [m for m in story.marta.messages(channel) if "1:1 agenda" in story.marta.reads(m)]


def crowd(story: Story, channel_id: str) -> None:
    """Kenji is invited to what was a conversation of two."""
    story.playground.workspace.conversations[channel_id].members.append(KENJI.id)


@pytest.mark.parametrize("channel", ["general", "payments-team", TRIO])
async def test_a_goal_is_private_where_more_than_two_read(story: Story, channel: str) -> None:
    await set_up(story)

    await story.ada.slash("/agenda", channel=channel)
    shown = story.ada.sees()
    await story.ada.click("Post to")
    await story.ada.click("Post it")

    assert GOAL in shown.partition("Stays with you")[2]
    (message,) = posted(story, channel)
    read = story.marta.reads(message)
    assert "shipped the ledger" in read
    assert GOAL not in read
    assert GAP not in read


async def test_a_private_channel_of_three_is_no_talk_of_two(story: Story) -> None:
    await set_up(story)
    crowd(story, "C0ADAMRTA")

    await story.ada.slash("/agenda", channel=PAIR)
    shown = story.ada.sees()
    await story.ada.click("Post to this private channel")
    asked = story.ada.sees()

    assert GOAL in shown.partition("Stays with you")[2]
    assert "Everyone in #ada-marta-1-1 (3 people) will read this." in asked
    assert posted(story, PAIR) == []


async def test_a_private_channel_of_two_and_the_coach_is_one_where_slack_says_so(
    story: Story,
) -> None:
    await set_up(story)

    await story.ada.slash("/agenda", channel=PAIR)
    shown = story.ada.sees()
    await story.ada.click("Post to this private channel")

    assert "Stays with you" not in shown
    assert GOAL in story.marta.reads(posted(story, PAIR)[0])


async def test_without_the_scopes_a_private_channel_counts_as_more_than_two(story: Story) -> None:
    decline_optional_scopes(story)
    await set_up(story)

    await story.ada.slash("/agenda", channel=PAIR)
    shown = story.ada.sees()
    await story.ada.click("Post to this private channel")
    asked = story.ada.sees()

    assert GOAL in shown.partition("Stays with you")[2]
    assert "Everyone in this private channel will read this." in asked
    assert "I can't see how many that is." in asked
    assert posted(story, PAIR) == []


@pytest.mark.parametrize("fault", [Fault.RATE_LIMITED, Fault.SILENT_AFTER])
async def test_a_slack_that_does_not_say_leaves_it_unknown_and_in_time(
    story: Story, fault: Fault
) -> None:
    await set_up(story)
    story.playground.faults.next("conversations.info", fault, times=2)
    story.running.app.answer_within = 4.0  # where any other optional call takes five seconds

    await story.ada.slash("/agenda", channel=PAIR)

    (answer,) = [story.ada.reads(message) for message in story.ada.messages(PAIR)]
    assert GOAL in answer.partition("Stays with you")[2]


async def test_direct_messages_of_two_need_no_question(story: Story) -> None:
    decline_optional_scopes(story)
    await set_up(story)

    await story.ada.slash("/agenda", channel=DIRECT)
    shown = story.ada.sees()
    await story.ada.click("Post to this conversation")

    assert "Stays with you" not in shown
    assert GOAL in story.marta.reads(posted(story, DIRECT)[0])


async def test_posting_asks_naming_the_channel_and_shows_what(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    await story.ada.click("Post to #general")
    asked = story.ada.sees()
    await story.ada.click("Back")
    back = story.ada.sees()

    assert "Everyone in #general (4 people) will read this." in asked
    assert "It's open to the whole company." in asked
    assert "shipped the ledger" in asked
    assert GOAL not in asked
    assert posted(story, "general") == []
    assert "Post to #general" in back


async def test_what_changed_while_it_was_asked_is_shown_again(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    asked = story.ada.messages("general")[-1]
    await story.ada.slash("/agenda add the rota", channel="general")

    await story.ada.click("Post it", in_=asked)

    assert posted(story, "general") == []
    assert "It changed since I showed it to you" in story.ada.reads(asked)


async def test_somebody_who_joined_since_the_draft_is_asked_about(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel=PAIR)
    crowd(story, "C0ADAMRTA")

    await story.ada.click("Post to this private channel")

    assert "(3 people) will read this" in story.ada.sees()
    assert posted(story, PAIR) == []


@pytest.mark.parametrize(("channel", "is_pair"), [("#payments-team", False), (f"#{PAIR}", True)])
async def test_what_two_see_differently_is_put_on_as_private_unless_two_read(
    story: Story, channel: str, *, is_pair: bool
) -> None:
    await both_rated(story, ("Meets it", "Meets it"), ("Meets it", "Partly"))
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Put the differences on an agenda")
    await story.ada.choose("In which conversation do you two talk?", channel)
    await story.ada.submit()
    said = story.ada.sees()
    await story.ada.close()

    await story.ada.slash("/agenda", channel=channel.removeprefix("#"))
    public = story.ada.sees().partition("Stays with you")[0]

    assert ("How we each see" in public) == is_pair
    assert ("stay private there" in said) != is_pair


async def test_the_old_answer_a_closed_group_does_not_mean_two(story: Story) -> None:
    """A window that was open before says "Only we two, or a closed group"."""
    decline_optional_scopes(story)
    await set_up(story)
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.choose("On which day?", "Tuesday")
    await story.ada.fill("At what time?", "14:00")
    await story.ada.choose("In which conversation do you two talk?", f"#{PAIR}")
    await story.ada.submit()
    for block in story.ada.modal().blocks:
        for element in block.get("elements", ()):
            if element.get("action_id") == "one_to_one_only_two":
                element["action_id"] = "one_to_one_closed"

    await story.ada.click("Only the two of us")

    meeting, _ = await story.coach.one_to_ones.chosen(story.member)
    assert meeting is not None
    assert not meeting.in_private

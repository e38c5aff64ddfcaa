"""The 1:1, practice by practice: what is on it, what stays private, what comes of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.plan.case_file import CaseFile
from bot.domain.talks.talk import Promise, TalkDraft
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.review.gaps import GapStore
from playground.conversations import Message
from playground.people import MARTA
from playground.testkit import Actor
from tests import doors
from tests.asks import asks_in
from tests.handlers.review.reviewing import begun, rate_in_walk
from tests.handlers.review.test_sharing import rate_as_marta, send
from tests.stories import Story

ONE_TO_ONE = "ada-marta-1-1"
POST = "Post to this private channel"
AIM = CaseDraft(
    "Staff engineer",
    "Senior engineer",
    manager_id=MARTA.id,
    manager_name="Marta Lindqvist",
    decision_on=date(2027, 6, 1),
)
WANTS = "What I'm working towards: Staff engineer"
WAY = "Staff engineer: how do you see it today?"
DAY = timedelta(days=1)


async def aimed(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())


async def talk(story: Story) -> None:
    await aimed(story)
    await story.coach.stages.told_manager(story.member)


async def reviews_every_4_weeks(story: Story, next_on: str = "") -> None:
    """Ada says how often she has a career review, and when the next one is."""
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.choose("A review every", "4 weeks")
    if next_on:
        await story.ada.choose("When is the next one?", next_on)
    await story.ada.submit()
    await story.ada.close()


def newest(actor: Actor, channel: str = ONE_TO_ONE) -> str:
    return actor.reads(actor.messages(channel)[-1])


def posted(actor: Actor, channel: str = ONE_TO_ONE) -> list[Message]:
    return [message for message in actor.messages(channel) if "1:1 agenda" in actor.reads(message)]


async def draft(story: Story, channel: str = ONE_TO_ONE) -> str:
    """Ada gathers an agenda and reads her draft."""
    await doors.close_all(story.ada)
    await story.ada.slash("/agenda", channel=channel)
    return newest(story.ada, channel)


async def post(story: Story) -> str:
    """Ada gathers and posts; what Marta reads then."""
    await draft(story)
    await story.ada.click(POST)
    return story.marta.reads(posted(story.marta)[-1])


async def settled(story: Story) -> None:
    await story.coach.background.settle()


async def meets_weekly(story: Story) -> None:
    """Ada says that their 1:1 is on Tuesdays at two, where they talk."""
    await draft(story)
    await story.ada.click("Your regular 1:1")
    await story.ada.choose("On which day?", "Tuesday")
    await story.ada.fill("At what time?", "14:00")
    await story.ada.submit()


async def test_002_1_and_003_28_an_aim_that_was_not_told_is_on_the_next_agenda(
    story: Story,
) -> None:
    await aimed(story)

    untold = await draft(story)
    await story.coach.stages.told_manager(story.member)
    known = await draft(story)

    assert WANTS in untold
    assert "I'd like you to know" in untold
    assert WANTS not in known
    assert WAY in known


@pytest.mark.parametrize(
    ("channel", "buttons", "said_in_ready"),
    [
        (ONE_TO_ONE, [POST], "✓  Marta Lindqvist knows what you aim for."),
        ("general", ["Post to #general", "Post it"], "Tell Marta Lindqvist what you aim for"),
    ],
)
async def test_002_1_posted_where_the_aim_is_on_it_the_manager_knows_and_elsewhere_not(
    story: Story, channel: str, buttons: list[str], said_in_ready: str
) -> None:
    await aimed(story)
    await story.ada.slash("/agenda add the rota", channel=channel)
    for button in buttons:
        await story.ada.click(button)

    await story.ada.slash("/promo ready", channel="general")

    assert "the rota" in newest(story.marta, channel)
    assert said_in_ready in story.ada.sees()


async def test_003_29_the_career_is_on_it_at_least_every_four_weeks(story: Story) -> None:
    await talk(story)
    seen = []
    for week in range(10):
        story.clock.travel_to(datetime(2026, 11, 24, 9, tzinfo=UTC) + timedelta(weeks=week))
        seen.append(WAY in await post(story))

    assert seen == [True, False, False, False, True, False, False, False, True, False]


async def test_003_29_how_often_is_the_members_choice(story: Story) -> None:
    await talk(story)
    await meets_weekly(story)
    await story.ada.close()
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.choose("Your career is on it at least every", "2 weeks")
    await story.ada.submit()
    seen = []
    for week in range(4):
        story.clock.travel_to(datetime(2026, 11, 24, 9, tzinfo=UTC) + timedelta(weeks=week))
        seen.append(WAY in await post(story))

    assert seen == [True, False, True, False]


async def test_002_39_the_career_item_tells_the_plan_and_who_gains_what(story: Story) -> None:
    await talk(story)
    case = await story.coach.cases.required_case(story.member)
    async with story.running.database.writing() as connection:
        file = CaseFile(value="releases that no longer need a weekend")
        await CaseFileStore(connection, story.member).save(case.id, file)

    read = await post(story)

    assert "Next on my plan (by" in read
    assert "What the team gets out of it: releases that no longer need a weekend." in read


async def test_000_6_nothing_private_leaves_in_any_story_of_the_agenda(story: Story) -> None:
    """Everything that the coach posted where others read along, looked through for secrets."""
    await with_secrets(story)
    for channel, label in (
        ("general", "Post to #general"),
        ("payments-team", "Post to #payments-team"),
    ):
        await story.ada.slash("/agenda add the rota", channel=channel)
        await draft(story, channel)
        await story.ada.click(label)
        await story.ada.click("Post it")
        await story.ada.click("Add an action", in_=channel)
        await story.ada.fill("What is to be done?", "book the room")
        await story.ada.choose("Who does it?", "Marta Lindqvist")
        await story.ada.submit()
        await settled(story)
        await story.marta.slash("/agenda add a topic of mine", channel=channel)

    seen = "\n".join(
        story.kenji.reads(message)
        for channel in ("general", "payments-team")
        for message in story.kenji.messages(channel)
    )

    assert "the rota" in seen
    assert "book the room" in seen
    assert [secret for secret in SECRETS if secret in seen] == []


SECRETS = (
    "leading people without a title",
    "show me the criteria",
    "Staff engineer",
    "How we each see",
    "next level",
    "sorted out the quarrel",
)


async def with_secrets(story: Story) -> None:
    """Ada has a gap, a promise, an aim, a line seen differently, a private win."""
    await begun(story)
    await rate_in_walk(story, "Meets it", "Meets it")
    await story.ada.close()
    await send(story)
    await rate_as_marta(story, "Meets it", "Partly")
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add(
            "leading people without a title", "skill", None, None
        )
    promise = Promise("Marta", "show me the criteria")
    await story.coach.talks.record(
        story.member, TalkDraft("Marta", date(2026, 11, 20), "", promises=(promise,))
    )
    await story.ada.slash("/win sorted out the quarrel in the team", channel="general")
    await story.ada.click("Edit")
    await story.ada.click("More")
    await story.ada.choose("Marks", ["Private: leave it out of files and drafts"])
    await story.ada.submit()


async def test_000_6_one_draft_has_two_renderings(story: Story) -> None:
    await aimed(story)
    promise = Promise("Marta", "send the criteria", date(2026, 12, 4))
    await story.coach.talks.record(
        story.member, TalkDraft("Marta", date(2026, 11, 20), "", promises=(promise,))
    )

    in_the_open = await draft(story, "general")
    between_two = await draft(story)

    saved = in_the_open.partition("Stays with you")[2]
    assert "Marta: send the criteria, by 4 December 2026" in saved
    assert WANTS in saved
    assert "Marta: send the criteria" in between_two
    assert "Stays with you" not in between_two


@pytest.mark.parametrize("stage", ["learn", "criteria"])
async def test_000_7_while_she_learns_no_agenda_asks_for_it(story: Story, stage: str) -> None:
    await aimed(story)
    if stage == "criteria":
        await story.coach.cases.move_to(story.member, "criteria")
    seen = []
    for week in range(6):
        story.clock.travel_to(datetime(2026, 11, 24, 9, tzinfo=UTC) + timedelta(weeks=week))
        seen.append(await draft(story))
        await story.ada.click(POST)
        seen.append(story.marta.reads(posted(story.marta)[-1]))

    assert [asks_in(text) for text in seen] == [[]] * 12


async def test_004_42_the_ask_is_no_item_of_a_routine_talk_but_a_meeting_of_its_own(
    story: Story,
) -> None:
    await talk(story)
    await story.coach.cases.move_to(story.member, "ready")
    await story.ada.slash("/agenda add ask for my promotion", channel=ONE_TO_ONE)

    seen = newest(story.ada)
    await story.ada.click(POST)

    read = story.marta.reads(posted(story.marta)[-1])
    assert "Needs a meeting of its own  Ask to be considered for Staff engineer" in seen
    assert "Needs a meeting of its own  ask for my promotion" in seen
    assert "Ask for a meeting" in seen
    assert "promotion" not in read
    assert "be considered" not in read


async def test_002_33_lines_that_two_see_differently_come_onto_the_agenda(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it", "Meets it")
    await story.ada.close()
    await send(story)
    await rate_as_marta(story, "Meets it", "Partly")

    seen = await draft(story)

    assert "How we each see “Design”" in seen
    assert seen.count("How we each see") == 1


async def test_items_are_put_in_order_kept_private_and_left_out(story: Story) -> None:
    await aimed(story)
    for topic in ("the rota", "my holidays", "the new laptop"):
        await story.ada.slash(f"/agenda add {topic}", channel=ONE_TO_ONE)
    await story.ada.click("Order and privacy")

    await story.ada.click("Move up", near="my holidays")
    await story.ada.click("Keep it private", near="the new laptop")
    await story.ada.submit()
    await settled(story)
    await story.ada.click(POST)

    read = story.marta.reads(posted(story.marta)[-1])
    assert read.index("my holidays") < read.index("the rota")
    assert "the new laptop" not in read


async def test_an_action_is_taken_in_the_thread_ticked_there_and_carried_over_until_then(
    story: Story,
) -> None:
    await aimed(story)
    await post(story)
    story.marta.go_to(ONE_TO_ONE)
    await story.marta.click("Add an action")
    await story.marta.fill("What is to be done?", "send the criteria")
    await story.marta.choose("Who does it?", "Marta Lindqvist")
    await story.marta.choose("By when?", "2026-12-04")
    await story.marta.submit()
    await settled(story)

    words = "Marta: send the criteria, by 4 December 2026"
    (in_thread,) = [m for m in story.ada.messages(ONE_TO_ONE) if m.thread_ts]
    carried = await draft(story)
    await story.ada.click("Done", in_=in_thread)
    done = await draft(story)

    assert words in story.marta.reads(posted(story.marta)[0])
    assert words in carried
    assert "☑" in story.ada.reads(in_thread)
    assert words not in done


async def test_the_manager_adds_a_topic_and_sees_nothing_of_the_draft(story: Story) -> None:
    await aimed(story)
    await story.ada.slash("/agenda add a secret of mine", channel=ONE_TO_ONE)

    await story.marta.slash("/agenda add the budget round", channel=ONE_TO_ONE)
    told_marta = newest(story.marta)

    assert "the budget round" in told_marta
    assert "a secret of mine" not in told_marta
    assert "the budget round (from Marta)" in await draft(story)


async def test_anybody_brings_a_topic_to_the_next_time_by_the_agenda_itself(story: Story) -> None:
    await aimed(story)
    await post(story)
    story.marta.go_to(ONE_TO_ONE)
    await story.marta.click("A topic for next time")
    await story.marta.fill("What do you want to talk about?", "the budget round")
    await story.marta.submit()

    assert "Ada's next agenda" in story.marta.sees()
    assert "the budget round (from Marta)" in await draft(story)


async def test_a_posted_agenda_is_corrected_and_taken_back_by_its_owner_alone(
    story: Story,
) -> None:
    await aimed(story)
    await story.ada.slash("/agenda add the rotta", channel=ONE_TO_ONE)
    await story.ada.click(POST)
    story.marta.go_to(ONE_TO_ONE)
    await story.marta.click("Correct it")
    refused = newest(story.marta)

    await story.ada.click("Correct it")
    await story.ada.fill("Topic 1", "the rota")
    await story.ada.submit()
    await settled(story)
    corrected = story.marta.reads(posted(story.marta)[-1])
    await story.ada.click("Take it back")
    await story.ada.submit()

    assert "only they can change it" in refused
    assert "the rota" in corrected
    assert "rotta" not in corrected
    assert posted(story.marta) == []
    assert "It is gone" in story.ada.sees()
    assert "the rota" in await draft(story)


async def test_where_the_coach_is_no_member_the_agenda_still_takes_actions(story: Story) -> None:
    await aimed(story)
    await story.ada.slash("/agenda add the rota", channel="payments-team")
    await story.ada.click("Post to #payments-team")
    await story.ada.click("Post it")
    story.marta.go_to("payments-team")
    await story.marta.click("Add an action")
    await story.marta.fill("What is to be done?", "book the room")
    await story.marta.choose("Who does it?", "Ada Okafor")
    await story.marta.submit()
    await settled(story)

    read = story.marta.reads(posted(story.marta, "payments-team")[-1])
    assert "☐ Ada: book the room" in read
    await story.marta.click("What we covered")
    await story.marta.choose("Actions done", ["Ada: book the room"])
    await story.marta.submit()
    await settled(story)
    assert "☑ Ada: book the room" in story.marta.reads(posted(story.marta, "payments-team")[-1])


async def test_a_crash_while_posting_leaves_a_question_and_no_second_post(story: Story) -> None:
    await aimed(story)
    await draft(story)
    async with story.running.database.writing() as connection:
        agendas = AgendaStore(connection, story.member)
        waiting = await agendas.newest("C0ADAMRTA")
        assert waiting is not None
        await agendas.claim(waiting.id, story.clock.now())
    story.clock.travel_to(story.clock.now() + timedelta(minutes=5))

    asked = await draft(story)
    await story.ada.click("It isn't: post it")
    await story.ada.click(POST)

    assert "Is it there?" in asked
    assert len(posted(story.marta)) == 1


async def test_what_did_arrive_counts_as_posted_once_the_member_says_so(story: Story) -> None:
    await aimed(story)
    await story.ada.slash("/agenda add the rota", channel=ONE_TO_ONE)
    async with story.running.database.writing() as connection:
        agendas = AgendaStore(connection, story.member)
        waiting = await agendas.newest("C0ADAMRTA")
        assert waiting is not None
        await agendas.claim(waiting.id, story.clock.now())
    story.clock.travel_to(story.clock.now() + timedelta(minutes=5))

    await story.ada.click(POST)
    await story.ada.click("It is there")

    assert "Posted in #ada-marta-1-1. Everybody there can read it." in newest(story.ada)
    assert posted(story.marta) == []


async def test_before_a_regular_1_1_the_draft_comes_unasked_once(story: Story) -> None:
    await aimed(story)
    await meets_weekly(story)
    saved = story.ada.sees()

    await story.travel(datetime(2026, 11, 24, 11, 59, tzinfo=UTC))
    early = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]
    await story.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    await story.travel(datetime(2026, 11, 24, 12, 30, tzinfo=UTC))
    on_time = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]
    brought = story.ada.reads(on_time[0])
    await story.ada.click("Post to your 1:1", in_=on_time[0])

    assert "Your next 1:1 is on Tuesday 24 November at 14:00" in saved
    assert early == []
    assert len(on_time) == 1
    assert "Your 1:1 is soon." in brought
    assert len(posted(story.marta)) == 1


async def test_where_the_coach_is_no_member_its_own_draft_says_how_to_post_it(story: Story) -> None:
    await aimed(story)
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.choose("On which day?", "Tuesday")
    await story.ada.fill("At what time?", "14:00")
    await story.ada.choose("In which conversation do you two talk?", "#payments-team")
    await story.ada.submit()
    await story.ada.close()
    await story.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    await story.ada.open_messages()
    (brought,) = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]

    await story.ada.click("Add a topic", in_=brought)
    await story.ada.fill("What do you want to talk about?", "the rota")
    await story.ada.submit()
    await settled(story)
    await story.ada.click("Post to your 1:1", in_=brought)
    await story.ada.click("Post it", in_=brought)

    assert "/invite @Nextrung" in story.ada.sees()
    assert posted(story.marta, "payments-team") == []


async def test_a_draft_that_came_unasked_can_be_brought_later_or_left_out(story: Story) -> None:
    await aimed(story)
    await meets_weekly(story)
    await story.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))
    (brought,) = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]

    await story.ada.click("Remind me in an hour", in_=brought)
    put_off = story.ada.reads(brought)
    await story.travel(datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
    again = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]
    await story.ada.click("Skip this one", in_=again[0])

    assert "I'll be back today at 13:00." in put_off
    assert len(again) == 1
    assert [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)] == []


async def test_a_pause_holds_the_draft_and_a_stop_ends_it(story: Story) -> None:
    await aimed(story)
    await meets_weekly(story)
    await story.coach.schedule.pause(story.member, date(2026, 11, 27))
    await story.travel(datetime(2026, 11, 24, 12, 30, tzinfo=UTC))
    while_away = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]
    await story.travel(datetime(2026, 12, 1, 12, 0, tzinfo=UTC))
    back = [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)]

    await story.ada.click("More…", in_=back[0])
    await story.ada.click("Stop these")
    stopped = story.ada.sees()
    await story.ada.close()
    await story.travel(datetime(2026, 12, 8, 12, 30, tzinfo=UTC))

    assert while_away == []
    assert len(back) == 1
    assert "no more drafts before your 1:1" in stopped
    assert [m for m in story.ada.messages() if "Your next 1:1" in story.ada.reads(m)] == back


async def test_002_50_a_career_review_that_is_overdue_shows_in_the_weekly_message(
    story: Story,
) -> None:
    await aimed(story)
    await reviews_every_4_weeks(story)

    await story.travel(datetime(2026, 12, 29, 9, 0, tzinfo=UTC))  # Monday is a holiday
    overdue = story.ada.reads(story.ada.messages()[-1])
    await story.ada.click("We held the review", in_=story.ada.messages()[-1])
    await story.ada.submit()
    held = story.ada.sees()
    await story.ada.close()
    await story.travel(datetime(2027, 1, 4, 9, 0, tzinfo=UTC))

    assert "Your career review is 8 days overdue" in overdue
    assert "The next one is on 26 January" in held
    assert "overdue" not in story.ada.reads(story.ada.messages()[-1])


async def test_002_51_a_review_that_changes_the_course_shows_it_and_leads_to_the_goals(
    story: Story,
) -> None:
    await aimed(story)
    await reviews_every_4_weeks(story)
    await story.ada.slash("/promo meeting", channel="general")
    await story.ada.click("We held the review")
    await story.ada.fill("Did it change your course?", "The *vault* comes first now")
    await story.ada.submit()
    held = story.ada.sees()

    await story.ada.click("Change a goal")
    goals = story.ada.sees()
    await doors.close_all(story.ada)
    await story.ada.slash("/promo meeting", channel="general")

    assert "New course  The *vault* comes first now" in held
    assert "Set a development goal" in goals
    assert "New course  The *vault* comes first now" in story.ada.sees()


@pytest.mark.parametrize(("review_on", "is_told"), [("2026-12-01", True), ("2026-12-02", False)])
async def test_003_24_the_nudge_comes_a_week_before_and_not_earlier(
    story: Story, review_on: str, *, is_told: bool
) -> None:
    await aimed(story)
    await story.coach.wins.capture(story.member, "halved the build time")
    await reviews_every_4_weeks(story, review_on)

    await story.travel(datetime(2026, 11, 24, 9, 30, tzinfo=UTC))

    seen = [story.ada.reads(message) for message in story.ada.messages()]
    assert any("career review is on" in text for text in seen) is is_told


@pytest.mark.parametrize(
    ("review_on", "said"),
    [
        ("2026-11-29", "Your career review is 1 day overdue"),
        ("2026-11-30", ""),
        ("2026-11-27", "Your career review is 3 days overdue"),
        ("2026-12-01", ""),
    ],
)
async def test_002_50_it_is_overdue_from_the_day_after_its_own(
    story: Story, review_on: str, said: str
) -> None:
    await aimed(story)
    await reviews_every_4_weeks(story, review_on)

    await story.travel(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))

    monday = story.ada.reads(story.ada.messages()[-1])
    assert "one thing you want to get done" in story.ada.messages()[-1].text
    assert said in monday
    assert ("overdue" in monday) is bool(said)


async def test_003_24_a_week_before_a_career_review_comes_a_nudge_with_what_is_new(
    story: Story,
) -> None:
    await talk(story)
    await reviews_every_4_weeks(story)
    await story.travel(datetime(2026, 12, 10, 10, 0, tzinfo=UTC))
    await story.coach.wins.capture(story.member, "halved the build time")

    await story.travel(datetime(2026, 12, 14, 9, 30, tzinfo=UTC))

    seen = [story.ada.reads(message) for message in story.ada.messages()]
    (nudge,) = [text for text in seen if "career review is on" in text]
    assert "Monday 21 December" in nudge
    assert "1 win" in nudge
    assert "Staff engineer" in nudge


async def test_002_1_what_stands_in_ones_own_messages_was_shown_to_nobody(story: Story) -> None:
    await aimed(story)
    own = story.playground.workspace.app_dm(story.ada.id)
    await story.ada.slash("/agenda", channel=own.id)
    await story.ada.click("Post to this conversation", in_=story.ada.messages()[-1])
    posted_here = "".join(map(story.ada.reads, story.ada.messages()))
    await story.ada.slash("/promo ready", channel="general")
    ready = story.ada.sees()
    await story.ada.close()

    await story.ada.slash("/promo shared", channel="general")

    assert "which only you read" in posted_here
    assert "I noted that your manager knows of it" not in posted_here
    assert "Tell Marta Lindqvist what you aim for" in ready
    assert "Nothing" in story.ada.sees()

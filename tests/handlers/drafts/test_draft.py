"""Drafts: written for the member alone, changed, taken along as files, never sent by the coach."""

from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft, Stage
from bot.domain.talks.talk import TalkDraft
from playground.conversations import Message
from tests import doors
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
UNSENT = "Nothing was sent. In Slack, only you see this."
NEVER_SEEN = ("general", "ada-marta-1-1")


async def set_up(story: Story, stage: Stage = "ready") -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.cases.move_to(story.member, stage)
    await story.coach.wins.capture(story.member, "shipped the ledger, p95 down 30% #impact")


async def talk(story: Story, said: str = "You lead the craft already.") -> None:
    draft = TalkDraft("Marta", date(2026, 11, 20), said, outcome="not_yet")
    await story.coach.talks.record(story.member, draft)


def newest(story: Story) -> Message:
    return story.ada.messages()[-1]


async def choose(story: Story, title: str) -> None:
    """Ada has one written from the hub: the next step's beside it, any other in her messages."""
    await story.ada.slash("/promo", channel="general")
    if title == "Ask for a meeting":
        await story.ada.click("Draft the request")
        return
    await doors.write(story.ada, title)
    await doors.to_messages(story.ada)


async def choose_from_all(story: Story, title: str) -> None:
    """Ada has one written from the page of all drafts; it comes into her DM."""
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, title)
    await story.ada.close()
    await story.ada.close()
    await story.ada.open_messages()


async def test_a_draft_is_shown_beside_the_hub_to_the_member_alone(either_route: Story) -> None:
    story = either_route
    await set_up(story)

    await choose(story, "Ask for a meeting")

    seen = story.ada.sees()
    assert "Hi Marta," in seen
    assert "30 minutes" in seen
    assert "Staff Engineer" in seen
    assert UNSENT in seen
    assert [m for channel in NEVER_SEEN for m in story.marta.messages(channel)] == []


async def test_from_home_it_comes_into_the_dm_and_home_says_so(story: Story) -> None:
    await set_up(story)
    await story.ada.open_home()

    await doors.write(story.ada, "Ask for a meeting")

    assert "is in your messages with me" in story.ada.sees()
    await story.ada.close()
    assert "Hi Marta," in story.ada.reads(newest(story))


async def test_a_nudge_in_the_dm_brings_the_draft_there_to_stay(story: Story) -> None:
    aim = replace(AIM, decision_on=date(2026, 12, 5))
    await story.coach.cases.aim(story.member, aim, Rhythm())
    await story.coach.schedule.stop(story.member, "plan")
    await story.travel(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    await story.ada.open_messages()

    await story.ada.click("Draft the conversation")

    assert not newest(story).is_ephemeral
    assert "1. Begin with thanks" in story.ada.reads(newest(story))


async def test_saving_an_edit_changes_the_message_in_the_channel(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")

    await story.ada.click("Edit")
    await story.ada.fill("The text", "Marta, *half* an hour? <3")
    await story.ada.submit()

    await story.ada.sees_within("Marta, *half* an hour? <3")
    assert "30 minutes" not in story.ada.reads(story.ada.messages("general")[-1])


async def test_saving_an_edit_changes_the_message_in_the_dm(story: Story) -> None:
    await set_up(story)
    await choose_from_all(story, "Say what you hope for")

    await story.ada.click("Edit")
    await story.ada.fill("The text", "My own words.")
    await story.ada.submit()

    await story.ada.sees_within("My own words.")
    assert len(story.ada.messages()) == 1
    assert "in your own words" in story.ada.sees()


async def test_an_edit_that_outlasts_the_response_url_arrives_in_the_dm(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.ada.click("Edit")
    await story.ada.fill("The text", "Written in an hour.")
    story.clock.elapsed.advance(31 * 60)

    await story.ada.submit()

    await story.ada.open_messages()
    await story.ada.sees_within("Written in an hour.")


async def test_an_empty_edit_is_refused_beside_the_text(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.ada.click("Edit")

    await story.ada.fill("The text", "   ")
    objections = await story.ada.submit_refused()

    assert "A draft needs words" in objections["The text"]


async def test_a_draft_is_written_again_with_what_is_known_now(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.coach.wins.capture(story.member, "cut the nightly pages by 90% with @sam")

    await story.ada.click("Rewrite")

    assert "cut the nightly pages by 90%" in story.ada.sees()


async def test_markdown_arrives_as_a_file_in_the_dm(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")

    await doors.download(story.ada, "Markdown (.md)")

    assert "on its way to your messages" in story.ada.sees()
    await story.ada.close()
    await story.ada.open_messages()
    await story.ada.sees_within("time for a talk.md]")
    (file,) = story.ada.files()
    assert "30 minutes" in (file.content or b"").decode()


async def test_the_follow_up_leaves_as_an_email(story: Story) -> None:
    await set_up(story)
    await talk(story)
    await choose(story, "The e-mail after the talk")

    await doors.download(story.ada, "E-mail, unsent (.eml)")

    assert "Open it in your mail program" in story.ada.sees()
    await story.ada.close()
    await story.ada.open_messages()
    await story.ada.sees_within(".eml]")
    (file,) = story.ada.files()
    letter = message_from_bytes(file.content or b"", policy=default)
    assert "our talk about Staff Engineer" in letter["Subject"]
    assert "Marta" in letter["To"]
    assert "You lead the craft already." in letter.get_content()


async def test_without_a_talk_the_follow_up_begins_with_recording_one(story: Story) -> None:
    await set_up(story)

    await story.ada.open_home()

    await doors.write(story.ada, "The e-mail after the talk")

    assert "Record a talk" in story.ada.sees()
    assert "With whom?" in story.ada.sees()


@pytest.mark.parametrize(
    ("stage", "note"),
    [
        ("learn", "This one is for later"),
        ("work", "You're still closing gaps"),
        ("answered", "You have an answer"),
    ],
)
async def test_a_draft_that_asks_says_so_gently_where_the_stage_is_another(
    story: Story, stage: Stage, note: str
) -> None:
    await set_up(story, stage)

    await choose_from_all(story, "Ask for a meeting")

    assert "Hi Marta," in story.ada.sees()
    assert note in await doors.beside(story.ada)


async def test_a_long_draft_is_edited_in_parts_and_loses_nothing(story: Story) -> None:
    await set_up(story)
    said = "\n".join(
        f"{number}. What was said about the work of that week." for number in range(55)
    )
    await talk(story, said)
    await choose(story, "The e-mail after the talk")
    before = (await story.coach.drafts.draft(story.member, 1)).text

    await story.ada.click("Edit")
    await story.ada.submit()

    await story.ada.sees_within("in your own words")
    after = await story.coach.drafts.draft(story.member, 1)
    assert (after.text, after.is_edited) == (before, True)


async def test_before_the_first_run_the_member_is_led_to_it(story: Story) -> None:
    await story.coach.wins.capture(story.member, "shipped the ledger")
    await talk(story)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.submit()

    await story.ada.click("Write the follow-up e-mail")

    assert "First tell me where you want to be" in story.ada.sees()


@pytest.mark.parametrize("leave", ["submit", "close"])
async def test_what_is_done_in_the_window_to_copy_from_changes_nothing(
    story: Story, leave: str
) -> None:
    await set_up(story)
    await talk(story)
    await choose(story, "The e-mail after the talk")
    before = await story.coach.drafts.draft(story.member, 1)

    await story.ada.click("Copy")
    shown = story.ada.sees()
    await story.ada.fill("The text", "Cut to pieces.")
    await getattr(story.ada, leave)()

    assert "Subject" in shown
    assert "You said, as I noted it: “You lead the craft already.”" in shown
    assert not story.ada.has_modal()
    assert await story.coach.drafts.draft(story.member, 1) == before
    assert "You lead the craft already." in story.ada.sees()


async def test_a_letter_is_formatted_and_what_looks_like_markup_in_it_is_not(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.ada.click("Edit")

    await story.ada.fill("The text", "## Why\n\n- **Impact** & *hers* <@U0MARTA00>\n- `two`")
    await story.ada.submit()

    await story.ada.sees_within("hers")
    (block,) = [b for b in story.ada.messages("general")[-1].blocks or [] if "elements" in b][:1]
    heading, points = block["elements"]
    assert heading["elements"] == [{"type": "text", "text": "Why", "style": {"bold": True}}]
    assert [item["elements"] for item in points["elements"]] == [
        [
            {"type": "text", "text": "Impact", "style": {"bold": True}},
            {"type": "text", "text": " & *hers* <@U0MARTA00>"},
        ],
        [{"type": "text", "text": "`two`"}],
    ]


async def test_in_a_script_what_to_say_stands_out_from_how_to_say_it(story: Story) -> None:
    await set_up(story)

    await choose_from_all(story, "The conversation, step by step")

    parts = doors.parts_of(newest(story))
    styles = {part["text"]: part.get("style") for part in parts if part.get("type") == "text"}
    quotes = [part for part in parts if part.get("type") == "rich_text_quote"]
    assert styles["Say the title exactly, then stop and let it land."] == {"italic": True}
    assert "I'd like to be promoted to Staff Engineer" in str(quotes)
    assert "italic" not in str(quotes)

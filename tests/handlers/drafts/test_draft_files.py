"""Files of a draft: each as what its reader's program opens, in the member's own messages."""

from datetime import date
from email import message_from_bytes
from email.policy import default
from urllib.parse import unquote

import pytest

from bot.domain.drafts.draft import FileForm
from bot.domain.talks.talk import TalkDraft
from bot.slack.views.drafts.files import LABELS
from playground.files import File
from tests import doors
from tests.databases import statements_of
from tests.files.documents.reading import text_in, word, words_in
from tests.handlers.drafts.test_draft import NEVER_SEEN, choose, set_up, talk
from tests.stories import Story

SAID = "You lead the craft already."


async def taken(story: Story, form: FileForm) -> File:
    """Ada takes the draft that she sees as a file; it is in her messages."""
    await doors.download(story.ada, LABELS[form])
    await story.coach.background.settle()
    await doors.close_all(story.ada)
    (file,) = story.ada.files()
    return file


async def test_the_word_file_has_headings_and_the_members_wins(either_route: Story) -> None:
    story = either_route
    await set_up(story)
    await choose(story, "The conversation, step by step")

    file = await taken(story, "docx")

    opened = word(file.content or b"")
    headings = [p.text for p in opened.paragraphs if p.style and p.style.name == "Heading 2"]
    assert file.name == "Staff Engineer, notes for our talk.docx"
    assert headings[0] == "1. Begin with thanks"
    assert "shipped the ledger, p95 down 30%" in "\n".join(words_in(opened)).lower()
    assert opened.core_properties.author == "Ada"


async def test_the_pdf_has_the_same_words(story: Story) -> None:
    await set_up(story)
    await choose(story, "The conversation, step by step")

    file = await taken(story, "pdf")

    draft = await story.coach.drafts.draft(story.member, 1)
    assert file.name == "Staff Engineer, notes for our talk.pdf"
    for line in ("1. Begin with thanks", "p95 down 30%", "Agree on the time"):
        assert line in draft.text
        assert line in text_in(file.content or b"")


async def test_an_edited_draft_leaves_in_the_members_words(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.ada.click("Edit")
    await story.ada.fill("The text", "# Mine\n\nnot *theirs*")
    await story.ada.submit()
    await story.ada.sees_within("not *theirs*")

    file = await taken(story, "docx")

    assert words_in(word(file.content or b"")) == ["Mine", "not *theirs*"]


IN_NO_FONT = "\U00010600"
"""A sign of Linear A."""


async def test_letters_that_a_pdf_cannot_show_lead_to_the_word_file(story: Story) -> None:
    await set_up(story)
    await story.coach.wins.capture(story.member, f"taught {IN_NO_FONT} to release, 40% fewer bugs")
    await choose(story, "Ask for a meeting")

    await doors.download(story.ada, LABELS["pdf"])

    assert "Take the Word file instead" in story.ada.sees()
    await doors.close_all(story.ada)
    file = await taken(story, "docx")
    assert IN_NO_FONT in "".join(words_in(word(file.content or b"")))


async def test_a_request_for_a_meeting_leaves_as_half_an_hour_to_move(story: Story) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")

    file = await taken(story, "calendar")

    event = (file.content or b"").decode().replace("\r\n ", "").splitlines()
    assert file.name == "Staff Engineer, time for a talk.ics"
    assert "SUMMARY:Talk with Marta Lindqvist about my next role" in event
    assert "DTSTART:20261124T100000Z" in event
    assert "DTEND:20261124T103000Z" in event
    assert {"TRANSP:TRANSPARENT", "STATUS:TENTATIVE", "TRIGGER:-PT15M"} <= set(event)


async def test_the_next_talk_leaves_as_its_day_and_moves_when_taken_again(story: Story) -> None:
    await set_up(story)
    agreed = TalkDraft("Marta", date(2026, 11, 20), SAID, "not_yet", next_talk_on=date(2027, 2, 22))
    await story.coach.talks.record(story.member, agreed)
    await choose(story, "The e-mail after the talk")

    first = await taken(story, "calendar")

    event = (first.content or b"").decode().replace("\r\n ", "").splitlines()
    assert "SUMMARY:Talk with Marta about my next role" in event
    assert "DTSTART;VALUE=DATE:20270222" in event
    again = await story.coach.draft_files.take(story.member, 1, "calendar")
    assert uid(again[1]) == uid(first.content or b"")


async def test_without_a_day_there_is_no_calendar_entry_to_take(story: Story) -> None:
    await set_up(story)
    await talk(story)

    await choose(story, "The e-mail after the talk")

    await story.ada.click("Download")
    assert LABELS["email"] in story.ada.sees()
    assert LABELS["calendar"] not in story.ada.sees()


@pytest.mark.parametrize(("words", "has_link"), [("Short.", True), ("long " * 500, False)])
async def test_a_link_is_offered_where_mail_programs_take_it_whole(
    story: Story, *, words: str, has_link: bool
) -> None:
    await set_up(story)
    await talk(story, words)

    await choose(story, "The e-mail after the talk")

    await story.ada.click("Download")
    assert ("Open it in your mail program" in story.ada.sees()) is has_link
    assert LABELS["email"] in story.ada.sees()


async def test_a_file_is_seen_by_the_member_alone_and_named_without_what_was_said(
    story: Story,
) -> None:
    await set_up(story)
    await talk(story, SAID)
    await choose(story, "The e-mail after the talk")

    await story.ada.click("Download")
    for form in ("docx", "pdf", "markdown", "email"):
        await story.ada.click("Download", near=LABELS[form])
    await story.coach.background.settle()

    assert sorted(file.name for file in story.ada.files()) == [
        f"Staff Engineer, our talk.{kind}" for kind in ("docx", "eml", "md", "pdf")
    ]
    assert [file for channel in NEVER_SEEN for file in story.marta.files(channel)] == []


def uid(content: bytes) -> str:
    return next(line for line in content.decode().splitlines() if line.startswith("UID:"))


async def test_the_half_hour_stands_on_a_day_that_ada_works(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/promo settings", channel="general")
    await story.ada.click("Working days")
    await story.ada.choose("You work on", ["Thursday", "Friday"])
    await story.ada.submit()
    await doors.close_all(story.ada)
    await choose(story, "Ask for a meeting")

    file = await taken(story, "calendar")

    assert "DTSTART:20261126T100000Z" in (file.content or b"").decode()


async def test_a_mail_has_no_signs_in_it_and_the_markdown_file_has_them(story: Story) -> None:
    await set_up(story)
    await talk(story)
    await choose(story, "The e-mail after the talk")
    await story.ada.click("Edit")
    await story.ada.fill("The text", "Hi **Marta**,\n\n- one")
    await story.ada.submit()
    await story.ada.sees_within("in your own words")

    _, mail = await story.coach.draft_files.take(story.member, 1, "email")
    _, markdown = await story.coach.draft_files.take(story.member, 1, "markdown")
    await story.ada.click("Download")

    letter = message_from_bytes(mail, policy=default)
    assert letter.get_content() == "Hi Marta,\r\n\r\n• one\r\n"
    assert markdown.decode() == "Hi **Marta**,\n\n- one\n"
    links = [
        part["url"] for part in doors.parts_of(story.ada.modal()) if part.get("type") == "link"
    ]
    assert [unquote(url).partition("body=")[2] for url in links] == ["Hi Marta,\r\n\r\n• one"]


@pytest.mark.parametrize("form", ["markdown", "pdf"])
async def test_a_press_reads_the_draft_once_and_its_file_once_more(
    story: Story, form: FileForm
) -> None:
    await set_up(story)
    await choose(story, "Ask for a meeting")
    await story.ada.click("Download")

    with statements_of(story.running.database) as heard:
        await story.ada.click("Download", near=LABELS[form])
        await story.coach.background.settle()

    assert len([one for one in heard if "FROM drafts" in one]) == 2
    assert len(story.ada.files()) == 1

"""What leaves Slack: files and links that read back as the member's own words."""

import re
from datetime import UTC, datetime
from email import message_from_bytes
from email.headerregistry import AddressHeader
from email.message import EmailMessage
from email.policy import default
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts.draft import Draft
from bot.services.files import as_eml, as_file_name, as_markdown, mailto

TEXT = "Hi Marta,\n\nThank you, „danke“, ありがとう 🚀\n\n- Ada: send the list\n.\nFrom here on\n"
AT = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


def draft(text: str = TEXT, subject: str | None = "Our talk: thank you") -> Draft:
    return Draft(7, "follow_up", "The e-mail after the talk", text, AT, subject=subject)


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert not message.defects
    return message


def body(message: EmailMessage) -> str:
    """Mail ends its lines with two characters; a reader sees one end."""
    return str(message.get_content()).replace("\r\n", "\n")


def called(message: EmailMessage, header: str) -> str | None:
    found = message[header]
    assert isinstance(found, AddressHeader)
    (group,) = found.groups
    assert group.addresses == ()
    return group.display_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Staff Engineer, proposal", "Staff Engineer, proposal"),
        ("Head of R&D / Ops: EMEA, self-review", "Head of R&D Ops EMEA, self-review"),
        ("../../etc/passwd\r\nX: y", "etc passwd X y"),
        ("a\u202egnp.exe", "a gnp.exe"),
        ("主任工程师, proposal", "主任工程师, proposal"),
        ("x" * 300, "x" * 100),
        ("???", "File"),
    ],
)
def test_a_files_name_is_its_title_without_what_no_system_takes(title: str, name: str) -> None:
    assert as_file_name(title) == name


def test_markdown_is_the_text_in_utf_8() -> None:
    assert as_markdown(draft(), "Our talk")[1].decode() == f"{TEXT}\n"


def test_email_reads_back_as_it_was_written() -> None:
    content = as_eml(draft(), "Our talk", "Márta Lindqvist, PhD")[1]

    message = read(content)

    assert message["Subject"] == "Our talk: thank you"
    assert "From" not in message
    assert called(message, "To") == "Márta Lindqvist, PhD"
    assert message["Date"].datetime == AT
    assert message["X-Unsent"] == "1"
    assert message.get_content_type() == "text/plain"
    assert body(message) == TEXT


def test_the_same_email_has_the_same_id_and_another_one_another() -> None:
    ids = [
        read(as_eml(one, "Our talk", "Marta")[1])["Message-ID"]
        for one in (draft(), draft(), draft("Hi Kenji"), draft(subject="Two things"))
    ]

    assert ids[0] == ids[1]
    assert len(set(ids)) == 3
    assert all(re.fullmatch(r"<[0-9a-f]{32}@draft\.invalid>", one) for one in ids)


def test_a_subject_of_any_script_is_encoded_as_utf_8() -> None:
    content = as_eml(draft(subject="Großen Dank, 李雷"), "Our talk", "Marta")[1]

    assert b"Subject: =?utf-8?" in content
    assert read(content)["Subject"] == "Großen Dank, 李雷"


def test_email_is_written_with_the_line_ends_that_mail_needs() -> None:
    content = as_eml(draft(), "Our talk", "Marta")[1]

    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.splitlines())) <= 998


@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r", "\u2028", "\x0b", "\x85"])
def test_no_words_can_smuggle_in_a_header(line_end: str) -> None:
    evil = f"Hello{line_end}Bcc: eve@example.com{line_end}{line_end}body"

    message = read(as_eml(draft(subject=evil), evil, evil)[1])

    assert set(message.keys()) == {
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "X-Unsent",
        "Content-Type",
        "Content-Transfer-Encoding",
        "MIME-Version",
    }
    assert message["Subject"] == "Hello Bcc: eve@example.com body"
    assert body(message) == TEXT


def test_without_names_or_subject_the_email_is_still_whole() -> None:
    message = read(as_eml(draft(subject=None), "Our talk", " ")[1])

    assert message["Subject"] == "The e-mail after the talk"
    assert called(message, "To") == "To"


@given(
    text=st.text(st.characters(codec="utf-8", exclude_characters="\r")),
    name=st.text(st.characters(codec="utf-8"), max_size=80),
    subject=st.text(st.characters(codec="utf-8"), max_size=300),
)
def test_any_text_and_any_name_make_an_email_that_reads_back(
    text: str, name: str, subject: str
) -> None:
    message = read(as_eml(draft(text, subject), "Our talk", name)[1])

    assert body(message).rstrip("\n") == text.rstrip("\n")


def test_half_a_character_spoils_nothing() -> None:
    broken = draft("before \ud83d after", "\ud83d")

    assert as_markdown(broken, "Our talk")[1] == b"before ? after\n"
    assert body(read(as_eml(broken, "Our talk", "Marta")[1])) == "before ? after\n"
    assert mailto(broken).endswith("body=before%20%3F%20after")


def test_mailto_carries_subject_and_text_and_nothing_else() -> None:
    tricky = draft("a & b\n100% #1?", "Talk & thanks&bcc=eve@example.com")

    link = urlsplit(mailto(tricky))

    assert (link.scheme, link.path, link.fragment) == ("mailto", "", "")
    assert parse_qs(link.query) == {
        "subject": ["Talk & thanks&bcc=eve@example.com"],
        "body": ["a & b\r\n100% #1?"],
    }

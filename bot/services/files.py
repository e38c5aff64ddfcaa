"""Files that leave Slack with their owner: what one is made of."""

import re
from dataclasses import dataclass
from email.headerregistry import Group
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from urllib.parse import quote

from bot.domain.drafts.draft import Draft

LONGEST_HEADER = 200
"""Characters of a subject or a name; whatever is longer was not meant as one."""

LONGEST_NAME = 100
"""Characters of a file's name before its dot; a system takes 255 bytes."""

_NOT_IN_A_NAME = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+'
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

File = tuple[str, bytes]
"""A file's name, which says what it is as a person would, and its bytes."""


@dataclass(frozen=True, slots=True)
class Picture:
    """`alt` says what it shows; `is_whole` is False where no font here has some of the letters."""

    file: File
    alt: str
    is_whole: bool


def as_markdown(draft: Draft, name: str) -> File:
    """Return the draft as a Markdown file in UTF-8, ended by a newline."""
    return f"{name}.md", f"{_lines(draft.text)}\n".encode()


def as_eml(draft: Draft, name: str, to_name: str) -> File:
    """Return the draft as an unsent e-mail that a mail program opens ready to be addressed.

    Addresses are not known: the program puts its owner into `From`, and the reader is a group
    without members (RFC 5322, RFC 6854), which shows the name. `X-Unsent` makes Outlook open it
    for writing.
    """
    message = EmailMessage(policy=SMTP)
    message["To"] = Group(_header(to_name) or "To")
    message["Subject"] = _subject(draft)
    message["Date"] = draft.created_at
    message["Message-ID"] = _message_id(draft)
    message["X-Unsent"] = "1"
    message.set_content(_lines(draft.text))
    return f"{name}.eml", message.as_bytes()


def _message_id(draft: Draft) -> str:
    """The same for the same words (RFC 5322, 3.6.4), of a domain that is nobody's (RFC 2606)."""
    said = repr((draft.id, draft.created_at, draft.subject, draft.text))
    return f"<{sha256(said.encode()).hexdigest()[:32]}@draft.invalid>"


def mailto(draft: Draft) -> str:
    """Return a link that opens the draft in the member's mail program, with no address filled in.

    It is as long as the text needs, and systems cut off what is too long for them: ask for its
    length before showing it.
    """
    subject = quote(_subject(draft), safe="")
    body = quote(_lines(draft.text).replace("\n", "\r\n"), safe="")
    return f"mailto:?subject={subject}&body={body}"


def as_file_name(name: str) -> str:
    """Return the name without what a file system or a header cannot take, and not too long."""
    whole = " ".join(_NOT_IN_A_NAME.sub(" ", _lines(name)).split())
    return whole[:LONGEST_NAME].strip(" .") or "File"


def _subject(draft: Draft) -> str:
    return _header(draft.subject or "") or _header(draft.title)


def _lines(text: str) -> str:
    """Return the text with newlines only, and without half characters that no file can hold."""
    whole = text.encode("utf-8", "replace").decode()
    return whole.replace("\r\n", "\n").replace("\r", "\n")


def _header(words: str) -> str:
    """Return the words on one line, so that none of them can begin a header of its own."""
    return " ".join(_CONTROL.sub(" ", _lines(words)).split())[:LONGEST_HEADER]

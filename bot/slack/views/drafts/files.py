"""How a draft leaves Slack: the menu of its files, and the link into a mail program."""

from collections.abc import Mapping
from typing import Any, get_args

from slack_sdk.models.blocks import (
    Block,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    SectionBlock,
)

from bot.domain.drafts.draft import Draft, FileForm, Ways
from bot.slack.text import Message, line, link, plain, rich, said

TAKE = "draft_take"

LABELS: dict[FileForm, str] = {
    "docx": "Word file (.docx)",
    "pdf": "PDF, to print or read",
    "markdown": "Markdown (.md)",
    "email": "E-mail, unsent (.eml)",
    "calendar": "Calendar entry (.ics)",
}

SHORT: dict[FileForm, str] = {
    "docx": "Word",
    "pdf": "PDF",
    "markdown": "Markdown",
    "email": "e-mail",
    "calendar": "calendar",
}

ON_ITS_WAY = "The file is on its way to your messages with me."


def take_menu(draft: Draft, ways: Ways) -> list[Block]:
    """What the draft can be taken as, behind one button."""
    options = [Option(text=plain(LABELS[form]), value=f"{draft.id} {form}") for form in ways.forms]
    menu = SectionBlock(
        block_id=f"draft-{draft.id}-take",
        text=MarkdownTextObject(
            text=f"*Download*  {', '.join(SHORT[form] for form in ways.forms)}"
        ),
        accessory=OverflowMenuElement(action_id=TAKE, options=options),
    )
    if not ways.mailto:
        return [menu]
    return [rich(line(link(ways.mailto, "Open it in your mail program"))), menu]


def read_taking(action: Mapping[str, Any]) -> tuple[int, FileForm]:
    """The draft's id, and as what it is wanted."""
    draft_id, _, word = str(action["selected_option"]["value"]).partition(" ")
    return int(draft_id), next(form for form in get_args(FileForm) if form == word)


def file_on_its_way() -> Message:
    return Message(text=ON_ITS_WAY, blocks=[said(ON_ITS_WAY)])

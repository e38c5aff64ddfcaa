"""How a draft leaves Slack: a window with its files, and the link into a mail program."""

from collections.abc import Mapping
from typing import Any, get_args

from slack_sdk.models.blocks import Block, SectionBlock
from slack_sdk.models.views import View

from bot.domain.drafts.draft import Draft, FileForm, Ways
from bot.slack.modal import modal
from bot.slack.text import Message, bold, line, link, plain, rich, said
from bot.slack.views.links import plain_button

OPEN_FILES = "draft_files"
TAKE = "draft_take"

LABELS: dict[FileForm, str] = {
    "docx": "Word file (.docx)",
    "pdf": "PDF, to print or read",
    "markdown": "Markdown (.md)",
    "email": "E-mail, unsent (.eml)",
    "calendar": "Calendar entry (.ics)",
}

ON_ITS_WAY = "The file is on its way to your messages with me."


def files_view(draft: Draft, ways: Ways, *, is_on_its_way: bool = False) -> View:
    """What the draft can be taken as; each file comes into the member's own messages."""
    return modal(
        "Download",
        None,
        blocks=[
            rich(line(bold(draft.title))),
            *([said(ON_ITS_WAY)] if is_on_its_way else ()),
            *(_row(draft, form) for form in ways.forms),
            *_mail_program(ways),
        ],
    )


def read_taking(action: Mapping[str, Any]) -> tuple[int, FileForm]:
    """The draft's id, and as what it is wanted; messages sent earlier have a menu for it."""
    chosen = action.get("selected_option") or action
    draft_id, _, word = str(chosen["value"]).partition(" ")
    return int(draft_id), next(form for form in get_args(FileForm) if form == word)


def file_on_its_way() -> Message:
    return Message(text=ON_ITS_WAY, blocks=[said(ON_ITS_WAY)])


def _row(draft: Draft, form: FileForm) -> SectionBlock:
    button = plain_button("Download", TAKE, f"{draft.id} {form}", about=LABELS[form])
    return SectionBlock(block_id=f"file-{form}", text=plain(LABELS[form]), accessory=button)


def _mail_program(ways: Ways) -> list[Block]:
    return [rich(line(link(ways.mailto, "Open it in your mail program")))] if ways.mailto else []

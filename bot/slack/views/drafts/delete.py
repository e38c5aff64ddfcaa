"""A draft goes for good: what goes with it, and what stays."""

from slack_sdk.models.views import View

from bot.domain.drafts.draft import Draft
from bot.domain.text.wording import counted
from bot.slack.shown import Shown
from bot.slack.text import Message, line, rich
from bot.slack.views.delete import delete_view

DELETE = "draft_delete"
DELETE_FORM = "draft_delete_form"


def delete_draft(draft: Draft, version_count: int, shown: Shown) -> View:
    """The message that shows it is emptied, too; what was sent is not the coach's any more."""
    older = version_count - 1
    along = f", with its {counted(older, 'earlier version')}" if older > 0 else ""
    goes = (
        f"It goes for good{along}. The message it stands in is emptied. Files you have, and what "
        "you sent or posted, stay where they are."
    )
    return delete_view(DELETE_FORM, "Delete this draft", draft.id, draft.title, goes, shown)


def draft_deleted(draft: Draft) -> Message:
    """In the place of the message that showed it."""
    sentence = f"{draft.title}: deleted."
    return Message(text=sentence, blocks=[rich(line(sentence))])

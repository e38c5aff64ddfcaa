"""The one question before something of a list goes for good: what goes along, and what stays."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ButtonElement
from slack_sdk.models.views import View

from bot.slack.forms import carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.text import line, plain, rich, said, shortened

SHOWN = 600
DELETE = "Delete"


def delete_view(
    form_id: str, title: str, row_id: int, words: str, goes: str, shown: Shown | None = None
) -> View:
    """`title` has 24 characters at most; `words` say what it is, `goes` what goes and stays.

    `shown` is a message that shows it, to be right afterwards.
    """
    return modal(
        title,
        form_id,
        submit=DELETE,
        close="Leave it",
        carries=carry(row=row_id, **(shown or Shown()).facts()),
        blocks=[rich(line(shortened(words, SHOWN) or "…")), said(goes)],
    )


def read_deleted(view: Mapping[str, Any]) -> int:
    """The id of the row that is to go."""
    return int(carried(view)["row"])


def delete_button(action_id: str, row_id: int) -> ButtonElement:
    """Opens the question."""
    return ButtonElement(text=plain(DELETE), action_id=action_id, value=str(row_id))

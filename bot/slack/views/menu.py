"""⋯: several buttons folded into one control.

Each entry carries the action and the value of the button that it stands for, so that whoever hears
the button hears the entry, too.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ButtonElement,
    Option,
    OverflowMenuElement,
)
from slack_sdk.models.views import View

from bot.slack.modal import modal
from bot.slack.text import Message, plain

FOLDED = "folded"

ANSWERED = "folded_answered"
MORE = "More…"
MOST_ENTRIES = 5
"""Source: docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element."""


def menu(*buttons: ButtonElement) -> ButtonElement | OverflowMenuElement:
    """⋯ with these, five at most; the last of five is `more_button`. One alone stays a button."""
    if len(buttons) > MOST_ENTRIES:
        raise ValueError("five entries is all that a menu takes")
    if len(buttons) == 1:
        return buttons[0]
    return OverflowMenuElement(action_id=FOLDED, options=_entries(buttons))


def more_button(action_id: str, value: str) -> ButtonElement:
    """The entry that opens the rest in a modal."""
    return ButtonElement(text=plain(MORE), action_id=action_id, value=value)


def unfolded(action: Mapping[str, Any]) -> Mapping[str, Any]:
    """The button that the chosen entry stands for; any other action as it is."""
    if action.get("action_id") != FOLDED:
        return action
    chosen = str((action.get("selected_option") or {}).get("value") or "")
    action_id, _, value = chosen.partition(" ")
    button = {name: of_menu for name, of_menu in action.items() if name != "selected_option"}
    return {**button, "type": "button", "action_id": action_id, "value": value}


def as_view(message: Message) -> View:
    """What a press in a modal is answered with, where in a message it would be replaced."""
    return modal("Done", ANSWERED, blocks=list(message["blocks"]))


def _entries(buttons: Sequence[ButtonElement]) -> list[Option]:
    return [
        Option(text=button.text, value=f"{button.action_id} {button.value or ''}")
        for button in buttons
    ]

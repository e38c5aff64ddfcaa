"""Where a command or a button was used: the conversation, and how to speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.agenda.readers import DIRECT, GROUP, IDS_OF_DIRECT, is_pair_by_name
from bot.domain.delivery.delivery import Press

LONGEST_BUTTON = 75
"""Characters on a button. Source: docs.slack.dev/reference/block-kit/block-elements."""

PRIVATE = "privategroup"

CLOSED = {
    DIRECT: "this conversation",
    PRIVATE: "this private channel",
}
"""What Slack calls conversations whose names it does not tell."""


@dataclass(frozen=True, slots=True)
class Place:
    """`name` is what Slack says: a channel's own, a word for what has none, or empty if unknown."""

    channel_id: str
    name: str

    @property
    def is_private(self) -> bool:
        """True where not everybody in the workspace can read along."""
        return self.name in CLOSED or self.name.startswith(GROUP)

    @property
    def is_pair(self) -> bool:
        """True only where its name alone tells that nobody but the two reads along."""
        return is_pair_by_name(self.channel_id, self.name)

    @property
    def may_be_pair(self) -> bool:
        """False where its name tells that everybody in the workspace may read it."""
        return self.is_private or not self.name

    @property
    def words(self) -> str:
        """`#general`, or `this conversation`; short enough for a button with a verb before it."""
        if self.name.startswith(GROUP):
            return "this group"
        if not self.name:
            return "your 1:1"
        name = CLOSED.get(self.name) or f"#{self.name}"
        return name if len(name) <= LONGEST_BUTTON - 10 else f"{name[: LONGEST_BUTTON - 11]}…"


def chosen_place(channel_id: str) -> Place:
    """The conversation that was picked in a form, of which Slack says nothing but the id."""
    return Place(channel_id, DIRECT if channel_id.startswith(IDS_OF_DIRECT) else "")


def place_for(body: Mapping[str, Any], channel_id: str, name: str) -> Place:
    """The conversation that something belongs to, also where it is looked at from elsewhere."""
    here = place_of(body)
    return here if here.channel_id == channel_id else Place(channel_id, name)


def press_in(body: Mapping[str, Any]) -> Press:
    """The click on a message, with the address that answers it."""
    return Press(body["channel"]["id"], body["response_url"])


def place_of(body: Mapping[str, Any]) -> Place:
    """The conversation of a command, or of a click on a message."""
    if "command" in body:
        return Place(body["channel_id"], body["channel_name"])
    return Place(body["channel"]["id"], body["channel"]["name"])

"""One call to the Web API, and the ways it is refused."""

from dataclasses import dataclass, field
from typing import Any

from playground.backstage import Backstage
from playground.conversations import Conversation, Message
from playground.installation import Installation
from playground.people import Person
from playground.shapes import message_shape
from playground.workspace import Workspace

Json = dict[str, Any]

MOST_PER_PAGE = 1000


class SlackError(Exception):
    """The call is refused with Slack's error `code`; `more` goes beside it in the answer."""

    def __init__(self, code: str, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.more = more


@dataclass
class Call:
    """A method call, its arguments decoded and checked."""

    method: str
    args: Json
    backstage: Backstage
    warnings: list[str] = field(default_factory=list)

    @property
    def workspace(self) -> Workspace:
        return self.backstage.workspace

    @property
    def installation(self) -> Installation:
        return self.backstage.installation

    @property
    def now(self) -> int:
        """The workspace's time, in whole seconds since the epoch."""
        return int(self.workspace.clock.now().timestamp())

    def text(self, name: str) -> str:
        """Return an argument as words, empty when it was left out."""
        return str(self.args.get(name) or "")

    def require_scope(self, *any_of: str) -> None:
        """Raise `missing_scope` unless the app has one of these scopes."""
        if not self.installation.scopes.intersection(any_of):
            provided = ",".join(sorted(self.installation.scopes))
            raise SlackError("missing_scope", needed=",".join(sorted(any_of)), provided=provided)

    def person(self, user: str, error: str = "user_not_found") -> Person:
        found = self.workspace.anyone(user)
        if found is None:
            raise SlackError(error)
        return found

    def known(self, channel: str) -> Conversation:
        """Return a conversation that the app may know of, or raise `channel_not_found`.

        Private ones without the app, and other people's DMs, are not found.
        """
        conversation = self.workspace.conversations.get(channel)
        hidden = conversation and conversation.kind != "channel"
        if conversation is None or (hidden and not conversation.app_is_member):
            raise SlackError("channel_not_found")
        return conversation

    def joined(self, channel: str) -> Conversation:
        """Return a conversation that the app is in; else `not_in_channel` or not found."""
        conversation = self.known(channel)
        if not conversation.app_is_member:
            raise SlackError("not_in_channel")
        return conversation

    def message(self, conversation: Conversation, ts: str) -> Message:
        found = conversation.message(ts)
        if found is None:
            raise SlackError("message_not_found")
        return found

    def shape(self, conversation: Conversation, message: Message) -> Json:
        return message_shape(message, conversation, self.workspace, self.installation)

    def page(self, items: list[Any], size: int = 100) -> tuple[list[Any], Json]:
        """Return this page of `items` and what the answer says about the next one."""
        size = min(int(self.args.get("limit") or size), MOST_PER_PAGE)
        start = _offset(self.text("cursor"))
        rest = start + size < len(items)
        cursor = f"next:{start + size}" if rest else ""
        more = {"response_metadata": {"next_cursor": cursor}}
        return items[start : start + size], more


def _offset(cursor: str) -> int:
    if not cursor:
        return 0
    word, _, offset = cursor.partition(":")
    if word != "next" or not offset.isdigit():
        raise SlackError("invalid_cursor")
    return int(offset)

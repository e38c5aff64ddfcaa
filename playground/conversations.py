"""Channels, direct messages and what was said in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal

Kind = Literal["channel", "private", "group", "dm", "app"]

PAIR = 2
CHANNEL_TYPE = {"channel": "channel", "private": "group", "group": "mpim", "dm": "im", "app": "im"}


@dataclass
class Message:
    """One message; `visible_to` is the only reader of an ephemeral one.

    `text` and `blocks` are as they were sent, with the block and action ids that Slack fills in.
    A tombstone stands where a message with replies was deleted.
    """

    ts: str
    user: str
    text: str
    blocks: list[dict[str, Any]] | None = None
    attachments: list[dict[str, Any]] | None = None
    metadata: dict[str, Any] | None = None
    thread_ts: str | None = None
    bot_id: str | None = None
    visible_to: str | None = None
    edited_ts: str | None = None
    files: list[str] = field(default_factory=list)
    reactions: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    suggested: list[dict[str, Any]] = field(default_factory=list)
    mrkdwn: bool = True
    is_tombstone: bool = False

    @property
    def is_ephemeral(self) -> bool:
        return self.visible_to is not None

    def is_seen_by(self, user: str) -> bool:
        return self.visible_to in (None, user)


@dataclass
class Conversation:
    """A place where people talk; `members` are people, `app_is_member` says if the bot is in."""

    id: str
    kind: Kind
    name: str
    members: list[str]
    app_is_member: bool = False
    topic: str = ""
    is_archived: bool = False
    messages: list[Message] = field(default_factory=list)
    last_read: dict[str, str] = field(default_factory=dict)

    @property
    def channel_type(self) -> str:
        """Slack's word for the kind, as in `channel_type` of a message event."""
        return CHANNEL_TYPE[self.kind]

    @property
    def is_direct(self) -> bool:
        return self.kind in ("dm", "app")

    def message(self, ts: str, *, by: str | None = None) -> Message | None:
        """Return the message at `ts`, ephemeral ones only for their reader `by`."""
        found = (m for m in self.messages if m.ts == ts)
        return next((m for m in found if m.visible_to is None or m.visible_to == by), None)

    def saved(self) -> list[Message]:
        """Return what history holds: everything that is not ephemeral, oldest first."""
        return [m for m in self.messages if not m.is_ephemeral]

    def replies(self, thread_ts: str) -> list[Message]:
        return [m for m in self.saved() if m.thread_ts == thread_ts and m.ts != thread_ts]

    def unread(self, user: str) -> int:
        since = self.last_read.get(user, "0")
        return sum(
            1 for m in self.messages if m.ts > since and m.user != user and m.is_seen_by(user)
        )


def opening_conversations(people: tuple[str, ...]) -> list[Conversation]:
    """Return the channels that the workspace starts with, and everyone's DM with the app."""
    cast = list(people)
    ada_and_marta = [p for p in cast if p in ("U0ADA0000", "U0MARTA00")]
    trio = [p for p in cast if p in ("U0ADA0000", "U0MARTA00", "U0KENJI00")]
    return [
        Conversation("C0GENERAL", "channel", "general", list(cast), app_is_member=True),
        Conversation("C0PAYMENT", "channel", "payments-team", list(cast)),
        *(_private(ada_and_marta) if len(ada_and_marta) == PAIR else ()),
        *(_group(trio) if len(trio) > PAIR else ()),
        *(between(one, other) for one, other in combinations(cast, 2)),
        *(app_dm(person) for person in cast),
    ]


def _private(pair: list[str]) -> Iterator[Conversation]:
    yield Conversation("C0ADAMRTA", "private", "ada-marta-1-1", pair, app_is_member=True)


def _group(trio: list[str]) -> Iterator[Conversation]:
    yield Conversation("G0TRIO000", "group", "mpdm-ada--marta--kenji-1", trio)


def between(one: str, other: str) -> Conversation:
    """Return the direct messages of two people, which the app can never be in."""
    return Conversation(f"D{one[1:5]}{other[1:5]}", "dm", "directmessage", [one, other])


def app_dm(person: str) -> Conversation:
    return Conversation(app_dm_id(person), "app", "directmessage", [person], app_is_member=True)


def app_dm_id(person: str) -> str:
    """Return the id of the person's own conversation with the app."""
    return f"D{person[1:]}"

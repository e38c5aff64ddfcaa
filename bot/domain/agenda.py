"""A 1:1 agenda: its items, each public or private, and where it was posted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ItemKind = Literal["win", "goal", "gap", "question", "topic"]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to talk about.

    `key` is stable over re-drafting ("win:12"), `is_private` keeps it out of every channel,
    `is_ticked` is the member's choice to post it.
    """

    key: str
    kind: ItemKind
    text: str
    is_private: bool = False
    is_ticked: bool = True


@dataclass(frozen=True, slots=True)
class Agenda:
    """`channel_id` is where it was asked for and the only place it may be posted.

    `posted_at` (UTC) and `message_ts` are None until the member has posted it.
    """

    id: int
    channel_id: str
    created_at: datetime
    items: tuple[AgendaItem, ...]
    posted_at: datetime | None = None
    message_ts: str | None = None

    def public_items(self) -> tuple[AgendaItem, ...]:
        """The items that may leave: ticked and not private. The only source of a posted agenda."""
        return tuple(item for item in self.items if item.is_ticked and not item.is_private)

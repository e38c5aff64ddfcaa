"""A 1:1 agenda: its items, each public or private, their order, and where it was posted."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

from bot.domain.agenda.readers import IDS_OF_DIRECT

ItemKind = Literal[
    "win",
    "goal",
    "action",
    "promise",
    "topic",
    "career",
    "mismatch",
    "gap",
    "question",
    "meeting",
]
"""In the order of the talk. A "meeting" is an ask for a meeting of its own; it is never posted."""

KINDS: tuple[ItemKind, ...] = get_args(ItemKind)

SECTIONS: tuple[tuple[str, tuple[ItemKind, ...]], ...] = (
    ("Wins since last time", ("win",)),
    ("This week", ("goal",)),
    ("Promised and still open", ("action", "promise")),
    ("To talk about", ("topic", "career", "mismatch", "gap", "question")),
)
"""Headings and their kinds, in the order of the talk; inside one the member's order counts."""

POST_TAKES = timedelta(minutes=2)
"""A post that has not ended after that was interrupted: nobody knows whether it arrived."""

QUESTION = "question:"
"""Begins the key of a question whose answer is saved, before the question's name."""

LONGEST_ITEM = 300
"""Characters of one item, typed or told; the whole of a win stays in the member's record."""

MOST_TOPICS = 8
MOST_MEETINGS = 2
ROOM_FOR: dict[ItemKind, int] = {"topic": 10, "meeting": MOST_MEETINGS}
"""So many of what anybody typed does a new agenda begin with; the others wait for the next."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to talk about.

    `key` is stable over re-drafting ("win:12"), `is_private` keeps it out of every channel,
    `is_ticked` is the member's choice to post it. `by` is who brought it, empty for the member.
    `is_covered` says that it was talked about, `is_chosen` that the member decided who may see it,
    `is_carried` that it stood on the last agenda, too; `is_waiting` that there is no room for it
    this time, so that it waits for the next.
    """

    key: str
    kind: ItemKind
    text: str
    is_private: bool = False
    is_ticked: bool = True
    by: str = ""
    is_covered: bool = False
    is_chosen: bool = False
    is_carried: bool = False
    is_waiting: bool = False

    @property
    def words(self) -> str:
        """The text as everybody reads it, with who brought it."""
        return f"{self.text} (from {self.by})" if self.by else self.text


@dataclass(frozen=True, slots=True)
class Agenda:
    """`channel_id` is where it was asked for and the only place it may be posted.

    `place_name` is what Slack calls that place, empty where it was not said. `posted_at` (UTC) and
    `message_ts` are None until the member has posted it; `posting_at` is set while that is under
    way.
    """

    id: int
    channel_id: str
    created_at: datetime
    items: tuple[AgendaItem, ...]
    posted_at: datetime | None = None
    message_ts: str | None = None
    posting_at: datetime | None = None
    place_name: str = ""

    def public_items(self) -> tuple[AgendaItem, ...]:
        """The items that may leave: ticked and not private. The only source of a posted agenda."""
        return tuple(
            item
            for item in self.items
            if item.is_ticked and not (item.is_private or item.is_waiting or item.kind == "meeting")
        )

    @property
    def waiting(self) -> tuple[AgendaItem, ...]:
        """The topics that there is no room for this time."""
        return tuple(item for item in self.items if item.is_waiting)

    @property
    def is_under_way(self) -> bool:
        """Somebody began to post it, and nobody knows yet how that ended."""
        return self.posting_at is not None and self.posted_at is None

    @property
    def was_shown(self) -> bool:
        """Posted where somebody else reads along too.

        The app itself can post in no direct message but its own with the member.
        """
        is_own = self.channel_id.startswith(IDS_OF_DIRECT) and self.message_ts is not None
        return self.posted_at is not None and not is_own

    def is_in_doubt(self, now: datetime) -> bool:
        """It was begun so long ago that whoever posted it was interrupted."""
        return self.is_under_way and now - (self.posting_at or now) >= POST_TAKES

    def is_as_shown(self, stamp: str) -> bool:
        """It waits, and pressing Post would post exactly what the button stood under."""
        waits = self.posted_at is None and self.posting_at is None
        return waits and bool(self.public_items()) and self.stamp() == stamp

    def stamp(self) -> str:
        """A short print of what would be posted: two that differ would not post the same."""
        words = "\n".join(f"{item.kind} {item.words}" for item in self.public_items())
        return hashlib.sha256(words.encode()).hexdigest()[:12]


def is_typed(item: AgendaItem) -> bool:
    """Say whether somebody wrote it, so that it can go for good; the others come from rows."""
    return item.kind in {"topic", "meeting"}


def offered(items: Iterable[AgendaItem], kind: ItemKind) -> tuple[AgendaItem, ...]:
    """The items of a kind that the member may tick, in order."""
    return tuple(
        item for item in items if item.kind == kind and not item.is_private and not item.is_waiting
    )


def topics_left(newest: Agenda | None, last_posted: Agenda | None) -> tuple[AgendaItem, ...]:
    """The topics of a channel that were not talked about yet, each as it was brought."""
    done = {item.text for item in last_posted.items if item.is_covered} if last_posted else set()
    is_older = (
        newest is None
        or last_posted is None
        or (last_posted.posted_at is not None and newest.created_at <= last_posted.posted_at)
    )
    agendas = [newest, last_posted] if is_older else [newest]
    found = {
        item.text: item
        for agenda in reversed(agendas)
        if agenda
        for item in agenda.items
        if is_typed(item) and item.text not in done
    }
    stood = {item.text for item in last_posted.public_items()} if last_posted else set()
    return tuple(
        replace(item, is_covered=False, is_waiting=False, is_carried=item.text in stood)
        for item in sorted(found.values(), key=lambda item: item.is_waiting)
    )


def questions_asked(agenda: Agenda) -> tuple[str, ...]:
    """The names of the questions that a posted agenda asks and whose answers are saved."""
    keys = (item.key for item in agenda.public_items())
    return tuple(key.removeprefix(QUESTION) for key in keys if key.startswith(QUESTION))

"""A 1:1 agenda: its items, each public or private, and where it was posted."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.gap import Gap
from bot.domain.goal import Goal
from bot.domain.win import Win

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


MOST_WINS = 8
"""More wins than this make a list nobody reads in a 1:1; the newest are kept."""


def gathered(
    *,
    wins: tuple[Win, ...],
    goals: tuple[Goal, ...],
    gaps: tuple[Gap, ...],
    question: str | None,
    in_private: bool,
) -> tuple[AgendaItem, ...]:
    """The items of a new agenda in the order of the talk.

    Where the channel is open to others (`in_private` is False) the gap and the question are
    private: they concern the member and their manager alone (000-6).
    """
    newest = sorted(wins, key=lambda win: (win.happened_on, win.id))[-MOST_WINS:]
    items = [AgendaItem(f"win:{win.id}", "win", win.text) for win in newest]
    items += [
        AgendaItem(f"goal:{goal.id}", "goal", goal.text)
        for goal in goals
        if goal.state in {"open", "done"}
    ]
    items += [
        AgendaItem(f"gap:{gap.id}", "gap", gap.title, is_private=not in_private) for gap in gaps[:1]
    ]
    if question:
        items.append(AgendaItem("question", "question", question, is_private=not in_private))
    return tuple(items)


def with_ticks(items: tuple[AgendaItem, ...], keys: frozenset[str]) -> tuple[AgendaItem, ...]:
    """The same items, ticked exactly where `keys` names them and they are not private."""
    return tuple(
        replace(item, is_ticked=item.key in keys and not item.is_private) for item in items
    )


def with_topic(items: tuple[AgendaItem, ...], text: str) -> tuple[AgendaItem, ...]:
    number = 1 + sum(item.kind == "topic" for item in items)
    return (*items, AgendaItem(f"topic:{number}", "topic", text))

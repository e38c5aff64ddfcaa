"""A 1:1 agenda: its items, each public or private, and where it was posted."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from bot.domain.gap import Gap
from bot.domain.goal import Goal
from bot.domain.questions import NextQuestion
from bot.domain.telling import told
from bot.domain.win import Win
from bot.domain.wording import gist

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

    def stamp(self) -> str:
        """A short print of what would be posted: two that differ would not post the same."""
        words = "\n".join(f"{item.kind} {item.text}" for item in self.public_items())
        return hashlib.sha256(words.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Ticks:
    """What one row of checkboxes says, so that it speaks of no item that it did not show.

    Of the items of `kind` that are not private it showed those from `start` to before `stop`;
    `keys` are the ticked ones.
    """

    kind: ItemKind
    start: int
    stop: int
    keys: frozenset[str] = frozenset()


QUESTION = "question:"
"""Begins the key of a question whose answer is kept, before the question's name."""

MOST_WINS = 8
"""More wins than this make a list nobody reads in a 1:1; the newest are kept."""

MOST_GOALS = 6
MOST_TOPICS = 8
LONGEST_ITEM = 300
"""Characters of one item, typed or told; the whole of a win stays in the member's record."""


def gathered(
    *,
    wins: tuple[Win, ...],
    goals: tuple[Goal, ...],
    gaps: tuple[Gap, ...],
    question: NextQuestion | None,
    in_private: bool,
    topics: Iterable[str] = (),
) -> tuple[AgendaItem, ...]:
    """The items of a new agenda in the order of the talk; `topics` are what the member typed.

    Where the channel is open to others (`in_private` is False) the gap and the question are
    private: they concern the member and their manager alone (000-6). A win that the member marked
    as private stays so everywhere.
    """
    newest = sorted(wins, key=lambda win: (win.happened_on, win.id))[-MOST_WINS:]
    items = tuple(
        AgendaItem(f"win:{win.id}", "win", gist(told(win), LONGEST_ITEM), is_private=win.is_private)
        for win in newest
    )
    items += _week(goals, newest)
    for topic in topics:
        items = with_topic(items, topic)
    items += tuple(
        AgendaItem(f"gap:{gap.id}", "gap", gist(gap.title, LONGEST_ITEM), is_private=not in_private)
        for gap in gaps[:1]
    )
    if question:
        key = f"{QUESTION}{question.name}".rstrip(":")
        items += (AgendaItem(key, "question", question.words, is_private=not in_private),)
    return items


def with_ticks(items: tuple[AgendaItem, ...], ticks: Ticks) -> tuple[AgendaItem, ...]:
    """The same items, where those that the row showed are ticked exactly if it says so."""
    shown = {item.key for item in offered(items, ticks.kind)[ticks.start : ticks.stop]}
    return tuple(
        replace(item, is_ticked=item.key in ticks.keys) if item.key in shown else item
        for item in items
    )


def with_topic(items: tuple[AgendaItem, ...], text: str) -> tuple[AgendaItem, ...]:
    """The same items and one more, behind the other topics."""
    number = 1 + sum(item.kind == "topic" for item in items)
    return (*items, AgendaItem(f"topic:{number}", "topic", text))


def shared(items: tuple[AgendaItem, ...], key: str) -> tuple[AgendaItem, ...]:
    """The same items, of which the one with this key may now be posted."""
    return tuple(
        replace(item, is_private=False, is_ticked=True) if item.key == key else item
        for item in items
    )


def offered(items: Iterable[AgendaItem], kind: ItemKind) -> tuple[AgendaItem, ...]:
    """The items of a kind that the member may tick, in order; topics are only ever added behind."""
    return tuple(item for item in items if item.kind == kind and not item.is_private)


def topics_left(newest: Agenda | None, last_posted: Agenda | None) -> tuple[str, ...]:
    """The topics of a channel's newest agenda that have not been posted yet."""
    if newest is None:
        return ()
    is_older = last_posted and last_posted.posted_at and newest.created_at <= last_posted.posted_at
    posted = {item.text for item in last_posted.public_items()} if last_posted and is_older else ()
    topics = (item.text for item in newest.items if item.kind == "topic")
    return tuple(topic for topic in topics if topic not in posted)


def questions_asked(agenda: Agenda) -> tuple[str, ...]:
    """The names of the questions that a posted agenda asks and whose answers are kept."""
    keys = (item.key for item in agenda.public_items())
    return tuple(key.removeprefix(QUESTION) for key in keys if key.startswith(QUESTION))


def _week(goals: Iterable[Goal], wins: Iterable[Win]) -> tuple[AgendaItem, ...]:
    """Open goals and done ones, but not those that stand among the wins already."""
    told_of = {win.goal_id for win in wins}
    shown = [
        goal
        for goal in goals
        if goal.state == "open" or (goal.state == "done" and goal.id not in told_of)
    ]
    return tuple(AgendaItem(f"goal:{goal.id}", "goal", _goal(goal)) for goal in shown[:MOST_GOALS])


def _goal(goal: Goal) -> str:
    text = gist(goal.text, LONGEST_ITEM)
    return f"{text} (done)" if goal.state == "done" else text

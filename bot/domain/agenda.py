"""A 1:1 agenda: its items, each public or private, their order, and where it was posted."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal, get_args

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

POSTING_TAKES = timedelta(minutes=2)
"""A post that has not ended after that was interrupted: nobody knows whether it arrived."""

QUESTION = "question:"
"""Begins the key of a question whose answer is kept, before the question's name."""

LONGEST_ITEM = 300
"""Characters of one item, typed or told; the whole of a win stays in the member's record."""

MOST_TOPICS = 8
MOST_MEETINGS = 2


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to talk about.

    `key` is stable over re-drafting ("win:12"), `is_private` keeps it out of every channel,
    `is_ticked` is the member's choice to post it. `by` is who brought it, empty for the member.
    `is_covered` says that it was talked about, `is_chosen` that the member decided who may see it,
    `is_carried` that it stood on the last agenda, too.
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
            if item.is_ticked and not item.is_private and item.kind != "meeting"
        )

    @property
    def is_under_way(self) -> bool:
        """Somebody began to post it, and nobody knows yet how that ended."""
        return self.posting_at is not None and self.posted_at is None

    def is_in_doubt(self, now: datetime) -> bool:
        """It was begun so long ago that whoever posted it was interrupted."""
        return self.is_under_way and now - (self.posting_at or now) >= POSTING_TAKES

    def stamp(self) -> str:
        """A short print of what would be posted: two that differ would not post the same."""
        words = "\n".join(f"{item.kind} {item.words}" for item in self.public_items())
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


def with_ticks(items: tuple[AgendaItem, ...], ticks: Ticks) -> tuple[AgendaItem, ...]:
    """The same items, where those that the row showed are ticked exactly if it says so."""
    shown = {item.key for item in offered(items, ticks.kind)[ticks.start : ticks.stop]}
    return tuple(
        replace(item, is_ticked=item.key in ticks.keys) if item.key in shown else item
        for item in items
    )


def with_topic(items: tuple[AgendaItem, ...], text: str, by: str = "") -> tuple[AgendaItem, ...]:
    """The same items and one more, behind the other topics."""
    return with_item(items, AgendaItem(_free_key(items, "topic"), "topic", text, by=by))


def with_meeting(items: tuple[AgendaItem, ...], text: str) -> tuple[AgendaItem, ...]:
    """The same items and one that needs a meeting of its own (004-42)."""
    return with_item(items, AgendaItem(_free_key(items, "meeting"), "meeting", text))


def with_item(items: tuple[AgendaItem, ...], new: AgendaItem) -> tuple[AgendaItem, ...]:
    """The same items and one more, behind those of its kind and of the kinds before."""
    rank = KINDS.index(new.kind)
    behind = [place for place, item in enumerate(items) if KINDS.index(item.kind) <= rank]
    place = behind[-1] + 1 if behind else 0
    return (*items[:place], new, *items[place:])


def without(items: tuple[AgendaItem, ...], key: str) -> tuple[AgendaItem, ...]:
    """The same items but for this one, if it is one that the member typed."""
    return tuple(item for item in items if item.key != key or not is_typed(item))


def is_typed(item: AgendaItem) -> bool:
    """Say whether somebody wrote it, so that it can go for good; the others come from rows."""
    return item.kind in {"topic", "meeting"}


def moved(items: tuple[AgendaItem, ...], key: str, by: int) -> tuple[AgendaItem, ...]:
    """The same items, of which one has changed places with its neighbour in its section.

    `by` is -1 for up and 1 for down; the first stays first, and the last stays last.
    """
    section = next((kinds for _, kinds in SECTIONS if _kind_of(items, key) in kinds), ())
    places = [place for place, item in enumerate(items) if item.kind in section]
    here = next((n for n, place in enumerate(places) if items[place].key == key), None)
    if here is None or not 0 <= here + by < len(places):
        return items
    changed = list(items)
    one, other = places[here], places[here + by]
    changed[one], changed[other] = items[other], items[one]
    return tuple(changed)


def shared(items: tuple[AgendaItem, ...], key: str) -> tuple[AgendaItem, ...]:
    """The same items, of which the one with this key may now be posted."""
    return _shown_to_others(items, key, is_private=False)


def kept_private(items: tuple[AgendaItem, ...], key: str) -> tuple[AgendaItem, ...]:
    """The same items, of which the one with this key stays with the member."""
    return _shown_to_others(items, key, is_private=True)


def put(items: tuple[AgendaItem, ...], key: str, *, is_in: bool) -> tuple[AgendaItem, ...]:
    """The same items, of which one is ticked or left out."""
    return tuple(replace(item, is_ticked=is_in) if item.key == key else item for item in items)


def with_choices(
    items: tuple[AgendaItem, ...], before: Iterable[AgendaItem]
) -> tuple[AgendaItem, ...]:
    """New items as the member chose for those of an earlier draft: ticks, privacy and order."""
    known = {_same(item): (place, item) for place, item in enumerate(before)}
    chosen = [_as_chosen(item, known.get(_same(item), (0, None))[1]) for item in items]
    return _in_order_of({name: place for name, (place, _) in known.items()}, chosen)


def offered(items: Iterable[AgendaItem], kind: ItemKind) -> tuple[AgendaItem, ...]:
    """The items of a kind that the member may tick, in order."""
    return tuple(item for item in items if item.kind == kind and not item.is_private)


def covered(items: tuple[AgendaItem, ...], keys: Iterable[str]) -> tuple[AgendaItem, ...]:
    """The same items, of which exactly these were talked about."""
    talked_about = frozenset(keys)
    return tuple(replace(item, is_covered=item.key in talked_about) for item in items)


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
        replace(item, is_covered=False, is_carried=item.text in stood) for item in found.values()
    )


def questions_asked(agenda: Agenda) -> tuple[str, ...]:
    """The names of the questions that a posted agenda asks and whose answers are kept."""
    keys = (item.key for item in agenda.public_items())
    return tuple(key.removeprefix(QUESTION) for key in keys if key.startswith(QUESTION))


def _kind_of(items: Iterable[AgendaItem], key: str) -> ItemKind | None:
    return next((item.kind for item in items if item.key == key), None)


def _shown_to_others(
    items: tuple[AgendaItem, ...], key: str, *, is_private: bool
) -> tuple[AgendaItem, ...]:
    return tuple(
        replace(item, is_private=is_private, is_ticked=True, is_chosen=True)
        if item.key == key
        else item
        for item in items
    )


def _free_key(items: Iterable[AgendaItem], kind: ItemKind) -> str:
    taken = {item.key for item in items}
    number = 1
    while f"{kind}:{number}" in taken:
        number += 1
    return f"{kind}:{number}"


def _same(item: AgendaItem) -> tuple[str, str]:
    """What makes two items of two drafts the same: what was typed has a new number each time."""
    return (item.kind, item.text if is_typed(item) else item.key)


def _as_chosen(item: AgendaItem, before: AgendaItem | None) -> AgendaItem:
    if before is None:
        return item
    ticked = replace(item, is_ticked=before.is_ticked)
    if not before.is_chosen:
        return ticked
    return replace(ticked, is_private=before.is_private, is_chosen=True)


def _in_order_of(
    places: dict[tuple[str, str], int], items: list[AgendaItem]
) -> tuple[AgendaItem, ...]:
    """Sorts what was there before among itself; what is new keeps its place."""
    old = [place for place, item in enumerate(items) if _same(item) in places]
    sorted_ = sorted((items[place] for place in old), key=lambda item: places[_same(item)])
    ordered = list(items)
    for place, item in zip(old, sorted_, strict=True):
        ordered[place] = item
    return tuple(ordered)

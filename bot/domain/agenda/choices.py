"""What a member chooses of an agenda's items: ticks, order, privacy, and what they add."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.agenda.agenda import KINDS, SECTIONS, AgendaItem, ItemKind, is_typed, offered


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


def with_topic(
    items: tuple[AgendaItem, ...], text: str, by: str = "", *, is_private: bool = False
) -> tuple[AgendaItem, ...]:
    """The same items and one more, behind the other topics."""
    key = _free_key(items, "topic")
    return with_item(items, AgendaItem(key, "topic", text, by=by, is_private=is_private))


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
    """The same items but for this one, if it is one that the member typed.

    What has waited longest for room takes its place.
    """
    gone = next((item for item in items if item.key == key and is_typed(item)), None)
    if gone is None:
        return items
    left = tuple(item for item in items if item is not gone)
    waits = (item.key for item in left if item.kind == gone.kind and item.is_waiting)
    next_key = None if gone.is_waiting else next(waits, None)
    return put(left, next_key, is_in=True) if next_key else left


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
    """The same items, of which one is ticked or left out; what waited does so no longer."""
    return tuple(
        replace(item, is_ticked=is_in, is_waiting=False) if item.key == key else item
        for item in items
    )


def with_choices(
    items: tuple[AgendaItem, ...], before: Iterable[AgendaItem]
) -> tuple[AgendaItem, ...]:
    """New items as the member chose for those of an earlier draft: ticks, privacy and order."""
    known = {_same(item): (place, item) for place, item in enumerate(before)}
    chosen = [_as_chosen(item, known.get(_same(item), (0, None))[1]) for item in items]
    return _in_order_of({name: place for name, (place, _) in known.items()}, chosen)


def covered(items: tuple[AgendaItem, ...], keys: Iterable[str]) -> tuple[AgendaItem, ...]:
    """The same items, of which exactly these were talked about."""
    talked_about = frozenset(keys)
    return tuple(replace(item, is_covered=item.key in talked_about) for item in items)


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

"""Finds a button, a choice or a field by the words that a person sees on it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.acts.clicking import Place
from playground.blocks import BUTTONS, STATEFUL, Json, Placed, buttons_of, interactive, plain
from playground.inputs import offered
from playground.sight import Sight

Found = TypeVar("Found")


@dataclass(frozen=True)
class Target:
    """An element on a surface, the words on it, and what using it sends."""

    place: Place
    placed: Placed
    label: str
    near: str
    raw: Any = None

    @property
    def ids(self) -> tuple[str, str]:
        return self.placed.block_id, self.placed.action_id


def clickable(place: Place, sight: Sight) -> list[Target]:
    """Return every button and every entry of an overflow menu on the surface."""
    targets = []
    for placed, near in _with_region(place, sight):
        element = placed.element
        if placed.type == "overflow":
            targets += [
                Target(place, placed, plain(option["text"]), near, option["value"])
                for option in offered(element)
            ]
        elif placed.type == "feedback_buttons":
            targets += [
                Target(place, placed, plain(one["text"]), near, one["value"])
                for one in buttons_of(element)
            ]
        elif placed.type in BUTTONS:
            targets.append(Target(place, placed, plain(element.get("text")), near))
    return targets


def fields(place: Place, sight: Sight) -> list[Target]:
    """Return every element that holds a value, under each of the names a person could call it."""
    targets = []
    for placed, near in _with_region(place, sight):
        if placed.type not in STATEFUL:
            continue
        label = plain(placed.block.get("label")) if placed.is_input else ""
        names = [label, plain(placed.element.get("placeholder"))]
        if not placed.is_input:
            names.append(near)
        targets += [Target(place, placed, name, near) for name in names if name]
    return targets


def named(targets: Iterable[Target], label: str, near: str | None) -> list[Target]:
    """Return the targets that bear exactly these words; failing that, those that contain them."""
    close = [t for t in targets if near is None or near.casefold() in t.near.casefold()]
    wanted = label.strip().casefold()
    exact = [t for t in close if t.label.strip().casefold() == wanted]
    return _distinct(exact or [t for t in close if wanted in t.label.casefold()])


def first_with(surfaces: Iterable[Found], matches: Callable[[Found], list[Target]]) -> list[Target]:
    """Return the matches of the first surface that has any."""
    return next((found for surface in surfaces if (found := matches(surface))), [])


def option_values(element: Json, wanted: Iterable[str]) -> list[str] | None:
    """Return the values of the options with these words, or None where one is not offered."""
    by_words = {plain(o["text"]).casefold(): str(o["value"]) for o in offered(element)}
    values = [by_words.get(words.casefold()) for words in wanted]
    found = [value for value in values if value is not None]
    return found if len(found) == len(values) else None


def _with_region(place: Place, sight: Sight) -> list[tuple[Placed, str]]:
    """Pair each element with the words around it, back to the previous element's block."""
    found: list[tuple[Placed, str]] = []
    said: list[str] = []
    for block in place.surface.blocks or ():
        said += sight.block(block)
        elements = list(interactive([block]))
        found += [(placed, "\n".join(said)) for placed in elements]
        if elements or block.get("type") == "divider":
            said = []
    return found


def _distinct(targets: list[Target]) -> list[Target]:
    seen: dict[tuple[Any, ...], Target] = {}
    for target in targets:
        seen.setdefault((*target.ids, target.raw), target)
    return list(seen.values())

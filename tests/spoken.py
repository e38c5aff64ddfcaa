"""What a screen reader calls each control of a page or a message: no two of them the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from bot.slack.text import texts_in
from playground.blocks import Placed, interactive, plain
from playground.inputs import offered
from playground.server import Playground

Json = dict[str, Any]

UNNAMED = frozenset({"actions", "input"})
"""Blocks of which nothing is read aloud but their controls."""


def assert_controls_are_told_apart(playground: Playground, *, words_differ: bool = True) -> None:
    """Looks at every view and message that was sent to Slack: every story ends so.

    Where words do not differ, only what is read aloud is compared with what is drawn.
    """
    find = unclear_names if words_differ else named_otherwise
    for call in playground.recording.calls:
        for blocks in surfaces_in(call["args"]):
            unclear = find(blocks)
            assert unclear == [], f"{call['method']} has controls that are read as {unclear}"


def unclear_names(blocks: Sequence[Json]) -> list[str]:
    """The names that more than one control has, or that do not begin as what is drawn does."""
    counts = Counter(_names(blocks))
    return [name for name, count in counts.items() if count > 1] + named_otherwise(blocks)


def named_otherwise(blocks: Sequence[Json]) -> list[str]:
    """The names that do not begin as what is drawn does."""
    return [
        f"{name!r} on {drawn!r}" for name, drawn in _labelled(blocks) if not name.startswith(drawn)
    ]


def surfaces_in(sent: object) -> Iterator[list[Json]]:
    """The blocks of each view and message in what was sent to Slack."""
    if isinstance(sent, dict):
        for name, inner in sent.items():
            if name == "blocks" and isinstance(inner, list):
                yield inner
            else:
                yield from surfaces_in(inner)
    elif isinstance(sent, list):
        for inner in sent:
            yield from surfaces_in(inner)


def _names(blocks: Sequence[Json]) -> Iterator[str]:
    """In reading order; ⋯ and menus have none of their own: they are told by what they stand at."""
    row: list[str] = []
    for block in blocks:
        if block["type"] not in UNNAMED:
            row += texts_in({name: block.get(name) for name in ("text", "elements", "fields")})
        controls = list(interactive([block]))
        yield from (_name(control, " ".join(row)) for control in controls)
        if controls or block["type"] == "divider":
            row = []


def _name(control: Placed, row: str) -> str:
    if control.is_input:
        return plain(control.block.get("label"))
    if control.type == "button":
        return of_button(control.element)
    beside = [of_button(one) for one in control.block.get("elements", ()) if "text" in one]
    choices = [plain(option["text"]) for option in offered(control.element)]
    of_group = choices if control.type == "checkboxes" else []
    named = plain(control.element.get("placeholder"))
    return ", ".join((control.type, named, *of_group, *beside, row))


def of_button(button: Json) -> str:
    """What a button is read aloud as."""
    return str(button.get("accessibility_label") or plain(button.get("text")))


def _labelled(blocks: Sequence[Json]) -> Iterator[tuple[str, str]]:
    """Of each button that is read aloud in words of its own: these, and what stands on it."""
    for control in interactive(blocks):
        if spoken := control.element.get("accessibility_label"):
            yield str(spoken), plain(control.element.get("text"))

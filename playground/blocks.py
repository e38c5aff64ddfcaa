"""Walks Block Kit: finds the elements a person can use, and fills in the ids Slack fills in."""

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

STATEFUL = frozenset({
    "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input",
    "static_select", "multi_static_select", "external_select", "multi_external_select",
    "users_select", "multi_users_select", "conversations_select", "multi_conversations_select",
    "channels_select", "multi_channels_select", "radio_buttons", "checkboxes", "datepicker",
    "timepicker", "datetimepicker", "file_input",
})  # fmt: skip

BUTTONS = frozenset({"button", "workflow_button", "icon_button", "feedback_buttons"})


@dataclass(frozen=True)
class Placed:
    """An element and the block that it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def type(self) -> str:
        return str(self.element["type"])

    @property
    def is_input(self) -> bool:
        return bool(self.block.get("type") == "input")


def interactive(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Yield every element that has an action_id, in reading order."""
    for block in blocks:
        for element in _elements(block):
            if "action_id" in element:
                yield Placed(block, element)


def find_element(blocks: Iterable[Json], block_id: str, action_id: str) -> Placed | None:
    return next(
        (p for p in interactive(blocks) if (p.block_id, p.action_id) == (block_id, action_id)),
        None,
    )


def stateful(blocks: Iterable[Json]) -> Iterator[Placed]:
    """Yield the elements whose value Slack keeps in `state.values`."""
    return (placed for placed in interactive(blocks) if placed.type in STATEFUL)


def with_ids(blocks: Iterable[Json]) -> list[Json]:
    """Return a copy in which every block and every interactive element has its id."""
    return [_with_ids(block) for block in blocks]


def buttons_of(element: Json) -> list[Json]:
    """Return the two buttons of `feedback_buttons`, or none."""
    pair = (element.get("positive_button"), element.get("negative_button"))
    return [one for one in pair if isinstance(one, dict)]


def plain(text: object) -> str:
    """Return the words of a text object, or of a bare string."""
    if isinstance(text, dict):
        return str(text.get("text", ""))
    return text if isinstance(text, str) else ""


def _elements(block: Json) -> Iterator[Json]:
    kind = block.get("type")
    if kind in ("actions", "context_actions"):
        yield from (e for e in block.get("elements", ()) if isinstance(e, dict))
    for key in ("accessory", "element"):
        if isinstance(block.get(key), dict):
            yield block[key]
    if kind == "card":
        yield from (e for e in block.get("actions", ()) if isinstance(e, dict))
    for nested in block.get("child_blocks", ()) if kind == "container" else ():
        yield from _elements(nested)


def _with_ids(block: Json) -> Json:
    filled = dict(block)
    filled["block_id"] = block.get("block_id") or secrets.token_urlsafe(4)
    for key in ("accessory", "element"):
        if isinstance(filled.get(key), dict):
            filled[key] = _named(filled[key])
    if filled.get("type") in ("actions", "context_actions"):
        filled["elements"] = [_named(element) for element in filled.get("elements", ())]
    return filled


def _named(element: Json) -> Json:
    acts = element.get("type") in STATEFUL | BUTTONS | {"overflow"}
    if not acts or element.get("action_id"):
        return element
    return {**element, "action_id": secrets.token_urlsafe(4)}

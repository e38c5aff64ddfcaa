"""Modals and Home tabs.

Limits: docs.slack.dev/reference/views; 250 kB a view: docs.slack.dev/reference/methods/views.open.
"""

from typing import Any, Literal

from playground.validation.composition import ID
from playground.validation.payload import objects_in, read_blocks
from playground.validation.problems import Findings, Problem
from playground.validation.shapes import Check, Shape, Text, flag, json_bytes
from playground.validation.text import plain_text

ViewKind = Literal["modal", "home"]
VIEW_BYTES = 250_000

_TITLE = plain_text(24)
_ANY: dict[str, Check] = {"private_metadata": Text(3000), "callback_id": ID, "external_id": ID}
_FRAMES: dict[ViewKind, Shape] = {
    "modal": Shape(
        {"title": _TITLE},
        _ANY | {"submit": _TITLE, "close": _TITLE, "clear_on_close": flag, "notify_on_close": flag},
    ),
    "home": Shape({}, _ANY),
}


def check_view(view: object, kind: ViewKind) -> list[Problem]:
    """Read a view as `views.open` and its sisters do; pointers start with /view.

    The code is `invalid_arguments`, or `view_too_large` above 250 kB.
    """
    found = Findings("invalid_arguments")
    if not isinstance(view, dict):
        found.add("/view", "must be an object")
        return found.problems
    if view.get("type") != kind:
        found.add("/view/type", f"must be {kind}")
    frame = {name: part for name, part in view.items() if name not in {"type", "blocks"}}
    _FRAMES[kind](frame, "/view", found)
    read_blocks(view.get("blocks"), kind, "/view/blocks", found)
    _check_whole(view, found)
    return found.problems


def _check_whole(view: dict[str, Any], found: Findings) -> None:
    if view.get("type") == "modal" and "submit" not in view and _has_input(view):
        found.add("/view", "needs the property submit, because it has an input")
    if sum(part.get("focus_on_load") is True for part in objects_in(view)) > 1:
        found.add("/view", "may set focus_on_load on one element only")
    if json_bytes(view) > VIEW_BYTES:
        found.add("/view", "must be at most 250 kB", "view_too_large")


def _has_input(view: dict[str, Any]) -> bool:
    blocks = view.get("blocks")
    known = blocks if isinstance(blocks, list) else []
    return any(isinstance(block, dict) and block.get("type") == "input" for block in known)

"""A call to the Web API as a whole: its arguments decoded, then checked as Slack does."""

import json
import re
from typing import Any

from playground.validation import messages
from playground.validation.methods import METHODS
from playground.validation.payload import read_blocks
from playground.validation.problems import Findings, Problem, step
from playground.validation.signatures import Kind, Signature
from playground.validation.views import ViewKind, check_view

_JSON = {Kind.LIST, Kind.OBJECT, Kind.BLOCKS, Kind.METADATA, Kind.VIEW}
_FLAGS = {"true": True, "1": True, "false": False, "0": False}
_TYPES: dict[Kind, tuple[type, ...]] = {
    Kind.STRING: (str,),
    Kind.FLAG: (bool,),
    Kind.NUMBER: (int, float),
    Kind.NAMES: (list,),
    Kind.LIST: (list,),
    Kind.OBJECT: (dict,),
    Kind.BLOCKS: (list,),
    Kind.METADATA: (dict,),
    Kind.VIEW: (dict,),
}
_WRONG_TYPE = {
    Kind.BLOCKS: "invalid_blocks_format",
    Kind.METADATA: "invalid_metadata_format",
}
_EITHER: dict[str, tuple[str, tuple[str, ...]]] = {
    "views.open": ("invalid_arguments", ("trigger_id", "interactivity_pointer")),
    "views.push": ("invalid_arguments", ("trigger_id", "interactivity_pointer")),
    "views.update": ("invalid_arguments", ("view_id", "external_id")),
    "chat.appendStream": ("no_text", ("markdown_text", "chunks")),
    "conversations.open": ("users_list_not_supplied", ("channel", "users")),
    "reactions.get": ("no_item_specified", ("channel", "file", "file_comment")),
    "reactions.remove": ("no_item_specified", ("channel", "file", "file_comment")),
}
_IGNORED = {"token", "team_id"}
"""The token travels here too; Bolt sends team_id with every call, and Slack ignores it."""


def scopes_for(method: str) -> frozenset[str]:
    """Any one of these scopes suffices; empty where none is needed or the method is unknown."""
    return METHODS[method].scopes if method in METHODS else frozenset()


def decode(method: str, args: dict[str, object]) -> dict[str, object]:
    """Turn what came over the wire into native values, by the method's own table.

    "true" and "1" become True, "20" becomes 20, JSON becomes lists and objects, and ids with
    commas between them become a list. What cannot be turned stays as it came, so that
    `check_call` can refuse it; so does every argument that the method does not know.
    """
    signature = METHODS.get(method)
    if signature is None:
        return dict(args)
    return {name: _decoded(signature.kind(name), value) for name, value in args.items()}


def _decoded(kind: Kind | None, value: object) -> object:
    if not isinstance(value, str):
        return value
    if kind is Kind.FLAG:
        return _FLAGS.get(value.lower(), value)
    if kind is Kind.NUMBER:
        return _number(value)
    if kind is Kind.NAMES:
        return _names(value)
    return _json(value) if kind in _JSON else value


def _number(value: str) -> object:
    if re.fullmatch(r"-?\d{1,18}", value):
        return int(value)
    return float(value) if re.fullmatch(r"-?\d{1,18}\.\d{1,18}", value) else value


def _names(value: str) -> object:
    if value.startswith("["):
        return _json(value)
    return [name.strip() for name in value.split(",") if name.strip()]


def _json(value: str) -> object:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value


def check_call(method: str, args: dict[str, object]) -> list[Problem]:
    """Check decoded arguments; the first problem's code is the one that Slack would answer.

    An argument that is None counts as left out. Pointers start at the arguments.
    """
    if method not in METHODS:
        return [Problem("unknown_method", "", "is not a method that the playground knows")]
    given = {name: value for name, value in args.items() if value is not None}
    found = Findings("invalid_arguments")
    _check_names_and_types(METHODS[method], given, found)
    if not found.problems:
        messages.check(method, given, found)
        _check_either(method, given, found)
        _check_payloads(method, given, found)
    return found.problems


def _check_names_and_types(signature: Signature, args: dict[str, Any], found: Findings) -> None:
    for name in signature.required:
        if args.get(name) in (None, "", []):
            found.add("", f"needs the argument {name}")
    for name, value in args.items():
        kind = signature.kind(name)
        if kind is not None:
            _check_type(kind, name, value, found)
        if name in signature.bounds:
            signature.bounds[name](value, f"/{name}", found)
        if kind is None and name not in _IGNORED:
            found.add(step("", name), "is not an argument of this method")


def _check_type(kind: Kind, name: str, value: object, found: Findings) -> None:
    mixed_up = isinstance(value, bool) and kind is not Kind.FLAG
    if mixed_up or not isinstance(value, _TYPES[kind]):
        found.add(f"/{name}", f"must be {kind.value}", _WRONG_TYPE.get(kind, ""))


def _check_either(method: str, args: dict[str, Any], found: Findings) -> None:
    if method in _EITHER:
        code, names = _EITHER[method]
        if not any(args.get(name) for name in names):
            found.add("", f"needs one of the arguments {', '.join(names)}", code)


def _check_payloads(method: str, args: dict[str, Any], found: Findings) -> None:
    view = args.get("view")
    if isinstance(view, dict):
        found.problems += check_view(view, _kind_of(method, view))
    if isinstance(args.get("blocks"), list):
        blocks = Findings("invalid_blocks")
        read_blocks(args["blocks"], "message", "/blocks", blocks)
        found.problems += blocks.problems


def _kind_of(method: str, view: dict[str, Any]) -> ViewKind:
    if method == "views.update":
        return "home" if view.get("type") == "home" else "modal"
    return "home" if method == "views.publish" else "modal"

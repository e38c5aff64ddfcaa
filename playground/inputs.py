"""Turns what a person typed or picked into the shape that Slack gives it.

A raw value is a string, a list of strings, an int (datetimepicker) or None; the shapes are those
of `state.values` in docs.slack.dev/reference/interaction-payloads/view-interactions-payload.
"""

import re
from collections.abc import Iterable
from typing import Any

from playground.blocks import Json, Placed, stateful
from playground.views import Values
from playground.workspace import Workspace

TEXT = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
ONE_OPTION = ("static_select", "radio_buttons", "external_select", "overflow")
MANY_OPTIONS = ("checkboxes", "multi_static_select", "multi_external_select")
PICKED = {
    "users_select": "user",
    "conversations_select": "conversation",
    "channels_select": "channel",
    "datepicker": "date",
    "timepicker": "time",
    "datetimepicker": "date_time",
    "multi_users_select": "users",
    "multi_conversations_select": "conversations",
    "multi_channels_select": "channels",
}
PATTERNS = {"datepicker": r"\d{4}-\d\d-\d\d", "timepicker": r"([01]\d|2[0-3]):[0-5]\d"}


class InputRefusedError(Exception):
    """The element does not offer this value; the sentence says which."""


def initial(element: Json) -> Any:  # noqa: ANN401 - a raw value, see the module
    """Return the raw value that the app preset, or an empty one."""
    kind = element["type"]
    if kind in TEXT:
        return element.get("initial_value")
    if kind == "rich_text_input":
        return rich_text_words(element.get("initial_value"))
    if kind in ONE_OPTION:
        return (element.get("initial_option") or {}).get("value")
    if kind in PICKED:
        return element.get(f"initial_{PICKED[kind]}", [] if kind.startswith("multi") else None)
    return [option["value"] for option in element.get("initial_options", ())]


def starting_values(blocks: Iterable[Json], saved: Values | None = None) -> Values:
    """Return the raw values of a new view; `saved` survive where block and action ids do."""
    values: Values = {}
    for placed in stateful(blocks):
        before = (saved or {}).get(placed.block_id, {})
        raw = before.get(placed.action_id, initial(placed.element))
        values.setdefault(placed.block_id, {})[placed.action_id] = raw
    return values


def state_values(
    blocks: Iterable[Json], values: Values, workspace: Workspace, seen: Iterable[Json] = ()
) -> Values:
    """Return `state.values`; `seen` are options that an external source has offered."""
    shaped: Values = {}
    for placed in stateful(blocks):
        raw = values.get(placed.block_id, {}).get(placed.action_id)
        shape = {"type": placed.type} | shape_value(placed, raw, workspace, seen)
        shaped.setdefault(placed.block_id, {})[placed.action_id] = shape
    return shaped


def shape_value(
    placed: Placed,
    raw: Any,  # noqa: ANN401 - a raw value, see the module
    workspace: Workspace,
    seen: Iterable[Json] = (),
) -> Json:
    """Return Slack's keys for a raw value, or raise InputRefusedError."""
    kind = placed.type
    if kind in TEXT:
        return {"value": raw or None}
    if kind == "rich_text_input":
        return {"rich_text_value": rich_text(raw)} if raw else {}
    if kind in ONE_OPTION:
        return {"selected_option": _option(placed.element, raw, seen) if raw else None}
    if kind in MANY_OPTIONS:
        return {"selected_options": [_option(placed.element, one, seen) for one in raw or ()]}
    if kind == "file_input":
        return {"files": [_file(file_id, workspace) for file_id in raw or ()]}
    return _picked(kind, raw, workspace)


def offered(element: Json) -> list[Json]:
    """Return the options of an element, those in groups included."""
    groups = element.get("option_groups") or ()
    return [*element.get("options", ()), *(o for group in groups for o in group["options"])]


def is_empty(raw: Any) -> bool:  # noqa: ANN401 - a raw value, see the module
    return raw in (None, "", [])


def rich_text(words: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [section]}


def rich_text_words(value: object) -> str | None:
    """Return the plain words of a rich_text block, None when there are none."""
    if not isinstance(value, dict):
        return None
    if value.get("type") == "text":
        return str(value.get("text", ""))
    parts = [rich_text_words(element) or "" for element in value.get("elements", ())]
    return "".join(parts) or None


def _option(element: Json, value: object, seen: Iterable[Json]) -> Json:
    for option in [*offered(element), *seen]:
        if option.get("value") == value:
            return option
    raise InputRefusedError(f"This {element['type']} does not offer {value!r}.")


def _picked(kind: str, raw: Any, workspace: Workspace) -> Json:  # noqa: ANN401 - a raw value
    if kind not in PICKED:
        return {}
    _check_picked(kind, raw, workspace)
    return {f"selected_{PICKED[kind]}": raw or ([] if kind.startswith("multi") else None)}


def _check_picked(kind: str, raw: object, workspace: Workspace) -> None:
    for one in raw if isinstance(raw, list) else [raw]:
        if one in (None, ""):
            continue
        if "users" in kind and workspace.anyone(str(one)) is None:
            raise InputRefusedError(f"There is nobody with the id {one!r} here.")
        if "conversations" in kind or "channels" in kind:
            _check_conversation(str(one), workspace)
        if kind in PATTERNS and not re.fullmatch(PATTERNS[kind], str(one)):
            raise InputRefusedError(f"{one!r} is not a value that a {kind} can have.")


def _check_conversation(channel: str, workspace: Workspace) -> None:
    if channel not in workspace.conversations:
        raise InputRefusedError(f"There is no conversation with the id {channel!r} here.")


def _file(file_id: str, workspace: Workspace) -> Json:
    file = workspace.files.find(file_id)
    if file is None:
        raise InputRefusedError(f"There is no file with the id {file_id!r} here.")
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "created": file.created,
        "timestamp": file.created,
        "filetype": file.filetype,
        "mimetype": file.mimetype,
        "permalink": f"https://{workspace.domain}.slack.com/files/{file.user}/{file.id}",
        "url_private": workspace.files.download_url(file),
        "url_private_download": workspace.files.download_url(file),
        "user": file.user,
        "user_team": workspace.team_id,
    }

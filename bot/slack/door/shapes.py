"""The fields that each payload of Slack's must have, checked before anybody acts on it.

Listeners can rely on these. Any other field may be missing, which costs the member a reference
code and never leaves a request unanswered. Add yours to SHAPES.
Shapes from docs.slack.dev/reference/interaction-payloads and /reference/events.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Kind = type | tuple[type, ...]


class Whole(str):
    """A string that any database can hold: without NUL and without half a surrogate pair."""

    __slots__ = ()


class Id(str):
    """A whole string that is not empty."""

    __slots__ = ()


class Seconds(int):
    """Seconds since 1970, in this millennium: what a date can be made of."""

    __slots__ = ()


LAST_SECOND = 32_503_680_000
"""The year 3000 begins with it."""


NEEDED_OF_ANYBODY: dict[str, Kind] = {"user": dict, "user.id": Id}
OF_A_CLICK: dict[str, Kind] = {"trigger_id": Id}
OF_A_VIEW: dict[str, Kind] = {
    "view": dict,
    "view.id": Id,
    "view.type": Id,
    "view.callback_id": str,
    "view.private_metadata": str,
    "view.blocks": list,
    "view.blocks.*": dict,
    "view.blocks.*.type": Id,
    "view.state": dict,
    "view.state.values": dict,
    "view.state.values.*": dict,
    "view.state.values.*.*": dict,
}

SHAPES: dict[str, dict[str, Kind]] = {
    "command": {"command": Id, "text": str, "team_id": Id, "user_id": Id},
    "shortcut": {**NEEDED_OF_ANYBODY, **OF_A_CLICK, "callback_id": Id},
    "message_action": {
        **NEEDED_OF_ANYBODY,
        **OF_A_CLICK,
        "callback_id": Id,
        "message": dict,
        "channel": dict,
        "channel.id": Id,
    },
    "block_actions": {
        **NEEDED_OF_ANYBODY,
        **OF_A_CLICK,
        "container": dict,
        "actions": list,
        "actions.0": dict,
        "actions.*": dict,
        "actions.*.action_id": Id,
        "actions.*.block_id": Id,
        "actions.*.type": Id,
    },
    "block_suggestion": {**NEEDED_OF_ANYBODY, "action_id": Id, "value": str},
    "view_submission": {**NEEDED_OF_ANYBODY, **OF_A_VIEW},
    "view_closed": {**NEEDED_OF_ANYBODY, **OF_A_VIEW},
    "event_callback": {"event": dict, "event.type": Id, "team_id": Id},
    "app_home_opened": {"event.user": Id},
    "user_change": {"event.user": dict, "event.user.id": Id, "event.user.profile": dict},
    "app_uninstalled": {"event_time": Seconds},
    "tokens_revoked": {"event_time": Seconds, "event.tokens": dict},
    "url_verification": {"challenge": str},
    "app_rate_limited": {},
}
"""By the type of what is sent; for an event by that of the event, too. `*` is each entry."""

WHERE_THERE: dict[str, Kind] = {
    "team": dict,
    "team.id": Id,
    "team.enterprise_id": Whole,
    "enterprise": dict,
    "enterprise.id": Id,
    "view.app_installed_team_id": Whole,
    "user.team_id": Id,
    "channel": (dict, Whole),
    "message": dict,
    "view": dict,
    "container": dict,
    "response_url": str,
    "response_urls": list,
    "response_urls.*": dict,
    "trigger_id": str,
    "event_id": Whole,
    "api_app_id": Whole,
    "authorizations": list,
    "authorizations.*": dict,
    "enterprise_id": Whole,
    "context_team_id": Whole,
    "event.user": (Whole, dict),
    "event.user.team_id": Whole,
    "event.user_team": Whole,
    "event.subtype": str,
    "event.text": str,
    "event.channel": (Whole, dict),
    "event.ts": Whole,
    "event.deleted_ts": Whole,
    "event.thread_ts": Whole,
    "event.message": dict,
    "event.message.ts": Whole,
    "event.message.user": Whole,
    "event.previous_message": dict,
    "event.previous_message.ts": Whole,
    "event.previous_message.user": Whole,
    "event.tab": str,
    "state": dict,
    "state.values": dict,
    "state.values.*": dict,
    "state.values.*.*": dict,
}
"""What may be missing or null, and is of this kind where it is not."""


def odd_field(body: object) -> str | None:
    """The first field that is not as Slack sends it, as it is called here; None where all are."""
    if not isinstance(body, Mapping):
        return "(all)"
    kind = kind_of(body)
    if not isinstance(kind, str) or kind not in SHAPES:
        return "type"
    needed = SHAPES[kind] | _needed_of(body.get("event"))
    for path, fits in needed.items():
        if not _is(body, path, fits):
            return path
    for path, fits in WHERE_THERE.items():
        if path not in needed and not _is(body, path, fits, may_lack=True):
            return path
    return _oddly_nobodys(body)


def kind_of(body: Mapping[str, Any]) -> object:
    """Its type; a command has none of its own."""
    return "command" if "command" in body else body.get("type")


def _needed_of(event: object) -> dict[str, Kind]:
    kind = event.get("type") if isinstance(event, Mapping) else None
    return SHAPES.get(kind, {}) if isinstance(kind, str) else {}


def _oddly_nobodys(body: Mapping[str, Any]) -> str | None:
    """Whoever presses is of a workspace; `team` is null where an organisation installed it."""
    if "user" not in body or "command" in body:
        return None
    is_somebodys = (body.get("team") or {}).get("id") or body["user"].get("team_id")
    return None if is_somebodys else "team"


def _is(body: Mapping[str, Any], path: str, kind: Kind, *, may_lack: bool = False) -> bool:
    return all(_fits(value, kind, may_lack=may_lack) for value in _at(body, path.split(".")))


def _fits(value: object, kind: Kind, *, may_lack: bool) -> bool:
    if value is None:
        return may_lack
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return any(_is_one(value, each) for each in kinds)


def _is_one(value: object, kind: type) -> bool:
    if kind is Seconds:
        return isinstance(value, int) and _is_one(value, int) and 0 <= value < LAST_SECOND
    if kind in {Id, Whole}:
        return isinstance(value, str) and _is_whole(value) and (kind is Whole or value != "")
    return isinstance(value, kind) and not isinstance(value, bool)


def _is_whole(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= each <= "\udfff" for each in text)


def _at(inside: Any, path: list[str]) -> Iterator[object]:  # noqa: ANN401 - any JSON
    """What stands there; None for what is not there."""
    if not path:
        yield inside
        return
    step, rest = path[0], path[1:]
    if step == "*":
        for entry in _entries(inside):
            yield from _at(entry, rest)
    elif isinstance(inside, list):
        yield from _at(inside[int(step)] if len(inside) > int(step) else None, rest)
    else:
        yield from _at(inside.get(step) if isinstance(inside, Mapping) else None, rest)


def _entries(inside: object) -> Iterable[object]:
    if isinstance(inside, Mapping):
        return inside.values()
    return inside if isinstance(inside, list) else ()

"""The app manifest: what Slack has to know, made from the lists that the handlers keep.

Shape and lengths: docs.slack.dev/reference/app-manifest (schema 2.0).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

import yaml

from bot.domain.commands import CommandNames

NAME = "Nextrung"

DESCRIPTION = (
    "A private coach for your next promotion: wins saved, goals every week, the talk ready."
)
"""At most 140 characters."""

LONG_DESCRIPTION = """\
Nextrung helps you get to the next rung of your career, one small step a week.

Save a win in one line while it is fresh. On Monday say what you want to get done, on Friday how \
it went. Tell Nextrung when your promotion is decided, and it counts back from that date and \
speaks up while there is still time to act.

When it is time to talk, it has the words ready: the request for a meeting, the five steps of \
the conversation, the agenda for your 1:1, the e-mail afterward. All of it is written from your \
own wins, and all of it is yours to change.

What you write is yours. Nothing goes to your manager, a channel or anybody else unless you press \
the button that says so. Who can read it: the people you choose to show it to; whoever runs the \
server that Nextrung is on; and whoever may export your company's Slack, which holds what Nextrung \
sent you.
"""
"""From 175 to 4,000 characters."""

COLOUR = "#1d4e4a"
EVENTS_PATH = "/slack/events"
"""Where Bolt listens for all that Slack sends over HTTP."""

REDIRECT_PATH = "/slack/oauth_redirect"
"""Where Bolt finishes an installation."""

NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json="
"""Slack's page for a new app, with the manifest behind it filled in."""

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A slash command by its field in CommandNames ("win"), since its name is a setting.

    `usage_hint` is what Slack shows behind the command while it is typed.
    """

    field: str
    description: str
    usage_hint: str = ""


@dataclass(frozen=True, slots=True)
class ShortcutSpec:
    """A shortcut; `name` has at most 24 characters, `description` at most 150."""

    kind: Literal["global", "message"]
    callback_id: str
    name: str
    description: str


def manifest(
    commands: Iterable[CommandSpec],
    shortcuts: Iterable[ShortcutSpec],
    events: Sequence[str],
    scopes: Sequence[str],
    *,
    optional_scopes: Sequence[str] = (),
    names: CommandNames | None = None,
    base_url: str | None = None,
) -> Document:
    """Return the manifest for Socket Mode, or for HTTP where a `base_url` is given.

    `base_url` is the public https address that Slack reaches the coach at. `optional_scopes` may
    be declined by whoever installs it (manifest: `bot_optional`, a part of `bot`).
    """
    url = f"{base_url.rstrip('/')}{EVENTS_PATH}" if base_url else None
    names = names or CommandNames()
    return {
        "_metadata": {"major_version": 2, "minor_version": 0},
        "display_information": _display(),
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [_shortcut(spec) for spec in shortcuts],
            "slash_commands": [_command(spec, names, url) for spec in commands],
        },
        "oauth_config": _oauth(scopes, optional_scopes),
        "settings": _settings(events, url),
    }


def installable(document: Document, base_url: str) -> Document:
    """The same for an app that others install at `base_url`, where they come back to.

    Others are workspaces, and whole organisations (`org_deploy_enabled`).
    """
    redirect = {"redirect_urls": [f"{base_url.rstrip('/')}{REDIRECT_PATH}"]}
    return document | {
        "oauth_config": redirect | document["oauth_config"],
        "settings": document["settings"] | {"org_deploy_enabled": True},
    }


def as_yaml(document: Document) -> str:
    """Return the manifest as `manifest.yml` has it, with a first line on where it comes from."""
    text = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)
    return f"# Printed by `nextrung manifest`: change the code, not this file.\n{text}"


def link(document: Document) -> str:
    """Return the address of Slack's "create from manifest" with this one filled in."""
    return NEW_APP + quote(json.dumps(document, separators=(",", ":"), ensure_ascii=False), safe="")


def _display() -> Document:
    return {
        "name": NAME,
        "description": DESCRIPTION,
        "background_color": COLOUR,
        "long_description": LONG_DESCRIPTION,
    }


def _command(spec: CommandSpec, names: CommandNames, url: str | None) -> Document:
    hint = {"usage_hint": spec.usage_hint} if spec.usage_hint else {}
    address = {"url": url} if url else {}
    return {
        "command": str(getattr(names, spec.field)),
        **address,
        "description": spec.description,
        **hint,
        "should_escape": True,
    }


def _shortcut(spec: ShortcutSpec) -> Document:
    return {
        "name": spec.name,
        "type": spec.kind,
        "callback_id": spec.callback_id,
        "description": spec.description,
    }


def _oauth(scopes: Sequence[str], optional: Sequence[str]) -> Document:
    return {
        "scopes": {"bot": sorted({*scopes, *optional})}
        | ({"bot_optional": sorted(set(optional))} if optional else {})
    }


def _settings(events: Sequence[str], url: str | None) -> Document:
    address = {"request_url": url} if url else {}
    return {
        "event_subscriptions": {**address, "bot_events": sorted(set(events))},
        "interactivity": {"is_enabled": True, **address},
        "org_deploy_enabled": False,
        "socket_mode_enabled": url is None,
        "token_rotation_enabled": False,
    }


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as such, so that it can be read in the file."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)

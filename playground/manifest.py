"""Reads an app manifest: which commands, shortcuts, events and scopes the app asked for.

The keys are those of Slack's manifest schema 2.0 (docs.slack.dev/reference/app-manifest).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Command:
    """A slash command as the app registered it."""

    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True)
class Shortcut:
    """A global or message shortcut; `kind` is "global" or "message"."""

    name: str
    kind: str
    callback_id: str
    description: str


@dataclass(frozen=True)
class Manifest:
    """What the stand-in needs to know of the app."""

    name: str
    description: str = ""
    bot_name: str = ""
    home_tab: bool = False
    messages_tab: bool = True
    messages_read_only: bool = False
    interactivity: bool = False
    commands: tuple[Command, ...] = ()
    shortcuts: tuple[Shortcut, ...] = ()
    scopes: frozenset[str] = field(default_factory=frozenset)
    events: frozenset[str] = field(default_factory=frozenset)
    redirect_urls: tuple[str, ...] = ()
    rotates_tokens: bool = False

    def command(self, name: str) -> Command | None:
        return next((c for c in self.commands if c.command == name), None)

    def shortcut(self, kind: str, callback_id: str) -> Shortcut | None:
        return next(
            (s for s in self.shortcuts if s.kind == kind and s.callback_id == callback_id), None
        )


def read_manifest(document: Mapping[str, Any]) -> Manifest:
    """Return the manifest in `document`, which has the shape of Slack's manifest JSON."""
    display = document.get("display_information", {})
    features = document.get("features", {})
    home = features.get("app_home", {})
    settings = document.get("settings", {})
    oauth = document.get("oauth_config", {})
    return Manifest(
        name=display.get("name", "App"),
        description=display.get("description", ""),
        bot_name=features.get("bot_user", {}).get("display_name", display.get("name", "App")),
        home_tab=home.get("home_tab_enabled", False),
        messages_tab=home.get("messages_tab_enabled", True),
        messages_read_only=home.get("messages_tab_read_only_enabled", False),
        interactivity=settings.get("interactivity", {}).get("is_enabled", False),
        commands=tuple(_command(c) for c in features.get("slash_commands", ())),
        shortcuts=tuple(_shortcut(s) for s in features.get("shortcuts", ())),
        scopes=frozenset(oauth.get("scopes", {}).get("bot", ())),
        events=frozenset(settings.get("event_subscriptions", {}).get("bot_events", ())),
        redirect_urls=tuple(oauth.get("redirect_urls", ())),
        rotates_tokens=settings.get("token_rotation_enabled", False),
    )


def _command(entry: Mapping[str, Any]) -> Command:
    return Command(
        entry["command"],
        entry.get("description", ""),
        entry.get("usage_hint", ""),
        entry.get("should_escape", False),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        entry["name"], entry["type"], entry["callback_id"], entry.get("description", "")
    )

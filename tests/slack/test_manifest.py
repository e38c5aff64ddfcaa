"""The manifest, made from lists, within the lengths that Slack allows."""

import re

import pytest
import yaml

from bot.domain.commands import CommandNames
from bot.slack.manifest import CommandSpec, Document, ShortcutSpec, as_yaml, installable, manifest

COMMANDS = (
    CommandSpec("win", "Save something you did", "shipped it #impact"),
    CommandSpec("promo", "Where you are and what is next"),
)
SHORTCUTS = (
    ShortcutSpec("global", "open_win", "Save a win", "Write down something you did"),
    ShortcutSpec("message", "save_message", "Save as a win", "Keep this message as a win"),
)
EVENTS = ("app_home_opened",)
SCOPES = ("commands", "chat:write", "commands")


def made(names: CommandNames | None = None, base_url: str | None = None) -> Document:
    return manifest(COMMANDS, SHORTCUTS, EVENTS, SCOPES, names=names, base_url=base_url)


def test_socket_mode_needs_no_address() -> None:
    document = made()

    assert document["settings"]["socket_mode_enabled"] is True
    assert "url" not in as_yaml(document)


def test_http_gives_every_route_its_address() -> None:
    document = made(base_url="https://coach.example.com/")

    events = "https://coach.example.com/slack/events"
    assert document["settings"]["socket_mode_enabled"] is False
    assert document["settings"]["event_subscriptions"]["request_url"] == events
    assert document["settings"]["interactivity"]["request_url"] == events
    assert [command["url"] for command in document["features"]["slash_commands"]] == [events] * 2


def test_only_an_app_that_others_install_has_an_address_to_come_back_to() -> None:
    for_one = made(base_url="https://coach.example.com")
    for_many = installable(for_one, "https://coach.example.com/")

    assert "redirect_urls" not in for_one["oauth_config"]
    assert for_many["oauth_config"]["redirect_urls"] == [
        "https://coach.example.com/slack/oauth_redirect"
    ]
    assert for_many["oauth_config"]["scopes"] == for_one["oauth_config"]["scopes"]


def test_commands_bear_the_names_of_the_settings() -> None:
    win, promo = made(CommandNames(win="/brag"))["features"]["slash_commands"]

    assert win == {
        "command": "/brag",
        "description": "Save something you did",
        "usage_hint": "shipped it #impact",
        "should_escape": True,
    }
    assert promo == {
        "command": "/promo",
        "description": "Where you are and what is next",
        "should_escape": True,
    }


def test_shortcuts_events_and_scopes_come_from_the_lists() -> None:
    document = made()

    assert [entry["type"] for entry in document["features"]["shortcuts"]] == ["global", "message"]
    assert document["settings"]["event_subscriptions"]["bot_events"] == ["app_home_opened"]
    assert document["oauth_config"]["scopes"]["bot"] == ["chat:write", "commands"]


def test_members_can_write_to_the_coach_and_have_a_home_tab() -> None:
    assert made()["features"]["app_home"] == {
        "home_tab_enabled": True,
        "messages_tab_enabled": True,
        "messages_tab_read_only_enabled": False,
    }


def test_the_words_about_the_app_fit_where_slack_shows_them() -> None:
    words = made()["display_information"]

    assert len(words["name"]) <= 35
    assert len(words["description"]) <= 140
    assert 175 <= len(words["long_description"]) <= 4000
    assert re.fullmatch("#[0-9a-f]{6}", words["background_color"])


@pytest.mark.parametrize("base_url", [None, "https://coach.example.com"])
def test_yaml_reads_back_as_the_same_manifest(base_url: str | None) -> None:
    document = made(base_url=base_url)

    assert yaml.safe_load(as_yaml(document)) == document
